import { assert, type NodeId } from '@jixu/kernel';
import type { Operation } from '../../platform/operation/operation.ts';
import { decidingOffices } from '../access.ts';
import { drawnKeys, rankOf } from '../domain/sample.ts';
import { refuse } from '../errors.ts';
import { type Draw, insertDraw, lockUndrawn, type Undrawn } from '../store/draw-store.ts';

/** One drawing takes at most so many cases; what is left is drawn next. Why: it is one transaction. */
const DRAWN_MAX = 20_000;
/** Nobody can try seeds until the draw suits them: the server makes one, once. */
const SEED_BYTES = 16;

/**
 * Draws samples from everything that waits at an office for it, each case once. Cases under different rules are drawn
 * apart. The seed and every rank are kept, so that anybody can draw again and compare.
 */
export async function drawSamples(
  op: Operation,
  of: { officeId: NodeId; unitId: NodeId | null },
): Promise<readonly Draw[]> {
  if (op.actor.kind !== 'person') throw refuse('no_case');
  if (!decidingOffices(op.actor).some((office) => office.nodeId === of.officeId))
    throw refuse('no_office');
  const waiting = await lockUndrawn(op.tx, { ...of, limit: DRAWN_MAX });
  if (waiting.length === 0) throw refuse('nothing_to_draw');
  const groups = new Map<string, Undrawn[]>();
  for (const one of waiting) {
    const rule = JSON.stringify([one.step.id, one.step.sampling]);
    groups.set(rule, [...(groups.get(rule) ?? []), one]);
  }
  const draws: Draw[] = [];
  for (const group of groups.values()) {
    draws.push(await drawFrom(op, { group, officeId: of.officeId, drawnBy: op.actor.personId }));
  }
  op.note({ draws: draws.map((draw) => draw.drawId), cases: waiting.length });
  return draws;
}

async function drawFrom(
  op: Operation,
  of: { group: readonly Undrawn[]; officeId: NodeId; drawnBy: Draw['drawnBy'] },
): Promise<Draw> {
  const [first] = of.group;
  assert(first, 'review: a drawing from nothing');
  const { step } = first;
  const keyOf = (one: Undrawn): string =>
    step.sampling.of === 'people' ? one.subjectId : one.caseId;
  const seed = op.secret(SEED_BYTES).toString('hex');
  const keys = new Set(of.group.map(keyOf));
  const drawn = drawnKeys({ seed, ratio: step.sampling.ratio, keys: [...keys] });
  const draw: Draw = {
    drawId: op.newId<'draw'>(),
    officeId: of.officeId,
    stepId: step.id,
    label: step.label,
    sampling: step.sampling,
    seed,
    population: keys.size,
    drawn: drawn.size,
    drawnBy: of.drawnBy,
    at: op.now,
  };
  const members = of.group.map((one) => ({
    subjectId: one.subjectId,
    caseId: one.caseId,
    taskId: one.taskId,
    unitId: one.unitId,
    key: keyOf(one),
    rank: rankOf(seed, keyOf(one)),
    sampled: drawn.has(keyOf(one)),
  }));
  await insertDraw(op.tx, draw, members);
  return draw;
}
