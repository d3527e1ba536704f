import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sql } from 'kysely';
import {
  addHours,
  asId,
  calendarYear,
  formatHours,
  noHours,
  parseHours,
  type PersonId,
  shanghaiDateOf,
  ticks,
} from '@jixu/kernel';
import { createLog } from '../../platform/log/log.ts';
import { createWorld, type World } from '../testing.ts';
import { fillDemonstration, type FillPorts, personaLines } from './fill-demonstration.ts';
import { dropUnfinished, readMarker, writeMarker } from './marker.ts';
import { DEMONSTRATION_PASSWORD, personas } from './personas.ts';
import { isKnownPerson } from './plan/known-people.ts';
import { makePlan } from './plan/make-plan.ts';
import type { Plan, PlannedEvent } from './plan/planned.ts';

// Goal: everything that the demonstration promises is there and the ledger is right. Method: the people whom the story
// names, on a database of their own, filled by the real commands, on the day for which the story was written.
const NOW = new Date('2026-11-22T02:00:00Z');
const YEAR = calendarYear(2026);

let world: World;
let ports: FillPorts;

beforeAll(async () => {
  world = await createWorld({ at: NOW });
  const log = createLog({ level: 'silent' });
  ports = {
    log,
    say: () => undefined,
    at: NOW,
    plan: (today) => known(makePlan({ seed: 3, today })),
  };
  await fillDemonstration(prepared(), ports);
}, 240_000);
afterAll(() => world.close());

function prepared() {
  const { jixu, database, clock } = world;
  return { jixu, database, clock, publicUrl: 'https://jixu.example', keyFile: '', dataDir: '' };
}

/** The story without those who only fill lists, and without photographs, which take a second each to draw. */
function known(plan: Plan): Plan {
  return {
    ...plan,
    people: plan.people.filter((person) => isKnownPerson(person.key)),
    events: plan.events.filter((event) => isKnownPerson(event.subject)).map(unphotographed),
  };
}

function unphotographed(event: PlannedEvent): PlannedEvent {
  if (event.do !== 'declare') return event;
  const files = event.files.map((file) => ({
    ...file,
    spec: { ...file.spec, form: file.spec.form === 'photo' ? ('pdf' as const) : file.spec.form },
  }));
  return { ...event, files };
}

async function rows<T>(query: ReturnType<typeof sql<T>>): Promise<readonly T[]> {
  return (await query.execute(world.database.db)).rows;
}

async function personId(name: string): Promise<PersonId> {
  const found = await rows(
    sql<{ person_id: string }>`select person_id from identity.person where name = ${name}`,
  );
  return asId<'person'>(found[0]?.person_id ?? '');
}

async function statement(name: string) {
  const today = shanghaiDateOf(NOW);
  const of = { personId: await personId(name), span: YEAR, today };
  return world.jixu.rooms.hours.statementOf({ db: world.database.db }, of);
}

describe('the filled demonstration', () => {
  it('holds a declaration in every state, and a task in every one', async () => {
    // Goal: whoever looks finds one of each. Method: the states that the tables know.
    const states = await rows(
      sql<{ state: string }>`select distinct state from declarations.declaration order by state`,
    );
    expect(states.map((row) => row.state)).toEqual(
      ['counted', 'draft', 'in-review', 'rejected', 'returned', 'vetoed', 'withdrawn'].sort(),
    );
    const tasks = await rows(sql<{ state: string }>`select distinct state from review.task`);
    expect(new Set(tasks.map((row) => row.state))).toEqual(
      new Set(['open', 'standing', 'decided', 'passed-by-silence', 'void']),
    );
  });

  it('has an overdue case, own cases gone up, and a second round', async () => {
    // Goal: what a desk has to deal with. Method: due days before today, the reason of escalation, rounds.
    const overdue = await rows(
      sql`select 1 from review.task where state = 'open' and due_on < '2026-11-22'`,
    );
    expect(overdue.length).toBeGreaterThan(0);
    const raised = await rows(
      sql`select 1 from review.task where state = 'open' and escalated_because = 'own-case'`,
    );
    expect(raised).toHaveLength(2);
    const again = await rows(
      sql`select 1 from declarations.declaration where round = 2 and state = 'in-review'`,
    );
    expect(again).toHaveLength(1);
  });

  it('tells the story of Lin Xiufen as the pictures do', async () => {
    // Goal: 76 counted, 10 under review, 14 short, 4 if all passes. Method: her statement of the year, line by line.
    const { certain, hoped, short, shortIfPending, lines } = await statement('林秀芬');
    expect(certain.totals).toMatchObject({
      public: '30',
      professional: '36',
      elective: '10',
      total: '76',
    });
    expect(hoped.totals['total']).toBe('86');
    expect([short, shortIfPending]).toEqual(['14', '4']);
    const paper = lines.find((line) => line.record.facts.kind === 'paper');
    expect(paper?.ifApproved).toBe('4');
    // She was shown 14; the roster of the class came two days later.
    expect(paper?.record.preview?.hours).toBe('14');
    expect(paper?.reasonIfApproved).toBe('counted-in-part');
  });

  it('leaves the second paper beyond the cap at 0 and the degree to the unit', async () => {
    // Goal: the cap and a person's decision show. Method: the lines of two statements.
    const capped = (await statement('沈建业')).lines.filter(
      (line) => line.record.facts.kind === 'paper',
    );
    expect(capped.map((line) => line.counted).sort()).toEqual(['0', '28']);
    const degree = (await statement('石若溪')).lines.find(
      (line) => line.record.facts.kind === 'degree',
    );
    expect(degree?.counted).toBe('20');
    expect(degree?.record.decided?.by).toBe('unit');
  });

  it('has the same paper of two authors, once in order and once with one place taken twice', async () => {
    // Goal: reviewers can tell them apart. Method: works that several people declared, with their ranks.
    const works = await rows(
      sql<{
        ranks: string[];
      }>`select array_agg(facts->'attrs'->>'rank' order by facts->'attrs'->>'rank') as ranks
        from hours.record where facts->>'kind' = 'paper' and status = 'pending'
        group by facts->>'key' having count(*) > 1 order by 1`,
    );
    expect(works.map((row) => row.ranks)).toEqual([
      ['1', '1'],
      ['1', '2'],
    ]);
    const twins = await rows(
      sql`select sha256 from evidence.file group by sha256 having count(distinct person_id) > 1`,
    );
    expect(twins.length).toBeGreaterThan(0);
  });

  it('revokes what a veto took the ground from, and gives a new number to who is met again', async () => {
    // Goal: certificates follow the ledger. Method: the papers of two people whose counted paper was vetoed.
    const papers = async (name: string) =>
      rows(
        sql<{ state: string; number: string }>`select state, number from certificates.certificate
          where person_id = ${await personId(name)} and period_from = '2026-01-01' order by prepared_at`,
      );
    expect((await papers('蔡明哲')).map((paper) => paper.state)).toEqual(['revoked']);
    const again = await papers('于海宁');
    expect(again.map((paper) => paper.state)).toEqual(['revoked', 'issued']);
    expect(new Set(again.map((paper) => paper.number)).size).toBe(2);
    const before = await rows(
      sql`select 1 from certificates.certificate where state = 'issued' and period_from = '2025-01-01'`,
    );
    expect(before.length).toBeGreaterThan(5);
  });

  it('keeps what a platform sent wrongly in quarantine', async () => {
    // Goal: nothing counts for a wrong name or number. Method: the claims of the inlet.
    const held = await rows(
      sql<{
        problem: string;
      }>`select problem from exchange.record_claim where state = 'quarantined' order by 1`,
    );
    expect(held.map((row) => row.problem)).toEqual([
      'exchange.name_differs',
      'exchange.person_unknown',
    ]);
  });

  it('has a ledger that equals the evaluation for everybody', async () => {
    // Goal: Σ entries = evaluate. Method: per person and year, entries by category against a fresh evaluation.
    const sums = await rows(
      sql<{ person_id: string; year: number; category: string; ticks: number }>`
        select person_id, extract(year from period_from)::int as year, category, sum(ticks)::bigint as ticks
        from hours.entry group by 1, 2, 3`,
    );
    const people = new Set(sums.map((row) => row.person_id));
    expect(people.size).toBeGreaterThan(30);
    for (const id of people) {
      for (const year of [2025, 2026]) {
        const { certain } = await world.jixu.rooms.hours.statementOf(
          { db: world.database.db },
          { personId: asId<'person'>(id), span: calendarYear(year), today: shanghaiDateOf(NOW) },
        );
        for (const [category, total] of Object.entries(certain.totals)) {
          if (category === 'total') continue;
          const own = sums.filter(
            (row) => row.person_id === id && row.year === year && row.category === category,
          );
          const posted = addHours(noHours, ...own.map((row) => ticks(row.ticks)));
          const counted = parseHours(total);
          expect(counted.ok && formatHours(counted.value), id).toBe(formatHours(posted));
        }
      }
    }
  });

  it('ties facts of every declaration to places in its proofs', async () => {
    // Goal: the desk can highlight the line. Method: submitted declarations whose files carry no tie at all.
    const untied = await rows(
      sql`select 1 from declarations.declaration d where d.state <> 'draft' and not exists (
        select 1 from declarations.attachment a where a.person_id = d.person_id
          and a.declaration_id = d.declaration_id and jsonb_array_length(a.ties) > 0)`,
    );
    expect(untied).toEqual([]);
  });

  it('lets its personas log in and prints a slip that works', async () => {
    // Goal: what is printed is true. Method: log in with every name; begin an activation with the printed code.
    for (const [index, persona] of personas.entries()) {
      const entered = await world.jixu.server.inject({
        method: 'POST',
        url: '/api/login',
        remoteAddress: `10.0.1.${index + 1}`,
        payload: { name: persona.loginName, password: DEMONSTRATION_PASSWORD },
      });
      expect([entered.statusCode, entered.json()], persona.loginName).toEqual([
        200,
        { next: 'home' },
      ]);
    }
    const lines = await personaLines(prepared());
    const slip = lines
      .find((line) => line.includes('丁海燕'))
      ?.trim()
      .split(/\s+/)[0];
    const begun = await world.call(null, 'POST', '/api/activation/start', {
      slipCode: slip,
      name: '丁海燕',
    });
    expect(begun.status, JSON.stringify(begun.body)).toBe(200);
  });

  it('is filled once, and starts afresh where it was interrupted', async () => {
    // Goal: all or nothing. Method: fill again; then mark it unfinished, as a killed process leaves it, and start.
    const count = async () =>
      (await rows(sql<{ n: number }>`select count(*)::bigint as n from platform.trail`))[0]?.n;
    const before = await count();
    await fillDemonstration(prepared(), ports);
    expect(await count()).toBe(before);
    expect(await dropUnfinished(world.ownerUrl)).toBe(false);
    const { db } = world.database;
    await sql`insert into platform.setting (name, value, changed_at)
      values ('purpose', '"real"', ${NOW})`.execute(db);
    await writeMarker(db, { seed: 3, complete: false, slipFor: null });
    expect(await dropUnfinished(world.ownerUrl)).toBe(false);
    await sql`update platform.setting set value = '"demonstration"' where name = 'purpose'`.execute(
      db,
    );
    expect((await readMarker(db))?.complete).toBe(false);
    expect(await dropUnfinished(world.ownerUrl)).toBe(true);
    const schemas = await rows(
      sql`select 1 from pg_namespace where nspname in ('platform', 'identity', 'graphile_worker')`,
    );
    expect(schemas).toEqual([]);
  });
});
