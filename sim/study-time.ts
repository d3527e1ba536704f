/** Runs one statement; the checker knows tables, and nothing of the program that wrote them. */
export type Ask = (text: string) => Promise<readonly Readonly<Record<string, unknown>>[]>;

/**
 * I15, from the tables alone: is there any way in which the time that was credited could have been spent by one person,
 * one thing at a time? And does every second that was reported stand somewhere, credited or with its reason?
 */
export async function brokenStudyTime(ask: Ask): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const [name, text] of Object.entries(STUDY_RULES)) {
    const rows = await ask(`${text} limit 3`);
    for (const row of rows) broken.push(`${name}: ${JSON.stringify(row)}`);
  }
  const ofPerson = new Map<string, Paid[]>();
  for (const row of await ask(PAID)) {
    const person = String(row['person']);
    if (Number(row['ms']) === 0) continue;
    const paid = { from: Number(row['since']), to: Number(row['at']), ms: Number(row['ms']) };
    ofPerson.set(person, [...(ofPerson.get(person) ?? []), paid]);
  }
  for (const [person, paid] of ofPerson) {
    const over = overbooked(paid);
    if (over) broken.push(`more credited than time passed: ${person} ${JSON.stringify(over)}`);
  }
  return broken;
}

/** So many milliseconds of a person, spent some time between two instants. */
export type Paid = { readonly from: number; readonly to: number; readonly ms: number };

/**
 * Whether all of it fits on one clock, each piece inside its own bounds and no two at once: it does exactly if no stretch
 * of time holds more than its own length (pieces may be cut). Answers the first stretch that does.
 */
export function overbooked(
  all: readonly Paid[],
): { from: number; to: number; credited: number } | null {
  const byEnd = all.toSorted((a, b) => a.to - b.to);
  for (const from of new Set(all.map((one) => one.from))) {
    let credited = 0;
    for (const one of byEnd) {
      if (one.from < from) continue;
      credited += one.ms;
      if (credited > one.to - from + 0.001) return { from, to: one.to, credited };
    }
  }
  return null;
}

/**
 * What a report was credited, and between when that can have been seen: not before its session began nor after another
 * device took over, not longer ago than a cut connection makes good, and not before the last report but for one interval.
 */
const PAID = `
  select person_id::text as person, ms / rate as ms, seen as at,
    greatest(began, seen - gap - 2 * every, coalesce(lag(at) over (partition by person_id, session_id order by at) - every, 0)) as since
  from (
    select b.person_id, b.session_id, extract(epoch from b.at)::float8 * 1000 as at, sum(b.credited_ms)::float8 as ms,
      extract(epoch from least(b.at, min(s.ended_at)))::float8 * 1000 as seen,
      min(extract(epoch from s.started_at))::float8 * 1000 as began,
      min((s.frame->'rules'->>'rateMax')::float8) as rate, min((s.frame->'rules'->>'gapMs')::float8) as gap,
      min((s.frame->'rules'->>'intervalMs')::float8) as every
    from learning.beat b join learning.play_session s on s.person_id = b.person_id and s.session_id = b.session_id
    group by b.person_id, b.session_id, b.at) reports
  order by 1`;

const LENGTH = (of: string): string =>
  `(select coalesce(sum(upper(r) - lower(r)), 0) from unnest(${of}) r)`;

export const STUDY_RULES: Readonly<Record<string, string>> = {
  'a chapter longer than it is': `
    select p.person_id, p.chapter_id, upper(p.credited + p.held) as upto, max((s.frame->>'lengthMs')::int) as length
    from learning.chapter_progress p join learning.play_session s on s.person_id = p.person_id
      and s.enrolment_id = p.enrolment_id and s.chapter_id = p.chapter_id
    group by p.person_id, p.enrolment_id, p.chapter_id, p.credited, p.held
    having upper(p.credited + p.held) > max((s.frame->>'lengthMs')::int)`,

  'credited and held at once': `
    select person_id, chapter_id from learning.chapter_progress where credited && held`,

  'credited though nobody played it': `
    select p.person_id, p.chapter_id from learning.chapter_progress p
    where not (p.credited + p.held) <@ (coalesce((select range_agg(int4range(b.from_ms, b.to_ms)) from learning.beat b
          join learning.play_session s on s.person_id = b.person_id and s.session_id = b.session_id
          where b.person_id = p.person_id and s.enrolment_id = p.enrolment_id and s.chapter_id = p.chapter_id
            and b.to_ms > b.from_ms), '{}')
      + coalesce((select range_agg(a.intervals) from learning.appeal a where a.person_id = p.person_id
          and a.enrolment_id = p.enrolment_id and a.chapter_id = p.chapter_id and a.state = 'granted'), '{}'))`,

  'more in a chapter than was credited to it': `
    select p.person_id, p.chapter_id, ${LENGTH('p.credited + p.held')} as stands from learning.chapter_progress p
    where ${LENGTH('p.credited + p.held')} >
      coalesce((select sum(b.credited_ms) from learning.beat b
        join learning.play_session s on s.person_id = b.person_id and s.session_id = b.session_id
        where b.person_id = p.person_id and s.enrolment_id = p.enrolment_id and s.chapter_id = p.chapter_id), 0)
      + coalesce((select sum(${LENGTH('a.intervals')}) from learning.appeal a where a.person_id = p.person_id
        and a.enrolment_id = p.enrolment_id and a.chapter_id = p.chapter_id and a.state = 'granted'), 0)`,

  'more credited of a report than it says': `
    select person_id, session_id, seq from learning.beat where credited_ms > greatest(to_ms - from_ms, 0)`,

  'a second that was reported and stands nowhere': `
    select b.person_id, b.session_id, b.at, b.said, b.credited, u.refused from (
      select person_id, session_id, at, sum(greatest(to_ms - from_ms, 0)) as said, sum(credited_ms) as credited
      from learning.beat group by 1, 2, 3) b
    left join lateral (select coalesce(sum(to_ms - from_ms), 0) as refused from learning.uncredited u
      where u.person_id = b.person_id and u.session_id = b.session_id and u.at = b.at and u.reason <> 'backwards') u on true
    where b.said <> b.credited + u.refused`,

  'a day of more than its hours': `
    select b.person_id, (b.at at time zone 'Asia/Shanghai')::date as day, sum(b.credited_ms) as ms
    from learning.beat b join learning.play_session s on s.person_id = b.person_id and s.session_id = b.session_id
    group by 1, 2 having sum(b.credited_ms / (s.frame->'rules'->>'rateMax')::float8)
      > min(coalesce((s.frame->'rules'->>'dayMs')::float8, 86400000))`,

  'a clock ahead of what was reported': `
    select t.person_id, t.used_until, t.spent from learning.stream t
    where greatest(extract(epoch from t.used_until) * 1000, upper(t.spent)) >
      (select extract(epoch from max(b.at)) * 1000 + 1 from learning.beat b where b.person_id = t.person_id)`,

  'more credited than is written down as spent': `
    select t.person_id, ${LENGTH('t.spent')} as spent, sum(b.ms) as credited from learning.stream t
    join (select b.person_id, b.credited_ms / (s.frame->'rules'->>'rateMax')::float8 as ms from learning.beat b
      join learning.play_session s on s.person_id = b.person_id and s.session_id = b.session_id) b on b.person_id = t.person_id
    where t.used_until is null group by t.person_id, t.spent having sum(b.ms) > ${LENGTH('t.spent')}`,

  'two players live at once': `
    select person_id, count(*) from learning.play_session where ended_at is null group by person_id having count(*) > 1`,

  'a chapter that is done and was not seen': `
    select p.person_id, p.chapter_id from learning.chapter_progress p where p.done_on is not null
      and ${LENGTH('p.credited')} < (select min((s.frame->>'lengthMs')::int) from learning.play_session s
        where s.person_id = p.person_id and s.enrolment_id = p.enrolment_id and s.chapter_id = p.chapter_id) * 0.95 - 2000
      and not exists (select 1 from learning.test_out t where t.person_id = p.person_id and t.passed
        and t.enrolment_id = p.enrolment_id and t.chapter_id = p.chapter_id)`,

  'a course that is done without its record, or with two': `
    select e.person_id, e.enrolment_id, e.state, count(r.record_id), count(r.record_id) filter (where r.status = 'approved') as counts
    from learning.enrolment e left join hours.record r on r.person_id = e.person_id and r.source_kind = 'course'
        and r.source_id = e.enrolment_id::text
    group by e.person_id, e.enrolment_id, e.state
    having count(r.record_id) > 1 or count(r.record_id) filter (where r.status = 'approved') <> (e.state = 'done')::int`,
};
