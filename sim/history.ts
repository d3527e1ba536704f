import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { filledIn } from '../server/src/app/declare.testing.ts';
import type { Answer, TestPerson, World } from '../server/src/app/testing.ts';
import type { Cast } from './cast.ts';
import type { Random } from './random.ts';

/** What happened: how often each thing was tried, and with which answer. */
export type Tally = Map<string, number>;

export type History = {
  readonly world: World;
  readonly cast: Cast;
  readonly random: Random;
  readonly tally: Tally;
  /** Answers that no history may bring about. */
  readonly faults: string[];
};

type CaseRow = {
  readonly subject_id: string;
  readonly case_id: string;
  readonly version: number;
  readonly state: string;
  readonly sampling: boolean;
};

const OPINIONS = ['材料齐全，同意', '证明与所填不符', '请补正后再交'];
const ANSWERS = ['pass', 'pass', 'pass', 'pass', 'return', 'reject', 'veto', 'redo'] as const;
const DAY_MS = 86_400_000;

/** One act of somebody, right or wrong; whatever the rooms answer, the invariants must hold afterwards. */
export async function act(history: History): Promise<void> {
  const { random } = history;
  const [name, run] = random.pick(ACTS) ?? ['declare', declareSomething];
  await run(history, name);
}

type Act = (history: History, name: string) => Promise<void>;

/** How often each comes up against the others. */
const WEIGHED: readonly (readonly [number, string, Act])[] = [
  [5, 'declare', declareSomething],
  [8, 'decide', decideSomething],
  [2, 'double-click', doubleClick],
  [2, 'batch', decideMany],
  [2, 'mend', mendSomething],
  [2, 'ask-reopening', askReopening],
  [3, 'answer-reopening', answerReopening],
  [2, 'draw', drawSomething],
  [3, 'jobs', wakeJobs],
  [1, 'withdraw', withdrawSomething],
  [1, 'claim', claimSomething],
  [1, 'nudge', nudgeSomething],
  [1, 'take-over', takeOverSomething],
  [1, 'absence', somebodyIsAway],
  [2, 'clock', moveClock],
  [1, 'seal', sealSomething],
  [1, 'open-seal', openSomeSeal],
];
const ACTS = WEIGHED.flatMap(([weight, name, run]) =>
  Array.from({ length: weight }, (): readonly [string, Act] => [name, run]),
);

function note(history: History, name: string, answer: Answer): void {
  const code = (answer.body as { code?: string } | null)?.code ?? '';
  const said = answer.status === 200 ? 'done' : code;
  const key = `${name}: ${said}`;
  history.tally.set(key, (history.tally.get(key) ?? 0) + 1);
  if (answer.status >= 500 || code === 'platform.invalid_request')
    history.faults.push(`${name} answered ${answer.status} ${JSON.stringify(answer.body)}`);
}

function today(history: History): number {
  return history.world.clock.rough().getTime();
}

const dayText = (ms: number): string => new Date(ms + 8 * 3_600_000).toISOString().slice(0, 10);

function content(history: History, person: TestPerson): Record<string, unknown> | null {
  const { cast, random } = history;
  const form = random.pick(cast.forms);
  if (!form) return null;
  const to = today(history) - random.below(300) * DAY_MS;
  const from = to - random.below(4) * DAY_MS;
  const values = filledIn(form, {
    on: dayText(to),
    to: dayText(to),
    from: dayText(from),
    'qty.hours': String(1 + random.below(9)),
    'qty.days': String(1 + random.below(4)),
    key: `K${random.below(40)}-${randomUUID().slice(0, 6)}`,
  });
  const evidenceId = cast.fileOf.get(person.personId);
  const attachments = form.evidence.flatMap((slot) =>
    slot.required && evidenceId ? [{ evidenceId, slot: slot.id }] : [],
  );
  const category = form.chooses ? (random.pick(form.categories)?.id ?? null) : null;
  return { formId: form.id, category, values, attachments };
}

async function submit(history: History, person: TestPerson, saved: Answer): Promise<void> {
  note(history, 'save', saved);
  if (saved.status !== 200) return;
  const { declarationId, version } = saved.body as { declarationId: string; version: number };
  const path = `/api/declarations/${declarationId}/submission`;
  const send = () => history.world.call(person, 'POST', path, { version });
  const answers = history.random.chance(4) ? await Promise.all([send(), send()]) : [await send()];
  for (const answer of answers) note(history, 'submit', answer);
}

export async function declareSomething(history: History): Promise<void> {
  const person = history.random.pick(history.cast.people);
  const filled = person && content(history, person);
  if (!person || !filled) return;
  const path = `/api/declarations/${randomUUID()}`;
  const saved = await history.world.call(person, 'PUT', path, { ...filled, baseVersion: 0 });
  await submit(history, person, saved);
}

/** Mends a returned declaration, keeping to what was opened again or not. */
async function mendSomething(history: History): Promise<void> {
  const person = history.random.pick(history.cast.people);
  if (!person) return;
  const listed = await history.world.call(
    person,
    'GET',
    '/api/declarations?state=returned&state=withdrawn',
  );
  const { items } = listed.body as {
    items: {
      declarationId: string;
      version: number;
      formId: string;
      category: string | null;
      values: Record<string, string>;
      reopened: string[] | null;
    }[];
  };
  const one = history.random.pick(items);
  if (!one) return;
  const detail = await history.world.call(
    person,
    'GET',
    `/api/people/${person.personId}/declarations/${one.declarationId}`,
  );
  const { files, form } = detail.body as {
    files: { evidenceId: string; slot: string }[];
    form: { fields: { id: string; maps: string }[] };
  };
  const title = form.fields.find((field) => field.maps === 'title');
  const kept = one.reopened !== null && title && !one.reopened.includes(`values/${title.id}`);
  const change =
    title && (!kept || history.random.chance(4))
      ? { [title.id]: `改正 ${history.random.below(900)}` }
      : {};
  const saved = await history.world.call(person, 'PUT', `/api/declarations/${one.declarationId}`, {
    formId: one.formId,
    category: one.category,
    values: { ...one.values, ...change },
    attachments: files.map(({ evidenceId, slot }) => ({ evidenceId, slot })),
    baseVersion: one.version,
  });
  await submit(history, person, saved);
}

/** Cases of this place, in an order that follows from what happened. */
async function cases(history: History, states: readonly string[]): Promise<readonly CaseRow[]> {
  const people = history.cast.people.map((person) => person.personId);
  const found = await sql<CaseRow>`select subject_id, case_id, version, state,
      jsonb_exists(route->'steps'->step_index, 'sampling') as sampling from review.case
    where subject_id = any(${people}::uuid[]) and state = any(${[...states]})
    order by changed_at desc, number limit 30`.execute(history.world.database.db);
  return found.rows;
}

function decision(history: History, one: CaseRow, outcome: string) {
  const { random } = history;
  return {
    version: random.chance(12) ? one.version + 1 : one.version,
    outcome,
    fields: { hours: '4' },
    ...(random.chance(8) ? {} : { opinion: random.pick(OPINIONS) ?? '' }),
    ...(outcome === 'return' && random.chance(2) ? { items: ['evidence/other'] } : {}),
  };
}

function decide(history: History, who: TestPerson, one: CaseRow, outcome: string): Promise<Answer> {
  const path = `/api/review/cases/${one.subject_id}/${one.case_id}/decision`;
  return history.world.call(who, 'POST', path, decision(history, one, outcome));
}

/** Whoever happens to be at the office that has the case, mostly; anybody else now and then. */
async function decider(history: History, one: CaseRow): Promise<TestPerson | null> {
  const { cast, random, world } = history;
  if (random.chance(6)) return random.pick(cast.officers);
  const at = await sql<{ person_id: string }>`select a.person_id from review.task t
      join organisations.appointment a on a.node_id = t.office_id
    where t.subject_id = ${one.subject_id} and t.case_id = ${one.case_id} and t.state in ('open', 'standing')
    order by a.person_id`.execute(world.database.db);
  const there = random.pick(at.rows.map((row) => row.person_id));
  return cast.officers.find((officer) => officer.personId === there) ?? null;
}

async function decideSomething(history: History): Promise<void> {
  const one = history.random.pick(await cases(history, ['open', 'settled']));
  const who = one && (await decider(history, one));
  const outcome = history.random.pick(ANSWERS);
  if (!one || !who || !outcome) return;
  note(history, outcome, await decide(history, who, one, outcome));
}

/** Two or three people, or one with two fingers, decide one case at the same moment; one of them wins. */
async function doubleClick(history: History): Promise<void> {
  const one = history.random.pick(await cases(history, ['open']));
  if (!one) return;
  const clicks: Promise<Answer>[] = [];
  const names: string[] = [];
  for (let n = 0; n < 3; n += 1) {
    const who = await decider(history, one);
    const outcome = history.random.pick(ANSWERS);
    if (!who || !outcome) continue;
    names.push(outcome);
    clicks.push(decide(history, who, one, outcome));
  }
  if (history.random.chance(3)) {
    const subject = history.cast.people.find((person) => person.personId === one.subject_id);
    names.push('withdraw');
    if (subject) clicks.push(withdraw(history, subject, one));
  }
  for (const [n, answer] of (await Promise.all(clicks)).entries())
    note(history, names[n] ?? 'withdraw', answer);
}

async function decideMany(history: History): Promise<void> {
  const waiting = (await cases(history, ['open'])).slice(0, 4);
  const [first] = waiting;
  const who = first && (await decider(history, first));
  const outcome = history.random.pick(['pass', 'return', 'reject']);
  if (!who || !outcome) return;
  const answer = await history.world.call(who, 'POST', '/api/review/decisions', {
    outcome,
    fields: { hours: '4' },
    ...(history.random.chance(4) ? {} : { opinion: '同意' }),
    cases: waiting.map((one) => ({
      subjectId: one.subject_id,
      caseId: one.case_id,
      version: one.version,
    })),
  });
  note(history, 'batch', answer);
  const { results = [] } = answer.body as { results?: { ok: boolean; code: string | null }[] };
  for (const result of results)
    note(history, `batch ${outcome}`, { ...answer, status: result.ok ? 200 : 409, body: result });
}

function withdraw(history: History, person: TestPerson, one: CaseRow): Promise<Answer> {
  return history.world.call(person, 'POST', `/api/review/cases/${one.case_id}/withdrawal`);
}

async function withdrawSomething(history: History, name: string): Promise<void> {
  const one = history.random.pick(await cases(history, ['open', 'settled']));
  const person = history.cast.people.find((each) => each.personId === one?.subject_id);
  if (one && person) note(history, name, await withdraw(history, person, one));
}

async function onCase(
  history: History,
  name: string,
  of: {
    states: readonly string[];
    path: string;
    body?: (one: CaseRow) => unknown;
    method?: 'DELETE';
  },
): Promise<void> {
  const one = history.random.pick(await cases(history, of.states));
  const who = history.random.chance(3)
    ? history.random.pick(history.cast.officers)
    : one && (await decider(history, one));
  if (!one || !who) return;
  const url = `/api/review/cases/${one.subject_id}/${one.case_id}/${of.path}`;
  note(history, name, await history.world.call(who, of.method ?? 'POST', url, of.body?.(one)));
}

function claimSomething(history: History, name: string): Promise<void> {
  const back = history.random.chance(3);
  return onCase(history, back ? 'unclaim' : name, {
    states: ['open'],
    path: 'claim',
    ...(back ? { method: 'DELETE' } : {}),
  });
}

function takeOverSomething(history: History, name: string): Promise<void> {
  const body = (): unknown => ({ reason: '他在休假，由我接着办' });
  return onCase(history, name, { states: ['open'], path: 'take-over', body });
}

async function nudgeSomething(history: History, name: string): Promise<void> {
  const one = history.random.pick(await cases(history, ['open']));
  const person = history.cast.people.find((each) => each.personId === one?.subject_id);
  if (!one || !person) return;
  const path = `/api/review/cases/${one.case_id}/nudge`;
  note(history, name, await history.world.call(person, 'POST', path));
}

async function askReopening(history: History, name: string): Promise<void> {
  const { random, cast, world } = history;
  const one = random.pick(await cases(history, ['settled', 'rejected', 'open']));
  if (!one) return;
  const own = cast.people.find((person) => person.personId === one.subject_id);
  const ask = cast.configuration.route.reopen?.ask;
  const who =
    ask === 'person' && own && !random.chance(4) ? own : random.pick(cast.officers.slice(0, 3));
  if (!who) return;
  const url = `/api/review/cases/${one.subject_id}/${one.case_id}/reopening`;
  note(history, name, await world.call(who, 'POST', url, { reason: '填错了，请打回' }));
}

async function answerReopening(history: History, name: string): Promise<void> {
  const { random, cast, world } = history;
  const people = cast.people.map((person) => person.personId);
  const waiting = await sql<
    CaseRow & { office_id: string }
  >`select c.subject_id, c.case_id, c.version, c.state,
      false as sampling, t.office_id
    from review.task t join review.case c using (subject_id, case_id)
    where t.kind = 'reopening' and t.state = 'open' and c.subject_id = any(${people}::uuid[])
    order by t.opened_at`.execute(world.database.db);
  const one = random.pick(waiting.rows);
  const who = random.pick(cast.officers.slice(3));
  if (!one || !who) return;
  const outcome = random.chance(4) ? 'keep' : 'reopen';
  const url = `/api/review/cases/${one.subject_id}/${one.case_id}/reopening/decision`;
  const body = { version: one.version, outcome, opinion: '已核对' };
  const send = (): Promise<Answer> => world.call(who, 'POST', url, body);
  for (const answer of await Promise.all([send(), send()]))
    note(history, `${name} ${outcome}`, answer);
}

async function drawSomething(history: History, name: string): Promise<void> {
  const { random, cast, world } = history;
  const who = random.pick(cast.officers.slice(3));
  const officeId = random.chance(4) ? random.pick(cast.offices) : cast.place.departmentId;
  if (!who || !officeId) return;
  const draw = (): Promise<Answer> => world.call(who, 'POST', '/api/review/draws', { officeId });
  for (const answer of await Promise.all([draw(), draw()])) note(history, name, answer);
}

const JOBS = ['review-pass-by-silence', 'review-escalate', 'review-settle-draws'];

/** As the calendar wakes them; the same job twice at once is what two servers do. */
async function wakeJobs(history: History): Promise<void> {
  const job = history.world.jixu.jobs.find((each) => each.name === history.random.pick(JOBS));
  if (!job) return;
  await Promise.all([job.handle({}), job.handle({})]);
}

async function somebodyIsAway(history: History, name: string): Promise<void> {
  const { random, cast, world } = history;
  const who = random.pick(cast.officers);
  const officeId = random.pick(cast.offices);
  const away = random.pick(cast.officers);
  if (!who || !officeId || !away) return;
  const from = today(history);
  const answer = await world.call(who, 'PUT', `/api/review/absences/${randomUUID()}`, {
    officeId,
    personId: away.personId,
    fromOn: dayText(from),
    toOn: dayText(from + (1 + random.below(6)) * DAY_MS),
  });
  note(history, name, answer);
}

/** Some hours or some weeks later; histories begin in late autumn, so that many see a year's end. */
async function moveClock(history: History): Promise<void> {
  const { random, world } = history;
  const ms = random.chance(2) ? random.below(10) * 3_600_000 : random.below(14) * DAY_MS;
  await world.moveTo(new Date(today(history) + ms));
}

async function sealSomething(history: History, name: string): Promise<void> {
  const { random, cast, world } = history;
  const who = random.pick(cast.officers.slice(3));
  const unitId = random.chance(2) ? cast.place.subunitId : cast.place.unitId;
  const year = Number(dayText(today(history)).slice(0, 4)) - random.below(2);
  if (!who) return;
  note(history, name, await world.call(who, 'POST', '/api/hours/seals', { unitId, year }));
}

async function openSomeSeal(history: History, name: string): Promise<void> {
  const { random, cast, world } = history;
  if (!random.chance(3)) return;
  const who = random.pick(cast.officers.slice(3));
  const found = await sql<{ seal_id: string }>`select seal_id from hours.seal
    where unit_id = any(${[cast.place.subunitId, cast.place.unitId]}::uuid[]) and opened_at is null
    order by sealed_at`.execute(world.database.db);
  const one = random.pick(found.rows);
  if (!who || !one) return;
  const url = `/api/hours/seals/${one.seal_id}/opening`;
  note(history, name, await world.call(who, 'POST', url, { reason: '补录' }));
}
