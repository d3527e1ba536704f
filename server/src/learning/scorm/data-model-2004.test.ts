import { expect, test } from 'vitest';
import { keptElements, sharedWrites } from './data-model.ts';
import type { ScormItem, ScormVersion } from './manifest.ts';
import {
  committedState,
  openedState,
  type PartState,
  startElements,
  startStores,
} from './part-state.ts';
import { runTime } from './run-time.testing.ts';

const ITEM: ScormItem = {
  itemId: 'I',
  title: '课',
  depth: 0,
  visible: true,
  launch: { path: 'a.htm', suffix: '', kind: 'sco' },
  passingScore: null,
  launchData: null,
  maxTimeAllowed: null,
  timeLimitAction: null,
  completionThreshold: null,
  objectives: [],
  sharedData: [
    { targetId: 'both', read: true, write: true },
    { targetId: 'told', read: true, write: false },
    { targetId: 'said', read: false, write: true },
  ],
};

/** Set up so that the element in question can be set: an interaction of a kind, an objective. */
function session(kind: string | null, item: ScormItem = ITEM) {
  const state = openedState('2004', null);
  const start = startElements('2004', item, { state, learnerId: 'L' });
  const page = runTime('2004', start, startStores(item, new Map([['told', 'hello']])));
  page.begin();
  page.set('cmi.objectives.0.id', 'first');
  page.set('cmi.interactions.0.id', 'q1');
  if (kind !== null) page.set('cmi.interactions.0.type', kind);
  return page;
}

const TAKEN = 0;
const TYPE = 406;
const RANGE = 407;
const id = (length: number): string => 'a'.repeat(length);
const many = (count: number, by: string, of: (at: number) => string): string =>
  Array.from({ length: count }, (_, at) => of(at)).join(by);

/** By data type of the standard: values, and what becomes of each. */
const TYPES: readonly {
  readonly element: string;
  readonly kind?: string;
  readonly values: Readonly<Record<string, number>>;
}[] = [
  {
    element: 'cmi.location',
    values: { '': TAKEN, ' ': TAKEN, '第 3 页': TAKEN, [id(1_000)]: TAKEN, [id(1_001)]: TYPE },
  },
  { element: 'cmi.suspend_data', values: { [id(64_000)]: TAKEN, [id(64_001)]: TYPE } },
  {
    element: 'cmi.session_time',
    values: {
      PT5M: TAKEN,
      P1Y2M3DT4H5M6S: TAKEN,
      P1D: TAKEN,
      'PT0.5S': TAKEN,
      'PT1H1.25S': TAKEN,
      P: TYPE,
      PT: TYPE,
      P1DT: TYPE,
      P1S: TYPE,
      PT1D: TYPE,
      'PT1.555S': TYPE,
      P3D4H: TYPE,
      '-PT1S': TYPE,
      '00:05:00': TYPE,
    },
  },
  {
    element: 'cmi.interactions.0.timestamp',
    values: {
      '1970': TAKEN,
      '2038': TAKEN,
      '2024-02': TAKEN,
      '2024-02-29': TAKEN,
      '2024-02-29T23': TAKEN,
      '2024-02-29T23:59': TAKEN,
      '2024-02-29T23:59:59': TAKEN,
      '2024-02-29T23:59:59.5': TAKEN,
      '2024-02-29T23:59:59.25Z': TAKEN,
      '2024-02-29T23:59:59.25+08': TAKEN,
      '2024-02-29T23:59:59.25+08:30': TAKEN,
      '1969': TYPE,
      '2039': TYPE,
      '2023-02-29': TYPE,
      '2024-13': TYPE,
      '2024-2-1': TYPE,
      '2024-02-29T24:00': TYPE,
      '2024-02-29T23:60': TYPE,
      '2024-02-29T23:59:59.123': TYPE,
      '2024-02-29 23:59': TYPE,
    },
  },
  {
    element: 'cmi.learner_preference.language',
    values: {
      '': TAKEN,
      zh: TAKEN,
      'zh-Hans-CN': TAKEN,
      EN: TAKEN,
      chi: TAKEN,
      zho: TAKEN,
      qaa: TAKEN,
      'i-default': TAKEN,
      'x-ours': TAKEN,
      zz: TYPE,
      zzz: TYPE,
      zh_CN: TYPE,
      'zh-toolongsubtag': TYPE,
      'zh-': TYPE,
    },
  },
  {
    element: 'cmi.comments_from_learner.0.comment',
    values: {
      '': TAKEN,
      很好: TAKEN,
      '{lang=zh}很好': TAKEN,
      '{lang=zh-CN}': TAKEN,
      '{lang=}x': TYPE,
      '{lang=zz}x': TYPE,
      '{language=zz}x': TAKEN,
      [`{lang=en}${id(4_000)}`]: TAKEN,
      [id(4_001)]: TYPE,
    },
  },
  {
    element: 'cmi.interactions.0.objectives.0.id',
    values: {
      o1: TAKEN,
      'urn:jixu:o-1': TAKEN,
      'http://example.test/o#1': TAKEN,
      目标一: TAKEN,
      [id(4_000)]: TAKEN,
      '': TYPE,
      'two words': TYPE,
      'urn:': TYPE,
      'urn:jixu': TYPE,
      'urn:jixu:a b': TYPE,
      [id(4_001)]: TYPE,
    },
  },
  {
    element: 'cmi.score.scaled',
    values: {
      '-1': TAKEN,
      '1.0': TAKEN,
      '0.5': TAKEN,
      '.5': TAKEN,
      '1.0000001': RANGE,
      '-1.5': RANGE,
      '90': RANGE,
      '1e-1': TYPE,
      '90%': TYPE,
      '': TYPE,
      '0,5': TYPE,
    },
  },
  { element: 'cmi.score.raw', values: { '-12.5': TAKEN, '1000000': TAKEN, ten: TYPE } },
  {
    element: 'cmi.progress_measure',
    values: { '0': TAKEN, '1': TAKEN, '1.1': RANGE, '-0.1': RANGE },
  },
  {
    element: 'cmi.learner_preference.delivery_speed',
    values: { '0': TAKEN, '0.0': TAKEN, '2.5': TAKEN, '-1': RANGE },
  },
  {
    element: 'cmi.learner_preference.audio_captioning',
    values: { '-1': TAKEN, '0': TAKEN, '1': TAKEN, '2': TYPE },
  },
  {
    element: 'cmi.exit',
    values: { '': TAKEN, 'time-out': TAKEN, logout: TAKEN, normal: TAKEN, suspended: TYPE },
  },
  {
    element: 'cmi.interactions.0.result',
    values: {
      correct: TAKEN,
      incorrect: TAKEN,
      unanticipated: TAKEN,
      neutral: TAKEN,
      '-0.35': TAKEN,
      wrong: TYPE,
    },
  },
  {
    element: 'cmi.interactions.0.learner_response',
    kind: 'true-false',
    values: { true: TAKEN, false: TAKEN, t: TYPE, '1': TYPE },
  },
  {
    element: 'cmi.interactions.0.learner_response',
    kind: 'choice',
    values: {
      '': TAKEN,
      a: TAKEN,
      'a[,]b': TAKEN,
      [many(36, '[,]', (at) => `c${at}`)]: TAKEN,
      [many(37, '[,]', (at) => `c${at}`)]: TYPE,
      'a[,]a': TYPE,
      '[,]': TYPE,
      'a[,]': TYPE,
      'a b': TYPE,
      [id(251)]: TYPE,
    },
  },
  {
    element: 'cmi.interactions.0.learner_response',
    kind: 'fill-in',
    values: {
      '': TAKEN,
      '[,]': TAKEN,
      '{lang=zh}北京[,]{lang=en}Beijing': TAKEN,
      [many(10, '[,]', () => 'x')]: TAKEN,
      [many(11, '[,]', () => 'x')]: TYPE,
      [id(251)]: TYPE,
      '{lang=zz}x': TYPE,
    },
  },
  {
    element: 'cmi.interactions.0.learner_response',
    kind: 'long-fill-in',
    values: { '': TAKEN, [id(4_000)]: TAKEN, [id(4_001)]: TYPE },
  },
  {
    element: 'cmi.interactions.0.learner_response',
    kind: 'matching',
    values: { 'a[.]1': TAKEN, 'a[.]1[,]b[.]2': TAKEN, a: TYPE, 'a[.]': TYPE, 'a[.]1[.]2': TYPE },
  },
  {
    element: 'cmi.interactions.0.learner_response',
    kind: 'performance',
    values: {
      's1[.]done': TAKEN,
      '[.]done': TAKEN,
      's1[.]': TAKEN,
      's1[.]two words': TAKEN,
      [many(125, '[,]', (at) => `s${at}[.]x`)]: TAKEN,
      '[.]': TYPE,
      s1: TYPE,
      's 1[.]x': TYPE,
      's1[.]a[.]b': TYPE,
    },
  },
  {
    element: 'cmi.interactions.0.learner_response',
    kind: 'sequencing',
    values: { 'a[,]b[,]a': TAKEN, a: TAKEN, '': TYPE, 'a[,]': TYPE },
  },
  {
    element: 'cmi.interactions.0.learner_response',
    kind: 'numeric',
    values: { '-4.5': TAKEN, '4': TAKEN, '1[:]2': TYPE, four: TYPE },
  },
  {
    element: 'cmi.interactions.0.learner_response',
    kind: 'likert',
    values: { agree: TAKEN, '': TYPE, 'do agree': TYPE },
  },
  {
    element: 'cmi.interactions.0.learner_response',
    kind: 'other',
    values: { '任何 [,] 文字': TAKEN, [id(4_001)]: TYPE },
  },
  {
    element: 'cmi.interactions.0.correct_responses.0.pattern',
    kind: 'fill-in',
    values: {
      '{case_matters=true}{order_matters=false}{lang=zh}甲[,]乙': TAKEN,
      '{order_matters=false}{case_matters=true}x': TAKEN,
      '{lang=en}{case_matters=perhaps}x': TAKEN,
      '{case_matters=perhaps}x': TYPE,
      '{order_matters=}x': TYPE,
      '{lang=zz}x': TYPE,
    },
  },
  {
    element: 'cmi.interactions.0.correct_responses.0.pattern',
    kind: 'long-fill-in',
    values: {
      [`{lang=en}{case_matters=true}${id(4_000)}`]: TAKEN,
      '{case_matters=no}x': TYPE,
    },
  },
  {
    element: 'cmi.interactions.0.correct_responses.0.pattern',
    kind: 'performance',
    values: {
      '{order_matters=false}s1[.]1[:]5[,]s2[.]done': TAKEN,
      's1[.]5[:]1': TYPE,
      '{order_matters=maybe}s1[.]x': TYPE,
    },
  },
  {
    element: 'cmi.interactions.0.correct_responses.0.pattern',
    kind: 'numeric',
    values: {
      '1[:]2': TAKEN,
      '[:]2': TAKEN,
      '1[:]': TAKEN,
      '[:]': TAKEN,
      '2[:]1': TYPE,
      '2': TYPE,
    },
  },
];

test('2004: every data type takes what the standard has, and refuses the rest with its error', () => {
  // Goal: content meets the types it was written for. Method: values at and beyond the edges of each type, set and read back.
  let checks = 0;
  for (const { element, kind, values } of TYPES) {
    const page = session(kind ?? null);
    for (const [value, error] of Object.entries(values)) {
      const set = [error === TAKEN ? 'true' : 'false', String(error)];
      expect([element, value.slice(0, 60), ...page.set(element, value)]).toEqual([
        element,
        value.slice(0, 60),
        ...set,
      ]);
      if (error === TAKEN && !/exit|session_time/.test(element)) {
        expect(page.get(element)).toEqual([value, '0']);
      }
      checks += 1;
    }
  }
  expect(checks).toBeGreaterThan(150);
});

test('2004: names that are none, places that are not there, and what depends on something else', () => {
  // Goal: each wrong call has its own error. Method: one call of every kind, before and after what it needs is there.
  const page = session(null);
  const rows: readonly (readonly ['get' | 'set', string, string, string])[] = [
    ['get', 'cmi', '', '401'],
    ['get', 'cmi.objectives', '', '401'],
    ['set', 'cmi.objectives', 'x', '401'],
    ['get', 'cmi.objectives.0', '', '401'],
    ['get', 'cmi.objectives.one.id', '', '401'],
    ['get', 'cmi.objectives.0.constructor', '', '401'],
    ['get', 'cmi.location.more', '', '401'],
    ['get', 'cmi.__proto__.x', '', '401'],
    ['get', 'cmi.location._children', '', '301'],
    ['get', 'cmi.score._count', '', '301'],
    ['set', 'cmi.objectives._count', '3', '404'],
    ['set', 'cmi.score._children', 'x', '404'],
    ['get', 'cmi.objectives.1.id', '', '301'],
    ['get', 'cmi.objectives.0.description', '', '403'],
    ['set', 'cmi.objectives.1.description', 'x', '408'],
    ['set', 'cmi.objectives.2.id', 'third', '351'],
    ['set', 'cmi.objectives.0.id', 'other', '351'],
    ['set', 'cmi.objectives.0.id', 'first', '0'],
    ['set', 'cmi.objectives.1.id', 'first', '351'],
    ['set', 'cmi.interactions.0.id', 'q2', '0'],
    ['set', 'cmi.interactions.1.id', 'q2', '0'],
    ['set', 'cmi.interactions.0.learner_response', 'a', '408'],
    ['set', 'cmi.interactions.0.correct_responses.0.pattern', 'a', '408'],
    ['set', 'cmi.interactions.0.type', 'choice', '0'],
    ['set', 'cmi.interactions.0.correct_responses.0.pattern', 'a', '0'],
    ['set', 'cmi.interactions.0.correct_responses.1.pattern', 'a', '351'],
    ['set', 'cmi.interactions.0.correct_responses.1.pattern', 'b', '0'],
    ['set', 'cmi.interactions.0.correct_responses.3.pattern', 'c', '351'],
    ['get', 'cmi.interactions.0.correct_responses.2.pattern', '', '301'],
    ['set', 'cmi.interactions.0.objectives.0.id', 'first', '0'],
    ['set', 'cmi.interactions.0.objectives.1.id', 'first', '351'],
    ['set', 'cmi.interactions.2.objectives.0.id', 'x', '408'],
    ['set', 'cmi.interactions.4.weighting', '1', '351'],
    ['set', 'cmi.comments_from_lms.0.comment', 'x', '404'],
    ['get', 'cmi.comments_from_lms.0.comment', '', '301'],
    ['set', 'cmi.interactions.1.type', 'true-false', '0'],
    ['set', 'cmi.interactions.1.correct_responses.0.pattern', 'true', '0'],
    ['set', 'cmi.interactions.1.correct_responses.1.pattern', 'false', '351'],
  ];
  for (const [call, element, value, error] of rows) {
    const [, code] = call === 'get' ? page.get(element) : page.set(element, value);
    expect([call, element, code]).toEqual([call, element, error]);
  }
  expect(page.get('cmi.interactions._count')).toEqual(['2', '0']);
  expect(page.get('cmi.score._children')[0].split(',').toSorted()).toEqual([
    'max',
    'min',
    'raw',
    'scaled',
  ]);
});

test('2004: a measure with a threshold decides over what content says of itself', () => {
  // Goal: completed and passed are what the package set. Method: read both before, below and above their thresholds.
  const item = { ...ITEM, completionThreshold: '0.8', passingScore: '0.6' };
  const page = session(null, item);
  page.set('cmi.completion_status', 'completed');
  page.set('cmi.success_status', 'passed');
  const said = () => [page.get('cmi.completion_status')[0], page.get('cmi.success_status')[0]];
  expect(said()).toEqual(['unknown', 'unknown']);
  page.set('cmi.progress_measure', '0.79');
  page.set('cmi.score.scaled', '0.5');
  expect(said()).toEqual(['incomplete', 'failed']);
  page.set('cmi.progress_measure', '0.8');
  page.set('cmi.score.scaled', '0.6');
  expect(said()).toEqual(['completed', 'passed']);
});

/** What the server keeps of a page’s last copy, written out and read again as its database does. */
function throughServer(version: ScormVersion, page: ReturnType<typeof runTime>, state: PartState) {
  const split = sharedWrites(ITEM.sharedData, page.saved()?.elements ?? {});
  if ('fault' in split) throw new Error(JSON.stringify(split.fault));
  const checked = keptElements(version, split.own);
  if ('fault' in checked) throw new Error(JSON.stringify(checked.fault));
  const kept = committedState(version, state, { elements: checked.kept, ended: true });
  const read: PartState = JSON.parse(JSON.stringify(kept));
  return { kept: read, shared: new Map(split.shared.map((one) => [one.targetId, one.value])) };
}

const ANSWERS: Readonly<Record<string, string>> = {
  'true-false': 'true',
  choice: 'a[,]b',
  'fill-in': '{lang=zh}北京[,]',
  'long-fill-in': `"引号" \\ 𠮷\n${id(3_900)}`,
  likert: 'agree',
  matching: 'a[.]1',
  performance: many(250, '[,]', (at) => `${id(200)}${at}[.]${id(250)}`),
  sequencing: 'b[,]a',
  numeric: '-0.50',
  other: ' ',
};

test('2004: whatever was set comes back from the server as it was, element by element', () => {
  // Goal: nothing is lost or changed on the way. Method: every element that can be set, an interaction of every kind, empties, then a second session.
  const state = openedState('2004', null);
  const page = runTime('2004', startElements('2004', ITEM, { state, learnerId: 'L' }));
  page.begin();
  const set: [string, string][] = [
    ['cmi.location', ''],
    ['cmi.suspend_data', '页=3;𠮷'],
    ['cmi.completion_status', 'not attempted'],
    ['cmi.success_status', 'failed'],
    ['cmi.progress_measure', '0.250'],
    ...['scaled', 'raw', 'min', 'max'].map((one): [string, string] => [`cmi.score.${one}`, '1.0']),
    ['cmi.learner_preference.audio_level', '0.0'],
    ['cmi.learner_preference.language', ''],
    ['cmi.learner_preference.delivery_speed', '2'],
    ['cmi.learner_preference.audio_captioning', '-1'],
    ['cmi.comments_from_learner.0.comment', '{lang=zh}很好'],
    ['cmi.comments_from_learner.0.location', ''],
    ['cmi.comments_from_learner.0.timestamp', '2026-01-02T03:04:05.6Z'],
    ['cmi.objectives.0.id', 'urn:jixu:o-1'],
    ['cmi.objectives.0.success_status', 'passed'],
    ['cmi.objectives.0.completion_status', 'completed'],
    ['cmi.objectives.0.progress_measure', '1'],
    ['cmi.objectives.0.description', '{lang=zh}'],
    ['cmi.objectives.0.score.scaled', '-1'],
    ['cmi.objectives.0.score.raw', '7.000099999887765544'],
  ];
  for (const [at, [kind, answer]] of Object.entries(ANSWERS).entries()) {
    const one = `cmi.interactions.${at}`;
    set.push([`${one}.id`, `q${at}`], [`${one}.type`, kind], [`${one}.learner_response`, answer]);
    set.push([`${one}.objectives.0.id`, 'urn:jixu:o-1']);
    const pattern = kind === 'numeric' ? '1[:]2' : answer;
    set.push([`${one}.correct_responses.0.pattern`, pattern]);
    set.push([`${one}.timestamp`, '2026'], [`${one}.weighting`, '1.50'], [`${one}.result`, '0.5']);
    set.push([`${one}.latency`, 'PT1.50S'], [`${one}.description`, '']);
  }
  for (const [element, value] of set) {
    expect([element, ...page.set(element, value)]).toEqual([element, 'true', '0']);
  }
  page.set('cmi.exit', 'suspend');
  page.end();
  const { kept } = throughServer('2004', page, state);
  const again = openedState('2004', kept);
  const next = runTime('2004', startElements('2004', ITEM, { state: again, learnerId: 'L' }));
  next.begin();
  for (const [element, value] of set) {
    expect([element, ...next.get(element)]).toEqual([element, value, '0']);
  }
});

test('2004: parts share texts as their package lets them, and no further', () => {
  // Goal: `adl.data` of the 4th edition. Method: one store of each kind, read, written, through the server, into a second part.
  const page = session(null);
  expect(page.get('adl.data._count')).toEqual(['3', '0']);
  expect(page.get('adl.data.1.id')).toEqual(['told', '0']);
  expect(page.get('adl.data.0.store')).toEqual(['', '403']);
  expect(page.get('adl.data.1.store')).toEqual(['hello', '0']);
  expect(page.get('adl.data.2.store')).toEqual(['', '405']);
  expect(page.set('adl.data.1.store', 'x')).toEqual(['false', '404']);
  expect(page.set('adl.data.3.store', 'x')).toEqual(['false', '351']);
  expect(page.set('adl.data.0.id', 'x')).toEqual(['false', '404']);
  expect(page.set('adl.data.2.store', '一段话')).toEqual(['true', '0']);
  page.end();
  const { shared } = throughServer('2004', page, openedState('2004', null));
  // What this part did not write is not sent: another may have written it meanwhile.
  expect([...shared]).toEqual([['said', '一段话']]);
  const reader = { ...ITEM, sharedData: [{ targetId: 'said', read: true, write: false }] };
  const state = openedState('2004', null);
  const start = startElements('2004', reader, { state, learnerId: 'L' });
  const next = runTime('2004', start, startStores(reader, shared));
  next.begin();
  expect(next.get('adl.data.0.store')).toEqual(['一段话', '0']);
  const refused = sharedWrites(reader.sharedData, { 'adl.data.0.store': 'x' });
  expect(refused).toEqual({ fault: { element: 'adl.data.0.store', lengthMax: null } });
});

test('1.2: whatever was set comes back from the server as it was, element by element', () => {
  // Goal: nothing is lost or changed on the way. Method: every element that can be set; what may be read is read in a second session, the rest where it is kept.
  const state = openedState('1.2', null);
  const page = runTime('1.2', startElements('1.2', ITEM, { state, learnerId: 'L' }));
  page.begin();
  const read: [string, string][] = [
    ['cmi.core.lesson_location', '第 3 页'],
    ['cmi.core.lesson_status', 'incomplete'],
    ['cmi.core.score.raw', '85.50'],
    ['cmi.core.score.min', '0'],
    ['cmi.core.score.max', '100'],
    ['cmi.suspend_data', `页=3;𠮷;${id(60_000)}`],
    ['cmi.comments', '很好'],
    ['cmi.student_preference.audio', '-1'],
    ['cmi.student_preference.language', 'zh'],
    ['cmi.student_preference.speed', '100'],
    ['cmi.student_preference.text', '0'],
    ['cmi.objectives.0.id', 'o1'],
    ['cmi.objectives.0.status', 'passed'],
    ['cmi.objectives.0.score.raw', '7'],
    ['cmi.objectives.0.score.min', '0'],
    ['cmi.objectives.0.score.max', '10'],
  ];
  const kinds = ['true-false', 'choice', 'fill-in', 'matching', 'performance', 'likert'];
  const unread = kinds.flatMap((kind, at): [string, string][] => {
    const one = `cmi.interactions.${at}`;
    return [
      [`${one}.id`, `q${at}`],
      [`${one}.type`, kind],
      [`${one}.time`, '10:20:30'],
      [`${one}.weighting`, '1.5'],
      [`${one}.student_response`, kind === 'true-false' ? 't' : 'a'],
      [`${one}.correct_responses.0.pattern`, kind === 'true-false' ? 't' : 'a'],
      [`${one}.result`, 'correct'],
      [`${one}.latency`, '00:00:30'],
      [`${one}.objectives.0.id`, 'o1'],
    ];
  });
  const set = [...read, ...unread];
  for (const [element, value] of set) {
    expect([element, ...page.set(element, value)]).toEqual([element, 'true', '0']);
  }
  page.set('cmi.core.exit', 'suspend');
  page.end();
  const { kept } = throughServer('1.2', page, state);
  expect(Object.fromEntries(set.map(([name]) => [name, kept.elements[name]]))).toEqual(
    Object.fromEntries(set),
  );
  const again = openedState('1.2', kept);
  const next = runTime('1.2', startElements('1.2', ITEM, { state: again, learnerId: 'L' }));
  next.begin();
  for (const [element, value] of read) {
    expect([element, ...next.get(element)]).toEqual([element, value, '0']);
  }
  expect(next.get('cmi.interactions._count')).toEqual([String(kinds.length), '0']);
  next.set('cmi.core.exit', 'suspend');
  next.end();
  expect(throughServer('1.2', next, again).kept.elements).toMatchObject(Object.fromEntries(set));
});
