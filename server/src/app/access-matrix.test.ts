import { randomUUID } from 'node:crypto';
import serializers from '@fastify/fast-json-stringify-compiler';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId } from '@jixu/kernel';
import { senderOf } from '../exchange/index.ts';
import { authenticator } from '../identity/index.ts';
import { grantsOf, ROLES } from '../organisations/index.ts';
import { validatorsOnUse } from '../platform/http/compile-on-use.ts';
import { Problem } from '../platform/http/problem.ts';
import { admit } from '../platform/http/run-route.ts';
import type { Policy, Route } from '../platform/http/route.ts';
import { createServer } from '../platform/http/server.ts';
import { createLog } from '../platform/log/log.ts';
import type { Actor, Grant } from '../platform/operation/actor.ts';
import type { Operations } from '../platform/operation/operation.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import {
  type Caller,
  CALLERS,
  DESK,
  expected,
  reachOf,
  type Line,
  MATRIX,
  type Subject,
  SUBJECTS,
  type Verdict,
} from './access-matrix.testing.ts';
import { addressOf, ASKED } from './access-requests.testing.ts';
import { type About, type AccessWorld, accessWorld } from './access-world.testing.ts';

// Goal: every route answers every caller about everybody as the table written by hand says. Method: real requests to
// the real product, each in an operation that is taken back, so that no cell sees what another has done.
let access: AccessWorld;
/** Cells see nothing of each other, so several are asked at a time. */
const AT_ONCE = 8;

beforeAll(async () => {
  access = await accessWorld();
}, 1_200_000);
afterAll(() => access.world.close());

type Cell = {
  readonly line: Line;
  readonly caller: Caller;
  readonly subject: Subject | null;
  readonly expected: Verdict;
};

function cellsOf(line: Line): Cell[] {
  const subjects: readonly (Subject | null)[] =
    line.about === 'none' || line.about === 'list'
      ? [null]
      : SUBJECTS.filter((subject) => line.about === 'person' || !unitless(subject));
  return CALLERS.flatMap((caller) =>
    subjects.map((subject) => ({
      line,
      caller,
      subject,
      expected: expected(line, caller, subject),
    })),
  );
}

/** A unit is nobody's self and is not transferred. */
function unitless(subject: Subject): boolean {
  return subject === 'self' || subject === 'transferred';
}

function routeOf(line: Line, routes: readonly Route[]): { route: Route; variant: string | null } {
  const [id, variant] = line.route.split('@');
  const route = routes.find((one) => one.id === id);
  if (!route) throw new Error(`access: the table names ${line.route}, which is no route`);
  return { route, variant: variant ?? null };
}

class TakenBack extends Error {}

/** Does everything, answers, and keeps nothing. */
function takenBack(operations: Operations): Operations {
  return {
    run: async (request, work) => {
      let answer: { readonly of: Awaited<ReturnType<typeof work>> } | null = null;
      try {
        await operations.run(request, async (op) => {
          answer = { of: await work(op) };
          throw new TakenBack();
        });
      } catch (error) {
        if (!(error instanceof TakenBack)) throw error;
      }
      if (answer === null) throw new Error('access: an operation without an answer');
      return (answer as { of: Awaited<ReturnType<typeof work>> }).of;
    },
  };
}

async function serverOf(
  change: {
    policy?: (policy: Policy) => Policy;
    grants?: (grants: readonly Grant[]) => readonly Grant[];
  } = {},
): Promise<FastifyInstance> {
  const { world } = access;
  const { db } = world.database;
  return createServer({
    db,
    operations: takenBack(world.jixu.operations),
    clock: world.clock,
    log: createLog({ level: process.env['TEST_LOG'] ?? 'silent' }),
    routes: world.jixu.routes.map((route) => ({
      ...route,
      policy: change.policy?.(route.policy) ?? route.policy,
    })),
    publicUrl: () => 'https://jixu.example',
    ready: async () => ({}),
    authenticate: authenticator({
      db,
      clock: world.clock,
      senderOf: (bearer) => senderOf(db, bearer),
      grantsOf: async (...asked) => {
        const grants = await grantsOf(...asked);
        return change.grants?.(grants) ?? grants;
      },
    }),
  });
}

type Seen = { readonly verdict: Verdict | string; readonly text: string };
let addresses = 0;

async function ask(server: FastifyInstance, cell: Cell): Promise<Seen> {
  const asked = routeOf(cell.line, access.world.jixu.routes);
  const { route } = asked;
  const about = aboutOf(cell);
  const question = ASKED[cell.line.route]?.(about, access) ?? {};
  addresses += 1;
  const boundary = 'jixu-access';
  const file = question.file && [
    Buffer.from(
      `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.png"\r\n\r\n`,
    ),
    question.file,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ];
  const response = await server.inject({
    method: route.method,
    url: `${addressOf(asked, about, access)}${question.query ? `?${question.query}` : ''}`,
    // Every request from an address of its own: how often strangers may ask is another test's matter.
    remoteAddress: `10.${(addresses >> 16) & 255}.${(addresses >> 8) & 255}.${addresses & 255}`,
    headers: {
      ...access.headers[cell.caller],
      ...(route.method === 'GET' ? {} : { 'idempotency-key': randomUUID() }),
      ...(question.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(file ? { 'content-type': `multipart/form-data; boundary=${boundary}` } : {}),
    },
    ...(question.body === undefined ? {} : { payload: JSON.stringify(question.body) }),
    ...(file ? { payload: Buffer.concat(file) } : {}),
  });
  const json = (response.headers['content-type'] ?? '').includes('json');
  return verdictOf(response.statusCode, json ? response.body : '');
}

function aboutOf({ caller, subject }: Cell): About {
  const found =
    subject === null || subject === 'self' ? access.own.get(caller) : access.others.get(subject);
  if (!found) throw new Error(`access: nobody is ${subject} to ${caller}`);
  return found;
}

/** Refusals that share a status with "not yours" and mean something else. */
const NOT_ABOUT_RIGHTS = new Set([
  'identity.sms_not_offered',
  'identity.proof_refused',
  'learning.callback_refused',
  'assessment.portrait_none',
]);

function verdictOf(status: number, text: string): Seen {
  const body = text === '' ? {} : (JSON.parse(text) as { code?: string; results?: unknown });
  const code = body.code ?? '';
  if (NOT_ABOUT_RIGHTS.has(code)) return { verdict: 'allowed', text };
  if (status === 401 || status === 403 || status === 404) return { verdict: status, text };
  if (status >= 500 || code === 'platform.invalid_request' || status === 429)
    return { verdict: `${status} ${text}`, text };
  if (Array.isArray(body.results)) return { verdict: ofOne(body.results[0]), text };
  return { verdict: 'allowed', text };
}

const NOT_THERE = new Set([
  'review.no_case',
  'organisations.no_such_person',
  'organisations.no_such_node',
]);

/** A request for several answers for each; here it is one. */
function ofOne(result: unknown): Verdict {
  const code = (result as { code?: string | null } | undefined)?.code;
  if (code !== undefined && code !== null && NOT_THERE.has(code)) return 404;
  return code === 'review.own_case' || code === 'declarations.own_registration' ? 403 : 'allowed';
}

/** Whom a list shows that neither the caller's reach nor the caller's desk covers. */
function strangersIn({ line, caller }: Cell, text: string): readonly Subject[] {
  if (line.about !== 'list') return [];
  const seen = new Set([...reachOf(caller), ...(DESK[caller] ?? [])]);
  return SUBJECTS.filter((subject) => {
    const stranger = access.others.get(subject);
    return stranger !== undefined && !seen.has(subject) && text.includes(stranger.personId);
  });
}

function nameOf(cell: Cell): string {
  return `${cell.line.route} ${cell.caller} ${cell.subject ?? ''}`;
}

/** `enough`: how many are wanted; all of them where nothing is said. */
async function mismatches(
  server: FastifyInstance,
  cells: readonly Cell[],
  enough = Number.POSITIVE_INFINITY,
): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = [...cells];
  const worker = async (): Promise<void> => {
    for (let cell = waiting.pop(); cell && wrong.length < enough; cell = waiting.pop()) {
      const seen = await ask(server, cell);
      const strangers = seen.verdict === 'allowed' ? strangersIn(cell, seen.text) : [];
      if (strangers.length > 0) wrong.push(`${nameOf(cell)}: shows ${strangers.join()}`);
      if (seen.verdict !== cell.expected)
        wrong.push(
          `${nameOf(cell)}: ${cell.expected} expected, ${seen.verdict} ${seen.text.slice(0, 300)}`,
        );
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return wrong.toSorted();
}

test('every route has its line, and every line its route', () => {
  const lined = new Set(MATRIX.map((line) => line.route.split('@')[0]));
  const routes = access.world.jixu.routes.map((route) => route.id);
  expect(routes.filter((id) => !lined.has(id))).toEqual([]);
  expect([...lined].filter((id) => !routes.includes(id ?? ''))).toEqual([]);
});

test('what every route takes and answers can be made into code', () => {
  // Goal: a schema is compiled when it is first used, so that a wrong one would wait for a visitor. Method: all of them.
  const write = serializers()({ Problem });
  const check = validatorsOnUse();
  let compiled = 0;
  for (const route of access.world.jixu.routes) {
    const at = { method: route.method, url: route.path };
    for (const httpPart of ['params', 'query', 'body'] as const) {
      const schema: unknown = Object.entries(route).find(([key]) => key === httpPart)?.[1];
      if (schema === undefined) continue;
      check({ ...at, schema, httpPart })({});
      compiled += 1;
    }
    if (route.kind === 'download') continue;
    write({ ...at, schema: route.response, httpStatus: '200' });
    compiled += 1;
  }
  expect(compiled).toBeGreaterThan(access.world.jixu.routes.length);
});

test('each cell of route, caller and subject answers as written by hand', async () => {
  const server = await serverOf();
  const cells = MATRIX.flatMap(cellsOf);
  const wrong = await mismatches(server, cells);
  await server.close();
  console.log(`access matrix: ${cells.length} cells, ${wrong.length} mismatches`);
  expect(wrong).toEqual([]);
}, 1_800_000);

/** Someone of each kind, as the door sees them. */
function actorsOf(caller: Caller): Actor {
  const id = randomUUID();
  const sessionId = asId<'session'>(id);
  const personId = asId<'person'>(id);
  if (caller === 'anonymous' || caller === 'expired') return { kind: 'anyone' };
  if (caller === 'pending') return { kind: 'activation', personId, sessionId };
  if (caller === 'setup') return { kind: 'setup', sessionId };
  if (caller === 'sender') return { kind: 'sender', senderId: asId<'sender'>(id) };
  const accountId = asId<'account'>(id);
  const grants =
    caller === 'learner'
      ? []
      : [{ appointmentId: asId<'appointment'>(id), role: caller, nodeId: asId<'node'>(id) }];
  return { kind: 'person', personId, accountId, sessionId, grants };
}

function letsIn(policy: Policy, caller: Caller): boolean {
  try {
    admit(policy, actorsOf(caller));
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

/** Callers whom the policy lets in and the table does not, or the other way round. */
function doorDiffers(policy: Policy, line: Line): readonly Caller[] {
  return CALLERS.filter((caller) => letsIn(policy, caller) !== (line.may[caller] !== undefined));
}

test('the policy of each route lets in exactly whom the table lets in', () => {
  const wrong = MATRIX.flatMap((line) => {
    const { route } = routeOf(line, access.world.jixu.routes);
    return doorDiffers(route.policy, line).map((caller) => `${line.route} ${caller}`);
  });
  expect(wrong).toEqual([]);
});

test('every weaker policy, and every role too many or too few, is noticed', () => {
  // Goal: the table is not blind. Method: each policy line changed in memory in every way that lets somebody else in.
  const unnoticed: string[] = [];
  let changes = 0;
  for (const line of MATRIX) {
    const { policy } = routeOf(line, access.world.jixu.routes).route;
    for (const weaker of changesOf(policy)) {
      changes += 1;
      if (doorDiffers(weaker, line).length === 0)
        unnoticed.push(`${line.route} as ${JSON.stringify(weaker)}`);
    }
  }
  console.log(`access matrix: ${changes} changed policies, ${unnoticed.length} unnoticed`);
  expect(unnoticed).toEqual([]);
  expect(changes).toBeGreaterThan(MATRIX.length);
});

function changesOf(policy: Policy): Policy[] {
  const kinds = (['anyone', 'person', 'activation', 'setup', 'sender'] as const)
    .filter((who) => who !== policy.who)
    .map((who) => ({ who }));
  if (policy.who !== 'role') return kinds;
  const fewer = policy.roles.map((gone) => policy.roles.filter((role) => role !== gone));
  const more = ROLES.filter((role) => !policy.roles.includes(role)).map((role) => [
    ...policy.roles,
    role,
  ]);
  return [...kinds, ...[...fewer, ...more].map((roles) => ({ who: 'role', roles }) as const)];
}

test('with the doors open and every office reaching everything, each line has a cell that turns red', async () => {
  // Goal: scope is asked by each route itself, and these requests would see it missing. Method: the same cells about
  // strangers against a server whose grants lie at the roots of both regions and at their offices.
  const { region, officesOf } = access.tree;
  const everywhere = [region, ...Object.values(officesOf).flatMap(Object.values)];
  const abroad = access.tree.abroad;
  const server = await serverOf({
    grants: (grants) =>
      grants.flatMap((grant) =>
        [...everywhere, abroad].map((nodeId) => ({ ...grant, nodeId: asId<'node'>(nodeId) })),
      ),
  });
  const blind: string[] = [];
  for (const line of MATRIX) {
    const cells = cellsOf(line).filter((cell) => isForeignToOffice(cell));
    if (cells.length === 0) continue;
    if ((await mismatches(server, cells, 1)).length === 0) blind.push(line.route);
  }
  await server.close();
  expect(blind).toEqual([]);
}, 1_800_000);

/** Lists of people whom offices answer for: with every office reaching everything they must show strangers. */
const PEOPLE_LISTS = new Set([
  'people',
  'listPeopleHours',
  'listStudyPeople',
  'listStudyAnomalies',
  'listCertificates',
  'listInbox',
  'matchings',
]);

/** What an office is refused only because it lies in another region. */
function isForeignToOffice({ line, caller, subject, expected: verdict }: Cell): boolean {
  const cell = line.may[caller];
  if (PEOPLE_LISTS.has(line.route)) return line.may[caller] !== undefined;
  const byReach =
    cell === 'reach' ||
    cell === 'others' ||
    cell === 'own-or-reach-or-desk' ||
    cell === 'reach-or-member';
  return byReach && subject === 'elsewhere' && verdict === 404;
}

test('a route without a policy does not open', async () => {
  // Goal: no way around the type. Method: a server with one route whose policy was cut off.
  const [route] = access.world.jixu.routes;
  if (!route) throw new Error('no route');
  const { policy: _cut, ...rest } = route;
  const { world } = access;
  const opening = createServer({
    db: world.database.db,
    operations: world.jixu.operations,
    clock: world.clock,
    log: createLog({ level: 'silent' }),
    routes: [rest as Route],
    publicUrl: () => 'https://jixu.example',
    ready: async () => ({}),
    authenticate: async () => ({ kind: 'anyone' }),
  });
  await expect(opening).rejects.toThrow('has no policy');
});
