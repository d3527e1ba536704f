import type pg from 'pg';
import { brokenAttempts } from '../../sim/attempt-scores.ts';
import { brokenStudyTime } from '../../sim/study-time.ts';
import { chosenAt, type Sitter } from './sitters.ts';
import type { Viewer } from './viewers.ts';

export type Audit = {
  readonly acknowledged: number;
  /** Answers and hand-ins that were acknowledged and are not stored. */
  readonly lost: readonly string[];
  /** Attempts that ended twice. */
  readonly doubled: readonly string[];
  /** What is stored and can not be: other values, time that overlaps, points that do not follow. */
  readonly broken: readonly string[];
  /** The farthest that anybody's credited time lies from what was acknowledged. */
  readonly creditOffMs: number;
};

/** Every promise against the tables; shares nothing with the server. */
export async function audit(
  client: pg.Client,
  of: { readonly sitters: readonly Sitter[]; readonly viewers: readonly Viewer[] },
): Promise<Audit> {
  const ask = async (text: string) => (await client.query<Record<string, unknown>>(text)).rows;
  const stored = new Map<string, { revision: number; chosen: number }>();
  for (const row of await ask(`select attempt_id::text as attempt, place, revision, (value->'chosen'->>0)::int as chosen
      from assessment.answer`))
    stored.set(`${String(row['attempt'])} ${Number(row['place'])}`, {
      revision: Number(row['revision']),
      chosen: Number(row['chosen']),
    });
  const ended = new Map<string, number>();
  for (const row of await ask(`select attempt_id::text as attempt, count(*)::int as n from assessment.attempt_event
      where kind in ('submitted', 'forced', 'expired', 'void') group by 1`))
    ended.set(String(row['attempt']), Number(row['n']));
  const lost: string[] = [];
  const doubled: string[] = [];
  const broken = [...(await brokenAttempts(ask)), ...(await brokenStudyTime(ask))];
  let acknowledged = 0;
  for (const { attemptId, answers, handedIn } of of.sitters) {
    for (const [index, answer] of answers.entries()) {
      if (answer.acknowledged === 0) continue;
      acknowledged += 1;
      const found = stored.get(`${attemptId} ${index + 1}`) ?? { revision: 0, chosen: -1 };
      const name = `${attemptId} ${index + 1}: ${answer.acknowledged} acknowledged, ${found.revision} stored`;
      if (found.revision < answer.acknowledged) lost.push(name);
      else if (found.chosen !== chosenAt(index + 1, found.revision))
        broken.push(`another answer: ${name}`);
    }
    const times = ended.get(attemptId) ?? 0;
    if (handedIn && times === 0) lost.push(`${attemptId}: handed in, and open`);
    if (times > 1) doubled.push(`${attemptId}: ended ${times} times`);
  }
  return { acknowledged, lost, doubled, broken, creditOffMs: await creditOff(ask, of.viewers) };
}

async function creditOff(
  ask: (text: string) => Promise<readonly Record<string, unknown>[]>,
  viewers: readonly Viewer[],
): Promise<number> {
  const credited = new Map<string, number>();
  for (const row of await ask(`select person_id::text as person, sum(upper(r) - lower(r))::float8 as ms
      from learning.chapter_progress p, unnest(p.credited) r group by 1`))
    credited.set(String(row['person']), Number(row['ms']));
  return viewers.reduce(
    (most, one) => Math.max(most, Math.abs((credited.get(one.personId) ?? 0) - one.acknowledgedTo)),
    0,
  );
}
