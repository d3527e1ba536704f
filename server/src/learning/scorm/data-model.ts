import type { ScormVersion, SharedData } from './manifest.ts';

type Rule = { readonly pattern: RegExp; readonly lengthMax: number };

const STATUS_LENGTH = 40;
const NUMBER_LENGTH = 40;
const ID_LENGTH = 4_000;
const SHORT = 255;
const LONG = 4_096;
const ANSWER = 130_000;
const STORE = 64_000;
/** What a text that says its language may be longer. */
const LOCALIZED = 250;

const rule = (name: string, lengthMax: number): Rule => ({
  pattern: new RegExp(`^cmi\\.${name.replaceAll('.', '\\.').replaceAll('\\.n', '\\.\\d{1,4}')}$`),
  lengthMax,
});

/**
 * Every element that a content may write, with the most that the standard lets it write. What it may
 * only read is not kept from it but told to it anew each time.
 */
const WRITABLE: Readonly<Record<ScormVersion, readonly Rule[]>> = {
  '1.2': [
    rule('core.lesson_location', SHORT),
    rule('core.lesson_status', STATUS_LENGTH),
    rule('core.score.(?:raw|min|max)', NUMBER_LENGTH),
    rule('core.(?:exit|session_time)', STATUS_LENGTH),
    // The standard asks for 4,096 at least; tools write more, and it would be lost.
    rule('suspend_data', 64_000),
    rule('comments', LONG),
    rule('objectives.n.id', SHORT),
    rule('objectives.n.status', STATUS_LENGTH),
    rule('objectives.n.score.(?:raw|min|max)', NUMBER_LENGTH),
    rule('student_preference.(?:audio|speed|text)', NUMBER_LENGTH),
    rule('student_preference.language', SHORT),
    rule('interactions.n.id', SHORT),
    rule('interactions.n.(?:time|type|weighting|result|latency)', SHORT),
    rule('interactions.n.student_response', SHORT),
    rule('interactions.n.objectives.n.id', SHORT),
    rule('interactions.n.correct_responses.n.pattern', SHORT),
  ],
  '2004': [
    rule('(?:completion_status|success_status|exit)', STATUS_LENGTH),
    rule('location', 1_000),
    rule('suspend_data', 64_000),
    rule('session_time', STATUS_LENGTH),
    rule('progress_measure', NUMBER_LENGTH),
    rule('score.(?:scaled|raw|min|max)', NUMBER_LENGTH),
    rule('learner_preference.(?:audio_level|delivery_speed|audio_captioning)', NUMBER_LENGTH),
    rule('learner_preference.language', 250),
    rule('comments_from_learner.n.comment', LOCALIZED + 4_000),
    rule('comments_from_learner.n.(?:location|timestamp)', 250),
    rule('objectives.n.id', ID_LENGTH),
    rule('objectives.n.score.(?:scaled|raw|min|max)', NUMBER_LENGTH),
    rule('objectives.n.(?:success_status|completion_status|progress_measure)', STATUS_LENGTH),
    rule('objectives.n.description', LOCALIZED + 250),
    rule('interactions.n.id', ID_LENGTH),
    rule('interactions.n.(?:type|timestamp|weighting|latency)', STATUS_LENGTH),
    rule('interactions.n.result', STATUS_LENGTH),
    rule('interactions.n.description', LOCALIZED + 250),
    // The longest of the ten kinds of answers: a performance of 250 steps, as the suite has one.
    rule('interactions.n.learner_response', ANSWER),
    rule('interactions.n.objectives.n.id', ID_LENGTH),
    rule('interactions.n.correct_responses.n.pattern', ANSWER),
  ],
};

/** What a content may read and never write; it comes back with every copy of its data. */
const READ_ONLY: Readonly<Record<ScormVersion, RegExp>> = {
  '1.2':
    /^cmi\.(?:core\.(?:student_id|student_name|credit|entry|lesson_mode|total_time)|launch_data|comments_from_lms|student_data\.[a-z_]+)$/,
  '2004':
    /^cmi\.(?:completion_threshold|credit|entry|launch_data|learner_id|learner_name|max_time_allowed|mode|scaled_passing_score|time_limit_action|total_time|comments_from_lms(?:\.\d+\.[a-z]+)?)$/,
};

export type Elements = Readonly<Record<string, string>>;
export type ElementFault = { readonly element: string; readonly lengthMax: number | null };

/** The elements to keep of a copy that the run-time sends, or the first that no content may write so. */
export function keptElements(
  version: ScormVersion,
  sent: Elements,
): { readonly kept: Elements } | { readonly fault: ElementFault } {
  const kept: Record<string, string> = {};
  for (const [element, value] of Object.entries(sent)) {
    // 1.2: empty is what an element is before it is set; told back to a content it would count as set.
    if ((version === '1.2' && value === '') || READ_ONLY[version].test(element)) continue;
    const found = WRITABLE[version].find(({ pattern }) => pattern.test(element));
    if (!found) return { fault: { element: element.slice(0, 120), lengthMax: null } };
    // Characters as a reader counts them, so that one outside the basic plane is one.
    if ([...value].length > found.lengthMax) {
      return { fault: { element, lengthMax: found.lengthMax } };
    }
    kept[element] = value;
  }
  return { kept };
}

export type SharedWrite = { readonly targetId: string; readonly value: string };

/** What a copy says of the stores that parts share, apart from its own elements. */
export function sharedWrites(
  stores: readonly SharedData[],
  sent: Elements,
):
  | { readonly own: Elements; readonly shared: readonly SharedWrite[] }
  | { readonly fault: ElementFault } {
  const own: Record<string, string> = {};
  const shared: SharedWrite[] = [];
  for (const [element, value] of Object.entries(sent)) {
    const at = /^adl\.data\.(\d{1,3})\.store$/.exec(element)?.[1];
    if (at === undefined) {
      own[element] = value;
      continue;
    }
    const store = stores[Number(at)];
    if (!store?.write) return { fault: { element, lengthMax: null } };
    if ([...value].length > STORE) return { fault: { element, lengthMax: STORE } };
    shared.push({ targetId: store.targetId, value });
  }
  return { own, shared };
}
