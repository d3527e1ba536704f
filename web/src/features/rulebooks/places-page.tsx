import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { MetaLine, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { trialErrors } from './trial-errors-words.ts';
import { openTrial, type Place, placesQuery, type Tried, trialsQuery } from './trial-queries.ts';
import { trialWords } from './trial-words.ts';
import './trial.css';

/** The rules of the places that an office speaks for: what they leave open, and what was tried. */
export function PlacesPage() {
  const t = useWords(trialWords);
  const found = useInfiniteQuery(placesQuery);
  useTitle(t('title'));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[60, 320]} />;
  const places = found.data.pages.flatMap((page) => page.items);
  const proposes = places.every((place) => place.side === 'department');
  if (places.length === 0) {
    return (
      <Page width="desk" title={t('title')}>
        <EmptyState title={t('emptyTitle')}>{t('empty')}</EmptyState>
      </Page>
    );
  }
  return (
    <Page width="desk" title={t('title')} lead={proposes ? t('leadDepartment') : t('lead')}>
      {places.map((place) => (
        <PlaceRules key={place.placeId} place={place} />
      ))}
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('morePlaces')}
        </Button>
      )}
    </Page>
  );
}

function PlaceRules({ place }: { readonly place: Place }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const label = useLabel();
  const { pack } = place;
  return (
    <section className="jx-trial-place" aria-label={place.name}>
      <SectionHead
        title={place.name}
        action={<Link to={`${paths.rulebooks}/${pack.id}`}>{t('publicPage')}</Link>}
      />
      <MetaLine
        items={[
          label(pack.name),
          t('version', { version: pack.version, date: f.date(place.firstOn) }),
        ]}
      />
      <div className="jx-trial-two">
        <Sheet>
          <SettingsForm place={place} />
        </Sheet>
        <Trials place={place} />
      </div>
    </section>
  );
}

type Settings = {
  readonly readings: Readonly<Record<string, string>>;
  readonly parameters: Readonly<Record<string, string>>;
};

function settingsOf(place: Place): Settings {
  return {
    readings: Object.fromEntries(place.readings.map((one) => [one.id, one.chosen])),
    parameters: Object.fromEntries(place.parameters.map((one) => [one.id, one.value ?? ''])),
  };
}

/** What the place may decide, as it is; anything else can be tried from here. */
function SettingsForm({ place }: { readonly place: Place }) {
  const t = useWords(trialWords);
  const label = useLabel();
  const locale = useLocale();
  const [settings, setSettings] = useState(() => settingsOf(place));
  const trying = useTry(place);
  const problem = trying.error instanceof RequestRefused ? trying.error.problem : undefined;
  const wrong = (path: string) => {
    const field = problem?.fields?.find((one) => one.path === `body/tried/${path}`);
    return field && problemSentence(field, locale, trialErrors);
  };
  const nothing = place.readings.length === 0 && place.parameters.length === 0;
  const parameters = Object.fromEntries(
    Object.entries(settings.parameters).filter(([, value]) => value.trim() !== ''),
  );
  return (
    <>
      {nothing && <p className="jx-secondary">{t('nothingOpen')}</p>}
      {place.readings.map((reading) => (
        <Field
          key={reading.id}
          label={label(reading.label)}
          {...(reading.paraphrase === null ? {} : { hint: label(reading.paraphrase) })}
          error={wrong(`readings/${reading.id}`)}
        >
          {(wiring) => (
            <Radio.Group
              id={wiring.id}
              aria-describedby={wiring['aria-describedby']}
              className="jx-trial-choices"
              value={settings.readings[reading.id]}
              onChange={(chosen) => {
                const value = String(chosen.target.value);
                setSettings({
                  ...settings,
                  readings: { ...settings.readings, [reading.id]: value },
                });
              }}
              options={reading.choices.map((choice) => ({
                value: choice.id,
                label: label(choice.label) + (choice.usual ? t('usual') : ''),
              }))}
            />
          )}
        </Field>
      ))}
      {place.parameters.map((one) => (
        <Field
          key={one.id}
          label={label(one.label)}
          {...(one.max === null ? {} : { hint: t('atMost', { max: one.max }) })}
          error={wrong(`parameters/${one.id}`)}
        >
          {(wiring) => (
            <Input
              {...wiring}
              className="jx-trial-value"
              placeholder={t('leftOpen')}
              maxLength={20}
              value={settings.parameters[one.id]}
              onChange={(typed) =>
                setSettings({
                  ...settings,
                  parameters: { ...settings.parameters, [one.id]: typed.target.value },
                })
              }
            />
          )}
        </Field>
      ))}
      {trying.isError && (
        <p role="alert">
          {problemSentence(problem ?? { code: 'platform.failed' }, locale, trialErrors)}
        </p>
      )}
      <div className="jx-trial-buttons">
        {!nothing && (
          <Button
            type="primary"
            loading={trying.isPending}
            onClick={() =>
              trying.mutate({ kind: 'settings', readings: settings.readings, parameters })
            }
          >
            {t('tryIt')}
          </Button>
        )}
        <OtherEditions place={place} trying={trying} />
      </div>
    </>
  );
}

function useTry(place: Place) {
  const intent = useIntent();
  const client = useQueryClient();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: (tried: Tried) =>
      openTrial(place.placeId, tried, intent.keyFor({ ...tried, at: place.placeId })),
    onSuccess: (trial) => {
      intent.settle();
      void client.invalidateQueries({ queryKey: ['rule-changes', 'trials', place.placeId] });
      void navigate({ to: `${paths.rules}/trials/${trial.trialId}` });
    },
  });
}

function OtherEditions(of: { readonly place: Place; readonly trying: ReturnType<typeof useTry> }) {
  const t = useWords(trialWords);
  const { place, trying } = of;
  return (
    <>
      {place.editions
        .filter((one) => !one.inForce)
        .map(({ version }) => (
          <Button
            key={version}
            loading={trying.isPending}
            onClick={() => trying.mutate({ kind: 'version', version })}
          >
            {t('tryVersion', { version })}
          </Button>
        ))}
      <Link to={`${paths.rules}/${place.placeId}/edition`}>{t('newEdition')}</Link>
    </>
  );
}

function Trials({ place }: { readonly place: Place }) {
  const t = useWords(trialWords);
  const f = useFormats();
  const found = useInfiniteQuery(trialsQuery(place.placeId));
  const trials = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section>
      <SectionHead title={t('trials')} level={3} />
      {found.isError && <PageError error={found.error} retry={() => void found.refetch()} />}
      {found.isSuccess && trials.length === 0 && <p className="jx-secondary">{t('noTrials')}</p>}
      {trials.length > 0 && (
        <Sheet padding="flush">
          <ul className="jx-trial-list">
            {trials.map((trial) => (
              <li key={trial.trialId}>
                <Link to={`${paths.rules}/trials/${trial.trialId}`}>
                  {t('trialNumber', { number: trial.number })}
                </Link>
                <MetaLine
                  items={[
                    t(`kind.${trial.kind}`),
                    t(`state.${trial.state}`),
                    ...(trial.madeBy === null ? [] : [t('by', { name: trial.madeBy })]),
                    ...(trial.department === null ? [] : [trial.department]),
                    f.instant(trial.madeAt),
                  ]}
                />
              </li>
            ))}
          </ul>
        </Sheet>
      )}
      {found.hasNextPage && (
        <Button type="link" onClick={() => void found.fetchNextPage()}>
          {t('moreTrials')}
        </Button>
      )}
    </section>
  );
}
