import type { NodeId, PersonId } from '@jixu/kernel';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { keeps, requirePerson } from '../access.ts';
import { type CoursePack, type PackId, packProblems } from '../domain/pack.ts';
import { categoriesOf, packHoursOf } from '../domain/study-rules.ts';
import { refuse } from '../errors.ts';
import type { LearningPorts } from '../ports.ts';
import { learnerPlace } from '../queries/learner-place.ts';
import { isOffered } from '../queries/packs.ts';
import { liveVersions } from '../store/course-store.ts';
import {
  choicesOf,
  insertChoice,
  insertPack,
  movePack,
  packById,
  savePackRow,
} from '../store/pack-store.ts';
import { feesOfPacks } from '../store/fee-store.ts';
import { lockStream } from '../store/study-store.ts';
import { giveBackPack } from './give-back-pack.ts';
import { askFee, dropFee } from './payments.ts';

type Ports = Pick<LearningPorts, 'rulebooks'>;
type Written = Pick<
  CoursePack,
  'title' | 'summary' | 'category' | 'amount' | 'courseIds' | 'priceFen' | 'payHow'
>;

/** Writes down a pack, new or again; only offering it asks whether it is complete. */
export async function keepPack(
  op: Operation,
  ports: Ports,
  of: Written & {
    readonly packId: PackId;
    readonly nodeId: NodeId;
    /** Of the one that is changed; null: a new one. */
    readonly revision: number | null;
  },
): Promise<CoursePack> {
  const { personId: by } = requirePerson(op.actor);
  if (!keeps(op.actor, of.nodeId)) throw refuse('no_pack');
  if (of.revision === null) {
    const rulebook = await ports.rulebooks.rulebookOfUnit({ db: op.tx }, of.nodeId, op.today);
    if (!rulebook) throw refuse('no_rulebook');
    // The device makes the id: a retry is the same pack.
    await insertPack(op.tx, { ...of, placeId: rulebook.nodeId, by, at: op.now });
    return kept(op, of.packId);
  }
  const before = await kept(op, of.packId);
  if (before.state !== 'draft') throw refuse('pack_offered');
  const saved = await savePackRow(op.tx, { ...of, revision: of.revision, by, at: op.now });
  if (!saved) throw refuse('pack_changed', { detail: { revision: before.revision } });
  return kept(op, of.packId);
}

/** Offers a pack to the people of its place, whole, or takes it out again; who has chosen it keeps it. */
export async function offerPack(
  op: Operation,
  ports: Ports,
  of: { readonly packId: PackId; readonly offered: boolean },
): Promise<CoursePack> {
  const { personId: by } = requirePerson(op.actor);
  const pack = await kept(op, of.packId);
  const to = of.offered ? 'offered' : 'draft';
  if (pack.state === to) return pack;
  if (of.offered) {
    const rulebook = await ports.rulebooks.rulebookOfUnit({ db: op.tx }, pack.nodeId, op.today);
    if (!rulebook) throw refuse('no_rulebook');
    const fields = packProblems(pack, {
      categories: categoriesOf(rulebook.edition),
      hours: packHoursOf(rulebook.edition),
      live: await liveVersions(op.tx, pack.courseIds),
    });
    if (fields.length > 0) throw refuse('pack_incomplete', { fields: [...fields] });
  }
  const move = { packId: of.packId, from: pack.state, to, by, at: op.now } as const;
  if (!(await movePack(op.tx, move))) throw refuse('pack_changed');
  op.note({ packId: of.packId, to });
  return kept(op, of.packId);
}

/** What was not paid is not owed any more; what was paid is paid back by whoever took it. */
async function giveBack(op: Operation, personId: PersonId, packId: PackId): Promise<void> {
  const fee = (await feesOfPacks(op.tx, personId)).get(packId);
  if (fee?.state === 'paid') throw refuse('pack_paid', { detail: { number: fee.number } });
  await giveBackPack(op, personId, packId);
  await dropFee(op, fee ?? null);
}

async function kept(op: Operation, packId: PackId): Promise<CoursePack> {
  const found = await packById(op.tx, packId);
  if (!found || !keeps(op.actor, found.nodeId)) throw refuse('no_pack');
  return found;
}

/** Chooses a pack as one; `instead` gives back another of which nothing was begun. */
export async function choosePack(
  op: Operation,
  ports: Ports,
  of: { readonly packId: PackId; readonly instead: PackId | null },
): Promise<void> {
  const { personId } = requirePerson(op.actor);
  const place = await learnerPlace(readingOf(op), ports, personId);
  const pack = await packById(op.tx, of.packId);
  if (!pack || !(await isOffered(op.tx, pack, place))) throw refuse('no_pack');
  await lockStream(op.tx, personId);
  const chosen = await choicesOf(op.tx, personId);
  if (chosen.some((one) => one.packId === of.packId)) return;
  if (of.instead !== null) await giveBack(op, personId, of.instead);
  const others = chosen.filter((one) => one.packId !== of.instead);
  const shared = others.find((one) => one.courseIds.some((id) => pack.courseIds.includes(id)));
  if (shared) throw refuse('pack_overlaps', { detail: { title: shared.title } });
  const { nodeId, title, priceFen } = pack;
  const state = priceFen > 0 ? 'awaiting-payment' : 'chosen';
  await insertChoice(op.tx, { ...pack, state, personId, at: op.now });
  if (priceFen > 0) {
    const fee = { kind: 'pack', packId: of.packId } as const;
    await askFee(op, { personId, of: fee, nodeId, title, amountFen: priceFen });
  }
  op.note({ packId: of.packId, instead: of.instead });
}

export async function dropPack(op: Operation, packId: PackId): Promise<void> {
  const { personId } = requirePerson(op.actor);
  await lockStream(op.tx, personId);
  await giveBack(op, personId, packId);
  op.note({ packId });
}
