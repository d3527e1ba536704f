import { claimedMs, totalTime } from './claimed-time.ts';
import type { Elements } from './data-model.ts';
import type { ScormItem, ScormVersion } from './manifest.ts';

/** What is kept of one part of a package for one learner. */
export type PartState = {
  readonly elements: Elements;
  readonly ended: boolean;
  readonly claimedMs: number;
};

export type Verdict = {
  readonly completed: boolean;
  readonly success: 'unknown' | 'passed' | 'failed';
  readonly score: string | null;
};

const STATUS_12 = 'cmi.core.lesson_status';

function numberOf(text: string | null | undefined): number | null {
  if (text === null || text === undefined || text.trim() === '') return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/**
 * Whether a part is done and passed. A score that the manifest sets decides over what the content
 * says of itself, as the standard has it; time plays no part.
 */
export function verdictOf(version: ScormVersion, item: ScormItem, elements: Elements): Verdict {
  return version === '1.2' ? verdict12(item, elements) : verdict2004(item, elements);
}

function verdict12(item: ScormItem, elements: Elements): Verdict {
  const status = elements[STATUS_12] ?? 'not attempted';
  const score = elements['cmi.core.score.raw'] ?? null;
  const [reached, needed] = [numberOf(score), numberOf(item.passingScore)];
  const over = ['completed', 'passed', 'failed'].includes(status);
  if (over && reached !== null && needed !== null) {
    const passed = reached >= needed;
    return { completed: passed, success: passed ? 'passed' : 'failed', score };
  }
  const success = status === 'passed' || status === 'failed' ? status : 'unknown';
  return { completed: status === 'completed' || status === 'passed', success, score };
}

function verdict2004(item: ScormItem, elements: Elements): Verdict {
  const score = elements['cmi.score.scaled'] ?? null;
  const [reached, needed] = [numberOf(score), numberOf(item.passingScore)];
  const said = elements['cmi.success_status'];
  const bySelf = said === 'passed' || said === 'failed' ? said : 'unknown';
  const byScore = reached !== null && needed !== null && (reached >= needed ? 'passed' : 'failed');
  const success = needed === null ? bySelf : byScore || 'unknown';
  const [progress, threshold] = [
    numberOf(elements['cmi.progress_measure']),
    numberOf(item.completionThreshold),
  ];
  const status = elements['cmi.completion_status'] ?? 'unknown';
  const finished =
    threshold === null
      ? status === 'completed' || (status === 'unknown' && success === 'passed')
      : progress !== null && progress >= threshold;
  return { completed: finished && success !== 'failed', success, score };
}

/**
 * What a part finds when it is opened: its own data where its last session was suspended or cut off. In
 * SCORM 2004 a session that ended otherwise ends the attempt, and the next one begins with nothing; in
 * 1.2 the data stays and only `entry` differs.
 */
export function openedState(
  version: ScormVersion,
  before: PartState | null,
): PartState & { readonly entry: 'ab-initio' | 'resume' | '' } {
  if (before === null) return { elements: {}, ended: false, claimedMs: 0, entry: 'ab-initio' };
  const exit = exitOf(version, before.elements);
  const claimed = before.ended
    ? before.claimedMs
    : before.claimedMs + claimedMs(version, sessionTimeOf(version, before.elements));
  const resumed = !before.ended || exit === 'suspend';
  const again = version === '2004' && before.ended && exit !== 'suspend';
  if (again) return { elements: {}, ended: false, claimedMs: 0, entry: 'ab-initio' };
  return {
    elements: withoutSession(before.elements),
    ended: false,
    claimedMs: claimed,
    entry: resumed ? 'resume' : '',
  };
}

function exitOf(version: ScormVersion, elements: Elements): string {
  return elements[version === '1.2' ? 'cmi.core.exit' : 'cmi.exit'] ?? '';
}

function sessionTimeOf(version: ScormVersion, elements: Elements): string | undefined {
  return elements[version === '1.2' ? 'cmi.core.session_time' : 'cmi.session_time'];
}

/** How the last session went is no part of the next one. */
function withoutSession(elements: Elements): Elements {
  return Object.fromEntries(
    Object.entries(elements).filter(
      ([name]) => !/^cmi\.(?:core\.)?(?:exit|session_time)$/.test(name),
    ),
  );
}

/** What a session left, with its claimed time added once it says that it is over. */
export function committedState(
  version: ScormVersion,
  before: PartState,
  sent: { readonly elements: Elements; readonly ended: boolean },
): PartState {
  const session = claimedMs(version, sessionTimeOf(version, sent.elements));
  return {
    elements: sent.elements,
    ended: sent.ended,
    claimedMs: before.claimedMs + (sent.ended ? session : 0),
  };
}

/** Everything the run-time is given at a start: what the learner left, and what the manifest says. */
export function startElements(
  version: ScormVersion,
  item: ScormItem,
  of: { readonly state: ReturnType<typeof openedState>; readonly learnerId: string },
): Elements {
  const { entry, elements, claimedMs: ms } = of.state;
  const told = version === '1.2' ? told12(item) : told2004(item);
  const objectives =
    version === '2004' && entry === 'ab-initio'
      ? Object.fromEntries(item.objectives.map((id, at) => [`cmi.objectives.${at}.id`, id]))
      : {};
  const core = version === '1.2' ? 'cmi.core' : 'cmi';
  const learner = version === '1.2' ? 'student_id' : 'learner_id';
  const mode = version === '1.2' ? 'lesson_mode' : 'mode';
  return {
    ...Object.fromEntries(Object.entries(told).filter(([, value]) => value !== '')),
    ...objectives,
    ...(version === '1.2' ? { [STATUS_12]: 'not attempted' } : {}),
    ...elements,
    [`${core}.${learner}`]: of.learnerId,
    [`${core}.credit`]: 'credit',
    [`${core}.${mode}`]: 'normal',
    [`${core}.entry`]: entry,
    [`${core}.total_time`]: totalTime(version, ms),
  };
}

/** A store of `adl.data` as its part finds it. */
export type SharedStore = {
  readonly id: string;
  readonly read: boolean;
  readonly write: boolean;
  readonly value: string | null;
};

/** What a part finds of what parts share; nothing of it where it may only write. */
export function startStores(
  item: ScormItem,
  values: ReadonlyMap<string, string>,
): readonly SharedStore[] {
  return item.sharedData.map(({ targetId, read, write }) => ({
    id: targetId,
    read,
    write,
    value: read ? (values.get(targetId) ?? null) : null,
  }));
}

function told12(item: ScormItem): Elements {
  return {
    'cmi.launch_data': item.launchData ?? '',
    'cmi.student_data.mastery_score': item.passingScore ?? '',
    'cmi.student_data.max_time_allowed': item.maxTimeAllowed ?? '',
    'cmi.student_data.time_limit_action': item.timeLimitAction ?? '',
  };
}

function told2004(item: ScormItem): Elements {
  return {
    'cmi.launch_data': item.launchData ?? '',
    'cmi.scaled_passing_score': item.passingScore ?? '',
    'cmi.completion_threshold': item.completionThreshold ?? '',
    'cmi.max_time_allowed': item.maxTimeAllowed ?? '',
    'cmi.time_limit_action': item.timeLimitAction ?? '',
  };
}
