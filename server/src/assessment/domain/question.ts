import { assert } from '@jixu/kernel';
import type { FieldProblem } from '../../platform/operation/refusal.ts';

/** Kinds of questions (题型); all but `short` are decided by their key. */
export const QUESTION_KINDS = [
  'single',
  'multiple',
  'true-false',
  'fill',
  'order',
  'short',
] as const;
export type QuestionKind = (typeof QUESTION_KINDS)[number];

/** What whoever sits the exam is shown. Items of an ordering stand here in their right order, so they are shuffled. */
export type Shown = {
  readonly prompt: string;
  /** Of single, multiple and order; empty otherwise. */
  readonly options: readonly string[];
  /** How many blanks a fill-in has; 0 otherwise. */
  readonly blanks: number;
  /** In the order in which they are shown. */
  readonly pictures: readonly Picture[];
};

/** A picture of the bank, as one version of a question shows it. */
export type Picture = {
  readonly pictureId: string;
  /** What it shows, for whoever cannot see it: a question must be answerable without eyes. */
  readonly alt: string;
  /** The option it belongs to, as the author wrote them; null: below the text of the question. */
  readonly option: number | null;
};

/** What is right. Places of options are counted from 0, as the author wrote them. */
export type Key =
  | { readonly options: readonly number[] }
  | { readonly holds: boolean }
  /** What each blank accepts. */
  | { readonly blanks: readonly (readonly string[])[] }
  | { readonly inOrder: true }
  /** What a marker looks for. */
  | { readonly guide: string };

export type QuestionContent = {
  readonly kind: QuestionKind;
  readonly shown: Shown;
  readonly key: Key;
  readonly explanation: string;
  readonly tags: readonly string[];
  readonly difficulty: number;
};

/** Why so few: letters A to H fit the sheets that people bring questions in. */
export const OPTIONS_MAX = 8;
export const BLANKS_MAX = 10;
/** One for every option and four for the question. */
export const PICTURES_MAX = OPTIONS_MAX + 4;
export const ALT_LENGTH_MAX = 300;
/** An author marks a blank in the text by this. */
export const BLANK = '____';

export function blanksIn(prompt: string): number {
  return prompt.split(BLANK).length - 1;
}

/** Everything that keeps a question from being asked, each at its place; none: it is well made. */
export function questionProblems(question: QuestionContent): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const wrong = (path: string, code: string) => problems.push({ path, code: `assessment.${code}` });
  const { kind, shown, key } = question;
  if (shown.prompt.trim() === '') wrong('shown/prompt', 'prompt_empty');
  if (kind === 'single' || kind === 'multiple' || kind === 'order') {
    // An option may be a picture alone.
    const said = shown.options.map((option, at) => [option.trim(), ...picturesAt(shown, at)]);
    if (said.length < 2 || said.some(([text, ...pictures]) => text === '' && pictures.length === 0))
      wrong('shown/options', 'options_few');
    if (new Set(said.map((one) => JSON.stringify(one))).size < said.length)
      wrong('shown/options', 'options_same');
  } else if (shown.options.length > 0) wrong('shown/options', 'options_none');
  if (shown.blanks !== (kind === 'fill' ? blanksIn(shown.prompt) : 0))
    wrong('shown/prompt', 'blanks_differ');
  const pictureProblem = pictureProblemOf(shown);
  if (pictureProblem) wrong('shown/pictures', pictureProblem);
  const keyProblem = keyProblemOf(kind, shown, key);
  if (keyProblem) wrong('key', keyProblem);
  return problems;
}

export function picturesAt(shown: Shown, option: number): string[] {
  return shown.pictures.filter((one) => one.option === option).map((one) => one.pictureId);
}

function pictureProblemOf({ pictures, options }: Shown): string | null {
  if (pictures.length > PICTURES_MAX) return 'pictures_many';
  if (pictures.some(({ option }) => option !== null && option >= options.length))
    return 'picture_nowhere';
  return pictures.some(({ alt }) => alt.trim() === '') ? 'picture_alt' : null;
}

function keyProblemOf(kind: QuestionKind, shown: Shown, key: Key): string | null {
  switch (kind) {
    case 'single':
    case 'multiple': {
      if (!('options' in key)) return 'key_missing';
      const inside = key.options.every((at) => at >= 0 && at < shown.options.length);
      if (!inside || new Set(key.options).size < key.options.length) return 'key_outside';
      if (kind === 'single') return key.options.length === 1 ? null : 'key_not_one';
      return key.options.length >= 1 ? null : 'key_missing';
    }
    case 'true-false':
      return 'holds' in key ? null : 'key_missing';
    case 'fill': {
      if (!('blanks' in key) || shown.blanks === 0) return 'blanks_differ';
      if (key.blanks.length !== shown.blanks) return 'blanks_differ';
      const filled = key.blanks.every((accepted) =>
        accepted.some((text) => foldAnswer(text) !== ''),
      );
      return filled ? null : 'key_missing';
    }
    case 'order':
      return 'inOrder' in key ? null : 'key_missing';
    case 'short':
      return 'guide' in key && key.guide.trim() !== '' ? null : 'guide_missing';
  }
}

/** What people mean by the same answer: full width or half, capital or small, however many spaces. */
export function foldAnswer(text: string): string {
  return text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();
}

export function requireKey<Name extends string>(
  key: Key,
  name: Name,
): Extract<Key, Record<Name, unknown>> {
  assert(name in key, `question: its key has no ${name}`);
  return key as Extract<Key, Record<Name, unknown>>;
}
