import { canonicalJson, type NodeId } from '@jixu/kernel';
import { nextInSeries } from '../../platform/db/series.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { othersUse, ownPlace, type Side } from '../access.ts';
import { settingProblems } from '../domain/place-settings.ts';
import { refuse } from '../errors.ts';
import type { TrialPorts } from '../ports.ts';
import type { Rulebook } from '../rulebooks.ts';
import { insertTrial, type NewTrial } from '../store/trial-store.ts';
import { TRIAL_JOB, workOn } from './work-request.ts';

/** What somebody wants to try. */
export type Tried =
  | {
      readonly kind: 'settings';
      readonly parameters: Readonly<Record<string, string>>;
      readonly readings: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'version'; readonly version: string }
  | { readonly kind: 'edition'; readonly source: string; readonly examples: string };

/** Nothing changes for anybody: the change is written down and a job counts what it would do. */
export async function openTrial(
  op: Operation,
  ports: Pick<TrialPorts, 'rulebooks'>,
  of: { readonly nodeId: NodeId; readonly tried: Tried; readonly proposalId?: string },
): Promise<string> {
  const { adoption, side } = await ownPlace(readingOf(op), of.nodeId);
  const rulebook = await ports.rulebooks.rulebookOfUnit({ db: op.tx }, of.nodeId, op.today);
  if (!rulebook || op.actor.kind !== 'person') throw refuse('no_such_place');
  const { tried } = of;
  const parts = await partsOf(op, rulebook, { tried, side });
  const trialId = op.newId<'trial'>();
  await insertTrial(op.tx, {
    trialId,
    number: await nextInSeries(op.tx, `rulebook trials ${of.nodeId}`),
    nodeId: of.nodeId,
    packId: rulebook.pack.id,
    kind: tried.kind,
    proposedBy: side.as === 'department' ? side.officeId : null,
    proposalId: of.proposalId ?? null,
    baseAdoptionId: adoption.adoption_id,
    baseRef: rulebook.edition.ref,
    madeBy: op.actor.personId,
    madeAt: op.now,
    state: tried.kind === 'edition' ? 'checking' : 'counting',
    ...parts,
  });
  op.enqueue(workOn(TRIAL_JOB, trialId));
  op.note({ trialId, kind: tried.kind, packId: rulebook.pack.id });
  return trialId;
}

type Parts = Pick<NewTrial, 'parameters' | 'readings' | 'version' | 'source' | 'examples'>;

async function partsOf(
  op: Operation,
  rulebook: Rulebook,
  { tried, side }: { readonly tried: Tried; readonly side: Side },
): Promise<Parts> {
  const { parameters, readings } = rulebook;
  const asNow = { parameters, readings, version: null, source: null, examples: null };
  switch (tried.kind) {
    case 'settings': {
      const fields = settingProblems(rulebook.edition, tried, 'body/tried');
      const [first] = fields;
      if (first) throw new Refusal(first.code, 'invalid', { fields });
      if (sameSettings(rulebook, tried)) throw refuse('nothing_to_try');
      return { ...asNow, parameters: tried.parameters, readings: tried.readings };
    }
    case 'version': {
      const known = rulebook.pack.editions.some((one) => one.version === tried.version);
      if (!known) throw refuse('unknown_version');
      if (rulebook.edition.version === tried.version) throw refuse('nothing_to_try');
      return { ...asNow, version: tried.version };
    }
    case 'edition': {
      // Whether it may reach everybody is asked of the bureau that takes it up.
      if (side.as === 'bureau') await speakForAll(op, rulebook.pack.id);
      return { ...asNow, source: tried.source, examples: tried.examples };
    }
  }
}

/** A reading that is left out is the usual one. */
function sameSettings(
  rulebook: Rulebook,
  tried: Extract<Tried, { readonly kind: 'settings' }>,
): boolean {
  const usual = Object.fromEntries(
    Object.entries(rulebook.edition.document.readings ?? {}).map(([id, one]) => [
      id,
      one?.default ?? '',
    ]),
  );
  const whole = (of: typeof tried | Rulebook) =>
    canonicalJson({
      parameters: { ...of.parameters },
      readings: { ...usual, ...of.readings },
    });
  return whole(rulebook) === whole(tried);
}

/** An edition reaches every place that uses its pack. */
export async function speakForAll(op: Operation, packId: string): Promise<void> {
  if (await othersUse(readingOf(op), packId)) throw refuse('pack_shared');
}
