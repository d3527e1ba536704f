import { formatLocalDate, formatRational } from '@jixu/kernel';
import {
  articleOf,
  certificateOf,
  courseCertificateOf,
  formsOf,
  lineWordsOf,
  type PackEdition,
  type Requirement,
  type Route,
  routeOf,
  termsOf,
  VIAS,
  windowsOf,
  type Words as PackWords,
} from '@jixu/policy';
import { type Static, Type } from 'typebox';
import { regionName } from '../organisations/index.ts';
import { procedureNotes } from './present-procedures.ts';
import { Words } from '../platform/http/words.ts';

/** A rulebook as anybody may read it: its numbers, each beside the article it stands on. */

const Text = Type.String();
const TextOrNull = Type.Union([Text, Type.Null()]);
const closed = { additionalProperties: false } as const;
const WordsOrNull = Type.Union([Words, Type.Null()]);
const oneOf = <Word extends string>(...words: readonly Word[]) => Type.Enum<Word[]>([...words]);
const Grade = oneOf('primary', 'secondary', 'reconstructed');
const Office = oneOf('person', 'unit', 'authority', 'bureau', 'provider');

const card = {
  id: Text,
  ref: Text,
  version: Text,
  name: Words,
  summary: WordsOrNull,
  /** Where the source speaks of; null: anywhere. */
  region: Type.Union([Type.Object({ code: Text, name: Text }, closed), Type.Null()]),
  unit: oneOf('hour', 'credit'),
  grade: Grade,
  status: oneOf('draft', 'reviewed', 'published'),
  enabled: Type.Boolean(),
  categories: Type.Array(Type.Object({ id: Text, label: Words }, closed)),
  forms: Type.Integer(),
  certificate: WordsOrNull,
};
export const PackCard = Type.Object(card, { ...closed, title: 'PackCard' });

export function presentCard(edition: PackEdition): Static<typeof PackCard> {
  const { document } = edition;
  const code = document.region?.padEnd(6, '0');
  const region = code === undefined ? null : regionName(code);
  return {
    id: edition.id,
    ref: edition.ref,
    version: edition.version,
    name: plain(edition.name),
    summary: plainOrNull(document.summary),
    region: code === undefined || region === null ? null : { code, name: region },
    unit: edition.unit,
    grade: edition.grade,
    status: edition.status,
    enabled: edition.enabled,
    categories: edition.categories.map((one) => ({ id: one.id, label: plain(one.label) })),
    forms: formsOf(edition).length,
    certificate: plainOrNull(certificateOf(edition)?.title),
  };
}

/** Which of two ways to read the source this belongs to; null: to both. */
const ReadingChoice = Type.Union([
  Type.Object(
    { id: Text, label: Words, choiceId: Text, choice: Words, isDefault: Type.Boolean() },
    closed,
  ),
  Type.Null(),
]);

const RequirementSchema = Type.Object(
  {
    id: Text,
    label: Words,
    /** Null: as many as there are years since the title or the graduation. */
    need: TextOrNull,
    unit: oneOf('hour', 'credit', 'courses', 'years'),
    per: oneOf('year', 'average', 'period'),
    /** Asked only of some people or of longer spans; the article says of whom. */
    conditional: Type.Boolean(),
    reading: ReadingChoice,
    rule: Text,
  },
  closed,
);

const CapSchema = Type.Object(
  {
    id: Text,
    label: Words,
    hours: Text,
    per: oneOf('year', 'period'),
    reading: ReadingChoice,
    rule: Text,
  },
  closed,
);

/** One line of the arithmetic: in which case (null: in every other), and what it counts. */
const LineSchema = Type.Object(
  { when: WordsOrNull, gives: Words, reading: WordsOrNull, rule: Text },
  closed,
);

const KindSchema = Type.Object(
  {
    id: Text,
    label: Words,
    categories: Type.Array(Words),
    rules: Type.Array(Text),
    lines: Type.Array(LineSchema),
  },
  closed,
);

const FormSchema = Type.Object(
  {
    id: Text,
    label: Words,
    group: WordsOrNull,
    hint: WordsOrNull,
    categories: Type.Array(Words),
    evidence: Type.Array(Type.Object({ label: Words, required: Type.Boolean() }, closed)),
    /** Who says how many hours it is, where the rulebook gives no number. */
    decidedBy: Type.Union([Office, Type.Null()]),
    rules: Type.Array(Text),
  },
  closed,
);

const RouteSchema = Type.Object(
  {
    label: Words,
    forms: Type.Array(Words),
    ways: Type.Array(Words),
    steps: Type.Array(
      Type.Object(
        {
          label: Words,
          effect: oneOf('counts', 'confirms', 'vetoes'),
          serviceWorkingDays: Type.Union([Type.Integer(), Type.Null()]),
          /** After so many working days without a word it has passed; text where the place names the number. */
          silenceWorkingDays: TextOrNull,
          rule: Text,
        },
        closed,
      ),
    ),
    rule: Text,
  },
  closed,
);

const WindowSchema = Type.Object(
  {
    label: Words,
    limits: oneOf('done', 'handed-in'),
    from: Text,
    to: Text,
    toNextYear: Type.Boolean(),
    makeUp: Type.Boolean(),
    rule: Text,
  },
  closed,
);

const SettingSchemas = {
  parameters: Type.Array(
    Type.Object({ id: Text, label: Words, max: TextOrNull, rule: Text }, closed),
  ),
  readings: Type.Array(
    Type.Object(
      {
        id: Text,
        label: Words,
        default: Text,
        choices: Type.Array(Type.Object({ id: Text, label: Words }, closed)),
        rule: Text,
      },
      closed,
    ),
  ),
};

const RuleSchema = Type.Object(
  {
    id: Text,
    paraphrase: Words,
    document: Words,
    article: Text,
    grade: Grade,
    /** A default or reading of ours that fills a gap of the source. */
    inferred: Type.Boolean(),
  },
  closed,
);

const SourceSchema = Type.Object(
  { title: Words, grade: Grade, issued: TextOrNull, note: WordsOrNull },
  closed,
);

export const PackPage = Type.Object(
  {
    ...card,
    effective: Type.Object(
      { from: Text, to: TextOrNull, dated: oneOf('stated', 'assumed') },
      closed,
    ),
    requirements: Type.Array(RequirementSchema),
    caps: Type.Array(CapSchema),
    kinds: Type.Array(KindSchema),
    formList: Type.Array(FormSchema),
    routes: Type.Array(RouteSchema),
    windows: Type.Array(WindowSchema),
    ...SettingSchemas,
    statements: Type.Array(Type.Object({ text: Words, rule: Text }, closed)),
    /** Beside the hours: accounts, assessments, filing, sampling, as sentences. */
    notes: Type.Array(
      Type.Object(
        {
          group: oneOf('review', 'account', 'assessment', 'filing', 'routing'),
          text: Words,
          rule: Text,
        },
        closed,
      ),
    ),
    certificateRule: Type.Union([
      Type.Object(
        {
          title: Words,
          when: oneOf('requirement-met', 'record-counted', 'year-verified'),
          closing: Words,
          /** Who prints: relations of the unit, `person` where the holder may. */
          printedBy: Type.Array(Text),
          seal: WordsOrNull,
          rule: Text,
        },
        closed,
      ),
      Type.Null(),
    ]),
    /** What is given out for one course or examination that was passed. */
    courseCertificate: Type.Union([
      Type.Object(
        {
          title: Words,
          of: Type.Array(oneOf('course', 'exam')),
          /** Null: of every category. */
          categories: Type.Union([Type.Array(Words), Type.Null()]),
          closing: Words,
          printedBy: Type.Array(Text),
          rule: Text,
        },
        closed,
      ),
      Type.Null(),
    ]),
    /** Every edition that this server has, oldest first. */
    versions: Type.Array(Type.Object({ version: Text, from: Text, ref: Text }, closed)),
    rules: Type.Array(RuleSchema),
    sources: Type.Array(SourceSchema),
  },
  { ...closed, title: 'PackPage' },
);

export function presentPack(
  edition: PackEdition,
  editions: readonly PackEdition[] = [edition],
): Static<typeof PackPage> {
  const { document, effective } = edition;
  const { procedures } = document;
  return {
    ...presentCard(edition),
    effective: {
      from: formatLocalDate(effective.from),
      to: effective.to === null ? null : formatLocalDate(effective.to),
      dated: effective.dated,
    },
    requirements: document.require.map((one) => presentRequirement(edition, one)),
    caps: (document.caps ?? []).map((cap) => ({
      id: cap.id,
      label: plain(cap.label),
      hours: formatRational(cap.hours),
      per: cap.per,
      reading: presentReading(edition, cap.reading),
      rule: cap.rule,
    })),
    kinds: presentKinds(edition),
    formList: presentForms(edition),
    routes: presentRoutes(edition),
    windows: windowsOf(edition).map((window) => ({
      label: plain(window.label),
      limits: window.limits,
      from: window.from,
      to: window.to,
      toNextYear: window['to-next-year'] ?? false,
      makeUp: window['make-up'],
      rule: window.rule,
    })),
    ...presentSettings(edition),
    statements: (procedures?.statements ?? []).map(({ rule, text }) => ({
      text: plain(text),
      rule,
    })),
    notes: procedureNotes(edition).map(({ group, text, rule }) => ({
      group,
      text: plain(text),
      rule,
    })),
    certificateRule: presentCertificate(edition),
    courseCertificate: presentCourseCertificate(edition),
    versions: editions.map((one) => ({
      version: one.version,
      from: formatLocalDate(one.effective.from),
      ref: one.ref,
    })),
    rules: presentRules(edition),
    sources: Object.values(document.sources).flatMap((source) =>
      source === undefined
        ? []
        : [
            {
              title: plain(source.title),
              grade: source.grade,
              issued: source.issued ?? null,
              note: plainOrNull(source.note),
            },
          ],
    ),
  };
}

function presentCertificate(edition: PackEdition): Static<typeof PackPage>['certificateRule'] {
  const certificate = certificateOf(edition);
  if (certificate === null) return null;
  return {
    title: plain(certificate.title),
    when: certificate.when,
    closing: plain(certificate.closing),
    printedBy: [...certificate.printed],
    seal: plainOrNull(certificate.seal),
    rule: certificate.cite,
  };
}

function presentCourseCertificate(
  edition: PackEdition,
): Static<typeof PackPage>['courseCertificate'] {
  const found = courseCertificateOf(edition);
  if (found === null) return null;
  const { category } = termsOf(edition);
  return {
    title: plain(found.title),
    of: [...found.of],
    categories: found.categories && found.categories.map((id) => plain(category(id))),
    closing: plain(found.closing),
    printedBy: [...found.printed],
    rule: found.cite,
  };
}

function presentRequirement(
  edition: PackEdition,
  one: Requirement,
): Static<typeof RequirementSchema> {
  const need = one['at-least'];
  return {
    id: one.id,
    label: plain(one.label),
    need: need.from === 'constant' ? formatRational(need.hours) : null,
    unit: one.unit ?? edition.unit,
    per: one.per,
    conditional: one.when !== undefined || one['from-years'] !== undefined,
    reading: presentReading(edition, one.reading),
    rule: one.rule,
  };
}

function presentReading(
  edition: PackEdition,
  of: Requirement['reading'],
): Static<typeof ReadingChoice> {
  const [id, choice] = Object.entries(of ?? {})[0] ?? [];
  const reading = id === undefined ? undefined : edition.document.readings?.[id];
  const chosen = choice === undefined ? undefined : reading?.choices[choice];
  if (id === undefined || choice === undefined || !reading || !chosen) return null;
  const isDefault = reading.default === choice;
  const labels = { label: plain(reading.label), choice: plain(chosen) };
  return { id, choiceId: choice, ...labels, isDefault };
}

function presentKinds(edition: PackEdition): Static<typeof KindSchema>[] {
  const terms = termsOf(edition);
  return [...edition.kinds.values()].map((kind) => ({
    id: kind.kind,
    label: plain(terms.kind(kind.kind)),
    categories: kind.categories.map((id) => plain(terms.category(id))),
    rules: [...new Set(kind.lines.map(({ line }) => line.rule))],
    lines: lineWordsOf(edition, kind).map(({ when, gives, reading, rule }) => ({
      when: when === null ? null : plain(when),
      gives: plain(gives),
      reading: reading === null ? null : plain(reading),
      rule,
    })),
  }));
}

function presentForms(edition: PackEdition): Static<typeof FormSchema>[] {
  const terms = termsOf(edition);
  return formsOf(edition).map((form) => ({
    id: form.id,
    label: plain(form.label),
    group: plainOrNull(form.group),
    hint: plainOrNull(form.hint),
    categories: ('fixed' in form.category ? [form.category.fixed] : form.category.choose).map(
      (id) => plain(terms.category(id)),
    ),
    evidence: form.evidence.map(({ label, required }) => ({ label: plain(label), required })),
    decidedBy: form.decision?.ask ?? null,
    rules: [...form.rules],
  }));
}

type Gone = { readonly route: Route; readonly forms: PackWords[]; readonly ways: PackWords[] };

/** Every route that something goes, with what goes it. */
function presentRoutes(edition: PackEdition): Static<typeof RouteSchema>[] {
  const found = new Map<string, Gone>();
  const take = (name: string): Gone | null => {
    const route = routeOf(edition, name);
    if (route === null) return null;
    const gone = found.get(route.id) ?? { route, forms: [], ways: [] };
    found.set(route.id, gone);
    return gone;
  };
  for (const form of formsOf(edition)) take(form.id)?.forms.push(form.label);
  const named = edition.document.procedures?.routes.flatMap((route) => route.for?.via ?? []) ?? [];
  for (const way of new Set(named)) take(way)?.ways.push(VIAS[way]);
  return [...found.values()].map(({ route, forms, ways }) => ({
    label: plain(route.label),
    forms: forms.map(plain),
    ways: ways.map(plain),
    steps: route.steps.map((step) => ({
      label: plain(step.label),
      effect: step.effect,
      serviceWorkingDays:
        typeof step.serviceWorkingDays === 'number' ? step.serviceWorkingDays : null,
      silenceWorkingDays: step.silence === undefined ? null : String(step.silence.workingDays),
      rule: step.cite,
    })),
    rule: route.cite,
  }));
}

function presentSettings(edition: PackEdition) {
  const { parameters = {}, readings = {} } = edition.document;
  return {
    parameters: Object.entries(parameters).flatMap(([id, one]) =>
      one === undefined
        ? []
        : [
            {
              id,
              label: plain(one.label),
              max: one.max === undefined ? null : formatRational(one.max),
              rule: one.rule,
            },
          ],
    ),
    readings: Object.entries(readings).flatMap(([id, one]) =>
      one === undefined
        ? []
        : [
            {
              id,
              label: plain(one.label),
              default: one.default,
              choices: Object.entries(one.choices).flatMap(([choice, label]) =>
                label === undefined ? [] : [{ id: choice, label: plain(label) }],
              ),
              rule: one.rule,
            },
          ],
    ),
  };
}

function presentRules(edition: PackEdition): Static<typeof RuleSchema>[] {
  return Object.keys(edition.document.rules).flatMap((id) => {
    const article = articleOf(edition, id);
    if (article === null) return [];
    return [
      {
        id,
        paraphrase: plain(article.paraphrase),
        document: plain(article.document),
        article: article.article,
        grade: article.grade,
        inferred: article.inferred !== null,
      },
    ];
  });
}

function plain(words: PackWords): Static<typeof Words> {
  return { 'zh-CN': words['zh-CN'], en: words.en };
}

export function plainOrNull(words: PackWords | undefined): Static<typeof WordsOrNull> {
  return words === undefined ? null : plain(words);
}
