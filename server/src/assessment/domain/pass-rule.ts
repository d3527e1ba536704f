import type { PackEdition } from '@jixu/policy';

/** How an offering is passed. Points are hundredths; from the pack where it lays them down, else the organiser's own. */
export type PassRules = {
  readonly homework: {
    readonly count: number;
    readonly pointsEach: number;
    readonly gapHours: number | null;
    readonly limitHours: number | null;
  };
  readonly exam: {
    readonly pointsMax: number;
    readonly weight: { readonly n: number; readonly d: number };
    readonly opensMinutesBefore: number;
    readonly closesMinutesAfter: number;
    readonly oneDevice: boolean;
    /** How often it may be sat. */
    readonly times: number;
  };
  readonly atLeast: number;
  readonly resit: {
    readonly timesAYear: number;
    readonly signUpDays: number;
    readonly keepsHomework: boolean;
  } | null;
  readonly fee: { readonly examFen: number; readonly rule: string } | null;
  /** What the place says of portraits on tickets; null: nothing, and whoever has none sits the exam all the same. */
  readonly photo: {
    readonly required: boolean;
    /** So many days after results are told they are kept; null: the days for appeals. */
    readonly keepDays: number | null;
    readonly rule: string;
  } | null;
  /** Where the pack lays this down: its id, the entry of it, and the articles. */
  readonly source: {
    readonly packId: string;
    readonly assessmentId: string;
    readonly rules: readonly string[];
  } | null;
};

export type PackAssessment = NonNullable<
  NonNullable<PackEdition['document']['procedures']>['assessments']
>[number];

function covers(years: string | undefined, year: number): boolean {
  if (years === undefined) return true;
  const [from = '', to = ''] = years.split('..');
  return (from === '' || year >= Number(from)) && (to === '' || year <= Number(to));
}

/** What the pack lays down for courses of that year; null: it leaves it to whoever organises. */
export function assessmentFor(edition: PackEdition, year: number): PackAssessment | null {
  const all = edition.document.procedures?.assessments ?? [];
  return all.find((one) => covers(one.for.years, year)) ?? null;
}

export function rulesFromPack(packId: string, one: PackAssessment): PassRules {
  return {
    homework: {
      count: one.homework.count,
      pointsEach: one.homework['points-each'] * 100,
      gapHours: one.homework['gap-hours'] ?? null,
      limitHours: one.homework['limit-hours'] ?? null,
    },
    exam: {
      pointsMax: one.exam['points-max'] * 100,
      weight: { n: one.exam.weight.n, d: one.exam.weight.d },
      opensMinutesBefore: one.exam['opens-minutes-before'],
      closesMinutesAfter: one.exam['closes-minutes-after'],
      oneDevice: one.exam['one-device'],
      times: 1,
    },
    atLeast: (one.pass['at-least'].n * 100) / one.pass['at-least'].d,
    resit:
      one.resit['times-a-year'] === 0
        ? null
        : {
            timesAYear: one.resit['times-a-year'],
            signUpDays: one.resit['sign-up-days'],
            keepsHomework: one.resit['keeps-homework'],
          },
    fee: one.fees ? { examFen: one.fees['exam-fen'], rule: one.fees.rule } : null,
    photo: one.photo
      ? {
          required: one.photo.required,
          keepDays: one.photo['keep-days'] ?? null,
          rule: one.photo.rule,
        }
      : null,
    source: {
      packId,
      assessmentId: one.id,
      rules: [one.homework.rule, one.exam.rule, one.pass.rule, one.resit.rule],
    },
  };
}

/** The credits that a pass registers, as the pack says; null where it says nothing. */
export function creditsOf(one: PackAssessment): string {
  const { n, d } = one.pass.credits;
  return d === 1 ? String(n) : `${n}/${d}`;
}

export type PassOutcome = {
  readonly homework: number;
  readonly exam: number | null;
  /** Rounded half up, to be shown; passing is decided exactly. */
  readonly total: number;
  readonly passed: boolean;
};

/** Homework as it is, plus the exam by its weight, against the pass mark: in integers, nothing rounded before. */
export function decidePass(rules: PassRules, homework: number, exam: number | null): PassOutcome {
  const { n, d } = rules.exam.weight;
  const scaled = homework * d + (exam ?? 0) * n;
  return {
    homework,
    exam,
    total: Math.floor((2 * scaled + d) / (2 * d)),
    passed: exam !== null && scaled >= rules.atLeast * d,
  };
}
