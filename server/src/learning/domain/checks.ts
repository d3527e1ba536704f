import type { StudyRules } from './credit.ts';
import { holds, lengthOf, type Ranges } from './ranges.ts';

/** Where the questions of a chapter stand; the keys stay in the course. */
export type Frame = {
  readonly lengthMs: number;
  readonly rules: StudyRules;
  readonly questions: readonly { readonly questionId: string; readonly atMs: number }[];
  readonly closesOn: string | null;
};

export type Gate = {
  readonly held: Ranges;
  readonly questionId: string | null;
  readonly answered: readonly string[];
  readonly dueMs: number;
};

/**
 * After something new was seen: nothing yet, a question about it, or — where it has none, or all were answered — the
 * credit at once. `seenAll` draws the last question of a chapter early.
 */
export function drawCheck(
  gate: Gate,
  frame: Frame,
  of: { readonly seenAll: boolean; readonly random: number },
): { readonly does: 'wait' | 'release' } | { readonly does: 'ask'; readonly questionId: string } {
  if (gate.questionId !== null) return { does: 'wait' };
  if (frame.rules.checkEveryMs === null || frame.questions.length === 0) return { does: 'release' };
  if (lengthOf(gate.held) < gate.dueMs && !of.seenAll) return { does: 'wait' };
  const about = frame.questions.filter(
    (one) => holds(gate.held, one.atMs) && !gate.answered.includes(one.questionId),
  );
  const drawn = about[Math.floor(of.random * about.length)];
  return drawn ? { does: 'ask', questionId: drawn.questionId } : { does: 'release' };
}

/** Between half and one and a half of what the rulebook says, so that nobody can foresee it. */
export function nextDueMs(rules: StudyRules, random: number): number {
  return Math.max(1_000, Math.round((rules.checkEveryMs ?? 600_000) * (0.5 + random)));
}
