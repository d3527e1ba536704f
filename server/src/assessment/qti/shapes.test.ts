import { expect, test } from 'vitest';
import { attributeOf, childrenOf, readXml, type XmlElement } from '../../platform/xml/index.ts';
import type { QuestionContent } from '../domain/question.ts';
import { qtiElementOf } from './qti-element.ts';
import { writeItem, type WrittenVersion } from './write-item.ts';

/** An element as the standard describes it: what it must say, and what may stand in it, in this order. */
type Shape = {
  readonly must: readonly string[];
  readonly may?: readonly string[];
  readonly inside: readonly string[];
  /** How many of the first kind at least. */
  readonly least?: number;
};

const INLINE = ['br', 'img', 'textEntryInteraction'];
const FEEDBACK = ['p'];
/** From the information models of 2.2 and 3.0, for what is written; 3.0 wraps texts of rubrics and feedback. */
const SHAPES: Readonly<Record<string, Shape>> = {
  assessmentItem: {
    must: ['identifier', 'title', 'adaptive', 'timeDependent'],
    may: ['toolName', 'toolVersion'],
    inside: [
      'responseDeclaration',
      'outcomeDeclaration',
      'itemBody',
      'responseProcessing',
      'modalFeedback',
    ],
    least: 1,
  },
  responseDeclaration: {
    must: ['identifier', 'cardinality', 'baseType'],
    inside: ['correctResponse', 'mapping'],
  },
  correctResponse: { must: [], inside: ['value'], least: 1 },
  mapping: { must: ['defaultValue'], inside: ['mapEntry'], least: 1 },
  mapEntry: { must: ['mapKey', 'mappedValue'], may: ['caseSensitive'], inside: [] },
  outcomeDeclaration: {
    must: ['identifier', 'cardinality', 'baseType'],
    may: ['normalMaximum', 'externalScored'],
    inside: ['defaultValue'],
  },
  defaultValue: { must: [], inside: ['value'], least: 1 },
  value: { must: [], inside: [] },
  itemBody: {
    must: [],
    inside: [
      'p',
      'choiceInteraction',
      'orderInteraction',
      'extendedTextInteraction',
      'rubricBlock',
    ],
  },
  choiceInteraction: {
    must: ['responseIdentifier', 'shuffle', 'maxChoices'],
    inside: ['prompt', 'simpleChoice'],
    least: 1,
  },
  orderInteraction: {
    must: ['responseIdentifier', 'shuffle'],
    inside: ['prompt', 'simpleChoice'],
    least: 1,
  },
  extendedTextInteraction: { must: ['responseIdentifier'], inside: ['prompt'], least: 1 },
  textEntryInteraction: { must: ['responseIdentifier'], inside: [] },
  simpleChoice: { must: ['identifier'], inside: ['br', 'img'] },
  prompt: { must: [], inside: ['br', 'img'] },
  img: { must: ['src', 'alt'], inside: [] },
  p: { must: [], inside: INLINE },
  br: { must: [], inside: [] },
  rubricBlock: { must: ['view'], may: ['use'], inside: [...FEEDBACK, 'contentBody'], least: 0 },
  contentBody: { must: [], inside: ['p'], least: 1 },
  responseProcessing: { must: [], may: ['template'], inside: ['setOutcomeValue'] },
  setOutcomeValue: { must: ['identifier'], inside: ['sum'], least: 1 },
  sum: { must: [], inside: ['mapResponse'], least: 1 },
  mapResponse: { must: ['identifier'], inside: [] },
  modalFeedback: {
    must: ['outcomeIdentifier', 'identifier', 'showHide'],
    inside: [...FEEDBACK, 'contentBody'],
  },
};
/** Elements whose children may come in any order. */
const MIXED = new Set(['p', 'prompt', 'simpleChoice', 'itemBody']);
const NAMES = /^[A-Za-z_][\w.-]*$/;

type Node = NonNullable<ReturnType<typeof qtiElementOf>>['root'];

function* faultsIn(node: Node): Generator<string> {
  const shape = Object.hasOwn(SHAPES, node.name) ? SHAPES[node.name] : undefined;
  if (shape === undefined) {
    yield `${node.name} is no element of the standard that is written here`;
    return;
  }
  const allowed = [...shape.must, ...(shape.may ?? [])];
  for (const name of shape.must) {
    if (!node.attributes.has(name)) yield `${node.name} lacks ${name}`;
  }
  for (const [name, value] of node.attributes) {
    if (!allowed.includes(name)) yield `${node.name} has ${name}`;
    if (/^(identifier|responseIdentifier|outcomeIdentifier)$/.test(name) && !NAMES.test(value)) {
      yield `${node.name} ${name} is no name: ${value}`;
    }
  }
  const children = node.content.filter((one) => typeof one !== 'string');
  const places = children.map((one) => shape.inside.indexOf(one.name));
  if (places.includes(-1)) yield `${node.name} holds ${children.map((one) => one.name).join()}`;
  const ordered = places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0));
  if (!ordered && !MIXED.has(node.name)) yield `${node.name} is out of order`;
  if (places.filter((place) => place === 0).length < (shape.least ?? 0)) {
    yield `${node.name} lacks ${shape.inside[0] ?? ''}`;
  }
  for (const child of children) yield* faultsIn(child);
}

const about = { explanation: '因为\n所以', tags: [], difficulty: 3 };
const plain = (options: readonly string[] = []) => ({
  prompt: '问\n什么',
  options,
  blanks: 0,
  pictures: [],
});
const QUESTIONS: readonly QuestionContent[] = [
  { ...about, kind: 'single', shown: plain(['甲', '乙\n丙']), key: { options: [1] } },
  { ...about, kind: 'multiple', shown: plain(['甲', '乙', '丙']), key: { options: [0, 2] } },
  { ...about, kind: 'true-false', shown: plain(), key: { holds: false }, explanation: '' },
  {
    ...about,
    kind: 'fill',
    shown: { prompt: '____和\n____', options: [], blanks: 2, pictures: [] },
    key: { blanks: [['甲', '乙'], ['丙']] },
  },
  {
    ...about,
    kind: 'fill',
    shown: { prompt: '填____', options: [], blanks: 1, pictures: [] },
    key: { blanks: [['甲']] },
  },
  {
    ...about,
    kind: 'single',
    shown: {
      ...plain(['甲', '']),
      pictures: [
        { pictureId: 'p-1', alt: '一张图', option: null },
        { pictureId: 'p-2', alt: '另一张', option: 1 },
      ],
    },
    key: { options: [1] },
  },
  { ...about, kind: 'order', shown: plain(['甲', '乙', '丙']), key: { inOrder: true } },
  { ...about, kind: 'short', shown: plain(), key: { guide: '一\n二' } },
];

function written(question: QuestionContent, version: WrittenVersion): XmlElement {
  const xml = writeItem(question, { identifier: 'q-1', version });
  return readXml(Buffer.from(xml), { bytes: 1_000_000, depth: 50, nodes: 10_000 });
}

test('every kind of question is written in the shapes of the standard', () => {
  // Goal: other programs read what leaves here. Method: elements, their attributes, content and order against a table
  // after the information models; what is answered and shown is declared. The schemas themselves are too large to keep.
  for (const version of ['2.2', '3.0'] as const) {
    for (const question of QUESTIONS) {
      const document = written(question, version);
      const read = qtiElementOf(document);
      expect(read?.version).toBe(version);
      expect(read && [...faultsIn(read.root)], question.kind).toEqual([]);
    }
  }
});

test('an element or attribute out of place is found', () => {
  // Goal: the table above can fail. Method: one written item, spoilt in three ways.
  const [single] = QUESTIONS;
  if (single === undefined) throw new Error('there is a single choice');
  const xml = writeItem(single, { identifier: 'q-1', version: '2.2' });
  for (const [from, to, fault] of [
    [' title="问 什么"', '', 'assessmentItem lacks title'],
    ['<prompt>', '<prompt><video/>', 'prompt holds'],
    ['identifier="q-1"', 'identifier="1 q"', 'is no name'],
  ] as const) {
    const spoilt = readXml(Buffer.from(xml.replace(from, to)), {
      bytes: 1_000_000,
      depth: 50,
      nodes: 10_000,
    });
    const read = qtiElementOf(spoilt);
    expect(read && [...faultsIn(read.root)].join('; ')).toContain(fault);
  }
});

test('version 3 spells names with dashes and wraps what is said in a body', () => {
  // Goal: the spelling is that of 3.0 throughout. Method: every name in every kind of question.
  for (const question of QUESTIONS) {
    const names = (node: XmlElement): string[] => [
      node.local,
      ...node.attributes.filter(({ uri }) => uri === '').map(({ local }) => local),
      ...childrenOf(node).flatMap(names),
    ];
    const root = written(question, '3.0');
    expect(names(root).filter((name) => /[A-Z]/.test(name))).toEqual([]);
    expect(attributeOf(root, 'time-dependent')).toBe('false');
    const direct = childrenOf(root, 'qti-modal-feedback').flatMap((one) => childrenOf(one));
    expect(direct.every((one) => one.local === 'qti-content-body')).toBe(true);
  }
});
