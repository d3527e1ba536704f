import { sql } from 'kysely';
import { amountOf } from '../server/src/hours/index.ts';
import type { World } from '../server/src/app/testing.ts';
import { asId, parseLocalDate, period, shanghaiDateOf } from '../packages/kernel/src/index.ts';
import type { Cast } from './cast.ts';

/** Of everyone in the cast, by record and category: what the entries add up to against what an evaluation counts today. */
export async function ledgerDiffers(world: World, cast: Cast): Promise<readonly string[]> {
  const differs: string[] = [];
  const { db } = world.database;
  const today = shanghaiDateOf(world.clock.rough());
  for (const { personId } of cast.people) {
    const periods = await sql<{
      from_on: string;
      to_on: string;
    }>`select period_from::text as from_on,
      period_to::text as to_on from hours.standing where person_id = ${personId}`.execute(db);
    for (const { from_on, to_on } of periods.rows) {
      const from = parseLocalDate(from_on);
      const to = parseLocalDate(to_on);
      if (!from.ok || !to.ok) throw new Error('simulation: a stored day that is none');
      const statement = await world.jixu.rooms.hours.statementOf(
        { db },
        { personId: asId<'person'>(personId), span: period(from.value, to.value), today },
      );
      const counted = new Map<string, number>();
      for (const line of statement.lines)
        if (line.record.status === 'approved')
          counted.set(line.record.recordId, amountOf(line.counted));
      const posted = await sql<{
        record_id: string;
        ticks: number;
      }>`select record_id, sum(ticks)::int as ticks
        from hours.entry where person_id = ${personId} and period_from = ${from_on}::date
        group by record_id`.execute(db);
      for (const { record_id, ticks } of posted.rows) {
        const wanted = counted.get(record_id) ?? 0;
        counted.delete(record_id);
        if (wanted !== ticks)
          differs.push(`ledger: ${record_id} has ${ticks}, counts ${wanted} in ${from_on}`);
      }
      for (const [recordId, wanted] of counted)
        if (wanted !== 0)
          differs.push(`ledger: ${recordId} has nothing, counts ${wanted} in ${from_on}`);
    }
  }
  return differs;
}
