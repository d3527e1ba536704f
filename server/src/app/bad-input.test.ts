import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { registerSender } from '../exchange/index.ts';
import { declare, draftOf, formsFor, submitDraft, uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type TestPlace, type World } from './testing.ts';

// Goal: whatever is wrong is refused with a code and the place of the mistake, and nothing of it is kept. Method: the
// real product through HTTP; the rows of every table are counted before and after.
let world: World;
let place: TestPlace;
let teacher: TestPerson;
let credential: string;

beforeAll(async () => {
  world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  place = await world.place({ packId: 'sd-zibo', prefix: 'ZB' });
  teacher = await world.person({ name: '林秀芬', unitId: place.subunitId });
  const sender = await world.run((op) =>
    registerSender(op, { name: '岭东研修网', nodeId: place.bureauId, kinds: ['course'] }),
  );
  credential = sender.credential;
});
afterAll(() => world.close());

/** Tables that grow because something was refused: what was tried is counted and traced, on purpose. */
const GROWS = new Set(['platform.trail', 'identity.login_failure', 'platform.idempotency']);

async function rows(): Promise<Record<string, number>> {
  const tables = await sql<{ name: string }>`select schemaname || '.' || tablename as name
    from pg_tables where has_table_privilege(format('%I.%I', schemaname, tablename), 'select')
      and schemaname not in ('pg_catalog', 'information_schema', 'graphile_worker')
    order by 1`.execute(world.database.db);
  const counts: Record<string, number> = {};
  for (const { name } of tables.rows) {
    if (GROWS.has(name)) continue;
    const found = await sql<{ n: number }>`select count(*)::int as n
      from ${sql.table(name)}`.execute(world.database.db);
    counts[name] = found.rows[0]?.n ?? 0;
  }
  return counts;
}

type Refused = {
  readonly status: number;
  readonly code: string;
  readonly errors: readonly { readonly path: string; readonly code: string }[];
};

/** The answer as a problem document, and the proof that nothing was kept. */
async function refused(
  work: () => Promise<{ status: number; body: unknown; headers: Record<string, unknown> }>,
): Promise<Refused> {
  const before = await rows();
  const answer = await work();
  expect(await rows()).toEqual(before);
  expect(String(answer.headers['content-type'])).toContain('application/problem+json');
  const problem = answer.body as Refused;
  expect(problem.status).toBe(answer.status);
  expect(problem.status).toBeGreaterThanOrEqual(400);
  expect(problem.status).toBeLessThan(500);
  return problem;
}

async function raw(of: {
  method?: 'GET' | 'POST' | 'PUT';
  url: string;
  payload?: string | Buffer;
  type?: string;
  headers?: Record<string, string>;
}) {
  const response = await world.jixu.server.inject({
    method: of.method ?? 'POST',
    url: of.url,
    headers: {
      cookie: teacher.cookie,
      'idempotency-key': randomUUID(),
      ...(of.payload === undefined ? {} : { 'content-type': of.type ?? 'application/json' }),
      ...of.headers,
    },
    ...(of.payload === undefined ? {} : { payload: of.payload }),
  });
  return {
    status: response.statusCode,
    body: response.json() as unknown,
    headers: response.headers as Record<string, unknown>,
  };
}

const preview = '/api/declarations/preview';

test('a wrong check digit is refused when registering, and quarantined when a platform sends it', async () => {
  const wrong = `${teacher.idNumber.slice(0, 17)}${teacher.idNumber.endsWith('X') ? '1' : 'X'}`;
  const enrolled = await refused(() =>
    world.call(place.administrator, 'POST', '/api/people', {
      name: '林新',
      idNumber: wrong,
      unitId: place.unitId,
      fromOn: '2026-11-01',
    }),
  );
  expect(enrolled.errors[0]?.path).toBe('body/idNumber');
  expect(enrolled.code).toMatch(/^identity\./);
  const found = await refused(() =>
    world.call(place.administrator, 'POST', '/api/people/find', { idNumber: wrong }),
  );
  expect(found.code).toMatch(/^(identity|organisations)\./);
  const before = await rows();
  const [pushed] = await push([{ ...course(), idNumber: wrong }]);
  expect(pushed).toMatchObject({ state: 'quarantined', recordId: null });
  expect(await rows()).toMatchObject({ 'hours.record': before['hours.record'] });
});

test('a log-in with a wrong number says no more than any other wrong log-in', async () => {
  const body = { name: '110101199001011234', password: '青山绿水 2026' };
  const wrong = await refused(() => world.call(null, 'POST', '/api/login', body));
  const unknown = await refused(() =>
    world.call(null, 'POST', '/api/login', { ...body, name: 'nobody' }),
  );
  expect(wrong.status).toBe(401);
  expect(wrong.code).toBe(unknown.code);
});

function course() {
  return {
    externalId: randomUUID(),
    idNumber: teacher.idNumber,
    name: teacher.name,
    title: '公需课',
    record: {
      kind: 'course',
      category: 'public',
      on: '2026-09-06',
      qty: { hours: '2' } as Record<string, unknown>,
      attrs: { passed: true },
    } as Record<string, unknown>,
  };
}

type Pushed = { state: string; problem: string | null; at: string | null; recordId: string | null };

async function pushRaw(records: readonly unknown[]) {
  return raw({
    url: '/api/platform-records',
    payload: JSON.stringify({ records }),
    headers: { authorization: `Bearer ${credential}`, cookie: '' },
  });
}

async function push(records: readonly unknown[]): Promise<readonly Pushed[]> {
  const answer = await pushRaw(records);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  return (answer.body as { results: Pushed[] }).results;
}

test('hours as a float, a missing field and an unknown one stop the whole push at the field', async () => {
  const float = course();
  float.record['qty'] = { hours: 1.5 };
  const asFloat = await refused(() => pushRaw([float]));
  expect(asFloat.errors.map((error) => error.path).join()).toContain('records/0/record/qty/hours');
  const { title: _title, ...untitled } = course();
  const missing = await refused(() => pushRaw([untitled]));
  expect(missing.errors.map((error) => error.path).join()).toContain('records/0/title');
  const extra = await refused(() => pushRaw([{ ...course(), approved: true }]));
  expect(extra.errors.map((error) => error.path).join()).toContain('approved');
});

test('an unknown kind, an end before the start and a day to come are refused record by record', async () => {
  const before = await rows();
  const odd = (change: Record<string, unknown>) => {
    const one = course();
    return { ...one, record: { ...one.record, ...change } };
  };
  const results = await push([
    odd({ kind: 'sleeping' }),
    odd({ from: '2026-09-06', to: '2026-09-01' }),
    odd({ on: '2027-01-01' }),
  ]);
  for (const result of results) {
    expect(result.state, JSON.stringify(result)).toBe('refused');
    expect(result.problem).toMatch(/^[a-z]+\.[a-z_]+$/);
  }
  expect(await rows()).toEqual(before);
  const impossible = await refused(() => pushRaw([odd({ on: '2026-02-30' })]));
  expect(impossible.errors[0]?.path).toContain('records/0/record/on');
});

test('a form with hours as a number, a day to come or an end before its start keeps the draft as it was', async () => {
  const forms = await formsFor(world, teacher);
  const form = forms.find((one) => one.fields.filter((field) => field.type === 'date').length > 1);
  const asNumber = await refused(() =>
    world.call(teacher, 'PUT', `/api/declarations/${randomUUID()}`, {
      formId: 'paper',
      category: null,
      values: { title: 1.5 },
      attachments: [],
      baseVersion: 0,
    }),
  );
  expect(asNumber.errors[0]?.path).toContain('values/title');
  const draft = await draftOf(world, teacher, {
    form: 'paper',
    values: { on: '2027-06-01', key: randomUUID() },
  });
  const future = await refused(() => submitDraft(world, teacher, draft));
  expect(future.errors.length, JSON.stringify(future)).toBeGreaterThan(0);
  const kept = await world.call(
    teacher,
    'GET',
    `/api/people/${teacher.personId}/declarations/${draft.declarationId}`,
  );
  expect(kept.body).toMatchObject({ declaration: { state: 'draft' } });
  expect(JSON.stringify(kept.body)).toContain('2027-06-01');
  if (!form) throw new Error('no form with a span');
  const [from, to] = form.fields.filter((field) => field.type === 'date');
  const backwards = await draftOf(world, teacher, {
    form: form.id,
    values: { [from?.id ?? '']: '2026-10-10', [to?.id ?? '']: '2026-10-01', key: randomUUID() },
  });
  const span = await refused(() => submitDraft(world, teacher, backwards));
  expect(span.errors.length, JSON.stringify(span)).toBeGreaterThan(0);
});

test('the same work twice is refused at the second submission, and its draft stays', async () => {
  const key = randomUUID();
  await declare(world, teacher, { form: 'paper', values: { key } });
  const again = await draftOf(world, teacher, { form: 'paper', values: { key } });
  const twice = await refused(() => submitDraft(world, teacher, again));
  expect(twice).toMatchObject({ status: 409, code: 'declarations.duplicate' });
  expect(twice.errors[0]?.path).toMatch(/^values\//);
});

test('a file that is too large or is something else than its name says is not kept', async () => {
  const large = await refused(() =>
    uploadFile(world, teacher, { name: 'scan.pdf', bytes: Buffer.alloc(11 * 1024 * 1024, 37) }),
  );
  expect(large).toMatchObject({ status: 413, code: 'evidence.too_large' });
  const program = Buffer.concat([Buffer.from('MZ'), Buffer.alloc(4_000, 144)]);
  const renamed = await refused(() =>
    uploadFile(world, teacher, { name: 'proof.pdf', bytes: program, mediaType: 'application/pdf' }),
  );
  expect(renamed).toMatchObject({ status: 422, code: 'evidence.type_not_allowed' });
});

test('an opinion of 20,000 characters is refused at its field and the case waits on', async () => {
  const submitted = await declare(world, teacher, {
    form: 'paper',
    values: { key: randomUUID() },
  });
  const long = await refused(() =>
    world.call(
      place.administrator,
      'POST',
      `/api/review/cases/${teacher.personId}/${submitted.caseId}/decision`,
      { version: 1, outcome: 'reject', opinion: '理'.repeat(20_000) },
    ),
  );
  expect(long.errors).toMatchObject([{ path: 'body/opinion', code: 'schema.maxLength' }]);
});

test('what is no JSON, of another type, nested without end or holds NUL is refused before any room sees it', async () => {
  const broken = await refused(() => raw({ url: preview, payload: '{"formId": ' }));
  expect(broken).toMatchObject({ status: 400, code: 'platform.not_json' });
  const text = await refused(() => raw({ url: preview, payload: 'a=b', type: 'text/plain' }));
  expect(text).toMatchObject({ status: 415, code: 'platform.media_type' });
  const deep = `{"values":${'['.repeat(50_000)}${']'.repeat(50_000)}}`;
  const nested = await refused(() => raw({ url: preview, payload: deep }));
  expect(nested.code).toMatch(/^platform\.(invalid_request|not_json)$/);
  const prototype = await refused(() =>
    raw({ url: preview, payload: '{"__proto__": {"admin": true}}' }),
  );
  expect(prototype.status).toBe(400);
  const nul = await refused(() =>
    raw({
      method: 'PUT',
      url: `/api/declarations/${randomUUID()}`,
      payload: JSON.stringify({
        formId: 'paper',
        category: null,
        values: { title: 'a\u0000b' },
        attachments: [],
        baseVersion: 0,
      }),
    }),
  );
  expect(nul.errors).toMatchObject([{ path: 'body/values/title' }]);
});

test('a bad page marker, a search without end and an id that is none are refused at the field', async () => {
  const cursor = Buffer.from('nothing').toString('base64url');
  for (const url of [
    `/api/declarations?cursor=${cursor}`,
    `/api/declarations?cursor=${Buffer.from('2026-01-01T00:00:00Z x').toString('base64url')}`,
    `/api/notices?cursor=${cursor}`,
    `/api/certificates/mine?cursor=${cursor}`,
  ]) {
    const bad = await refused(() => raw({ method: 'GET', url }));
    expect(bad.code, url).toBe('platform.bad_cursor');
  }
  const officer = { cookie: place.administrator.cookie };
  for (const url of [
    `/api/people?cursor=${cursor}`,
    `/api/people-hours?cursor=${cursor}`,
    `/api/review/inbox?cursor=${cursor}`,
  ]) {
    const bad = await refused(() => raw({ method: 'GET', url, headers: officer }));
    expect(bad.code, url).toMatch(/cursor/);
  }
  const long = await refused(() =>
    raw({ method: 'GET', url: `/api/people?search=${'a'.repeat(5_000)}`, headers: officer }),
  );
  expect(long.errors[0]).toMatchObject({ path: expect.stringContaining('search') });
  const nul = await refused(() =>
    raw({ method: 'GET', url: '/api/people?search=%00', headers: officer }),
  );
  expect(nul.errors).toMatchObject([{ path: 'query/search' }]);
  const id = await refused(() => raw({ method: 'GET', url: '/api/people/not-an-id/hours' }));
  expect(id.errors[0]).toMatchObject({ path: expect.stringContaining('personId') });
});

test('a request without a key, or with one too long, is refused and does nothing', async () => {
  const url = `/api/declarations/${randomUUID()}`;
  const payload = JSON.stringify({
    formId: 'paper',
    category: null,
    values: {},
    attachments: [],
    baseVersion: 0,
  });
  const without = await refused(() =>
    raw({ method: 'PUT', url, payload, headers: { 'idempotency-key': '' } }),
  );
  expect(without.code).toBe('platform.key_missing');
  const long = await refused(() =>
    raw({ method: 'PUT', url, payload, headers: { 'idempotency-key': 'k'.repeat(300) } }),
  );
  expect(long.status).toBe(400);
});
