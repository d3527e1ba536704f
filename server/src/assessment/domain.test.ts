import { expect, test } from 'vitest';
import { seededRandom } from '@jixu/kernel';
import { agreedMark, gradeAnswer } from './domain/grade.ts';
import { type Candidate, composePaper, type PaperContent, type Place } from './domain/paper.ts';
import { decidePass, type PassRules } from './domain/pass-rule.ts';
import { pointsFrom, pointsText } from './domain/points.ts';
import { faultOf, mayHandIn, portraitUntil } from './domain/portrait.ts';
import { questionProblems } from './domain/question.ts';
import { rightAnswer } from './domain/reveal.ts';
import { questionStatistics, scoreBands } from './domain/statistics.ts';
import { mayBegin, type Task, withLimit } from './domain/timing.ts';
import { readQuestionRow } from './question-import/read-question-row.ts';

const rules: PassRules = {
  homework: { count: 5, pointsEach: 600, gapHours: 24, limitHours: 4 },
  exam: {
    pointsMax: 10_000,
    weight: { n: 7, d: 10 },
    opensMinutesBefore: 30,
    closesMinutesAfter: 20,
    oneDevice: true,
    times: 1,
  },
  atLeast: 6_000,
  resit: null,
  fee: null,
  photo: null,
  source: null,
};

test.each([
  [18, 60, '60', true],
  [30, 42, '59.4', false],
  [30, 43, '60.1', true],
  [0, 85, '59.5', false],
  [0, 86, '60.2', true],
])('homework %i and exam %i make %s', (homework, exam, total, passed) => {
  // Goal: cases T33 and T34 to the hundredth. Method: the rule alone, in integers.
  const outcome = decidePass(rules, homework * 100, exam * 100);
  expect(pointsText(outcome.total)).toBe(total);
  expect(outcome.passed).toBe(passed);
});

test('who never sat the exam has not passed, whatever the homework', () => {
  // Goal: absent is not zero points with luck. Method: a pass mark below the homework.
  expect(decidePass({ ...rules, atLeast: 1_000 }, 3_000, null).passed).toBe(false);
});

const session: Task = {
  taskId: 't',
  kind: 'exam',
  sequence: 1,
  paperId: 'p',
  opensAt: new Date('2026-11-09T00:30:00Z'),
  closesAt: new Date('2026-11-09T03:00:00Z'),
  startsAt: new Date('2026-11-09T01:00:00Z'),
  minutes: 120,
};
const at = (minutes: number, seconds = 0): Date =>
  new Date(Date.parse('2026-11-09T01:00:00Z') + minutes * 60_000 + seconds * 1_000);

test.each([
  [-31, 'not_open'],
  [-30, 'in'],
  [0, 'in'],
  [20, 'in'],
  [21, 'absent'],
])('entry %i minutes from the start: %s', (minutes, expected) => {
  // Goal: case T37. Method: the decision alone, at each minute.
  const decision = mayBegin(session, rules, { now: at(minutes), extraMinutes: 0 });
  expect(decision.may ? 'in' : decision.why).toBe(expected);
});

test('Canvas #1769: a deadline is the earlier of own time and window, and an extension comes on top of both', () => {
  // Goal: the end is never cut below what was announced at the start (Canvas #1769). Method: a window of ten minutes left.
  const own: Task = { ...session, startsAt: null };
  const ten = mayBegin(own, rules, { now: at(110), extraMinutes: 0 });
  expect(ten.may && ten.times.deadlineAt).toEqual(at(120));
  const longer = mayBegin(own, rules, { now: at(110), extraMinutes: 30 });
  expect(longer.may && longer.times.deadlineAt).toEqual(at(150));
  // A common start: who enters late has no more time than others, and is told so by the same deadline.
  const late = mayBegin(session, rules, { now: at(20), extraMinutes: 0 });
  expect(late.may && late.times.deadlineAt).toEqual(at(120));
  const early = mayBegin(session, rules, { now: at(-30), extraMinutes: 0 });
  expect(early.may && early.times.beginsAt).toEqual(at(0));
  expect(withLimit({ ...own, kind: 'homework', minutes: 600 }, rules).minutes).toBe(240);
});

const place = (of: Partial<Place>): Place => ({
  place: 1,
  part: 0,
  bankId: 'b',
  questionId: 'q',
  version: 1,
  kind: 'single',
  points: 200,
  partial: false,
  order: [2, 0, 1, 3],
  ...of,
});

test('each kind is graded by its key, in terms of what was shown', () => {
  // Goal: right, wrong, partly right and empty of each kind. Method: one place each, options shown in another order.
  const single = place({});
  expect(gradeAnswer(single, { options: [0] }, { chosen: [1] })).toBe(200);
  expect(gradeAnswer(single, { options: [0] }, { chosen: [0] })).toBe(0);
  expect(gradeAnswer(single, { options: [0] }, null)).toBe(0);
  const multiple = place({ kind: 'multiple' });
  const key = { options: [0, 2] };
  expect(gradeAnswer(multiple, key, { chosen: [0, 1] })).toBe(200);
  expect(gradeAnswer(multiple, key, { chosen: [0] })).toBe(0);
  expect(gradeAnswer({ ...multiple, partial: true }, key, { chosen: [0] })).toBe(100);
  expect(gradeAnswer({ ...multiple, partial: true }, key, { chosen: [0, 1, 3] })).toBe(0);
  expect(gradeAnswer({ ...multiple, partial: true }, key, { chosen: [] })).toBe(0);
  const yes = place({ kind: 'true-false', order: [] });
  expect(gradeAnswer(yes, { holds: true }, { holds: true })).toBe(200);
  expect(gradeAnswer(yes, { holds: true }, { holds: false })).toBe(0);
  const fill = place({ kind: 'fill', order: [], points: 500 });
  const blanks = { blanks: [['72', '七十二'], ['ＡＢ c'], ['x']] };
  expect(gradeAnswer(fill, blanks, { texts: ['７２', ' ab  C ', 'X'] })).toBe(500);
  expect(gradeAnswer(fill, blanks, { texts: ['72', '', 'y'] })).toBe(166);
  const order = place({ kind: 'order' });
  expect(gradeAnswer(order, { inOrder: true }, { order: [1, 2, 0, 3] })).toBe(200);
  expect(gradeAnswer(order, { inOrder: true }, { order: [0, 1, 2, 3] })).toBe(0);
  const short = place({ kind: 'short', order: [] });
  expect(gradeAnswer(short, { guide: 'g' }, { text: 'a' })).toBeNull();
  expect(gradeAnswer(short, { guide: 'g' }, null)).toBe(0);
});

test('what is told as right gets all the points', () => {
  // Goal: key and grading cannot drift apart. Method: the revealed answer of each kind is graded.
  const kinds = [
    [place({}), { options: [3] }],
    [place({ kind: 'multiple' }), { options: [1, 2] }],
    [place({ kind: 'true-false', order: [] }), { holds: false }],
    [place({ kind: 'fill', order: [] }), { blanks: [['a'], ['b', 'c']] }],
    [place({ kind: 'order' }), { inOrder: true }],
  ] as const;
  for (const [one, key] of kinds) expect(gradeAnswer(one, key, rightAnswer(one, key))).toBe(200);
});

const candidates: Candidate[] = Array.from({ length: 30 }, (_, index) => ({
  bankId: 'b',
  questionId: `q${String(index).padStart(2, '0')}`,
  version: 1,
  kind: index % 3 === 0 ? 'order' : 'single',
  tags: index % 2 === 0 ? ['even'] : [],
  difficulty: 1 + (index % 5),
  options: 4,
}));
const draw = (of: object) => ({
  bankId: 'b',
  kind: null,
  tag: null,
  difficulty: null,
  count: 5,
  ...of,
});
const content: PaperContent = {
  shuffleQuestions: true,
  shuffleOptions: true,
  parts: [
    {
      title: '',
      pointsEach: 200,
      partial: false,
      from: { fixed: [{ bankId: 'b', questionId: 'q04' }] },
    },
    { title: '', pointsEach: 100, partial: false, from: { draw: draw({ tag: 'even', count: 6 }) } },
    {
      title: '',
      pointsEach: 100,
      partial: false,
      from: { draw: draw({ kind: 'single', count: 9 }) },
    },
  ],
};

test('the same seed draws the same paper, no question comes twice, and rules hold', () => {
  // Goal: drawing is a function of seed and bank. Method: 200 seeds, each twice, the candidates in another order.
  const seen = new Set<string>();
  for (let seed = 1; seed <= 200; seed += 1) {
    const drawn = composePaper(content, candidates, seededRandom(seed));
    const again = composePaper(content, candidates.toReversed(), seededRandom(seed));
    expect(again).toEqual(drawn);
    if (!('places' in drawn)) throw new Error(`seed ${seed} found too few`);
    const ids = drawn.places.map((one) => one.questionId);
    expect(new Set(ids).size).toBe(16);
    expect(drawn.places.map((one) => one.place)).toEqual(ids.map((_, index) => index + 1));
    const second = drawn.places.filter((one) => one.part === 1);
    for (const one of second)
      expect(candidates.find((of) => of.questionId === one.questionId)?.tags).toContain('even');
    for (const one of drawn.places)
      expect(one.order.toSorted((a, b) => a - b)).toEqual([0, 1, 2, 3]);
    seen.add(ids.join());
  }
  expect(seen.size).toBeGreaterThan(190);
});

test('a bank that holds too few is named by its part', () => {
  // Goal: an organiser is told where. Method: a rule for more than there are.
  const [first] = content.parts;
  const parts = [
    ...(first ? [first] : []),
    { title: '', pointsEach: 1, partial: false, from: { draw: draw({ tag: 'none', count: 1 }) } },
  ];
  expect(composePaper({ ...content, parts }, candidates, seededRandom(1))).toEqual({ short: 1 });
});

test('two marks within the difference are averaged, a third decides alone', () => {
  // Goal: double marking by its rule. Method: every stage.
  expect(agreedMark([], null)).toBeNull();
  expect(agreedMark([700], null)).toBe(700);
  expect(agreedMark([700], 200)).toBeNull();
  expect(agreedMark([700, 900], 200)).toBe(800);
  expect(agreedMark([700, 901], 200)).toBeNull();
  expect(agreedMark([700, 901, 850], 200)).toBe(850);
});

test('a row of a sheet is a question, or says where it is none', () => {
  // Goal: the ways people write keys. Method: one row of each kind, and of each mistake.
  const row = (cells: Record<string, string>) =>
    readQuestionRow(Object.fromEntries(Object.entries(cells).map(([id, text]) => [id, { text }])));
  const options = { optionA: '甲', optionB: '乙', optionC: '丙' };
  expect(row({ kind: '单选题', prompt: 'p', ...options, answer: 'ｂ' }).question?.key).toEqual({
    options: [1],
  });
  expect(row({ kind: '多选', prompt: 'p', ...options, answer: 'A、C' }).question?.key).toEqual({
    options: [0, 2],
  });
  expect(row({ kind: '判断', prompt: 'p', answer: '√' }).question?.key).toEqual({ holds: true });
  const fill = row({
    kind: '填空',
    prompt: '每年___学时，公需___',
    answer: '90|九十；30',
  }).question;
  expect(fill?.shown).toEqual({
    prompt: '每年____学时，公需____',
    options: [],
    blanks: 2,
    pictures: [],
  });
  expect(fill && questionProblems(fill)).toEqual([]);
  const order = row({ kind: '排序', prompt: 'p', ...options, answer: 'BCA' }).question;
  expect(order?.shown.options).toEqual(['乙', '丙', '甲']);
  expect(row({ kind: '论述', prompt: 'p' }).problems).toEqual([
    { column: 'kind', code: 'assessment.kind_unknown' },
  ]);
  const outside = row({ kind: '单选', prompt: 'p', ...options, answer: 'E' }).question;
  expect(outside && questionProblems(outside)).toEqual([
    { path: 'key', code: 'assessment.key_outside' },
  ]);
  const holed = row({
    kind: '单选',
    prompt: 'p',
    optionA: '甲',
    optionC: '丙',
    answer: 'A',
  }).question;
  expect(holed && questionProblems(holed).map((one) => one.code)).toEqual([
    'assessment.options_few',
  ]);
});

test('statistics tell the easy from the hard, and what tells people apart', () => {
  // Goal: difficulty and discrimination as they are defined. Method: twenty attempts of known answers.
  const graded = Array.from({ length: 20 }, (_, rank) => ({
    points: 20 - rank,
    places: [place({ place: 1, questionId: 'easy' }), place({ place: 2, questionId: 'telling' })],
    byKey: { '1': 200, '2': rank < 10 ? 200 : 0 },
  }));
  const [easy, telling] = questionStatistics(graded);
  expect(easy).toMatchObject({ asked: 20, share: 100, discrimination: 0 });
  expect(telling).toMatchObject({ asked: 20, share: 50, discrimination: 100 });
  expect(questionStatistics(graded.slice(0, 9))[0]?.discrimination).toBeNull();
  // Two questions of 200: nothing, just under and just at a tenth, full marks.
  const scored = [0, 39, 40, 400].map((points) => ({ points, places: graded[0]?.places ?? [] }));
  expect(scoreBands(scored)).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 1]);
});

test('points go in and out unchanged', () => {
  // Goal: no float. Method: there and back.
  for (const text of ['0', '59.4', '60.05', '100']) expect(pointsText(pointsFrom(text))).toBe(text);
});

test.each([
  // released, appeal days, days of the rulebook, expected
  ['at-once', null, 3, null, '2026-11-12T03:00:05.000Z'],
  ['together', null, 3, null, '2027-01-08T03:00:05.000Z'],
  ['together', '2026-11-20T00:00:00Z', 3, null, '2026-11-23T00:00:00.000Z'],
  ['together', '2026-11-20T00:00:00Z', 3, 0, '2026-11-20T00:00:00.000Z'],
  ['at-once', null, 0, null, '2026-11-09T03:00:05.000Z'],
] as const)(
  'portraits of an exam told %s at %s go at %s',
  (tells, told, appealDays, days, until) => {
    // Goal: they stay as long as a result is contested, and no longer. Method: the rule alone; nobody publishes: sixty days.
    const photo = days === null ? null : { required: false, keepDays: days, rule: 'X-1' };
    const offering = {
      tasks: [session],
      tells,
      appealDays,
      releasedAt: told === null ? null : new Date(told),
      rules: { ...rules, photo },
    };
    expect(portraitUntil(offering, 0).toISOString()).toBe(until);
  },
);

test('a portrait is changed until signing up ends, and handed in late only by who has none', () => {
  // Goal: what was looked at before the session stays. Method: the decision at each side of both ends.
  const offering = { tasks: [session], signUpTo: at(-600) };
  const decide = (minutes: number, has: boolean) => {
    const decision = mayHandIn(offering, { now: at(minutes), has });
    return decision.may ? 'may' : decision.why;
  };
  expect([decide(-601, true), decide(-600, true), decide(-600, false)]).toEqual([
    'may',
    'portrait_settled',
    'may',
  ]);
  expect([decide(119, false), decide(120, false)]).toEqual(['may', 'closed']);
  expect(mayHandIn({ ...offering, tasks: [] }, { now: at(0), has: false })).toEqual({
    may: false,
    why: 'no_ticket',
  });
});

test.each([
  [413, 579, null],
  [420, 560, null],
  [560, 420, 'portrait_shape'],
  [560, 560, 'portrait_shape'],
  [295, 413, 'portrait_small'],
])('a picture of %i by %i: %s', (width, height, fault) => {
  // Goal: what a ticket can show. Method: pictures of two inches and of a phone, lying, square, small.
  expect(faultOf({ width, height })).toBe(fault);
});
