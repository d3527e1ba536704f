import { formatHours, formatLocalDate, formatRational } from '@jixu/kernel';
import {
  articleOf,
  type CaseOutcome,
  type Evaluation,
  type EvaluationInput,
  factLabel,
  factValue,
  type InputRecord,
  type Pack,
  type PackCase,
  type PackEdition,
  parseInput,
  termsOf,
  TITLE_WORDS,
} from '@jixu/policy';
import { type Formats, useFormats } from '../../../i18n/format.ts';
import { type Label, useLabel } from '../../../i18n/label.ts';
import { isQuantityUnit, quantityText } from '../../../i18n/units.ts';
import { type Translate, useWords } from '../../../i18n/words.ts';
import { type Fact, Facts, Sheet } from '../../../ui/layout.tsx';
import { StateMark } from '../../../ui/state-mark.tsx';
import { caseWords } from './case-words.ts';

export type RunCase = {
  readonly of: PackCase;
  readonly outcome: CaseOutcome;
  readonly pack: Pack;
};

type Say = {
  readonly t: Translate<(typeof caseWords)['zh-CN']>;
  readonly f: Formats;
  readonly label: (words: Label) => string;
};

/** One case: what goes in, what comes out, and whether that is what was given. */
export function CaseSheet({ run }: { readonly run: RunCase }) {
  const { of, outcome, pack } = run;
  const t = useWords(caseWords);
  const f = useFormats();
  const label = useLabel();
  const say = { t, f, label };
  const agrees = outcome.differences.length === 0;
  const newest = pack.editions.at(-1);
  const edition = pack.editions.find(({ version }) => version === of.edition) ?? newest;
  const article = edition === undefined ? null : articleOf(edition, of.id);
  const { evaluation } = outcome;
  return (
    <Sheet label={of.id}>
      <div className="jx-case-head">
        <h2>
          {of.id}
          {/* Cases are written by authors of packs in one language. */}
          {f.locale === 'en' && <span className="jx-case-name">{of.name}</span>}
        </h2>
        <StateMark state={agrees ? 'counted' : 'refused'}>
          {agrees ? t('agrees') : t('differs')}
        </StateMark>
      </div>
      {article !== null && (
        <p className="jx-law jx-small jx-secondary">{label(article.paraphrase)}</p>
      )}
      {edition !== undefined && evaluation !== null && (
        <Computed
          edition={edition}
          evaluation={evaluation}
          input={parseInput(of.input, pack)}
          say={say}
        />
      )}
      {evaluation === null && <p>{t('refused')}</p>}
      {!agrees && <p className="jx-small jx-secondary">{t('differsNote')}</p>}
    </Sheet>
  );
}

type Of = {
  readonly edition: PackEdition;
  readonly evaluation: Evaluation;
  readonly input: EvaluationInput;
  readonly say: Say;
};

function Computed(props: Of) {
  const { evaluation, input, say } = props;
  const { t } = say;
  const facts = personFacts(props);
  return (
    <>
      {facts.length > 0 && <Facts facts={facts} />}
      {input.records.length > 0 && (
        <table className="jx-rules-table jx-case-records">
          <thead>
            <tr>
              <th scope="col">{t('input')}</th>
              <th scope="col" className="jx-number">
                {t('output')}
              </th>
            </tr>
          </thead>
          <tbody>
            {input.records.map((record) => (
              <RecordLine key={record.id} record={record} {...props} />
            ))}
          </tbody>
        </table>
      )}
      {evaluation.requirements.length > 0 && <Requirements {...props} />}
    </>
  );
}

function RecordLine({ record, edition, evaluation, say }: Of & { readonly record: InputRecord }) {
  const { f, label } = say;
  const line = evaluation.records.find(({ id }) => id === record.id);
  if (line === undefined) return null;
  const full = line.reason === 'counted';
  return (
    <tr>
      <th scope="row">{recordText(edition, record, say)}</th>
      <td className="jx-number">
        <b>{f.amount(line.ifApproved ?? line.counted, edition.unit)}</b>
        {!full && (
          <span className="jx-case-reason">{label(termsOf(edition).reason(line.reason))}</span>
        )}
      </td>
    </tr>
  );
}

function recordText(edition: PackEdition, record: InputRecord, { t, f, label }: Say): string {
  const terms = termsOf(edition);
  const zh = f.locale === 'zh-CN';
  const quantities = Object.entries(record.qty).flatMap(([unit, value]) =>
    value !== undefined && isQuantityUnit(unit)
      ? [quantityText(f.number(formatRational(value)), unit, f.locale)]
      : [],
  );
  const attributes = Object.entries(record.attrs).map(([name, value]) => {
    const said = label(terms.value(name, String(value)));
    return `${label(terms.attribute(name))}${zh ? '：' : ': '}${said}`;
  });
  const standing = record.status === 'approved' ? [] : [t(record.status)];
  const parts = [
    ...(record.category === null ? [] : [label(terms.category(record.category))]),
    ...attributes,
    ...(record.decided === null
      ? []
      : [t('decided', { amount: f.amount(formatHours(record.decided.hours), edition.unit) })]),
    ...(record.evidence !== null && record.evidence.length === 0 ? [t('noEvidence')] : []),
    ...standing,
    f.date(formatLocalDate(record.on)),
  ];
  const what = [label(terms.kind(record.kind)), ...quantities].join(' ');
  return zh ? `${what}，${parts.join('，')}` : `${what}; ${parts.join('; ')}`;
}

function personFacts({ edition, evaluation, input, say }: Of): readonly Fact[] {
  const { t, f, label } = say;
  const { person, target } = input;
  const facts: Fact[] = [];
  const add = (id: string, name: string, value: string) => facts.push({ id, name, value });
  if (evaluation.period !== null)
    add('period', t('period'), f.period(evaluation.period.from, evaluation.period.to));
  for (const [at, title] of (person.titles ?? []).entries()) {
    const level = label(TITLE_WORDS[title.level]);
    const date = title.obtainedOn === null ? null : f.date(formatLocalDate(title.obtainedOn));
    add(
      `title ${at}`,
      label(factLabel('person.titles')),
      date === null ? level : t('obtained', { level, date }),
    );
  }
  if (person.titles?.length === 0)
    add('title', label(factLabel('person.titles')), label(TITLE_WORDS.none));
  if (person.graduatedOn !== null)
    add(
      'graduated',
      label(factLabel('person.graduatedOn')),
      f.date(formatLocalDate(person.graduatedOn)),
    );
  for (const name of ['schoolStage', 'employerGrade'] as const) {
    const value = person[name];
    const key = `person.${name}`;
    if (value !== null) add(name, label(factLabel(key)), label(factValue(key, value)));
  }
  if (target.title !== null)
    add('target', label(factLabel('target.title')), label(TITLE_WORDS[target.title]));
  for (const [id, value] of Object.entries(input.parameters)) {
    const parameter = edition.document.parameters?.[id];
    if (parameter !== undefined)
      add(`parameter ${id}`, label(parameter.label), f.number(formatRational(value)));
  }
  for (const [id, choice] of Object.entries(input.readings)) {
    const reading = edition.document.readings?.[id];
    const words = reading?.choices[choice];
    if (reading !== undefined && words !== undefined)
      add(`reading ${id}`, label(reading.label), label(words));
  }
  return facts;
}

function Requirements({ edition, evaluation, say }: Of) {
  const { t, f, label } = say;
  return (
    <ul className="jx-case-needs jx-small">
      {evaluation.requirements.map((one) => {
        const amount = (value: string) =>
          one.unit === undefined
            ? f.amount(value, edition.unit)
            : quantityText(f.number(value), one.unit, f.locale);
        const state =
          one.status === 'met'
            ? t('met')
            : one.short === null || one.status === 'unknown'
              ? t('unknown')
              : t('short', { amount: amount(one.short) });
        return (
          <li key={`${one.id} ${one.year ?? ''}`}>
            <span>
              {label(termsOf(edition).requirement(one.id))}
              {one.year !== undefined && ` ${one.year}`}
            </span>
            <span>
              {f.number(one.have)}
              {one.need !== null && ` / ${amount(one.need)}`}
            </span>
            <span className="jx-tertiary">{state}</span>
          </li>
        );
      })}
    </ul>
  );
}
