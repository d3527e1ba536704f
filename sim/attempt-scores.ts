import type { Ask } from './study-time.ts';

/**
 * I7, from the tables alone: an attempt ends once, nothing is stored in it afterwards, and its points are what the frozen
 * paper, the keys of its versions, the stored answers and the marks come to when somebody else adds them up.
 */
export async function brokenAttempts(ask: Ask): Promise<readonly string[]> {
  const broken: string[] = [];
  for (const [name, text] of Object.entries(ATTEMPT_RULES)) {
    const rows = await ask(`${text} limit 3`);
    for (const row of rows) broken.push(`${name}: ${JSON.stringify(row)}`);
  }
  for (const row of await ask(GRADED)) {
    const { attempt, points, places, difference } = row as unknown as Graded;
    const sum = places.reduce((all, place) => all + pointsOf(place, difference), 0);
    if (sum !== points) broken.push(`points: attempt ${attempt} has ${points}, its answers ${sum}`);
  }
  return broken;
}

type Answered = {
  readonly kind: string;
  readonly points: number;
  readonly partial: boolean;
  /** What stands at each position that was shown. */
  readonly order: readonly number[];
  readonly key: {
    readonly options?: readonly number[];
    readonly holds?: boolean;
    readonly blanks?: readonly (readonly string[])[];
  };
  readonly value: {
    readonly chosen?: readonly number[];
    readonly holds?: boolean;
    readonly texts?: readonly string[];
    readonly order?: readonly number[];
  } | null;
  readonly marks: readonly number[];
};
type Graded = {
  readonly attempt: string;
  readonly points: number;
  readonly difference: number | null;
  readonly places: readonly Answered[];
};

function pointsOf(place: Answered, difference: number | null): number {
  const { kind, key, value, points } = place;
  if (value === null) return 0;
  if (kind === 'short') return marked(place.marks, difference);
  if (kind === 'true-false') return value.holds === key.holds ? points : 0;
  if (kind === 'fill') {
    const blanks = key.blanks ?? [];
    const right = blanks.filter((accepted, n) =>
      accepted.some((text) => plain(text) !== '' && plain(text) === plain(value.texts?.[n] ?? '')),
    );
    return Math.floor((points * right.length) / blanks.length);
  }
  if (kind === 'order') {
    const said = (value.order ?? []).map((position) => place.order[position]);
    const whole = said.length === place.order.length && said.every((item, n) => item === n);
    return whole ? points : 0;
  }
  const meant = new Set((value.chosen ?? []).map((position) => place.order[position] ?? -1));
  const wanted = new Set(key.options);
  if ([...meant].some((option) => !wanted.has(option))) return 0;
  if (meant.size === wanted.size) return points;
  return meant.size > 0 && place.partial ? Math.floor(points / 2) : 0;
}

function marked(marks: readonly number[], difference: number | null): number {
  const [first = 0, second = 0] = marks;
  if (difference === null || marks.length === 1) return first;
  return marks[2] ?? Math.round((first + second) / 2);
}

const plain = (text: string): string =>
  text.normalize('NFKC').trim().replaceAll(/\s+/g, ' ').toLowerCase();

/** Of every graded attempt its places with key, answer and marks side by side. */
const GRADED = `
  select a.attempt_id::text as attempt, a.points, o.marking_difference as difference, (
    select jsonb_agg(p || jsonb_build_object('key', v.key, 'value', n.value, 'marks',
      coalesce((select jsonb_agg(m.points order by m.sequence) from assessment.mark m where m.person_id = a.person_id
        and m.attempt_id = a.attempt_id and m.place = (p->>'place')::int), '[]')))
    from jsonb_array_elements(f.places) p
      join assessment.question_version v on v.node_id = a.node_id and v.bank_id = (p->>'bankId')::uuid
        and v.question_id = (p->>'questionId')::uuid and v.version = (p->>'version')::int
      left join assessment.answer n on n.person_id = a.person_id and n.attempt_id = a.attempt_id
        and n.place = (p->>'place')::int) as places
  from assessment.attempt a join assessment.attempt_paper f on f.person_id = a.person_id and f.attempt_id = a.attempt_id
    join assessment.offering o on o.node_id = a.node_id and o.offering_id = a.offering_id
  where a.state = 'graded'`;

export const ATTEMPT_RULES: Readonly<Record<string, string>> = {
  'an answer stored after the end': `
    select n.person_id, n.attempt_id, n.place, n.saved_at, a.submitted_at from assessment.answer n
      join assessment.attempt a on a.person_id = n.person_id and a.attempt_id = n.attempt_id
    where n.saved_at > a.submitted_at`,

  'an attempt that ended otherwise than once': `
    select a.person_id, a.attempt_id, a.state, count(e.event_id) from assessment.attempt a
      left join assessment.attempt_event e on e.person_id = a.person_id and e.attempt_id = a.attempt_id
        and e.kind in ('submitted', 'forced', 'expired', 'void')
    group by a.person_id, a.attempt_id, a.state having count(e.event_id) <> (a.state <> 'open')::int`,

  'an answer to a question that was not asked': `
    select n.person_id, n.attempt_id, n.place from assessment.answer n
      join assessment.attempt_paper f on f.person_id = n.person_id and f.attempt_id = n.attempt_id
    where n.place > jsonb_array_length(f.places)`,

  'two attempts that count': `
    select person_id, task_id, number, count(*) from assessment.attempt where state <> 'void'
    group by 1, 2, 3 having count(*) > 1`,

  'one pass, two records': `
    select person_id, source_kind, source_id, count(*) from hours.record group by 1, 2, 3 having count(*) > 1`,

  'a pass whose hours were granted twice': `
    select person_id, record_id, category, period_from, count(*) from hours.entry where kind = 'grant'
    group by 1, 2, 3, 4 having count(*) > 1`,
};
