import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { sql } from 'kysely';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: one declaration goes from draft to counted hours, is vetoed, and the ledger, the verdict and the case agree at
// every step. Method: the real product through its HTTP face on a real database, jobs run by hand.
let world: World;
let place: TestPlace;
let teacher: TestPerson;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'sd-zibo', prefix: 'ZB' });
  teacher = await world.person({ name: '林秀芬', unitId: place.subunitId });
});
afterAll(() => world.close());

type Draft = { declarationId: string; version: number };

async function upload(who: TestPerson, name: string): Promise<string> {
  const boundary = '----jixu';
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const payload = Buffer.concat([
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: image/png\r\n\r\n`,
    ),
    png,
    Buffer.from(name),
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  const response = await world.jixu.server.inject({
    method: 'POST',
    url: '/api/evidence',
    headers: {
      cookie: who.cookie,
      'idempotency-key': randomUUID(),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload,
  });
  expect(response.statusCode, response.body).toBe(200);
  return (response.json() as { evidenceId: string }).evidenceId;
}

async function draftPaper(who: TestPerson, title: string): Promise<Draft> {
  const forms = await world.call(who, 'GET', '/api/forms');
  const form = (
    forms.body as {
      forms: {
        id: string;
        kind: string;
        fields: {
          id: string;
          maps: string;
          required: boolean;
          type: string;
          options: { value: string }[];
        }[];
        evidence: { id: string; required: boolean }[];
      }[];
    }
  ).forms.find((one) => one.kind === 'paper');
  if (!form) throw new Error('no form for a paper');
  const values: Record<string, string> = {};
  for (const field of form.fields) {
    if (field.maps === 'title') values[field.id] = title;
    else if (field.type === 'date') values[field.id] = '2026-10-15';
    else if (field.type === 'integer') values[field.id] = '1';
    else if (field.type === 'choice') values[field.id] = field.options[0]?.value ?? '';
    else if (field.type === 'yes-no') values[field.id] = 'false';
    else if (field.required) values[field.id] = '岭东研究';
  }
  const attachments: { evidenceId: string; slot: string }[] = [];
  for (const slot of form.evidence) {
    if (slot.required)
      attachments.push({ evidenceId: await upload(who, `${title}-${slot.id}.png`), slot: slot.id });
  }
  const declarationId = randomUUID();
  const saved = await world.call(who, 'PUT', `/api/declarations/${declarationId}`, {
    formId: form.id,
    category: null,
    values,
    attachments,
    baseVersion: 0,
  });
  expect(saved.status, JSON.stringify(saved.body)).toBe(200);
  return saved.body as Draft;
}

type Overview = {
  short: string;
  totals: Record<string, string>;
  withPending: Record<string, string>;
  pendingCount: number;
};
const overview = async (): Promise<Overview> =>
  (await world.call(teacher, 'GET', `/api/people/${teacher.personId}/hours`)).body as Overview;

async function ledgerSum(): Promise<number> {
  const found = await sql<{
    ticks: number;
  }>`select coalesce(sum(ticks), 0)::bigint as ticks from hours.entry
    where person_id = ${teacher.personId}`.execute(world.database.db);
  return found.rows[0]?.ticks ?? 0;
}

test('a declaration is counted when the unit passes and taken back when the bureau vetoes', async () => {
  const draft = await draftPaper(teacher, '既有厂房屋面光伏荷载复核');
  const submitted = await world.call(
    teacher,
    'POST',
    `/api/declarations/${draft.declarationId}/submission`,
    { version: draft.version },
  );
  expect(submitted.status, JSON.stringify(submitted.body)).toBe(200);
  const { caseId, number, recordId } = submitted.body as {
    caseId: string;
    number: string;
    recordId: string;
  };
  expect(number).toMatch(/^ZB-2026-\d{6}-\d$/);
  expect((await overview()).withPending['professional']).toBe('10');
  expect((await overview()).totals['professional']).toBe('0');
  expect(await ledgerSum()).toBe(0);

  const inbox = await world.call(place.administrator, 'GET', '/api/review/inbox');
  expect((inbox.body as { total: number }).total).toBe(1);
  const seen = await world.call(
    place.administrator,
    'GET',
    `/api/review/cases/${teacher.personId}/${caseId}`,
  );
  expect(seen.status, JSON.stringify(seen.body)).toBe(200);
  const detail = await world.call(
    place.administrator,
    'GET',
    `/api/people/${teacher.personId}/declarations/${draft.declarationId}`,
  );
  expect(detail.status, JSON.stringify(detail.body)).toBe(200);
  const passed = await world.call(
    place.administrator,
    'POST',
    `/api/review/cases/${teacher.personId}/${caseId}/decision`,
    {
      version: (seen.body as { version: number }).version,
      outcome: 'pass',
    },
  );
  expect(passed.status, JSON.stringify(passed.body)).toBe(200);
  expect((await overview()).totals['professional']).toBe('10');
  expect(await ledgerSum()).toBe(18_000);

  const why = await world.call(
    teacher,
    'GET',
    `/api/people/${teacher.personId}/hours/records/${recordId}`,
  );
  expect(why.status).toBe(200);
  expect((why.body as { steps: { rule: string }[] }).steps.map((step) => step.rule)).toContain(
    'ZB-8',
  );

  // T29: the department says nothing for ten working days; the day after, it is passed by rule.
  await world.moveTo(new Date('2026-11-24T08:00:00Z'));
  await world.runJob('review-pass-by-silence');
  const silent = await world.call(
    teacher,
    'GET',
    `/api/review/cases/${teacher.personId}/${caseId}`,
  );
  const stations = (
    silent.body as { stations: { outcome: string | null; state: string }[]; state: string }
  ).stations;
  expect(stations.map((station) => station.outcome)).toEqual(['pass', 'silent-pass', null]);

  // T30: the bureau vetoes what counts: reversed, reason shown.
  const standing = await world.call(place.bureauOfficer, 'GET', '/api/review/inbox?state=standing');
  expect((standing.body as { total: number }).total).toBe(1);
  const refused = await world.call(
    place.bureauOfficer,
    'POST',
    `/api/review/cases/${teacher.personId}/${caseId}/decision`,
    {
      version: (silent.body as { version: number }).version,
      outcome: 'veto',
    },
  );
  expect(refused.status).toBe(422);
  const vetoed = await world.call(
    place.bureauOfficer,
    'POST',
    `/api/review/cases/${teacher.personId}/${caseId}/decision`,
    {
      version: (silent.body as { version: number }).version,
      outcome: 'veto',
      opinion: '目录页与正文不是同一期',
    },
  );
  expect(vetoed.status, JSON.stringify(vetoed.body)).toBe(200);
  expect((await overview()).totals['professional']).toBe('0');
  expect(await ledgerSum()).toBe(0);
  const entries = await sql<{
    kind: string;
  }>`select kind from hours.entry where person_id = ${teacher.personId} order by seq`.execute(
    world.database.db,
  );
  expect(entries.rows.map((row) => row.kind)).toEqual(['grant', 'reversal']);

  // Who did what to the record: the same for the person and for the offices above, nobody's id in it.
  for (const reader of [teacher, place.bureauOfficer]) {
    const told = await world.call(
      reader,
      'GET',
      `/api/people/${teacher.personId}/hours/records/${recordId}`,
    );
    const { trail } = told.body as {
      trail: {
        what: string;
        operation: string;
        by: { kind: string; name: string; office: string } | null;
        entries: number[];
      }[];
    };
    expect(
      trail.map(({ what, operation, by, entries: seqs }) => [what, operation, by?.kind, seqs]),
    ).toEqual([
      ['lodged', 'declarations.submit', 'self', []],
      ['posted', 'review.decide', 'person', [1]],
      ['posted', 'review.decide', 'person', [2]],
    ]);
    expect(trail.map(({ by }) => by?.name !== '' && by?.office !== '')).toEqual([
      false,
      true,
      true,
    ]);
    expect(new Set(trail.map(({ by }) => by?.office)).size).toBe(3);
    expect(JSON.stringify(trail)).not.toContain(place.bureauOfficer.personId);
  }
});
