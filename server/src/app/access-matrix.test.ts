import { randomUUID } from 'node:crypto';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asId } from '@jixu/kernel';
import { senderOf } from '../exchange/index.ts';
import { authenticator } from '../identity/index.ts';
import { grantsOf, ROLES } from '../organisations/index.ts';
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
  expected,
  isPerson,
  type Line,
  MATRIX,
  REACH,
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
}, 400_000);
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
  const { route, variant } = routeOf(cell.line, access.world.jixu.routes);
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
    url: `${addressOf(route, variant, about)}${question.query ? `?${question.query}` : ''}`,
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
  const json = String(response.headers['content-type'] ?? '').includes('json');
  return verdictOf(response.statusCode, json ? response.body : '');
}

function aboutOf({ caller, subject }: Cell): About {
  const found =
    subject === null || subject === 'self' ? access.own.get(caller) : access.others.get(subject);
  if (!found) throw new Error(`access: nobody is ${subject} to ${caller}`);
  return found;
}

/** Refusals that share a status with "not yours" and mean something else. */
const NOT_ABOUT_RIGHTS = new Set(['identity.sms_not_offered', 'identity.proof_refused']);

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

/** A request for several answers for each; here it is one. */
function ofOne(result: unknown): Verdict {
  const code = (result as { code?: string | null } | undefined)?.code;
  if (code === 'review.no_case') return 404;
  return code === 'review.own_case' ? 403 : 'allowed';
}

function nameOf(cell: Cell): string {
  return `${cell.line.route} ${cell.caller} ${cell.subject ?? ''}`;
}

async function mismatches(server: FastifyInstance, cells: readonly Cell[]): Promise<string[]> {
  const wrong: string[] = [];
  const waiting = [...cells];
  const worker = async (): Promise<void> => {
    for (let cell = waiting.pop(); cell; cell = waiting.pop()) {
      const seen = await ask(server, cell);
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

test('each cell of route, caller and subject answers as written by hand', async () => {
  const server = await serverOf();
  const cells = MATRIX.filter(
    (l) => !process.env['ONLY'] || l.route.match(process.env['ONLY']),
  ).flatMap(cellsOf);
  const wrong = await mismatches(server, cells);
  await server.close();
  console.log(`access matrix: ${cells.length} cells, ${wrong.length} mismatches`);
  expect(wrong).toEqual([]);
}, 180_000);
