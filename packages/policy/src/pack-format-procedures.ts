import { ATTRIBUTES, KINDS, UNITS } from './vocabulary.ts';
import { wordsShape } from './pack-format-words.ts';
import {
  amount,
  either,
  type Infer,
  integer,
  list,
  looksLike,
  map,
  mapOf,
  object,
  oneOf,
  optional,
  type Shape,
  text,
  yesNo,
} from './yaml-shape.ts';

/**
 * What a pack says besides arithmetic: forms, evidence, review route, windows, account,
 * assessment, certificate.
 */

const NAME = /^[a-z0-9][a-z0-9-]*$/;
const RULE = /^[A-Z0-9][A-Za-z0-9-]*$/;
const name = (): Shape<string> => text(NAME, 'a name of small letters, digits and hyphens');
const rule = (): Shape<string> => text(RULE, 'a rule id');
const keyOf = <T extends string>(of: Readonly<Record<T, unknown>>): readonly T[] =>
  Object.keys(of) as T[];

const optionShape = object({ value: text(), label: wordsShape() });

/** "1991" and 1991 are both what an author means by a bound. */
const boundShape = map(amount(), (value) =>
  value.d === 1 ? String(value.n) : `${value.n}/${value.d}`,
);

const fieldShape = object({
  id: name(),
  type: oneOf(['text', 'long-text', 'integer', 'decimal', 'date', 'choice', 'yes-no']),
  label: wordsShape(),
  hint: optional(wordsShape()),
  unit: optional(wordsShape()),
  required: optional(yesNo()),
  maps: text(
    /^(title|on|from|to|key|none|qty\.[A-Za-z]+|attrs\.[A-Za-z]+)$/,
    'title, on, from, to, key, none, qty.<unit> or attrs.<name>',
  ),
  min: optional(boundShape),
  max: optional(boundShape),
  'max-length': optional(integer(1, 20_000)),
  decimals: optional(integer(0, 4)),
  options: optional(list(optionShape, 1)),
  'key-prefix': optional(text()),
  print: optional(yesNo()),
  rule: optional(rule()),
});

const slotShape = object({
  id: name(),
  label: wordsShape(),
  required: optional(yesNo()),
  hint: optional(wordsShape()),
});

const presetValue = either(
  {
    when: (node) => typeof (node as { value?: unknown } | null)?.value === 'boolean',
    shape: yesNo(),
  },
  {
    when: (node) => typeof (node as { value?: unknown } | null)?.value === 'number',
    shape: integer(0, 1_000_000),
  },
  { when: looksLike.anything, shape: text() },
);

const formShape = object({
  id: name(),
  kind: oneOf(keyOf(KINDS)),
  label: wordsShape(),
  hint: optional(wordsShape()),
  group: optional(wordsShape()),
  presets: optional(
    object({
      attrs: optional(
        mapOf<string, string | number | boolean>({ pattern: /^[a-z][A-Za-z]*$/ }, presetValue),
      ),
      qty: optional(mapOf({ pattern: /^[A-Za-z]+$/, allowed: keyOf(UNITS) }, boundShape)),
    }),
  ),
  category: either(
    {
      when: looksLike.having('choose'),
      shape: map(object({ choose: list(name(), 1) }), (value): FormCategory => value),
    },
    {
      when: looksLike.anything,
      shape: map(object({ fixed: name() }), (value): FormCategory => value),
    },
  ),
  fields: list(fieldShape, 1),
  evidence: list(slotShape),
  'no-evidence': optional(wordsShape()),
  decision: optional(
    object({
      rule: rule(),
      ask: oneOf(['unit', 'authority', 'bureau', 'provider']),
      label: wordsShape(),
      hint: optional(wordsShape()),
      max: optional(boundShape),
    }),
  ),
  window: optional(name()),
  rules: list(rule(), 1),
});

export type FormCategory = { readonly choose: readonly string[] } | { readonly fixed: string };
export type FormDocument = Infer<typeof formShape>;
export type FormFieldDocument = Infer<typeof fieldShape>;

export function formsShape(): Shape<readonly FormDocument[]> {
  return list(formShape, 1);
}

const opinion = (): Shape<'required' | 'optional'> => oneOf(['required', 'optional']);

/** A number, or the name of the parameter that the place sets. */
const daysShape = () =>
  either(
    {
      when: looksLike.having('parameter'),
      shape: map(object({ parameter: text() }), ({ parameter }): number | string => parameter),
    },
    { when: looksLike.anything, shape: map(integer(1, 250), (days): number | string => days) },
  );

const stepShape = object({
  id: name(),
  /** A relation of the unit, resolved to a node when the case is opened. */
  office: name(),
  label: wordsShape(),
  effect: oneOf(['counts', 'confirms', 'vetoes']),
  silence: optional(
    object({
      'working-days': daysShape(),
      outcome: oneOf(['pass']),
      default: optional(text()),
    }),
  ),
  'service-working-days': optional(daysShape()),
  /** Undecided for so long, the case goes to the next office up by itself. */
  escalation: optional(object({ 'working-days': daysShape(), rule: rule() })),
  /** `pass` of `of` members of the office must agree; every opinion is kept. */
  experts: optional(object({ pass: integer(1, 9), of: integer(1, 15), rule: rule() })),
  batch: object({ pass: yesNo(), return: yesNo(), reject: yesNo() }),
  opinion: object({
    pass: opinion(),
    return: opinion(),
    reject: opinion(),
    rule: optional(rule()),
  }),
  'may-return': yesNo(),
  'may-reject': yesNo(),
  sampling: optional(
    object({
      ratio: either(
        {
          when: looksLike.having('parameter'),
          shape: map(object({ parameter: text() }), ({ parameter }) => parameter),
        },
        { when: looksLike.anything, shape: boundShape },
      ),
      'on-site': optional(yesNo()),
      /** What is drawn: people with everything of theirs, or single cases. */
      of: optional(oneOf(['people', 'cases'])),
      /** What becomes of those not drawn once every sample is decided. */
      others: optional(oneOf(['pass', 'wait'])),
      /**
       * What a sample that fails brings about: the case is done again, or every case of its unit
       * in the draw is.
       */
      failed: optional(oneOf(['redo', 'redo-unit'])),
      /** The step that does it again; the first one where none is named. */
      redo: optional(name()),
      rule: rule(),
    }),
  ),
  checks: optional(list(wordsShape(), 1)),
  rule: rule(),
  /** The default of ours that stands where the source is silent, such as D9. */
  default: optional(text()),
});

const routeShape = object({
  id: name(),
  label: wordsShape(),
  /** Forms and ways in that go this way; the route named `default` takes the rest. */
  for: optional(
    object({
      forms: optional(list(name(), 1)),
      kinds: optional(list(oneOf(keyOf(KINDS)), 1)),
      via: optional(
        list(oneOf(['self', 'unit', 'platform', 'provider', 'industry', 'transfer']), 1),
      ),
    }),
  ),
  steps: list(stepShape),
  withdraw: oneOf(['while-undecided', 'never']),
  reopen: optional(object({ ask: oneOf(['person', 'unit']), decide: name(), rule: rule() })),
  seal: optional(
    object({ by: name(), span: oneOf(['school-year', 'calendar-year']), rule: rule() }),
  ),
  rule: rule(),
  default: optional(text()),
});
export type RouteDocument = Infer<typeof routeShape>;

/** A day that every year has; the 29th of February is the 28th where there is none. */
const MONTH_DAY =
  /^(0[13578]|1[02])-(0[1-9]|[12]\d|3[01])$|^(0[469]|11)-(0[1-9]|[12]\d|30)$|^02-(0[1-9]|[12]\d)$/;

const windowShape = object({
  id: name(),
  label: wordsShape(),
  /** Which day must lie within: the deciding day of a record, or the day on which it is handed in. */
  limits: oneOf(['done', 'handed-in']),
  /** Month and day; the year is the record's year, or the next where `to` says so. */
  from: text(MONTH_DAY, 'MM-DD'),
  to: text(MONTH_DAY, 'MM-DD'),
  'to-next-year': optional(yesNo()),
  'make-up': yesNo(),
  for: optional(
    object({ kinds: optional(list(oneOf(keyOf(KINDS)), 1)), category: optional(name()) }),
  ),
  rule: rule(),
});

const accountShape = object({
  freeze: optional(
    object({
      'idle-months': integer(1, 120),
      'remind-days': list(integer(1, 3650)),
      effect: oneOf(['step-up-login']),
      rule: rule(),
    }),
  ),
  registration: optional(object({ approve: name(), rule: rule() })),
  administrators: optional(
    object({ super: oneOf(['exactly-one']), 'hand-over': wordsShape(), rule: rule() }),
  ),
});

const assessmentShape = object({
  id: name(),
  label: wordsShape(),
  for: object({ years: optional(text(/^\d{4}\.\.(\d{4})?$|^\.\.\d{4}$/, 'a range of years')) }),
  homework: object({
    count: integer(0, 100),
    'points-each': integer(1, 1000),
    'gap-hours': optional(integer(1, 1000)),
    'gap-from': optional(oneOf(['submission-to-start'])),
    'limit-hours': optional(integer(1, 1000)),
    rule: rule(),
  }),
  exam: object({
    'points-max': integer(1, 1000),
    weight: amount(),
    'opens-minutes-before': integer(0, 600),
    'closes-minutes-after': integer(0, 600),
    'one-device': yesNo(),
    rule: rule(),
  }),
  pass: object({ 'at-least': amount(), credits: amount(), rule: rule() }),
  resit: object({
    'times-a-year': integer(0, 12),
    'sign-up-days': integer(1, 365),
    'keeps-homework': yesNo(),
    rule: rule(),
  }),
  fees: optional(
    object({
      'exam-fen': integer(0, 1_000_000),
      'charged-at': oneOf(['ticket-printed']),
      refund: oneOf(['none', 'before-study', 'within-7-days']),
      rule: rule(),
    }),
  ),
  /** The portrait on an admission ticket; silent: one may be handed in, and nobody needs one. */
  photo: optional(
    object({
      required: yesNo(),
      /** So many days after results are told it is kept; absent: as long as a result may be contested. */
      'keep-days': optional(integer(0, 365)),
      rule: rule(),
    }),
  ),
});

/** How time spent on courses of the platform itself is counted. */
const learningShape = object({
  /** The fastest play that still counts in full. */
  'rate-max': optional(amount()),
  /** How often a player reports. */
  'interval-seconds': optional(integer(10, 120)),
  /** What a cut connection makes good when it is back. */
  'gap-minutes': optional(integer(1, 120)),
  /** The most that counts on one day, other platforms included. */
  'day-minutes': optional(integer(1, 1440)),
  /** About how often a question about what was just seen is drawn. */
  'check-minutes': optional(integer(1, 240)),
  'check-tries': optional(integer(1, 9)),
  /** Whoever knows a chapter may prove it by questions instead of playing it; silent: nobody may. */
  'test-out': optional(
    object({
      questions: integer(3, 50),
      'pass-percent': integer(1, 100),
      minutes: integer(1, 120),
      tries: integer(1, 3),
      rule: rule(),
    }),
  ),
  /** A picture looked at by a service outside may stand in for a question, for whoever consents; silent: for nobody. */
  presence: optional(object({ rule: rule() })),
  /** How many days after the last chapter its hours stay provisional; 0: none. */
  'settle-days': optional(integer(0, 30)),
  /** What of a record of study makes a person look at it. */
  look: optional(
    object({
      /** Reports without a pause, each of the same length. */
      'unbroken-hours': optional(integer(1, 24)),
      /** Credited within a day and a night. */
      'day-hours': optional(integer(1, 24)),
      /** Every question answered within so many seconds, and at least so many questions. */
      'quick-seconds': optional(integer(1, 60)),
      'quick-answers': optional(integer(1, 100)),
      /** So many others began the same chapters at the same moments. */
      'in-step-people': optional(integer(1, 1000)),
      rule: rule(),
    }),
  ),
  /** Reflections (kind `reflection`) are written here, count by themselves, and are checked at random. */
  reflection: optional(
    object({
      'min-characters': integer(1, 10_000),
      /** How often one counts. */
      once: oneOf(['school-year', 'calendar-year']),
      sample: amount(),
      office: name(),
      rule: rule(),
      default: optional(text()),
    }),
  ),
  /** Nothing is offered to whoever has no title series on file. */
  'needs-series': optional(object({ rule: rule() })),
  /** How long an hour is that other platforms report, where they report no minutes. */
  'hour-minutes': optional(integer(1, 120)),
  /** The sizes in which electives are offered together, to be chosen as one. */
  packs: optional(object({ hours: list(integer(1, 1_000)), rule: rule() })),
  rule: rule(),
  default: optional(text()),
});
export type LearningDocument = Infer<typeof learningShape>;

const certificateShape = object({
  id: name(),
  title: wordsShape(),
  when: oneOf(['requirement-met', 'record-counted', 'year-verified']),
  period: oneOf(['year', 'period']),
  closing: wordsShape(),
  /** Relation of the unit whose node prints; `person` where the holder may print it alone. */
  printed: list(name(), 1),
  'printing-window': optional(name()),
  seal: optional(wordsShape()),
  rule: rule(),
  default: optional(text()),
});

/** 合格证: what is given out for each course or examination of this platform that was passed. */
const courseCertificateShape = object({
  title: wordsShape(),
  /** `course`: studied here to its end, with the exam where it has one; `exam`: an exam sat by itself. */
  of: list(oneOf(['course', 'exam']), 1),
  /** Only courses of these categories; absent: of all. */
  categories: optional(list(name(), 1)),
  /** Letters of a series of its own in the number, `JX-HG-3204-…`. */
  series: text(/^[A-Z]{1,4}$/, 'one to four capital letters'),
  closing: wordsShape(),
  /** As at `certificate`. */
  printed: list(name(), 1),
  rule: rule(),
  default: optional(text()),
});

const noteShape = object({
  rule: rule(),
  text: wordsShape(),
  ask: optional(oneOf(['person', 'unit', 'authority', 'bureau', 'provider'])),
});

export type Procedures = Infer<ReturnType<typeof proceduresOf>>;

function proceduresOf() {
  return object({
    routes: list(routeShape, 1),
    windows: optional(list(windowShape, 1)),
    account: optional(accountShape),
    assessments: optional(list(assessmentShape, 1)),
    learning: optional(learningShape),
    certificate: optional(certificateShape),
    'course-certificate': optional(courseCertificateShape),
    review: optional(object({ years: integer(1, 20), label: wordsShape(), rule: rule() })),
    routing: optional(
      list(object({ industries: list(name(), 1), to: wordsShape(), rule: rule() }), 1),
    ),
    filing: optional(
      list(
        object({
          id: name(),
          label: wordsShape(),
          'before-class': yesNo(),
          office: name(),
          documents: list(slotShape, 1),
          rule: rule(),
        }),
        1,
      ),
    ),
    /**
     * Rules that are no number: who is meant, what a clerk checks, what follows. Shown, never
     * computed.
     */
    statements: optional(list(noteShape, 1)),
  });
}

export function proceduresShape(): Shape<Procedures> {
  return proceduresOf();
}

export const attributeNames = Object.keys(ATTRIBUTES);
