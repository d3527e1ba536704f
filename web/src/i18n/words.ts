import { createElement, Fragment, type ReactNode, useMemo } from 'react';
import { type Locale, useLocale } from './locale.ts';

/** Names of the `{slots}` of a sentence. */
type Slots<S extends string> = S extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Slots<Rest>
  : never;

type Values<S extends string, V> =
  Slots<S> extends never ? [] : [values: { readonly [N in Slots<S>]: V }];

/**
 * The words of one feature in both languages. zh-CN is the source: a key that en lacks or has too
 * many
 * does not compile. A sentence may hold `{slots}`, `{count|day|days}` (singular and plural by the
 * slot
 * `count`, en only) and `<b>…</b>`.
 */
export type WordBook<Z extends Readonly<Record<string, string>>> = {
  readonly 'zh-CN': Z;
  readonly en: { readonly [K in keyof Z]: string };
};

export function wordBook<const Z extends Readonly<Record<string, string>>>(
  zh: Z,
  en: { readonly [K in keyof Z]: string },
): WordBook<Z> {
  return { 'zh-CN': zh, en };
}

export type Translate<Z extends Readonly<Record<string, string>>> = {
  <K extends keyof Z & string>(key: K, ...values: Values<Z[K], string | number>): string;
  /** The same sentence as nodes: `<b>` becomes bold, slots may be links and amounts. */
  rich<K extends keyof Z & string>(key: K, ...values: Values<Z[K], ReactNode>): ReactNode;
};

const SLOT = /\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g;

type Piece = { readonly text: string } | { readonly slot: string };

/** Splits at slots and settles the plurals. */
function piecesOf(sentence: string, values: Readonly<Record<string, unknown>>): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const match of sentence.matchAll(SLOT)) {
    const [whole, name = '', one, many] = match;
    pieces.push({ text: sentence.slice(at, match.index) });
    if (one !== undefined && many !== undefined) {
      pieces.push({ text: String(values[name]) === '1' ? one : many });
    } else {
      pieces.push({ slot: name });
    }
    at = match.index + whole.length;
  }
  pieces.push({ text: sentence.slice(at) });
  return pieces;
}

/** Dates, amounts and numbers of papers are never torn apart; a title or a name of an office may be. */
const KEPT_WHOLE = /\u00A0|\d月\d|^[A-Z]{2,}-\d/;
const WHOLE_CHARACTERS_MAX = 28;

function slotNode(value: ReactNode, key: string): ReactNode {
  const whole =
    typeof value === 'string' && value.length <= WHOLE_CHARACTERS_MAX && KEPT_WHOLE.test(value);
  return whole
    ? createElement('span', { key, className: 'jx-nowrap' }, value)
    : createElement(Fragment, { key }, value);
}

/** A quotation within a quotation takes the inner marks: `《在线课〈…〉》`, `“‘…’ …”`. */
const INNER_MARKS: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '《': { '《': '〈', '》': '〉' },
  '“': { '“': '‘', '”': '’' },
};

function quoted(before: Piece | undefined, value: string): string {
  const inner = before && 'text' in before ? INNER_MARKS[before.text.at(-1) ?? ''] : undefined;
  if (inner === undefined) return value;
  return Array.from(value, (character) => inner[character] ?? character).join('');
}

export function fillSentence(
  sentence: string,
  values: Readonly<Record<string, string | number>>,
): string {
  return piecesOf(sentence, values)
    .map((piece, place, all) =>
      'text' in piece ? piece.text : quoted(all[place - 1], String(values[piece.slot] ?? '')),
    )
    .join('')
    .replaceAll(/<\/?b>/g, '');
}

/** Bold may span slots, so it is switched on and off while walking through the pieces. */
export function fillRich(sentence: string, values: Readonly<Record<string, ReactNode>>): ReactNode {
  const nodes: ReactNode[] = [];
  let bold: ReactNode[] | undefined;
  const pieces = piecesOf(sentence, values);
  const push = (node: ReactNode) => (bold ?? nodes).push(node);
  for (const [place, piece] of pieces.entries()) {
    if ('slot' in piece) {
      const given = values[piece.slot];
      const value = typeof given === 'string' ? quoted(pieces[place - 1], given) : given;
      push(slotNode(value, `slot-${piece.slot}-${nodes.length}`));
      continue;
    }
    for (const part of piece.text.split(/(<\/?b>)/)) {
      if (part === '<b>') {
        bold = [];
      } else if (part === '</b>') {
        const inside = bold ?? [];
        bold = undefined;
        nodes.push(createElement('b', { key: `b-${nodes.length}` }, inside));
      } else if (part !== '') {
        push(part);
      }
    }
  }
  return nodes;
}

export function translator<Z extends Readonly<Record<string, string>>>(
  book: WordBook<Z>,
  locale: Locale,
): Translate<Z> {
  const sentences: Readonly<Record<string, string>> = book[locale];
  const translate = (key: string, values: Readonly<Record<string, string | number>> = {}) =>
    fillSentence(sentences[key] ?? '', values);
  const rich = (key: string, values: Readonly<Record<string, ReactNode>> = {}) =>
    fillRich(sentences[key] ?? '', values);
  return Object.assign(translate, { rich });
}

export function useWords<Z extends Readonly<Record<string, string>>>(
  book: WordBook<Z>,
): Translate<Z> {
  const locale = useLocale();
  return useMemo(() => translator(book, locale), [book, locale]);
}
