import { ALT_LENGTH_MAX } from '../domain/question.ts';
import { elementIn, elementsIn, type QtiElement } from './qti-element.ts';
import { lengthOf } from './qti-limits.ts';
import { ItemRefusal, type QtiNote } from './qti-refusal.ts';
import { plainText, type TextToken } from './text-flow.ts';

/** Elements that end a line before and after. */
const BLOCKS = new Set(
  (
    'p div h1 h2 h3 h4 h5 h6 blockquote address pre ul ol dl dt dd hr section article aside nav ' +
    'header footer main figure figcaption details summary tbody thead tfoot table caption ' +
    'contentBody'
  ).split(' '),
);
const INLINE = new Set(
  (
    'span bdo bdi label q ruby rb rt rtc rp abbr acronym cite dfn time data wbr sub sup ' +
    'colgroup col'
  ).split(' '),
);
/** They say how a text looks; what it says stays. */
const STYLING = new Set(
  'b i u em strong s del ins mark big small tt code kbd samp var center font'.split(' '),
);
const MEDIA = new Set('audio video track source object embed iframe mediaInteraction'.split(' '));
/** Drawings that are programs, and pictures that are answered upon. */
const DRAWINGS = new Set('svg canvas figureImage map'.split(' '));
const SCRIPTS = new Set('script style noscript stylesheet link meta'.split(' '));
const COMPUTED = new Set(
  'templateBlock templateInline printedVariable templateBlockStatic'.split(' '),
);
const INTERACTIONS: ReadonlyMap<string, InteractionKind> = new Map([
  ['choiceInteraction', 'choice'],
  ['orderInteraction', 'order'],
  ['extendedTextInteraction', 'extended'],
  ['inlineChoiceInteraction', 'inline'],
  ['textEntryInteraction', 'entry'],
]);

export type InteractionKind = 'choice' | 'order' | 'extended' | 'inline' | 'entry';
export type Interaction = { readonly kind: InteractionKind; readonly element: QtiElement };

/** A picture file that an item shows, as the item names it. */
export type PictureRef = {
  readonly src: string;
  readonly alt: string;
  readonly option: number | null;
  readonly element: QtiElement;
};

/** What was met on the way through one item. */
export type BodyReading = {
  /** Written by this program: white space means what it says. */
  readonly exact: boolean;
  readonly notes: Set<QtiNote>;
  readonly interactions: Interaction[];
  /** For whoever marks. */
  readonly guide: string[];
  /** For whoever has answered. */
  readonly feedback: string[];
  readonly pictures: PictureRef[];
  /** The last thing met in this text was a picture. */
  afterPicture: boolean;
};

type Where = {
  readonly answers: boolean;
  readonly kept: boolean;
  /** The option that is read; null for the text of the question; nowhere where no picture may be. */
  readonly pictures: number | null | 'nowhere';
};

/** The item's text, with its interactions gathered in `reading`. */
export function bodyTokens(body: QtiElement, reading: BodyReading): TextToken[] {
  const tokens: TextToken[] = [];
  for (const one of body.content) {
    // Between paragraphs white space is the layout of the file.
    if (typeof one === 'string' && one.trim() === '') continue;
    readPart(one, tokens, reading, { answers: true, kept: false, pictures: null });
  }
  return tokens;
}

/** The text of an option or a feedback, where nothing can be answered. Only an option has pictures. */
export function textIn(element: QtiElement, reading: BodyReading, option?: number): string {
  const tokens: TextToken[] = [];
  reading.afterPicture = false;
  const pictures = option ?? 'nowhere';
  readContent(element, tokens, reading, { answers: false, kept: false, pictures });
  return plainText(tokens, reading.exact);
}

function readContent(
  element: QtiElement,
  tokens: TextToken[],
  reading: BodyReading,
  where: Where,
): void {
  for (const one of element.content) readPart(one, tokens, reading, where);
}

function readPart(
  part: QtiElement | string,
  tokens: TextToken[],
  reading: BodyReading,
  where: Where,
): void {
  if (typeof part === 'string') {
    tokens.push({ text: part, kept: where.kept });
    if (reading.afterPicture && part.trim() !== '') reading.notes.add('pictures_moved');
    return;
  }
  refuseWhatIsNoText(part);
  const { name } = part;
  if (name === 'img' || name === 'object') readPicture(part, reading, where);
  else if (name === 'picture') readPictureChoice(part, tokens, reading, where);
  else if (INTERACTIONS.has(name)) {
    readInteraction(part, tokens, reading, where);
  } else if (name === 'rubricBlock') readRubric(part, tokens, reading, where);
  else if (name === 'feedbackInline' || name === 'feedbackBlock') readFeedback(part, reading);
  else if (SCRIPTS.has(name)) reading.notes.add('scripts_dropped');
  else if (name === 'br') tokens.push('line');
  else if (name === 'li' || name === 'tr') readLine(part, tokens, reading, where);
  else if (name === 'sub' || name === 'sup') readRaised(part, tokens, reading, where);
  else readText(part, tokens, reading, where);
}

/** Pictures stand below the text here; where one stood in the middle of it, that is said. */
function readPicture(part: QtiElement, reading: BodyReading, where: Where): void {
  if (where.pictures === 'nowhere') throw refusedAt('qti_picture', part);
  const said = part.attributes.get('alt') ?? (part.name === 'object' ? wordsIn(part) : '');
  const alt = (said.trim() === '' ? (part.attributes.get('title') ?? '') : said).trim();
  if (alt === '') throw refusedAt('picture_alt', part);
  const found = lengthOf(alt);
  if (found > ALT_LENGTH_MAX) {
    const detail = { what: 'alt', found, allowed: ALT_LENGTH_MAX };
    throw new ItemRefusal('qti_too_long', { element: part.written, line: part.line, detail });
  }
  const src = part.attributes.get(part.name === 'object' ? 'data' : 'src') ?? '';
  reading.pictures.push({ src, alt, option: where.pictures, element: part });
  reading.afterPicture = true;
}

/** The one that every program can show; the others are the same in other sizes. */
function readPictureChoice(
  part: QtiElement,
  tokens: TextToken[],
  reading: BodyReading,
  where: Where,
): void {
  const plain = elementIn(part, 'img');
  if (plain === null) throw refusedAt('qti_picture', part);
  readPart(plain, tokens, reading, where);
}

function wordsIn(part: QtiElement): string {
  return part.content.map((one) => (typeof one === 'string' ? one : wordsIn(one))).join('');
}

function readText(part: QtiElement, tokens: TextToken[], reading: BodyReading, where: Where): void {
  const { name } = part;
  if (part.attributes.has('templateIdentifier')) throw refusedAt('qti_computed', part);
  if (BLOCKS.has(name)) {
    if (name === 'table') reading.notes.add('table_as_text');
    tokens.push('edge');
    readContent(part, tokens, reading, { ...where, kept: where.kept || name === 'pre' });
    tokens.push('edge');
    return;
  }
  if (name === 'a') reading.notes.add('links_dropped');
  else if (STYLING.has(name)) reading.notes.add('styling_dropped');
  else if (!INLINE.has(name)) throw refusedAt('qti_element_unknown', part);
  const quotes = name === 'q' ? ['“', '”'] : name === 'rt' ? ['(', ')'] : null;
  if (name === 'rp') return;
  if (quotes) tokens.push({ text: quotes[0] ?? '', kept: true });
  readContent(part, tokens, reading, where);
  if (quotes) tokens.push({ text: quotes[1] ?? '', kept: true });
}

function refuseWhatIsNoText(part: QtiElement): void {
  const { name } = part;
  if (DRAWINGS.has(name)) throw refusedAt('qti_picture', part);
  const picture = name === 'object' && (part.attributes.get('type') ?? '').startsWith('image/');
  if (MEDIA.has(name) && !picture) throw refusedAt('qti_media', part);
  if (name === 'math') throw refusedAt('qti_formula', part);
  if (name === 'include') throw refusedAt('qti_shared_text', part);
  if (COMPUTED.has(name)) throw refusedAt('qti_computed', part);
  const known = INTERACTIONS.has(name);
  if (!known && /Interaction$|^positionObjectStage$/.test(name))
    throw refusedAt('qti_interaction_unsupported', part);
}

export function refusedAt(code: ItemRefusal['code'], part: QtiElement): ItemRefusal {
  return new ItemRefusal(code, { element: part.written, line: part.line });
}

function readInteraction(
  part: QtiElement,
  tokens: TextToken[],
  reading: BodyReading,
  where: Where,
): void {
  if (!where.answers) throw refusedAt('qti_several_interactions', part);
  const kind = INTERACTIONS.get(part.name);
  if (kind === undefined) return;
  reading.interactions.push({ kind, element: part });
  if (kind === 'inline' || kind === 'entry') {
    tokens.push('blank');
    return;
  }
  tokens.push('edge');
  for (const prompt of elementsIn(part, 'prompt')) {
    readContent(prompt, tokens, reading, { answers: false, kept: false, pictures: where.pictures });
  }
  tokens.push('edge');
}

/** Who marks and who answers read different rubrics; those for authors and proctors stay outside. */
function readRubric(
  part: QtiElement,
  tokens: TextToken[],
  reading: BodyReading,
  where: Where,
): void {
  const views = (part.attributes.get('view') ?? 'candidate').split(/\s+/);
  if (views.includes('candidate')) {
    tokens.push('edge');
    readContent(part, tokens, reading, where);
    tokens.push('edge');
  } else if (views.includes('scorer')) reading.guide.push(textIn(part, reading));
  else reading.notes.add('notes_dropped');
}

function readFeedback(part: QtiElement, reading: BodyReading): void {
  const said = textIn(part, reading);
  if (said !== '') reading.feedback.push(said);
}

/** A point of a list, or a row of a table with its cells side by side. */
function readLine(part: QtiElement, tokens: TextToken[], reading: BodyReading, where: Where): void {
  tokens.push('edge');
  if (part.name === 'li') tokens.push({ text: '- ', kept: true });
  let cells = 0;
  for (const one of part.content) {
    const cell = typeof one !== 'string' && (one.name === 'td' || one.name === 'th');
    if (!cell) {
      readPart(one, tokens, reading, where);
      continue;
    }
    if (cells > 0) tokens.push({ text: ' | ', kept: true });
    readContent(one, tokens, reading, where);
    cells += 1;
  }
  tokens.push('edge');
}

const PLAIN = '0123456789+-=()n';
const RAISED: Readonly<Record<string, string>> = {
  sup: '⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁼⁽⁾ⁿ',
  sub: '₀₁₂₃₄₅₆₇₈₉₊₋₌₍₎ₙ',
};

/** `x<sup>2</sup>` must not become x2. */
function readRaised(
  part: QtiElement,
  tokens: TextToken[],
  reading: BodyReading,
  where: Where,
): void {
  const inside: TextToken[] = [];
  readContent(part, inside, reading, { ...where, answers: false });
  const text = plainText(inside, false);
  if (text === '') return;
  const signs = RAISED[part.name] ?? '';
  const raised = [...text].map((character) => signs[PLAIN.indexOf(character)] ?? '');
  const whole = raised.every((sign) => sign !== '');
  const mark = part.name === 'sup' ? '^' : '_';
  tokens.push({ text: whole ? raised.join('') : `${mark}(${text})`, kept: true });
}
