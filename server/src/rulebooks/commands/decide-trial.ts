import { formatLocalDate } from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import { nodeCards } from '../../organisations/index.ts';
import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { ownTrial, secondPersons } from '../access.ts';
import { isOver, refusedPeople, type Trial } from '../domain/trial.ts';
import { refuse } from '../errors.ts';
import { TRIAL_SUBMITTED, type TrialSubmitted } from '../events.ts';
import { editionOf } from '../library.ts';
import type { TrialPorts } from '../ports.ts';
import {
  type AdoptionRow,
  adoptionsOf,
  endAdoption,
  insertAdoption,
  insertEdition,
} from '../store/rulebook-store.ts';
import { clearTried } from '../store/trial-person-store.ts';
import { changeTrial } from '../store/trial-store.ts';
import { speakForAll } from './open-trial.ts';
import { RECOUNT_JOB, workOn } from './work-request.ts';

/** 送交复核: what was counted is laid before a second person. */
export async function submitTrial(
  op: Operation,
  ports: Pick<TrialPorts, 'rulebooks'>,
  trialId: string,
): Promise<void> {
  const trial = await ownTrial(readingOf(op), trialId, { lock: true });
  if (trial.state !== 'counted') throw refuse('not_at_this_step');
  if (trial.kind === 'version') throw refuse('only_a_question');
  if (trial.proposedBy !== null && trial.side.as === 'bureau') throw refuse('not_at_this_step');
  await requirePublishable(op, ports, trial);
  await changeTrial(op.tx, at(op, trial), { state: 'submitted', submittedAt: op.now });
  const read = readingOf(op);
  const place = (await nodeCards(read, [trial.nodeId])).get(trial.nodeId);
  const proposer = trial.madeBy && (await personCards(read, [trial.madeBy])).get(trial.madeBy);
  const payload: TrialSubmitted = {
    trialId: trial.trialId,
    number: String(trial.number),
    place: place?.name ?? '',
    proposer: proposer ? proposer.name : '',
    reviewers: await secondPersons(read, trial),
  };
  op.emit({ type: TRIAL_SUBMITTED, subjectId: trial.trialId, payload });
}

/** Takes the trial off the table; the one who made it and whoever was asked may do so. */
export async function dropTrial(op: Operation, trialId: string): Promise<void> {
  const trial = await ownTrial(readingOf(op), trialId, { lock: true });
  if (isOver(trial.state)) throw refuse('not_at_this_step');
  if (trial.proposedBy !== null && trial.side.as === 'bureau') throw refuse('not_at_this_step');
  await clearTried(op.tx, trial.trialId);
  await changeTrial(op.tx, at(op, trial), {
    state: 'dropped',
    decidedAt: op.now,
    decidedBy: op.actor.kind === 'person' ? op.actor.personId : null,
  });
}

/**
 * The rules change with this operation's commit; the hours follow in the background. Whoever proposed it may not
 * publish it.
 */
export async function publishTrial(
  op: Operation,
  ports: TrialPorts,
  trialId: string,
): Promise<void> {
  const trial = await ownTrial(readingOf(op), trialId, { lock: true });
  if (trial.state !== 'submitted' || trial.proposedBy !== null) throw refuse('not_at_this_step');
  if (op.actor.kind !== 'person' || op.actor.personId === trial.madeBy)
    throw refuse('proposer_may_not_publish');
  const adoption = await requirePublishable(op, ports, trial);
  if (trial.kind === 'settings') await publishSettings(op, trial, adoption);
  if (trial.kind === 'edition') await publishEdition(op, ports, trial);
  await changeTrial(op.tx, at(op, trial), {
    state: 'published',
    decidedBy: op.actor.personId,
    decidedAt: op.now,
    recount: 'running',
  });
  op.enqueue(workOn(RECOUNT_JOB, trial.trialId));
  op.note({ trialId, kind: trial.kind, packId: trial.packId });
}

function at(op: Operation, trial: Trial) {
  return { trialId: trial.trialId, from: trial.state, at: op.now };
}

/** What is published is what was tried: nothing else changed the rules meanwhile, and everybody can be evaluated. */
async function requirePublishable(
  op: Operation,
  ports: Pick<TrialPorts, 'rulebooks'>,
  trial: Trial,
): Promise<AdoptionRow> {
  const [adoption] = await adoptionsOf(op.tx, [trial.nodeId], formatLocalDate(op.today));
  if (adoption?.adoption_id !== trial.baseAdoptionId) throw refuse('base_moved');
  const rulebook = await ports.rulebooks.rulebookOfUnit({ db: op.tx }, trial.nodeId, op.today);
  if (rulebook?.edition.ref !== trial.baseRef) throw refuse('base_moved');
  if (refusedPeople(trial.tally) > 0) throw refuse('people_refused');
  if (trial.kind === 'edition' && trial.proposedBy === null) await speakForAll(op, trial.packId);
  return adoption;
}

/** From today on: years that ended keep the settings of their last day. */
async function publishSettings(op: Operation, trial: Trial, adoption: AdoptionRow): Promise<void> {
  const today = formatLocalDate(op.today);
  const ended = await endAdoption(op.tx, adoption.adoption_id, today);
  if (!ended) throw refuse('base_moved');
  await insertAdoption(op.tx, {
    adoptionId: op.newId(),
    nodeId: trial.nodeId,
    packId: trial.packId,
    numberPrefix: adoption.number_prefix,
    parameters: { ...trial.parameters },
    readings: { ...trial.readings },
    fromOn: today,
  });
}

async function publishEdition(op: Operation, ports: TrialPorts, trial: Trial): Promise<void> {
  const edition = editionOf({ file: trial.packId, text: trial.source ?? '' });
  const known = ports.rulebooks.library.published(trial.packId);
  if (known.some((one) => one.version === edition.version)) throw refuse('version_published');
  const inserted = await insertEdition(op.tx, {
    pack_id: edition.id,
    version: edition.version,
    first_on: formatLocalDate(edition.effective.from),
    hash: edition.hash,
    source: trial.source ?? '',
    publishedAt: op.now,
    publishedBy: op.actor.kind === 'person' ? op.actor.personId : null,
  });
  if (!inserted) throw refuse('version_published');
}
