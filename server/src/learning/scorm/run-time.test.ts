import { expect, test } from 'vitest';
import { keptElements } from './data-model.ts';
import type { ScormItem, ScormVersion } from './manifest.ts';
import { committedState, openedState, type PartState, startElements } from './part-state.ts';
import { runTime } from './run-time.testing.ts';

const ITEM: ScormItem = {
  itemId: 'I',
  title: '课',
  depth: 0,
  visible: true,
  launch: { path: 'a.htm', suffix: '', kind: 'sco' },
  passingScore: null,
  launchData: 'data=1',
  maxTimeAllowed: null,
  timeLimitAction: null,
  completionThreshold: null,
  objectives: ['first'],
  sharedData: [],
};

function started(version: ScormVersion, before: PartState | null = null, item: ScormItem = ITEM) {
  const state = openedState(version, before);
  return { state, page: runTime(version, startElements(version, item, { state, learnerId: 'L' })) };
}

type Row = {
  readonly element: string;
  readonly access: 'read' | 'write' | 'both';
  readonly good?: string;
  readonly bad?: string;
};

/** The elements of SCORM 1.2, what may be done with each, a value it takes and one that it does not. */
const TABLE_12: readonly Row[] = [
  { element: 'cmi.core.student_id', access: 'read', good: 'x' },
  { element: 'cmi.core.student_name', access: 'read', good: 'x' },
  { element: 'cmi.core.lesson_location', access: 'both', good: 'p2', bad: 'x'.repeat(256) },
  { element: 'cmi.core.credit', access: 'read', good: 'credit' },
  { element: 'cmi.core.lesson_status', access: 'both', good: 'incomplete', bad: 'finished' },
  { element: 'cmi.core.entry', access: 'read', good: 'resume' },
  { element: 'cmi.core.score.raw', access: 'both', good: '85', bad: 'high' },
  { element: 'cmi.core.score.min', access: 'both', good: '0', bad: 'low' },
  { element: 'cmi.core.score.max', access: 'both', good: '100', bad: 'top' },
  { element: 'cmi.core.total_time', access: 'read', good: '00:00:01' },
  { element: 'cmi.core.lesson_mode', access: 'read', good: 'review' },
  { element: 'cmi.core.exit', access: 'write', good: 'suspend', bad: 'leave' },
  { element: 'cmi.core.session_time', access: 'write', good: '00:05:00', bad: '5 minutes' },
  { element: 'cmi.suspend_data', access: 'both', good: '第一页', bad: 'x'.repeat(64_001) },
  { element: 'cmi.launch_data', access: 'read', good: 'x' },
  { element: 'cmi.student_data.mastery_score', access: 'read', good: '1' },
  { element: 'cmi.student_data.max_time_allowed', access: 'read', good: '00:01:00' },
  { element: 'cmi.student_data.time_limit_action', access: 'read', good: 'exit,message' },
  { element: 'cmi.student_preference.audio', access: 'both', good: '50', bad: '500' },
  { element: 'cmi.student_preference.language', access: 'both', good: 'zh' },
  { element: 'cmi.student_preference.speed', access: 'both', good: '0', bad: '-500' },
  { element: 'cmi.student_preference.text', access: 'both', good: '1', bad: '7' },
  { element: 'cmi.interactions.0.id', access: 'write', good: 'q1' },
  { element: 'cmi.interactions.0.type', access: 'write', good: 'choice', bad: 'guess' },
  { element: 'cmi.interactions.0.result', access: 'write', good: 'correct', bad: 'nearly' },
  { element: 'cmi.interactions.0.student_response', access: 'write', good: 'a' },
  { element: 'cmi.interactions.0.latency', access: 'write', good: '00:00:30', bad: 'soon' },
];

const TABLE_2004: readonly Row[] = [
  { element: 'cmi._version', access: 'read', good: '1.0' },
  { element: 'cmi.completion_status', access: 'both', good: 'incomplete', bad: 'done' },
  { element: 'cmi.completion_threshold', access: 'read', good: '0.5' },
  { element: 'cmi.credit', access: 'read', good: 'no-credit' },
  { element: 'cmi.entry', access: 'read', good: 'resume' },
  { element: 'cmi.exit', access: 'write', good: 'suspend', bad: 'leave' },
  { element: 'cmi.launch_data', access: 'read', good: 'x' },
  { element: 'cmi.learner_id', access: 'read', good: 'x' },
  { element: 'cmi.learner_name', access: 'read', good: 'x' },
  { element: 'cmi.learner_preference.audio_level', access: 'both', good: '0.5', bad: 'loud' },
  { element: 'cmi.learner_preference.language', access: 'both', good: 'zh', bad: '??' },
  { element: 'cmi.learner_preference.delivery_speed', access: 'both', good: '2', bad: 'fast' },
  { element: 'cmi.learner_preference.audio_captioning', access: 'both', good: '1', bad: 'on' },
  { element: 'cmi.location', access: 'both', good: 'p2' },
  { element: 'cmi.max_time_allowed', access: 'read', good: 'PT1M' },
  { element: 'cmi.mode', access: 'read', good: 'review' },
  { element: 'cmi.progress_measure', access: 'both', good: '0.5', bad: 'half' },
  { element: 'cmi.scaled_passing_score', access: 'read', good: '0.5' },
  { element: 'cmi.score.scaled', access: 'both', good: '0.9', bad: 'good' },
  { element: 'cmi.score.raw', access: 'both', good: '90', bad: 'good' },
  { element: 'cmi.score.min', access: 'both', good: '0', bad: 'low' },
  { element: 'cmi.score.max', access: 'both', good: '100', bad: 'top' },
  { element: 'cmi.session_time', access: 'write', good: 'PT5M', bad: '5 minutes' },
  { element: 'cmi.success_status', access: 'both', good: 'passed', bad: 'won' },
  { element: 'cmi.suspend_data', access: 'both', good: '第一页' },
  { element: 'cmi.time_limit_action', access: 'read', good: 'exit,message' },
  { element: 'cmi.total_time', access: 'read', good: 'PT1M' },
  { element: 'cmi.interactions.0.id', access: 'both', good: 'q1' },
  { element: 'cmi.interactions.0.type', access: 'both', good: 'choice', bad: 'guess' },
  { element: 'cmi.interactions.0.learner_response', access: 'both', good: 'a' },
  { element: 'cmi.interactions.0.result', access: 'both', good: 'correct', bad: 'nearly' },
  { element: 'cmi.interactions.0.latency', access: 'both', good: 'PT30S', bad: 'soon' },
  { element: 'cmi.comments_from_learner.0.comment', access: 'both', good: '很好' },
];

const CODES = {
  '1.2': { readOnly: '403', writeOnly: '404', type: '405', unknown: '401', early: '301' },
  '2004': { readOnly: '404', writeOnly: '405', type: '406', unknown: '401', early: '122' },
} as const;

test.each(['1.2', '2004'] as const)(
  '%s: every element does what the standard lets it do',
  (version) => {
    // Goal: content meets the run-time it was written for. Method: the standard's tables of elements and error codes.
    const { page } = started(version);
    const codes = CODES[version];
    expect(page.get('cmi.suspend_data')[1]).toBe(codes.early);
    expect(page.begin()).toEqual(['true', '0']);
    for (const { element, access, good, bad } of version === '1.2' ? TABLE_12 : TABLE_2004) {
      const set = page.set(element, good ?? '');
      if (access === 'read') expect([element, ...set]).toEqual([element, 'false', codes.readOnly]);
      else expect([element, ...set]).toEqual([element, 'true', '0']);
      const got = page.get(element);
      if (access === 'write') expect([element, ...got]).toEqual([element, '', codes.writeOnly]);
      if (access === 'both') expect([element, ...got]).toEqual([element, good, '0']);
      if (bad !== undefined) {
        expect([element, ...page.set(element, bad)]).toEqual([element, 'false', codes.type]);
        if (access === 'both') expect(page.get(element)[0]).toBe(good);
      }
    }
    expect(page.set('cmi.no_such_thing', 'x')).toEqual(['false', codes.unknown]);
    expect(page.get('cmi.no_such_thing')).toEqual(['', codes.unknown]);
  },
);

test.each(['1.2', '2004'] as const)(
  '%s: no value takes the place of a whole collection',
  (version) => {
    // Goal: one bad call does not break what follows. Method: set collections, then go on working with them.
    const { page } = started(version);
    page.begin();
    for (const name of ['cmi', 'cmi.objectives', 'cmi.interactions', 'cmi.interactions.0']) {
      expect(page.set(name, 'x')[0]).toBe('false');
    }
    expect(page.set('cmi.interactions.0.id', 'q1')).toEqual(['true', '0']);
    expect(page.set('cmi.objectives.0.id', 'first')).toEqual(['true', '0']);
    expect(page.end()).toEqual(['true', '0']);
    expect(page.saved()?.ended).toBe(true);
  },
);

test('2004: begin, save and end follow one another, and anything else is its own error', () => {
  // Goal: the state of a session is kept as the standard has it. Method: every call at every wrong time.
  const { page } = started('2004');
  expect(page.end()).toEqual(['false', '112']);
  expect(page.save()).toEqual(['false', '142']);
  expect(page.set('cmi.location', 'x')).toEqual(['false', '132']);
  expect([page.call('begin', 'x'), page.call('error')]).toEqual(['false', '201']);
  expect(page.begin()).toEqual(['true', '0']);
  expect(page.begin()).toEqual(['false', '103']);
  expect(page.get('')).toEqual(['', '301']);
  expect(page.set('', 'x')).toEqual(['false', '351']);
  expect(page.get('cmi.location')).toEqual(['', '403']);
  expect(page.end()).toEqual(['true', '0']);
  expect(page.get('cmi.location')[1]).toBe('123');
  expect(page.set('cmi.location', 'x')[1]).toBe('133');
  expect(page.save()[1]).toBe('143');
  expect(page.end()[1]).toBe('113');
  expect(page.begin()[1]).toBe('104');
});

/** What the server keeps of what a page sent last. */
function keptAfter(
  version: ScormVersion,
  page: ReturnType<typeof runTime>,
  state: PartState,
): PartState {
  const saved = page.saved();
  const kept = keptElements(version, saved?.elements ?? {});
  if ('fault' in kept) throw new Error(JSON.stringify(kept.fault));
  return committedState(version, state, { elements: kept.kept, ended: saved?.ended ?? false });
}

test.each(['1.2', '2004'] as const)('%s: what a session left, the next one finds', (version) => {
  // Goal: resume is whole: place, data, lists and the sum of times. Method: two sessions with the server’s rules between.
  const [place, time, total, status] =
    version === '1.2'
      ? ['cmi.core.lesson_location', '00:05:00', '00:05:00', 'cmi.core.lesson_status']
      : ['cmi.location', 'PT5M', 'PT5M', 'cmi.completion_status'];
  const core = version === '1.2' ? 'cmi.core' : 'cmi';
  const { page, state } = started(version);
  page.begin();
  expect(page.get(`${core}.entry`)[0]).toBe('ab-initio');
  page.set(place, 'page-2');
  page.set('cmi.suspend_data', '第一页=看过;𠮷');
  page.set(status, 'incomplete');
  page.set('cmi.objectives.0.id', 'first');
  page.set('cmi.objectives.0.score.raw', '7');
  page.set('cmi.interactions.0.id', 'q1');
  page.set(`${core}.session_time`, time);
  page.set(`${core}.exit`, 'suspend');
  expect(page.end()).toEqual(['true', '0']);
  const next = started(version, keptAfter(version, page, state)).page;
  next.begin();
  expect(next.get(`${core}.entry`)[0]).toBe('resume');
  expect(next.get(place)[0]).toBe('page-2');
  expect(next.get('cmi.suspend_data')[0]).toBe('第一页=看过;𠮷');
  expect(next.get('cmi.objectives.0.score.raw')[0]).toBe('7');
  expect(next.get('cmi.interactions._count')[0]).toBe('1');
  expect(next.get(`${core}.total_time`)[0]).toBe(total);
});

test('2004: an attempt that ended for good is followed by a new one, and suspending everything is no end', () => {
  // Goal: attempts are the standard's. Method: sessions that end normally, by nothing, and by `suspendAll`.
  const entryAfter = (exit: string | null, wish: string | null) => {
    const { page, state } = started('2004');
    page.begin();
    page.set('cmi.location', 'page-2');
    if (exit !== null) page.set('cmi.exit', exit);
    if (wish !== null) page.set('adl.nav.request', wish);
    page.end();
    const next = started('2004', keptAfter('2004', page, state)).page;
    next.begin();
    return [next.get('cmi.entry')[0], next.get('cmi.location')[0]];
  };
  expect(entryAfter('normal', null)).toEqual(['ab-initio', '']);
  expect(entryAfter('', null)).toEqual(['ab-initio', '']);
  expect(entryAfter('suspend', null)).toEqual(['resume', 'page-2']);
  expect(entryAfter('normal', 'suspendAll')).toEqual(['resume', 'page-2']);
});

test('the page tells only its player, and begins only once', () => {
  // Goal: nobody else steers or hears a session. Method: what it sends, and a second beginning.
  const { page } = started('1.2');
  expect(page.sent.map((one) => one.says)).toEqual(['ready']);
  expect(page.scripts()).toEqual(['/courseware/run-time/scorm-1.2.js']);
  expect(page.shown()).toBe('/courseware/token/p/a.htm');
});
