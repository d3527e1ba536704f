import type { Operation } from '../../platform/operation/operation.ts';
import { checkPack } from '../check/check-pack.ts';
import type { CheckAnswer } from '../check/check-pack-task.ts';
import type { Finding, Trial } from '../domain/trial.ts';
import { fileOf } from '../library.ts';
import type { TrialPorts } from '../ports.ts';
import { editions, examplesOf } from '../store/rulebook-store.ts';
import { changeTrial, trialById } from '../store/trial-store.ts';

const actor = { kind: 'system', job: 'rulebooks-trial' } as const;

/** Lint and examples of a handed-in edition, outside any transaction; true where it may be counted. */
export async function checkTrial(ports: TrialPorts, trial: Trial): Promise<boolean> {
  const published = (await editions(ports.db))
    .filter((row) => row.pack_id === trial.packId)
    .map(fileOf);
  const checked = await checkPack({
    packId: trial.packId,
    source: trial.source ?? '',
    examples: trial.examples ?? '',
    published,
    shipped: await examplesOf(ports.db, trial.packId),
  });
  const answer: CheckAnswer = checked.answer ?? {
    findings: [endedEarly(checked.end)],
    checked: null,
  };
  const about = { type: 'rulebooks.check-trial', actor, subjectId: trial.trialId };
  return ports.operations().run(about, (op) => keep(op, trial, answer));
}

/** What stops a check that runs confined. */
const ENDS: Readonly<Record<string, string>> = {
  timed_out: '检查超过时间，请把文本改短、改简单再试',
  out_of_memory: '检查用的内存太多，请把文本改短、改简单再试',
};

function endedEarly(end: string): Finding {
  const message = {
    'zh-CN': ENDS[end] ?? '检查中途停下，请稍后再试',
    en: `the check was ended: ${end.replaceAll('_', ' ')}`,
  };
  return { part: 'edition', line: 1, column: 1, severity: 'error', message };
}

async function keep(op: Operation, trial: Trial, answer: CheckAnswer): Promise<boolean> {
  const now = await trialById(op.tx, trial.trialId, { lock: true });
  // Dropped meanwhile, or corrected and checked anew by another run.
  if (now?.state !== 'checking' || now.source !== trial.source || now.examples !== trial.examples)
    return false;
  const sound = answer.checked !== null && answer.findings.every((one) => one.severity !== 'error');
  await changeTrial(
    op.tx,
    { trialId: trial.trialId, from: 'checking', at: op.now },
    {
      state: sound ? 'counting' : 'faulty',
      findings: answer.findings,
      checked: answer.checked,
      version: answer.checked?.version ?? null,
    },
  );
  op.note({ findings: answer.findings.length, sound });
  return sound;
}
