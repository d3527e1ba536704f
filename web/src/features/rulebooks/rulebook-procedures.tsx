import { type Formats, useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { MetaLine, Sheet } from '../../ui/layout.tsx';
import type { PackPage } from './queries.ts';
import { RuleLink } from './rule-link.tsx';
import { rulebooksWords } from './rulebooks-words.ts';

type Of = { readonly pack: PackPage };
type Words = Translate<(typeof rulebooksWords)['zh-CN']>;
type Form = PackPage['formList'][number];
type Route = PackPage['routes'][number];

/** What a person may declare, with what has to be shown for it. */
export function FormList({ pack }: Of) {
  const t = useWords(rulebooksWords);
  if (pack.formList.length === 0) return null;
  return (
    <section className="jx-rules-part" id="part-forms">
      <h2>{t('formsTitle')}</h2>
      <p className="jx-small jx-secondary">{t('formsLead')}</p>
      <Sheet padding="flush">
        <ul className="jx-rules-kinds">
          {pack.formList.map((form) => (
            <li key={form.id}>
              <FormEntry form={form} />
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

function FormEntry({ form }: { readonly form: Form }) {
  const t = useWords(rulebooksWords);
  const f = useFormats();
  const label = useLabel();
  const shown = form.evidence.map((slot) =>
    slot.required ? label(slot.label) : t('optional', { label: label(slot.label) }),
  );
  return (
    <>
      <div>
        <b>{label(form.label)}</b>
        <span className="jx-rules-aside">{f.list(form.categories.map(label))}</span>
      </div>
      {form.hint !== null && <p>{label(form.hint)}</p>}
      <MetaLine
        items={[
          shown.length === 0 ? t('noEvidence') : t('evidence', { list: f.list(shown) }),
          ...(form.decidedBy === null ? [] : [t('decidedBy', { office: t(form.decidedBy) })]),
          ...form.rules.map((rule) => <RuleLink key={rule} rule={rule} />),
        ]}
      />
    </>
  );
}

const EFFECTS = {
  counts: 'stepCounts',
  confirms: 'stepConfirms',
  vetoes: 'stepVetoes',
} as const;

export function RouteList({ pack }: Of) {
  const t = useWords(rulebooksWords);
  if (pack.routes.length === 0) return null;
  return (
    <section className="jx-rules-part" id="part-routes">
      <h2>{t('routes')}</h2>
      <Sheet padding="flush">
        <ul className="jx-rules-kinds">
          {pack.routes.map((route) => (
            <li key={route.label['zh-CN']}>
              <RouteEntry route={route} />
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

function RouteEntry({ route }: { readonly route: Route }) {
  const t = useWords(rulebooksWords);
  const f = useFormats();
  const label = useLabel();
  return (
    <>
      <div>
        <b>{label(route.label)}</b> <RuleLink rule={route.rule} />
      </div>
      {route.steps.length === 0 ? (
        <p>{t('noReview')}</p>
      ) : (
        <ol className="jx-rules-steps">
          {route.steps.map((step) => (
            <li key={step.label['zh-CN']}>
              <MetaLine
                items={[
                  label(step.label),
                  t(EFFECTS[step.effect]),
                  ...(step.serviceWorkingDays === null
                    ? []
                    : [t('service', { days: step.serviceWorkingDays })]),
                  ...(step.silenceWorkingDays === null
                    ? []
                    : [t('silence', { days: step.silenceWorkingDays })]),
                  <RuleLink key="rule" rule={step.rule} />,
                ]}
              />
            </li>
          ))}
        </ol>
      )}
      {route.forms.length > 0 && (
        <p className="jx-small jx-secondary">
          {t('routeAll', { list: f.list(route.forms.map(label)) })}
        </p>
      )}
      {route.ways.length > 0 && (
        <p className="jx-small jx-secondary">
          {t('routeWays', { list: f.list(route.ways.map(label)) })}
        </p>
      )}
    </>
  );
}

export function WindowList({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const f = useFormats();
  const label = useLabel();
  if (pack.windows.length === 0) return null;
  return (
    <section className="jx-rules-part">
      <h2>{t('windows')}</h2>
      <Sheet padding="flush">
        <ul className="jx-rules-kinds">
          {pack.windows.map((window) => (
            <li key={window.label['zh-CN']}>
              <div>
                <b>{label(window.label)}</b>
                <span className="jx-rules-aside">{spanOf(window, t, f)}</span>{' '}
                <RuleLink rule={window.rule} />
              </div>
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

/** A day of any year; the formats want one, and no leap day is a boundary. */
function spanOf(window: PackPage['windows'][number], t: Words, f: Formats): string {
  const day = (monthDay: string) => f.shortDate(`2000-${monthDay}`);
  const days = { from: day(window.from), to: day(window.to) };
  const span = window.toNextYear ? t('windowNext', days) : t('window', days);
  if (window.limits === 'handed-in') {
    return t(window.makeUp ? 'windowHandedInLate' : 'windowHandedIn', { span });
  }
  return t(window.makeUp ? 'windowDoneLate' : 'windowDone', { span });
}

/** What the place decides when it takes the rulebook into use. */
export function Settings({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const label = useLabel();
  if (pack.parameters.length === 0 && pack.readings.length === 0) return null;
  return (
    <section className="jx-rules-part">
      <h2>{t('open')}</h2>
      <p className="jx-small jx-secondary">{t('openLead')}</p>
      <Sheet padding="flush">
        <ul className="jx-rules-kinds">
          {pack.parameters.map((one) => (
            <li key={one.id}>
              {label(one.label)} <RuleLink rule={one.rule} />
            </li>
          ))}
          {pack.readings.map((one) => (
            <li key={one.id}>
              <div>
                <b>{label(one.label)}</b> <RuleLink rule={one.rule} />
              </div>
              <MetaLine
                items={one.choices.map((choice) =>
                  choice.id === one.default
                    ? t('readingDefault', { label: label(choice.label) })
                    : label(choice.label),
                )}
              />
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

export function Statements({ pack }: Of) {
  const t = useWords(rulebooksWords);
  const label = useLabel();
  if (pack.statements.length === 0) return null;
  return (
    <section className="jx-rules-part">
      <h2>{t('statements')}</h2>
      <ul className="jx-rules-statements">
        {pack.statements.map((one) => (
          <li key={one.text['zh-CN']}>
            {label(one.text)} <RuleLink rule={one.rule} />
          </li>
        ))}
      </ul>
    </section>
  );
}
