import { BLANK, type QuestionContent, type Shown } from '../domain/question.ts';
import { type QtiVersion } from './qti-element.ts';
import { TOOL_NAME } from './read-item.ts';
import { element, sayable, type Spelling, type Written, writeXml } from './xml-writer.ts';

/** The versions that are written: what most programs read today, and what they will. */
export type WrittenVersion = Extract<QtiVersion, '2.2' | '3.0'>;

const SCHEMA = 'http://www.w3.org/2001/XMLSchema-instance';
const HOMES: Readonly<
  Record<WrittenVersion, { namespace: string; schema: string; rules: string }>
> = {
  '2.2': {
    namespace: 'http://www.imsglobal.org/xsd/imsqti_v2p2',
    schema: 'http://www.imsglobal.org/xsd/qti/qtiv2p2/imsqti_v2p2.xsd',
    rules: 'http://www.imsglobal.org/question/qti_v2p2/rptemplates/',
  },
  '3.0': {
    namespace: 'http://www.imsglobal.org/xsd/imsqtiasi_v3p0',
    schema: 'https://purl.imsglobal.org/spec/qti/v3p0/schema/xsd/imsqti_asiv3p0_v1p0.xsd',
    rules: 'https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/',
  },
};
/** Names that 3.0 took over from HTML as they are. */
const HTML = new Set(['p', 'br', 'img']);
const LETTERS = 'ABCDEFGH';
const TITLE_CHARACTERS = 60;

/** One question as an assessment item that reads back as the same question. */
export function writeItem(
  question: QuestionContent,
  as: { readonly identifier: string; readonly version: WrittenVersion },
): string {
  const { version, identifier } = as;
  const home = HOMES[version];
  const parts = partsOf(question, version);
  const root = element(
    'assessmentItem',
    {
      xmlns: home.namespace,
      'xmlns:xsi': SCHEMA,
      'xsi:schemaLocation': `${home.namespace} ${home.schema}`,
      identifier,
      title: titleOf(question),
      adaptive: 'false',
      timeDependent: 'false',
      toolName: TOOL_NAME,
      toolVersion: '1',
    },
    [
      ...parts.responses,
      scoreOf(question),
      ...feedbackOutcome(question),
      element('itemBody', {}, parts.body),
      ...parts.processing,
      ...feedbackOf(question, version),
    ],
  );
  return writeXml(root, version === '3.0' ? spelling30 : (name) => name.replace('@', ''));
}

const spelling30: Spelling = (name) => {
  const attribute = name.startsWith('@');
  const plain = attribute ? name.slice(1) : name;
  if (HTML.has(plain) && !attribute) return plain;
  const dashed = plain.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  return attribute ? dashed : `qti-${dashed}`;
};

function titleOf(question: QuestionContent): string {
  const line = sayable(question.shown.prompt).replace(/\s+/g, ' ').trim();
  const characters = [...line];
  if (characters.length <= TITLE_CHARACTERS) return line === '' ? '-' : line;
  return `${characters.slice(0, TITLE_CHARACTERS - 1).join('')}…`;
}

type Parts = {
  readonly responses: readonly Written[];
  readonly body: readonly Written[];
  readonly processing: readonly Written[];
};

function partsOf(question: QuestionContent, version: WrittenVersion): Parts {
  const { key, kind, shown } = question;
  const prompt = element('prompt', {}, [...lines(shown.prompt), ...picturesOf(shown, null)]);
  if ('blanks' in key) return blanks(question, key.blanks, version);
  if ('guide' in key) return short(prompt, key.guide, version);
  if ('inOrder' in key) {
    const ids = shown.options.map((_option, at) => letter(at));
    const body = choices('orderInteraction', { shuffle: 'true' }, prompt, ids, optionsOf(shown));
    return { body, ...matching('ordered', ids, version) };
  }
  if ('holds' in key) {
    const ids = ['true', 'false'];
    const body = choices('choiceInteraction', one, prompt, ids, [['正确'], ['错误']]);
    return { body, ...matching('single', [String(key.holds)], version) };
  }
  const ids = shown.options.map((_option, at) => letter(at));
  const single = kind === 'single';
  const many = { shuffle: 'true', maxChoices: '0' };
  const body = choices(
    'choiceInteraction',
    single ? { ...one, shuffle: 'true' } : many,
    prompt,
    ids,
    optionsOf(shown),
  );
  const right = key.options.map(letter);
  return { body, ...matching(single ? 'single' : 'multiple', right, version) };
}

const one = { shuffle: 'false', maxChoices: '1' };

function letter(at: number): string {
  return LETTERS[at] ?? `X${at}`;
}

function choices(
  name: string,
  attributes: Readonly<Record<string, string>>,
  prompt: Written,
  ids: readonly string[],
  options: readonly (readonly (Written | string)[])[],
): Written[] {
  return [
    element(name, { responseIdentifier: 'RESPONSE', ...attributes }, [
      prompt,
      ...options.map((option, at) =>
        element('simpleChoice', { identifier: ids[at] ?? '' }, option),
      ),
    ]),
  ];
}

/** Right is what the declaration says is correct. */
function matching(
  cardinality: string,
  correct: readonly string[],
  version: WrittenVersion,
): Pick<Parts, 'responses' | 'processing'> {
  const values = correct.map((value) => element('value', {}, [value]));
  return {
    responses: [
      element(
        'responseDeclaration',
        { identifier: 'RESPONSE', cardinality, baseType: 'identifier' },
        [element('correctResponse', {}, values)],
      ),
    ],
    processing: [template('match_correct', version)],
  };
}

function template(name: string, version: WrittenVersion): Written {
  const end = version === '3.0' ? '.xml' : '';
  return element('responseProcessing', { template: `${HOMES[version].rules}${name}${end}` });
}

/** Each blank is worth the same, and any of its texts is right. */
function blanks(
  question: QuestionContent,
  accepted: readonly (readonly string[])[],
  version: WrittenVersion,
): Parts {
  const ids = accepted.map((_texts, at) =>
    accepted.length === 1 ? 'RESPONSE' : `RESPONSE_${at + 1}`,
  );
  const pieces = question.shown.prompt.split(BLANK);
  const content = pieces.flatMap((piece, at) => {
    const id = ids[at];
    const entry = element('textEntryInteraction', { responseIdentifier: id ?? '' });
    return id === undefined || at === pieces.length - 1 ? lines(piece) : [...lines(piece), entry];
  });
  return {
    responses: accepted.map((texts, at) => textResponse(ids[at] ?? '', texts)),
    body: [element('p', {}, [...content, ...picturesOf(question.shown, null)])],
    processing: ids.length === 1 ? [template('map_response', version)] : [sumOf(ids)],
  };
}

function textResponse(identifier: string, texts: readonly string[]): Written {
  const right = [...new Set(texts)].filter((text) => text.trim() !== '');
  return element('responseDeclaration', { identifier, cardinality: 'single', baseType: 'string' }, [
    element('correctResponse', {}, [element('value', {}, right.slice(0, 1))]),
    element(
      'mapping',
      { defaultValue: '0' },
      right.map((mapKey) =>
        element('mapEntry', { mapKey, mappedValue: '1', caseSensitive: 'false' }),
      ),
    ),
  ]);
}

function sumOf(ids: readonly string[]): Written {
  const mapped = ids.map((identifier) => element('mapResponse', { identifier }));
  const sum = element('sum', {}, mapped);
  const set = element('setOutcomeValue', { identifier: 'SCORE' }, [sum]);
  return element('responseProcessing', {}, [set]);
}

function short(prompt: Written, guide: string, version: WrittenVersion): Parts {
  const response = { identifier: 'RESPONSE', cardinality: 'single', baseType: 'string' };
  const inside = [element('p', {}, lines(guide))];
  const rubric = version === '3.0' ? [element('contentBody', {}, inside)] : inside;
  return {
    responses: [element('responseDeclaration', response)],
    body: [
      element('extendedTextInteraction', { responseIdentifier: 'RESPONSE' }, [prompt]),
      element('rubricBlock', { view: 'scorer', use: 'scoring' }, rubric),
    ],
    processing: [],
  };
}

function scoreOf(question: QuestionContent): Written {
  const base = { identifier: 'SCORE', cardinality: 'single', baseType: 'float' };
  // A person marks a short answer; how many points it has is the paper's affair.
  if (question.kind === 'short')
    return element('outcomeDeclaration', { ...base, externalScored: 'human' });
  const most = String(Math.max(1, question.shown.blanks));
  return element('outcomeDeclaration', { ...base, normalMaximum: most }, [
    element('defaultValue', {}, [element('value', {}, ['0'])]),
  ]);
}

function feedbackOutcome({ explanation }: QuestionContent): Written[] {
  if (explanation === '') return [];
  const base = { identifier: 'FEEDBACK', cardinality: 'single', baseType: 'identifier' };
  return [
    element('outcomeDeclaration', base, [
      element('defaultValue', {}, [element('value', {}, ['EXPLANATION'])]),
    ]),
  ];
}

function feedbackOf({ explanation }: QuestionContent, version: WrittenVersion): Written[] {
  if (explanation === '') return [];
  const inside = [element('p', {}, lines(explanation))];
  return [
    element(
      'modalFeedback',
      { outcomeIdentifier: 'FEEDBACK', identifier: 'EXPLANATION', showHide: 'show' },
      version === '3.0' ? [element('contentBody', {}, inside)] : inside,
    ),
  ];
}

/** Where a picture lies in a package. */
export function picturePath(pictureId: string): string {
  return `pictures/${pictureId}.webp`;
}

/** From an item, which lies in a folder of its own. */
function picturesOf(shown: Shown, option: number | null): Written[] {
  return shown.pictures
    .filter((one) => one.option === option)
    .map(({ pictureId, alt }) => element('img', { src: `../${picturePath(pictureId)}`, alt }));
}

function optionsOf(shown: Shown): (Written | string)[][] {
  return shown.options.map((text, at) => [...lines(text), ...picturesOf(shown, at)]);
}

/** Lines of a text, with the breaks between them. */
function lines(text: string): (Written | string)[] {
  return text
    .split('\n')
    .flatMap((line, at) => (at === 0 ? [line] : [element('br'), line]))
    .filter((part) => part !== '');
}
