import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useId, useRef, useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useTitle } from '../../app/use-title.ts';
import { useLabel } from '../../i18n/label.ts';
import { useLocale } from '../../i18n/locale.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { useWords } from '../../i18n/words.ts';
import { Field } from '../../ui/field.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/layout.tsx';
import { trialErrors } from './trial-errors-words.ts';
import { Findings } from './trial-findings.tsx';
import {
  correctTrial,
  editionQuery,
  type Finding,
  openTrial,
  type Place,
  type Trial,
  trialQuery,
} from './trial-queries.ts';
import { TrialProgress } from './trial-progress.tsx';
import { trialWords } from './trial-words.ts';
import './trial.css';

/** The next edition of a rulebook, begun from the present text or from a trial in which faults were found. */
export function EditionPage() {
  const { placeId = '' } = useParams({ strict: false });
  const { trial: trialId }: { readonly trial?: string } = useSearch({ strict: false });
  const t = useWords(trialWords);
  const edition = useQuery(editionQuery(placeId));
  const trial = useQuery({ ...trialQuery(trialId ?? ''), enabled: trialId !== undefined });
  useTitle(t('editTitle'));
  const error = edition.error ?? trial.error;
  if (error !== null) return <PageError error={error} retry={() => void edition.refetch()} />;
  if (edition.data === undefined || (trialId !== undefined && trial.data === undefined))
    return <PageLoading blocks={[60, 480]} />;
  const begun = {
    source: trial.data?.source ?? edition.data.source,
    examples: trial.data?.examples ?? '',
  };
  return <Editor place={edition.data.place} begun={begun} trial={trial.data} />;
}

type Text = { readonly source: string; readonly examples: string };

function Editor(props: {
  readonly place: Place;
  readonly begun: Text;
  readonly trial: Trial | undefined;
}) {
  const { place, trial } = props;
  const t = useWords(trialWords);
  const label = useLabel();
  const locale = useLocale();
  const navigate = useNavigate();
  const [text, setText] = useState(props.begun);
  const boxes = {
    edition: useRef<HTMLTextAreaElement>(null),
    examples: useRef<HTMLTextAreaElement>(null),
  };
  const handIn = useHandIn({ place, trial, text });
  const error = handIn.error instanceof RequestRefused ? handIn.error.problem : undefined;
  const checking = trial?.state === 'checking';
  useEffect(() => {
    // Sound: the page of the trial shows how it is counted.
    if (trial !== undefined && trial.state !== 'checking' && trial.state !== 'faulty')
      void navigate({ to: `${paths.rules}/trials/${trial.trialId}` });
  }, [trial, navigate]);
  return (
    <Page
      width="desk"
      title={t('editTitle')}
      lead={t('editLead')}
      above={
        <nav className="jx-trial-trail">
          <Link to={paths.rules}>{t('title')}</Link>
          <span>{label(place.pack.name)}</span>
          <span>{t('edition', { version: place.pack.version })}</span>
        </nav>
      }
      actions={
        <>
          {handIn.isError && (
            <span role="alert">
              {problemSentence(error ?? { code: 'platform.failed' }, locale, trialErrors)}
            </span>
          )}
          <ReadFile read={(source) => setText((now) => ({ ...now, source }))} />
          <Button
            type="primary"
            loading={handIn.isPending || checking}
            onClick={() => handIn.mutate()}
          >
            {checking ? t('checking') : t('check')}
          </Button>
        </>
      }
    >
      {checking && <TrialProgress trial={trial} />}
      {trial?.state === 'faulty' && (
        <Findings findings={trial.findings} goTo={(finding) => goTo(boxes, finding)} />
      )}
      <Field label={t('source')} hint={t('sourceHint')} required>
        {(wiring) => (
          <textarea
            {...wiring}
            ref={boxes.edition}
            className="jx-trial-source"
            lang="en"
            spellCheck={false}
            wrap="off"
            rows={28}
            value={text.source}
            onChange={(typed) => setText({ ...text, source: typed.target.value })}
          />
        )}
      </Field>
      <Field label={t('examples')} hint={t('examplesHint')}>
        {(wiring) => (
          <textarea
            {...wiring}
            ref={boxes.examples}
            className="jx-trial-source"
            lang="en"
            spellCheck={false}
            wrap="off"
            rows={8}
            value={text.examples}
            onChange={(typed) => setText({ ...text, examples: typed.target.value })}
          />
        )}
      </Field>
    </Page>
  );
}

/** A first text opens a trial; after faults the same trial gets the mended one. */
function useHandIn(of: {
  readonly place: Place;
  readonly trial: Trial | undefined;
  readonly text: Text;
}) {
  const { place, trial, text } = of;
  const client = useQueryClient();
  const intent = useIntent();
  const navigate = useNavigate();
  return useMutation({
    mutationFn: () => {
      const key = intent.keyFor({ ...text, at: trial?.trialId ?? place.placeId });
      return trial?.state === 'faulty'
        ? correctTrial(trial.trialId, text, key)
        : openTrial(place.placeId, { kind: 'edition', ...text }, key);
    },
    onSuccess: (after) => {
      intent.settle();
      client.setQueryData(trialQuery(after.trialId).queryKey, after);
      void client.invalidateQueries({ queryKey: ['rule-changes', 'trials'] });
      void navigate({ to: '.', search: { trial: after.trialId }, replace: true });
    },
  });
}

type Boxes = Readonly<Record<Finding['part'], React.RefObject<HTMLTextAreaElement | null>>>;

/** Puts the caret at the place and the line into sight. */
function goTo(boxes: Boxes, { part, line, column }: Finding): void {
  const box = boxes[part].current;
  if (box === null) return;
  const lines = box.value.split('\n');
  const start = lines.slice(0, line - 1).reduce((sum, one) => sum + one.length + 1, 0);
  box.focus();
  box.setSelectionRange(start + column - 1, start + (lines[line - 1]?.length ?? 0));
  box.scrollTop = (box.scrollHeight / lines.length) * Math.max(0, line - 6);
}

function ReadFile({ read }: { readonly read: (text: string) => void }) {
  const t = useWords(trialWords);
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <input
        ref={input}
        id={id}
        type="file"
        hidden
        accept=".yaml,.yml,text/yaml"
        onChange={(chosen) => {
          const file = chosen.target.files?.[0];
          if (file) void file.text().then(read);
          chosen.target.value = '';
        }}
      />
      <Button icon={<Icon name="file" size={16} />} onClick={() => input.current?.click()}>
        {t('chooseFile')}
      </Button>
    </>
  );
}
