import {
  BLANK,
  BLANKS_MAX,
  foldAnswer,
  OPTIONS_MAX,
  type QuestionContent,
  questionProblems,
} from '../domain/question.ts';
import type { XmlElement } from '../../platform/xml/index.ts';
import { elementIn, elementsIn, type QtiElement, qtiElementOf } from './qti-element.ts';
import { lengthOf, TEXT_LIMITS } from './qti-limits.ts';
import { ITEM_REFUSALS, ItemRefusal, type QtiNote } from './qti-refusal.ts';
import {
  type BodyReading,
  bodyTokens,
  type Interaction,
  type PictureRef,
  refusedAt,
  textIn,
} from './read-body.ts';
import { readResponses, type Response, type Scoring, scoringOf } from './read-responses.ts';
import { type TextToken, textPieces } from './text-flow.ts';

/** Written into every item by this program; it then means exactly what stands there. */
export const TOOL_NAME = 'Jixu';

/** What a manifest says of an item: found by, and how hard. */
export type ItemMetadata = { readonly tags: readonly string[]; readonly difficulty: number };
export const NO_METADATA: ItemMetadata = { tags: [], difficulty: 3 };

export type ReadItem = {
  readonly identifier: string;
  readonly question: QuestionContent;
  /** Where the item says that its pictures are, in the order of the question’s. */
  readonly pictures: readonly PictureRef[];
  readonly notes: readonly QtiNote[];
};

type Item = {
  readonly root: QtiElement;
  readonly body: QtiElement;
  readonly reading: BodyReading;
  readonly tokens: readonly TextToken[];
  readonly responses: ReadonlyMap<string, Response>;
  readonly scoring: Scoring;
};
type Part = Pick<QuestionContent, 'kind' | 'key'> & {
  readonly options: readonly string[];
  readonly pieces: readonly string[];
};

/** One assessment item as one of our questions; throws `ItemRefusal` where it is none. */
export function readItem(document: XmlElement, metadata: ItemMetadata): ReadItem {
  const item = openItem(document);
  const { reading, root } = item;
  const part = readAnswering(item);
  const prompt = promptOf(part, item);
  const exact = reading.exact;
  const question: QuestionContent = {
    kind: part.kind,
    shown: {
      prompt,
      options: part.options,
      blanks: part.kind === 'fill' ? part.pieces.length - 1 : 0,
      // Which picture of the bank each is, whoever brings it in finds out; until then its place in the package.
      pictures: reading.pictures.map(({ src, alt, option }) => ({ pictureId: src, alt, option })),
    },
    key: part.key,
    explanation: explanationOf(item),
    tags: tagsOf(metadata, reading),
    difficulty: metadata.difficulty,
  };
  refuseTooLong(question);
  const problem = questionProblems(question)[0];
  if (problem) throw new ItemRefusal(codeOf(problem.code));
  const identifier = root.attributes.get('identifier') ?? '';
  return {
    identifier: exact ? identifier : identifier.trim(),
    question,
    pictures: reading.pictures,
    notes: [...reading.notes],
  };
}

function codeOf(code: string): ItemRefusal['code'] {
  const own = code.replace('assessment.', '');
  const found = ITEM_REFUSALS.find((one) => one === own);
  // What stays: blanks and options that cannot differ here, because both come from one reading.
  return found ?? 'qti_not_an_item';
}

function openItem(document: XmlElement): Item {
  const found = qtiElementOf(document);
  if (found === null) {
    const old = /^(questestinterop|item)$/.test(document.local);
    throw new ItemRefusal(old ? 'qti_old_version' : 'qti_not_an_item', {
      element: document.local,
      line: document.line,
    });
  }
  const { root } = found;
  if (root.name !== 'assessmentItem') throw refusedAt('qti_not_an_item', root);
  if (root.attributes.get('adaptive') === 'true') throw refusedAt('qti_adaptive', root);
  for (const [name, code] of [
    ['templateDeclaration', 'qti_computed'],
    ['templateProcessing', 'qti_computed'],
    ['assessmentStimulusRef', 'qti_shared_text'],
  ] as const) {
    const met = elementIn(root, name);
    if (met) throw refusedAt(code, met);
  }
  const body = elementIn(root, 'itemBody');
  if (body === null) throw refusedAt('qti_no_interaction', root);
  const exact = root.attributes.get('toolName') === TOOL_NAME;
  const reading: BodyReading = {
    exact,
    notes: new Set(),
    interactions: [],
    guide: [],
    feedback: [],
    pictures: [],
    afterPicture: false,
  };
  if (elementIn(root, 'stylesheet')) reading.notes.add('styling_dropped');
  const tokens = bodyTokens(body, reading);
  const responses = readResponses(root, exact);
  return { root, body, reading, tokens, responses, scoring: scoringOf(root) };
}

function readAnswering(item: Item): Part {
  const { interactions } = item.reading;
  const [first, second] = interactions;
  if (first === undefined) throw refusedAt('qti_no_interaction', item.body);
  if (interactions.every(({ kind }) => kind === 'entry')) return readBlanks(item);
  if (second) throw refusedAt('qti_several_interactions', second.element);
  const pieces = textPieces(item.tokens, item.reading.exact);
  switch (first.kind) {
    case 'choice':
    case 'inline':
      return { pieces, ...readChoice(item, first) };
    case 'order':
      return { pieces, ...readOrder(item, first) };
    default:
      return { pieces, options: [], kind: 'short', key: { guide: guideOf(item, first) } };
  }
}

function responseOf(item: Item, { element }: Interaction): Response {
  const response = item.responses.get(element.attributes.get('responseIdentifier') ?? '');
  if (response === undefined) throw refusedAt('key_missing', element);
  return response;
}

type Choice = { readonly identifier: string; readonly text: string };

function choicesOf(item: Item, { element, kind }: Interaction): Choice[] {
  const name = kind === 'inline' ? 'inlineChoice' : 'simpleChoice';
  const elements = elementsIn(element, name);
  if (elements.length > OPTIONS_MAX) throw refusedAt('qti_options_many', element);
  const choices: Choice[] = [];
  for (const one of elements) {
    if (one.attributes.has('templateIdentifier')) throw refusedAt('qti_computed', one);
    const identifier = one.attributes.get('identifier') ?? '';
    if (choices.some((other) => other.identifier === identifier)) {
      throw refusedAt('qti_identifier_twice', one);
    }
    // What a choice answers back when it is chosen is put beside its text.
    const before = item.reading.feedback.length;
    const text = textIn(one, item.reading, choices.length);
    const said = item.reading.feedback.splice(before);
    if (said.length > 0) item.reading.feedback.push(`${text}: ${said.join(' ')}`);
    choices.push({ identifier, text });
  }
  const shuffled = element.attributes.get('shuffle') === 'true';
  if (shuffled && elements.some((one) => one.attributes.get('fixed') === 'true')) {
    item.reading.notes.add('fixed_dropped');
  }
  return choices;
}

function readChoice(item: Item, interaction: Interaction): Pick<Part, 'kind' | 'key' | 'options'> {
  const response = responseOf(item, interaction);
  const choices = choicesOf(item, interaction);
  const single = isSingle(response, interaction);
  const right = rightChoices(item, response, single);
  const places = right.map((identifier) => {
    const at = choices.findIndex((choice) => choice.identifier === identifier);
    if (at === -1) throw refusedAt('key_outside', response.element);
    return at;
  });
  if (new Set(places).size < places.length)
    throw refusedAt('qti_identifier_twice', response.element);
  const options = choices.map((choice) => choice.text);
  if (!single) {
    const most = Number(interaction.element.attributes.get('maxChoices') ?? '0');
    if (most > 0) item.reading.notes.add('choice_limit_dropped');
    return { kind: 'multiple', key: { options: places }, options };
  }
  if (places.length > 1) throw refusedAt('key_not_one', response.element);
  const holds = saysTrue(item, choices, places[0] ?? 0);
  if (holds !== null) return { kind: 'true-false', key: { holds }, options: [] };
  return { kind: 'single', key: { options: places }, options };
}

function isSingle(response: Response, { element, kind }: Interaction): boolean {
  if (kind === 'inline' || response.cardinality === 'single') return true;
  if (response.cardinality !== 'multiple') throw refusedAt('key_missing', response.element);
  return element.attributes.get('maxChoices') === '1';
}

/** What the declaration calls correct; without that, what it gives most points for. */
function rightChoices(item: Item, response: Response, single: boolean): readonly string[] {
  const { notes } = item.reading;
  const valued = response.mapped.filter(({ value }) => value > 0);
  const most = Math.max(0, ...valued.map(({ value }) => value));
  if (response.correct.length > 0) {
    if (item.scoring === 'own') notes.add('own_scoring_dropped');
    const same =
      valued.length === response.correct.length &&
      valued.every(({ key, value }) => value === most && response.correct.includes(key));
    if (item.scoring === 'map' && valued.length > 0 && !same) notes.add('scoring_simplified');
    return response.correct;
  }
  if (item.scoring === 'own' || valued.length === 0) {
    throw refusedAt('key_missing', response.element);
  }
  const right = single ? valued.filter(({ value }) => value === most) : valued;
  if (right.length < valued.length || right.some(({ value }) => value < most)) {
    notes.add('scoring_simplified');
  }
  return right.map(({ key }) => key);
}

const TRUE_WORDS = [
  '对',
  '正确',
  '是',
  '√',
  '✓',
  '真',
  '成立',
  'true',
  't',
  'right',
  'correct',
  'yes',
];
const FALSE_WORDS = [
  '错',
  '错误',
  '否',
  '×',
  '✗',
  '假',
  '不成立',
  'false',
  'f',
  'wrong',
  'incorrect',
  'no',
];

/** Whether the right one of two options is "it is so"; null where they are no true and false. */
function saysTrue(item: Item, choices: readonly Choice[], right: number): boolean | null {
  const [first, second] = choices;
  if (first === undefined || second === undefined || choices.length !== 2) return null;
  if (item.reading.exact) {
    if (first.identifier !== 'true' || second.identifier !== 'false') return null;
    return right === 0;
  }
  const words = choices.map((choice) => foldAnswer(choice.text).replace(/[.。]$/, ''));
  const [one = '', other = ''] = words;
  const at = TRUE_WORDS.indexOf(one);
  if (at !== -1 && FALSE_WORDS.includes(other)) return right === 0;
  return TRUE_WORDS.includes(other) && FALSE_WORDS.includes(one) ? right === 1 : null;
}

function readOrder(item: Item, interaction: Interaction): Pick<Part, 'kind' | 'key' | 'options'> {
  const response = responseOf(item, interaction);
  const choices = choicesOf(item, interaction);
  if (response.correct.length === 0) throw refusedAt('key_missing', response.element);
  if (item.scoring === 'own') item.reading.notes.add('own_scoring_dropped');
  const options = response.correct.map((identifier) => {
    const choice = choices.find((one) => one.identifier === identifier);
    if (choice === undefined) throw refusedAt('key_outside', response.element);
    return choice.text;
  });
  const all = new Set(response.correct).size;
  if (all < response.correct.length) throw refusedAt('qti_identifier_twice', response.element);
  if (all < choices.length) throw refusedAt('qti_order_incomplete', interaction.element);
  return { kind: 'order', key: { inOrder: true }, options };
}

function readBlanks(item: Item): Part {
  const { interactions, exact, notes } = item.reading;
  const [first] = interactions;
  if (interactions.length > BLANKS_MAX && first) throw refusedAt('qti_blanks_many', first.element);
  const seen = new Set<Response>();
  const blanks = interactions.map((interaction) => {
    const response = responseOf(item, interaction);
    if (seen.has(response)) throw refusedAt('qti_identifier_twice', interaction.element);
    seen.add(response);
    return acceptedBy(item, response);
  });
  let pieces = textPieces(item.tokens, exact);
  if (!readsAsPieces(pieces)) {
    // Underscores of the text beside or between the blanks would be read as more of them.
    notes.add('underscores_changed');
    const last = pieces.length - 1;
    pieces = pieces.map((piece, at) => {
      const few = piece.replace(/_{3,}/g, '__');
      return at < last && few.endsWith('_') ? `${few} ` : few;
    });
  }
  return { kind: 'fill', key: { blanks }, options: [], pieces };
}

function readsAsPieces(pieces: readonly string[]): boolean {
  const again = pieces.join(BLANK).split(BLANK);
  return again.length === pieces.length && again.every((piece, at) => piece === pieces[at]);
}

/** The texts that give a blank all its points. */
function acceptedBy(item: Item, response: Response): string[] {
  const { notes, exact } = item.reading;
  if (response.cardinality !== 'single' && response.cardinality !== 'multiple') {
    throw refusedAt('key_missing', response.element);
  }
  if (response.baseType !== 'string') notes.add('numbers_as_text');
  if (item.scoring === 'own') notes.add('own_scoring_dropped');
  const mapped = item.scoring === 'match' ? [] : response.mapped;
  const most = Math.max(0, ...mapped.map(({ value }) => value));
  const full = mapped.filter(({ value }) => value > 0 && value === most);
  const part = mapped.filter(({ value }) => value > 0 && value < most);
  const accepted: string[] = [];
  const same = (one: string, other: string) =>
    exact ? one === other : foldAnswer(one) === foldAnswer(other);
  for (const text of [...response.correct, ...full.map(({ key }) => key)]) {
    const empty = foldAnswer(text) === '';
    if (empty || accepted.some((one) => same(one, text))) continue;
    if (accepted.length === TEXT_LIMITS.answers) {
      throw refusedAt('qti_answers_many', response.element);
    }
    accepted.push(text);
  }
  if (accepted.length === 0) throw refusedAt('key_missing', response.element);
  if (part.length > 0) notes.add('part_credit_dropped');
  const folded = new Set(accepted.map(foldAnswer));
  const strict = full.some(({ key, caseSensitive }) => caseSensitive && /[a-z]/i.test(key));
  if (strict || part.some(({ key }) => folded.has(foldAnswer(key)))) notes.add('case_ignored');
  return accepted;
}

function guideOf(item: Item, interaction: Interaction): string {
  const { guide, exact } = item.reading;
  const identifier = interaction.element.attributes.get('responseIdentifier') ?? '';
  const model = item.responses.get(identifier)?.correct ?? [];
  const parts = [...guide, ...model].filter((text) => text.trim() !== '');
  if (parts.length === 0) throw refusedAt('guide_missing', interaction.element);
  return exact ? parts.join('\n') : parts.join('\n').trim();
}

function promptOf(part: Part, item: Item): string {
  const prompt = part.pieces.join(BLANK);
  if (prompt.trim() !== '') return prompt;
  const title = (item.root.attributes.get('title') ?? '').trim();
  if (title === '') throw new ItemRefusal('prompt_empty', { line: item.body.line });
  item.reading.notes.add('title_as_prompt');
  return title;
}

function explanationOf({ root, reading }: Item): string {
  const said = elementsIn(root, 'modalFeedback').map((one) => textIn(one, reading));
  const all = [...reading.feedback, ...said].filter((text) => text !== '');
  return [...new Set(all)].join('\n');
}

function tagsOf(metadata: ItemMetadata, reading: BodyReading): string[] {
  const clean = (tag: string) => (reading.exact ? tag : tag.replace(/\s+/g, ' ').trim());
  const tags = [...new Set(metadata.tags.map(clean))].filter((tag) => tag !== '');
  const kept = tags.filter((tag) => lengthOf(tag) <= TEXT_LIMITS.tag).slice(0, TEXT_LIMITS.tags);
  if (kept.length < tags.length) reading.notes.add('tags_dropped');
  return kept;
}

function refuseTooLong({ shown, key, explanation }: QuestionContent): void {
  const check = (what: string, text: string, allowed: number) => {
    const found = lengthOf(text);
    if (found > allowed) {
      throw new ItemRefusal('qti_too_long', { detail: { what, found, allowed } });
    }
  };
  check('prompt', shown.prompt, TEXT_LIMITS.prompt);
  for (const option of shown.options) check('option', option, TEXT_LIMITS.option);
  check('explanation', explanation, TEXT_LIMITS.explanation);
  if ('guide' in key) check('guide', key.guide, TEXT_LIMITS.guide);
  if (!('blanks' in key)) return;
  for (const text of key.blanks.flat()) check('answer', text, TEXT_LIMITS.answer);
}
