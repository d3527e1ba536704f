import { formatRational } from '@jixu/kernel';
import {
  articleOf,
  formsOf,
  lineWordsOf,
  type PackEdition,
  termsOf,
  windowsOf,
} from '@jixu/policy';
import type { Locale } from '../../../i18n/locale.ts';

/** Parts of a rulebook, in the order of its page. */
export const PARTS = [
  'requirements',
  'caps',
  'lines',
  'parameters',
  'readings',
  'forms',
  'windows',
  'rules',
] as const;
export type Part = (typeof PARTS)[number];

export type Row = {
  readonly id: string;
  readonly name: string;
  /** What each edition says; null where it says nothing of the kind. */
  readonly before: string | null;
  readonly after: string | null;
};

type Said = { readonly id: string; readonly name: string; readonly text: string };

/** Two editions side by side, row by row; equal rows are there as well, for whoever wants the whole. */
export function compareEditions(
  before: PackEdition,
  after: PackEdition,
  locale: Locale,
): readonly { readonly part: Part; readonly rows: readonly Row[] }[] {
  const [first, second] = [saidIn(before, locale), saidIn(after, locale)];
  return PARTS.map((part) => {
    const [left, right] = [byId(first[part]), byId(second[part])];
    const ids = [...new Set([...left.keys(), ...right.keys()])];
    const rows = ids.map((id): Row => ({
      id,
      name: right.get(id)?.name ?? left.get(id)?.name ?? '',
      before: left.get(id)?.text ?? null,
      after: right.get(id)?.text ?? null,
    }));
    return { part, rows };
  });
}

export function differs({ before, after }: Row): boolean {
  return before !== after;
}

/** The same id twice, as a requirement for two groups of people: told apart by its place. */
function byId(said: readonly Said[]): ReadonlyMap<string, Said> {
  const found = new Map<string, Said>();
  for (const one of said) {
    let id = one.id;
    for (let place = 2; found.has(id); place += 1) id = `${one.id} ${place}`;
    found.set(id, one);
  }
  return found;
}

function saidIn(edition: PackEdition, locale: Locale): Readonly<Record<Part, readonly Said[]>> {
  const { document } = edition;
  const zh = locale === 'zh-CN';
  const unit = zh ? { hour: '学时', credit: '学分' } : { hour: 'hours', credit: 'credits' };
  const amount = (text: string) => `${text} ${unit[edition.unit]}`;
  const per = zh
    ? { year: '每年', average: '年平均', period: '每个周期' }
    : { year: 'a year', average: 'a year on average', period: 'a period' };
  const terms = termsOf(edition);
  return {
    requirements: document.require.map((one) => {
      const need = one['at-least'];
      const value = need.from === 'constant' ? formatRational(need.hours) : null;
      const counted = value !== null && one.unit === undefined ? amount(value) : (value ?? '');
      const text = [counted, per[one.per], one.rule]
        .filter((part) => part !== '')
        .join(zh ? '，' : ', ');
      return { id: one.id, name: one.label[locale], text };
    }),
    caps: (document.caps ?? []).map((cap) => ({
      id: cap.id,
      name: cap.label[locale],
      text: [amount(formatRational(cap.hours)), per[cap.per], cap.rule].join(zh ? '，' : ', '),
    })),
    lines: [...edition.kinds.values()].map((kind) => ({
      id: kind.kind,
      name: terms.kind(kind.kind)[locale],
      text: lineWordsOf(edition, kind)
        .map(({ when, gives, rule }) => {
          const case_ = when === null ? '' : `${when[locale]}${zh ? ' → ' : ' → '}`;
          return `${case_}${gives[locale]} ${rule}`;
        })
        .join('\n'),
    })),
    parameters: Object.entries(document.parameters ?? {}).flatMap(([id, one]) =>
      one === undefined
        ? []
        : [
            {
              id,
              name: one.label[locale],
              text: one.max === undefined ? one.rule : `≤ ${formatRational(one.max)}, ${one.rule}`,
            },
          ],
    ),
    readings: Object.entries(document.readings ?? {}).flatMap(([id, one]) =>
      one === undefined
        ? []
        : [
            {
              id,
              name: one.label[locale],
              text: one.choices[one.default]?.[locale] ?? one.default,
            },
          ],
    ),
    forms: formsOf(edition).map((form) => ({
      id: form.id,
      name: form.label[locale],
      text: [
        ...form.fields.map((field) => field.label[locale]),
        ...form.evidence.map((slot) => slot.label[locale]),
      ].join(zh ? '、' : ', '),
    })),
    windows: windowsOf(edition).map((window) => ({
      id: window.id,
      name: window.label[locale],
      text: `${window.from} – ${window.to}`,
    })),
    rules: Object.keys(document.rules).map((id) => {
      const article = articleOf(edition, id);
      const text =
        article === null
          ? ''
          : `${article.paraphrase[locale]} ${article.document[locale]} ${article.article}`;
      return { id, name: id, text };
    }),
  };
}
