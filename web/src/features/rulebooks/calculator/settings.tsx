import { dateParts, formatRational } from '@jixu/kernel';
import {
  factLabel,
  factValue,
  type Pack,
  type PackEdition,
  personQuestions,
  SCHOOL_STAGES,
  TITLE_LEVELS,
  TITLE_WORDS,
} from '@jixu/policy';
import { Link } from '@tanstack/react-router';
import { paths } from '../../../app/pages.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useLabel } from '../../../i18n/label.ts';
import { useWords } from '../../../i18n/words.ts';
import { Sheet } from '../../../ui/layout.tsx';
import type { Calculation } from './calculation.ts';
import { calculatorWords } from './calculator-words.ts';
import { Choose, Day, NumberInput, SmallField } from './controls.tsx';
import { isQuantity } from './evaluation-input.ts';

type Of = {
  readonly edition: PackEdition;
  readonly calculation: Calculation;
  readonly onChange: (next: Calculation) => void;
};

const YEARS_BACK = 15;

/** Which years are asked about: one, or from one to another. */
export function PeriodChoice({
  edition,
  pack,
  calculation,
  onChange,
  today,
}: Of & { readonly pack: Pack; readonly today: string }) {
  const t = useWords(calculatorWords);
  const { kind } = edition.document.period;
  if (kind === 'since-title') return null;
  const now = Number(today.slice(0, 4));
  const from = pack.editions[0]?.effective.from;
  const first = Math.max(now - YEARS_BACK, from === undefined ? 0 : dateParts(from).year);
  const years = Array.from({ length: now + 2 - first }, (_, at) => now + 1 - at);
  const shown = [...new Set([...years, calculation.year])].toSorted((a, b) => b - a);
  const label = (year: number) =>
    calculation.schoolYears === true
      ? t('schoolYearValue', { year, next: year + 1 })
      : t('yearValue', { year });
  const options = shown.map((year) => ({ value: String(year), label: label(year) }));
  const set = (text: string | undefined) => Number(text ?? calculation.year);
  if (kind !== 'given') {
    const name = kind === 'calendar-year' ? t('year') : t('applyYear');
    return (
      <Choose
        bare
        label={name}
        value={String(calculation.year)}
        options={options}
        onChange={(text) => onChange({ ...calculation, year: set(text) })}
      />
    );
  }
  const firstYear = calculation.firstYear ?? calculation.year;
  return (
    <>
      <Choose
        bare
        label={t('firstYear')}
        value={String(firstYear)}
        options={options}
        onChange={(text) =>
          onChange({
            ...calculation,
            firstYear: set(text),
            year: Math.max(set(text), calculation.year),
          })
        }
      />
      <Choose
        bare
        label={t('lastYear')}
        value={String(calculation.year)}
        options={options}
        onChange={(text) =>
          onChange({ ...calculation, year: set(text), firstYear: Math.min(set(text), firstYear) })
        }
      />
    </>
  );
}

/** Facts about the person and the target that this rulebook reads; nothing else is asked. */
export function AboutYou({ edition, calculation, onChange }: Of) {
  const t = useWords(calculatorWords);
  const asked = personQuestions(edition);
  const sinceTitle = edition.document.period.kind === 'since-title';
  if (asked.length === 0 && !sinceTitle) return null;
  return (
    <Sheet label={t('about')}>
      <h2>{t('about')}</h2>
      <p className="jx-small jx-secondary">{t('aboutLead')}</p>
      <div className="jx-calc-fields">
        {asked.includes('person.titles') && (
          <TitleFields edition={edition} calculation={calculation} onChange={onChange} />
        )}
        {asked.includes('target.title') && (
          <TargetTitle edition={edition} calculation={calculation} onChange={onChange} />
        )}
        {sinceTitle && (
          <Day
            id="about-target.on"
            label={t('applyOn')}
            value={calculation.applyOn}
            onChange={(applyOn) => onChange(withText(calculation, { applyOn }))}
          />
        )}
        {asked
          .filter((key) => key.startsWith('person.') && !ELSEWHERE.has(key))
          .map((key) => (
            <Fact key={key} name={key} {...{ edition, calculation, onChange }} />
          ))}
      </div>
    </Sheet>
  );
}

/** Asked together with the title. */
const ELSEWHERE: ReadonlySet<string> = new Set(['person.titles', 'person.graduatedOn']);

/** An emptied field leaves nothing behind. */
function withText(
  calculation: Calculation,
  change: {
    readonly [N in 'applyOn' | 'targetTitle' | 'title' | 'titleOn' | 'graduatedOn']?:
      | string
      | undefined;
  },
): Calculation {
  const next: Record<string, unknown> = { ...calculation };
  for (const [name, value] of Object.entries(change))
    if (value === undefined) delete next[name];
    else next[name] = value;
  return next as Calculation;
}

function TitleFields({ edition, calculation, onChange }: Of) {
  const t = useWords(calculatorWords);
  const label = useLabel();
  const none = calculation.title === 'none';
  // A title of a later year is not held yet when the application is made.
  const later = Number(calculation.titleOn?.slice(0, 4) ?? 0) > calculation.year;
  const options = TITLE_LEVELS.map((level) => ({ value: level, label: label(TITLE_WORDS[level]) }));
  const graduates = personQuestions(edition).includes('person.graduatedOn');
  return (
    <>
      <Choose
        id="about-person.titles"
        label={t('title_')}
        value={calculation.title}
        empty={t('notSaid')}
        options={options}
        onChange={(title) => onChange(withText(calculation, { title }))}
      />
      {calculation.title !== undefined && !none && (
        <Day
          id="about-person.titles.obtainedOn"
          label={t('titleOn')}
          value={calculation.titleOn}
          onChange={(titleOn) => onChange(withText(calculation, { titleOn }))}
        />
      )}
      {graduates && (none || later) && (
        <Day
          id="about-person.graduatedOn"
          label={t('graduatedOn')}
          hint={t('graduatedHint')}
          value={calculation.graduatedOn}
          onChange={(graduatedOn) => onChange(withText(calculation, { graduatedOn }))}
        />
      )}
    </>
  );
}

function TargetTitle({ edition, calculation, onChange }: Of) {
  const t = useWords(calculatorWords);
  const label = useLabel();
  const { period, targets } = edition.document;
  const levels = TITLE_LEVELS.filter((level) =>
    targets === undefined
      ? period.kind === 'years-back'
        ? period.years[level] !== undefined
        : level !== 'none'
      : targets.includes(level),
  );
  return (
    <Choose
      id="about-target.title"
      label={t('targetTitle')}
      value={calculation.targetTitle}
      empty={t('notSaid')}
      options={levels.map((level) => ({ value: level, label: label(TITLE_WORDS[level]) }))}
      onChange={(targetTitle) => onChange(withText(calculation, { targetTitle }))}
    />
  );
}

/** A fact with a closed list of answers: the vocabulary's own, or those that the rules tell apart. */
function Fact({ name, edition, calculation, onChange }: Of & { readonly name: string }) {
  const t = useWords(calculatorWords);
  const label = useLabel();
  const field = name.slice('person.'.length);
  const values = field === 'schoolStage' ? SCHOOL_STAGES : valuesTold(edition, name);
  const { [field]: chosen, ...others } = calculation.facts;
  return (
    <Choose
      id={`about-${name}`}
      label={label(factLabel(name))}
      value={chosen}
      empty={t('notSaid')}
      options={values.map((value) => ({ value, label: label(factValue(name, value)) }))}
      onChange={(value) =>
        onChange({
          ...calculation,
          facts: value === undefined ? others : { ...others, [field]: value },
        })
      }
    />
  );
}

const GRADES_OF_EMPLOYERS = ['primary', 'secondary', 'tertiary'];

function valuesTold(edition: PackEdition, name: string): readonly string[] {
  if (name === 'person.employerGrade') return GRADES_OF_EMPLOYERS;
  const conditions = [
    ...[...edition.requireWhen.values()].flat(),
    ...[...edition.kinds.values()].flatMap((kind) => kind.lines.flatMap((line) => line.when)),
  ];
  const found = conditions.flatMap(({ key, test }) =>
    key === name && test.kind === 'in' ? [...test.values] : [],
  );
  return [...new Set(found)];
}

/** What the source leaves to the place, and what it says in two ways: shown as such. */
export function PlaceSettings({ edition, calculation, onChange }: Of) {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const label = useLabel();
  // Others set how cases are sampled and the like; no hours depend on them.
  const reckoned = JSON.stringify(edition.document.kinds);
  const parameters = Object.entries(edition.document.parameters ?? {}).filter(([id]) =>
    reckoned.includes(`"parameter":"${id}"`),
  );
  const readings = Object.entries(edition.document.readings ?? {});
  if (parameters.length === 0 && readings.length === 0) return null;
  const set = (id: string, value: string | undefined) => {
    const { [id]: _, ...others } = calculation.parameters;
    onChange({
      ...calculation,
      parameters: value === undefined ? others : { ...others, [id]: value },
    });
  };
  return (
    <Sheet label={parameters.length > 0 ? t('place') : t('readings')}>
      {parameters.length > 0 && (
        <>
          <h2>{t('place')}</h2>
          <p className="jx-small jx-secondary">{t('placeLead')}</p>
          <div className="jx-calc-fields">
            {parameters.map(
              ([id, one]) =>
                one !== undefined && (
                  <SmallField
                    key={id}
                    label={label(one.label)}
                    {...(one.max === undefined
                      ? {}
                      : { hint: t('placeMax', { max: f.number(formatRational(one.max)) }) })}
                  >
                    <NumberInput
                      id={`parameter-${id}`}
                      label={label(one.label)}
                      value={calculation.parameters[id]}
                      wrong={wrongNumber(calculation.parameters[id]) ? t('notNumber') : undefined}
                      onChange={(value) => set(id, value)}
                    />
                  </SmallField>
                ),
            )}
          </div>
        </>
      )}
      {readings.length > 0 && (
        <>
          <h2>{t('readings')}</h2>
          <p className="jx-small jx-secondary">{t('readingsLead')}</p>
          {readings.map(([id, one]) => {
            if (one === undefined) return null;
            const options = Object.entries(one.choices).flatMap(([value, words]) => {
              if (words === undefined) return [];
              const choice = label(words);
              return [{ value, label: value === one.default ? t('usual', { choice }) : choice }];
            });
            return (
              <div key={id} className="jx-calc-fields">
                <Choose
                  label={label(one.label)}
                  value={calculation.readings[id] ?? one.default}
                  options={options}
                  onChange={(value) =>
                    onChange({
                      ...calculation,
                      readings: { ...calculation.readings, [id]: value ?? one.default },
                    })
                  }
                />
                <Link
                  to={`${paths.rulebooks}/${edition.id}`}
                  hash={one.rule}
                  className="jx-rules-link"
                >
                  {one.rule}
                </Link>
              </div>
            );
          })}
        </>
      )}
    </Sheet>
  );
}

function wrongNumber(text: string | undefined): boolean {
  return text !== undefined && !isQuantity(text);
}
