import { fail, formatLocalDate, type LocalDate, localDate, ok, type Result } from '@jixu/kernel';

/** Lowest first, as the evaluation contract orders them. */
export const TITLE_LEVELS = ['none', 'junior', 'intermediate', 'deputy-senior', 'senior'] as const;
export type TitleLevel = (typeof TITLE_LEVELS)[number];
export const EDUCATION = ['secondary', 'college', 'bachelor', 'master', 'doctor'] as const;
export const SCHOOL_STAGES = ['kindergarten', 'primary', 'secondary', 'higher'] as const;
export const EMPLOYER_GRADES = ['primary', 'secondary', 'tertiary'] as const;

export const TEXT_FACTS = [
  'industry',
  'education',
  'school-stage',
  'employer-grade',
  'subject',
  'post',
] as const;
export const DATE_FACTS = ['graduated-on', 'work-started-on', 'appointed-on'] as const;
export type TextFactKind = (typeof TEXT_FACTS)[number];
export type DateFactKind = (typeof DATE_FACTS)[number];
export type FactKind = TextFactKind | DateFactKind | 'title';

/** Something a rule reads of a person. Without `fromOn` see `firstDayOf`. */
export type NewFact =
  | { readonly kind: TextFactKind; readonly value: string; readonly fromOn?: LocalDate }
  | { readonly kind: DateFactKind; readonly on: LocalDate }
  | {
      readonly kind: 'title';
      readonly series: string;
      readonly level: TitleLevel;
      readonly obtainedOn: LocalDate;
    };

export type FactValue =
  | { readonly text: string }
  | { readonly on: string }
  | { readonly series: string; readonly level: string };

export type StoredFact = {
  readonly factId: string;
  readonly kind: FactKind;
  readonly value: FactValue;
  /** "YYYY-MM-DD" */
  readonly fromOn: string;
};

/** The `person` object of the evaluation contract. */
export type PersonFacts = {
  industry?: string;
  graduatedOn?: string;
  education?: string;
  /** Absent where nobody ever told us; a person known to hold none has one of level `none`. */
  titles?: { series: string; level: string; obtainedOn: string }[];
  appointedOn?: string;
  workStartedOn?: string;
  schoolStage?: string;
  employerGrade?: string;
};

/** What forms and papers show besides: no rule reads it. */
export type PersonProfile = {
  readonly facts: PersonFacts;
  readonly subject: string | null;
  readonly post: string | null;
};

/**
 * The first value we hear of such a kind, undated, is taken to have held since before our records: an import of today
 * must not make the years before it unknown. A later undated value holds from the day we heard it.
 */
export const BEFORE_RECORDS = localDate(1900, 1, 1);

const WORD = /^[a-z][a-z0-9-]{0,39}$/;
const VOCABULARY: Partial<Record<TextFactKind, readonly string[]>> = {
  education: EDUCATION,
  'school-stage': SCHOOL_STAGES,
  'employer-grade': EMPLOYER_GRADES,
};

export function checkFact(fact: NewFact, today: LocalDate): Result<NewFact, 'fact_invalid'> {
  const wrong = (field: string) => fail('fact_invalid', { kind: fact.kind, field });
  if (fact.kind === 'title') {
    if (!WORD.test(fact.series)) return wrong('series');
    if (!TITLE_LEVELS.includes(fact.level)) return wrong('level');
    return fact.obtainedOn > today ? wrong('obtainedOn') : ok(fact);
  }
  if ('on' in fact) return fact.on > today ? wrong('on') : ok(fact);
  if (fact.fromOn !== undefined && fact.fromOn > today) return wrong('fromOn');
  const words = VOCABULARY[fact.kind];
  if (words) return words.includes(fact.value) ? ok(fact) : wrong('value');
  if (fact.kind === 'industry') return WORD.test(fact.value) ? ok(fact) : wrong('value');
  const length = [...fact.value].length;
  return length >= 1 && length <= 60 && !/\p{Cc}/u.test(fact.value) ? ok(fact) : wrong('value');
}

export type Placement =
  | { readonly outcome: 'unchanged' }
  | {
      readonly outcome: 'recorded';
      readonly row: Omit<StoredFact, 'factId'>;
      readonly supersedes: readonly string[];
    };

/** What recording `fact` beside the current rows of its kind does: nothing, an addition, or a correction. */
export function placeFact(
  fact: NewFact,
  current: readonly StoredFact[],
  today: LocalDate,
): Placement {
  const fromOn = formatLocalDate(firstDayOf(fact, current, today));
  const value = valueOf(fact);
  const row = { kind: fact.kind, value, fromOn };
  if (current.some((known) => known.fromOn === fromOn && sameValue(known.value, value))) {
    return { outcome: 'unchanged' };
  }
  if (!('on' in fact) && fact.kind !== 'title') {
    const holding = latest(current.filter((known) => known.fromOn <= fromOn));
    if (holding && sameValue(holding.value, value)) return { outcome: 'unchanged' };
  }
  const supersedes = current
    .filter((known) => corrects(fact, fromOn, value, known))
    .map((known) => known.factId);
  return { outcome: 'recorded', row, supersedes };
}

/** Graduation and entry into work happen once; a title of one series and level is obtained once. */
function corrects(fact: NewFact, fromOn: string, value: FactValue, known: StoredFact): boolean {
  switch (fact.kind) {
    case 'graduated-on':
    case 'work-started-on':
      return true;
    // A later day is a new appointment; an earlier one says that what we had was wrong.
    case 'appointed-on':
      return known.fromOn >= fromOn;
    case 'title':
      return sameValue(known.value, value);
    case 'industry':
    case 'education':
    case 'school-stage':
    case 'employer-grade':
    case 'subject':
    case 'post':
      return known.fromOn === fromOn;
  }
}

function firstDayOf(fact: NewFact, current: readonly StoredFact[], today: LocalDate): LocalDate {
  if (fact.kind === 'title') return fact.obtainedOn;
  if ('on' in fact) return fact.on;
  return fact.fromOn ?? (current.length === 0 ? BEFORE_RECORDS : today);
}

function valueOf(fact: NewFact): FactValue {
  if (fact.kind === 'title') return { series: fact.series, level: fact.level };
  if ('on' in fact) return { on: formatLocalDate(fact.on) };
  return { text: fact.value };
}

function sameValue(a: FactValue, b: FactValue): boolean {
  if ('text' in a) return 'text' in b && a.text === b.text;
  if ('on' in a) return 'on' in b && a.on === b.on;
  return 'series' in b && a.series === b.series && a.level === b.level;
}

function latest(rows: readonly StoredFact[]): StoredFact | undefined {
  return rows.reduce<StoredFact | undefined>(
    (best, row) => (best === undefined || row.fromOn >= best.fromOn ? row : best),
    undefined,
  );
}

/** What held on `asOf`, of one person's current rows. */
export function profileOn(rows: readonly StoredFact[], asOf: LocalDate): PersonProfile {
  const day = formatLocalDate(asOf);
  const holding = rows.filter((row) => row.fromOn <= day);
  const value = (kind: FactKind): string | undefined => {
    const row = latest(holding.filter((fact) => fact.kind === kind));
    if (!row) return undefined;
    if ('text' in row.value) return row.value.text;
    return 'on' in row.value ? row.value.on : undefined;
  };
  const titles = titlesOf(holding);
  const facts: PersonFacts = titles.length > 0 ? { titles } : {};
  const set = (field: Exclude<keyof PersonFacts, 'titles'>, kind: FactKind): void => {
    const found = value(kind);
    if (found !== undefined) facts[field] = found;
  };
  set('industry', 'industry');
  set('graduatedOn', 'graduated-on');
  set('education', 'education');
  set('appointedOn', 'appointed-on');
  set('workStartedOn', 'work-started-on');
  set('schoolStage', 'school-stage');
  set('employerGrade', 'employer-grade');
  return { facts, subject: value('subject') ?? null, post: value('post') ?? null };
}

type Titles = NonNullable<PersonFacts['titles']>;

function titlesOf(rows: readonly StoredFact[]): Titles {
  const titles: Titles = [];
  for (const row of rows) {
    if ('series' in row.value) titles.push({ ...row.value, obtainedOn: row.fromOn });
  }
  const key = (title: Titles[number]): string => `${title.obtainedOn} ${title.series}`;
  return titles.sort((a, b) => (key(a) < key(b) ? -1 : 1));
}
