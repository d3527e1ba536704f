import { type Kysely, sql } from 'kysely';

/** What must hold of cases, tasks, records and seals whatever happened; each query answers the rows that break it. */
export async function brokenInvariants(db: Kysely<unknown>): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const [name, query] of Object.entries(INVARIANTS)) {
    const found = await sql.raw<Record<string, unknown>>(`${query} limit 3`).execute(db);
    for (const row of found.rows) broken.push(`${name}: ${JSON.stringify(row)}`);
  }
  return broken;
}

const ENDED = `('returned', 'rejected', 'withdrawn', 'vetoed')`;

export const INVARIANTS: Readonly<Record<string, string>> = {
  'an open case waits at exactly one office, any other at none': `
    select c.case_id, c.state, count(t.task_id) as open from review.case c
      left join review.task t on t.subject_id = c.subject_id and t.case_id = c.case_id
        and t.state = 'open' and t.kind = 'step'
    group by c.case_id, c.state having count(t.task_id) <> (c.state = 'open')::int`,

  'a case that ended has one final decision, which says its state': `
    select c.case_id, c.state, x.outcome from review.case c left join lateral (
      select outcome from review.decision d where d.subject_id = c.subject_id and d.case_id = c.case_id
        and outcome in ('return', 'reject', 'veto', 'withdraw', 'reopen') order by at desc, case_version desc limit 1) x on true
    where (c.state in ${ENDED}) <> (x.outcome is not null)
      or (c.state in ${ENDED} and c.state <> (case x.outcome when 'return' then 'returned' when 'reopen' then 'returned'
        when 'reject' then 'rejected' when 'veto' then 'vetoed' when 'withdraw' then 'withdrawn' end))`,

  'a case is finished once, but for one that was refused and opened again': `
    select case_id, count(*) from review.decision where outcome in ('return', 'reject', 'veto', 'withdraw', 'reopen')
    group by subject_id, case_id
    having count(*) > 1 and not (count(*) = 2 and bool_or(outcome = 'reject') and bool_or(outcome = 'reopen'))`,

  'what was decided has one decision, and what was not has none': `
    select t.task_id, t.state, count(d.decision_id) from review.task t
      left join review.decision d on d.subject_id = t.subject_id and d.task_id = t.task_id
    group by t.task_id, t.state
    having count(d.decision_id) <> (t.state in ('decided', 'passed-by-silence'))::int`,

  'every version of a case has at most one decision': `
    select case_id, case_version from review.decision group by subject_id, case_id, case_version having count(*) > 1`,

  'nobody decides their own case': `
    select case_id from review.decision where decided_by = subject_id and outcome <> 'withdraw'
    union all select case_id from review.vote where voter_id = subject_id`,

  'nobody decides two steps of one case': `
    select subject_id, case_id, decided_by from (
      select d.subject_id, d.case_id, d.decided_by, d.step_index from review.decision d
        join review.task t on t.subject_id = d.subject_id and t.task_id = d.task_id
        where t.kind = 'step' and d.decided_by <> d.subject_id
      union select subject_id, case_id, voter_id, step_index from review.vote) said
    group by subject_id, case_id, decided_by having count(distinct step_index) > 1`,

  'an expert group passes with enough voices, and only then': `
    select d.case_id, d.outcome, v.passed from review.decision d
      join review.case c on c.subject_id = d.subject_id and c.case_id = d.case_id
      join review.task t on t.subject_id = d.subject_id and t.task_id = d.task_id and t.kind = 'step'
      cross join lateral (select count(*) filter (where outcome = 'pass') as passed from review.vote
        where subject_id = d.subject_id and task_id = d.task_id) v
    where c.route->'steps'->d.step_index ? 'experts' and d.outcome in ('pass', 'return', 'reject')
      and (d.outcome = 'pass') <> (v.passed >= (c.route->'steps'->d.step_index->'experts'->>'pass')::int)`,

  'an open task lies at an office where somebody may decide it': `
    select t.task_id, t.office_id, t.kind from review.task t where t.state = 'open' and not exists (
      select 1 from organisations.appointment a where a.node_id = t.office_id and a.person_id <> t.subject_id
        and a.role in ('unit-administrator', 'department-officer', 'bureau-officer')
        and (t.asked_by is null or a.person_id <> t.asked_by)
        and (t.kind = 'reopening' or not exists (select 1 from review.decision d
          where d.subject_id = t.subject_id and d.case_id = t.case_id and d.decided_by = a.person_id
            and d.step_index <> t.step_index)))`,

  'case, declaration and record say the same': `
    select d.declaration_id, d.state, c.state as case_state, c.counted, r.status from declarations.declaration d
      join review.case c on c.subject_id = d.person_id and c.case_id = d.case_id
      join hours.record r on r.person_id = d.person_id and r.record_id = d.record_id
    where (d.state = 'in-review') <> (c.state = 'open' and not c.counted)
      or (d.state = 'counted') <> (c.state in ('open', 'settled') and c.counted)
      or (d.state = 'in-review') <> (r.status = 'pending') or (d.state = 'counted') <> (r.status = 'approved')
      or (d.state = 'vetoed') <> (c.state = 'vetoed') or (d.state = 'rejected') <> (c.state = 'rejected')`,

  'what does not count adds up to nothing': `
    select r.record_id, r.status, sum(e.ticks) from hours.record r
      join hours.entry e on e.person_id = r.person_id and e.record_id = r.record_id
    where r.status <> 'approved' group by r.record_id, r.status having sum(e.ticks) <> 0`,

  'a sample is drawn by its rank': `
    select draw_id from review.draw_member group by draw_id
    having max(rank) filter (where sampled) > min(rank) filter (where not sampled)`,

  'nothing passes with the samples before all of them are decided': `
    select d.case_id from review.decision d
      join review.draw_member m on m.subject_id = d.subject_id and m.task_id = d.task_id
    where d.outcome = 'sample-pass' and exists (
      select 1 from review.draw_member s join review.task t on t.subject_id = s.subject_id and t.task_id = s.task_id
      where s.draw_id = m.draw_id and s.sampled and (t.closed_at is null or t.closed_at > d.at))`,

  'nothing waits in a sealed span but what was opened again': `
    select r.record_id, r.status from hours.record r
      join hours.seal s on s.unit_id = r.unit_id and s.pack_id = r.pack_id and s.opened_at is null
        and r.on_day >= s.from_on and r.on_day < s.to_on
    where r.status = 'pending' and not r.unsealed`,

  'what is sealed changes only after a case in it was opened again': `
    select e.entry_id from hours.entry e
      join hours.record r on r.person_id = e.person_id and r.record_id = e.record_id
      join hours.seal s on s.unit_id = r.unit_id and s.pack_id = r.pack_id
        and r.on_day >= s.from_on and r.on_day < s.to_on
        and e.posted_at > s.sealed_at and (s.opened_at is null or e.posted_at < s.opened_at)
    where not exists (select 1 from review.decision d join review.case c using (subject_id, case_id)
      join declarations.declaration x on x.person_id = c.subject_id and x.declaration_id = c.owner_id
      join hours.record o on o.person_id = x.person_id and o.record_id = x.record_id
      where d.subject_id = e.person_id and d.outcome = 'reopen' and d.at > s.sealed_at and d.at <= e.posted_at
        and o.unit_id = s.unit_id and o.on_day >= s.from_on and o.on_day < s.to_on)`,
};
