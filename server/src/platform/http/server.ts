import { randomInt } from 'node:crypto';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import swagger from '@fastify/swagger';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { assert, AssertionError } from '@jixu/kernel';
import { type Clock, gatheredClock } from '../clock/clock.ts';
import type { Log } from '../log/log.ts';
import type { Actor } from '../operation/actor.ts';
import { type Operations, sqlState } from '../operation/operation.ts';
import { unavailable } from '../operation/unavailable.ts';
import { Refusal } from '../operation/refusal.ts';
import { createAddressBudgets } from './address-budgets.ts';
import { serializersOnUse, validatorsOnUse } from './compile-on-use.ts';
import { comeFirst } from './come-first.ts';
import { cutOffSlow, TIME_LIMITS } from './cut-off-slow.ts';
import { fieldProblems, Problem, problem, type ProblemBody, problemOfRefusal } from './problem.ts';
import { handlerOf, type RunPorts } from './run-route.ts';
import type { Policy, Route } from './route.ts';
import { sharedParts } from './shared-parts.ts';

/** Nothing but uploads is ever this long; the longest legal opinion is 2,000 characters. */
const BODY_BYTES_MAX = 1_048_576;

export type Authenticate = (request: {
  readonly cookies: Readonly<Record<string, string | undefined>>;
  readonly authorization: string | undefined;
}) => Promise<Actor>;

export type ServerPorts = {
  readonly db: Kysely<unknown>;
  readonly operations: Operations;
  readonly clock: Clock;
  readonly log: Log;
  readonly authenticate: Authenticate;
  readonly routes: readonly Route[];
  readonly publicUrl: () => string;
  /** What lies below `prefix` is answered on this host only, and nothing else on it; null: nowhere. */
  readonly apart?: { readonly prefix: string; readonly host: () => string | null };
  readonly ready: () => Promise<Readonly<Record<string, boolean>>>;
};

/** The whole HTTP face, without listening. */
export async function createServer(ports: ServerPorts): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_BYTES_MAX,
    requestTimeout: TIME_LIMITS.uploadMs,
    forceCloseConnections: 'idle',
    genReqId: () => reference(),
    routerOptions: { maxParamLength: 200 },
    trustProxy: 'loopback',
    schemaController: { compilersFactory: { buildSerializer: serializersOnUse } },
  });
  // Bodies are JSON or a form with a file; a text body would otherwise reach the schemas as a string.
  app.removeContentTypeParser('text/plain');
  const uploads = ports.routes.filter((route) => route.kind === 'upload');
  comeFirst(app);
  cutOffSlow(app, new Set(uploads.map((route) => route.path)), TIME_LIMITS);
  app.setValidatorCompiler(validatorsOnUse());
  answerWithProblems(app, ports.log);
  logRequests(app, ports.log);
  if (ports.apart) keepHostsApart(app, ports.apart);
  await app.register(cookie);
  await app.register(multipart, { limits: { files: 1, fields: 0, headerPairs: 50 } });
  await app.register(swagger, openApi(ports.publicUrl()));
  app.addSchema(Problem);
  const run: RunPorts = {
    ...ports,
    clock: gatheredClock(ports.clock, ports.db),
    addresses: createAddressBudgets(ports.clock),
  };
  await app.register(async (api) => {
    for (const route of ports.routes) addRoute(api, route, run);
    api.get('/api/openapi.json', { schema: { hide: true } }, async () => app.swagger());
  });
  addHealth(app, ports);
  return app;
}

function addRoute(api: FastifyInstance, route: Route, ports: RunPorts): void {
  // The type demands it; a route that was cast or built from parts must not open unguarded either.
  assert('policy' in route && route.policy.who !== undefined, `route ${route.id} has no policy`);
  const success = route.kind === 'download' ? {} : { 200: route.response };
  const schema = {
    operationId: route.id,
    summary: route.summary,
    tags: [route.room],
    ...('params' in route && route.params ? { params: route.params } : {}),
    ...('query' in route && route.query ? { querystring: route.query } : {}),
    ...('body' in route && route.body ? { body: route.body } : {}),
    ...(route.kind === 'download' ? { produces: [...route.mediaTypes] } : {}),
    ...(keyed(route)
      ? {
          headers: {
            type: 'object',
            properties: { 'idempotency-key': { type: 'string', maxLength: 255 } },
          },
        }
      : {}),
    response: { ...success, '4xx': { $ref: 'Problem#' }, '5xx': { $ref: 'Problem#' } },
    security: securityOf(route.policy),
  };
  api.route({ method: route.method, url: route.path, schema, handler: handlerOf(route, ports) });
}

export function keyed(route: Route): boolean {
  return (
    route.kind === 'batch' ||
    ((route.kind === 'upload' || route.kind === 'command') && route.idempotency === 'required')
  );
}

function securityOf(policy: Policy): Record<string, string[]>[] {
  switch (policy.who) {
    case 'anyone':
      return [];
    case 'sender':
      return [{ sender: [] }];
    case 'activation':
    case 'setup':
    case 'person':
    case 'role':
      return [{ session: [] }];
  }
}

function answerWithProblems(app: FastifyInstance, log: Log): void {
  app.setErrorHandler(async (error: unknown, request, reply) => {
    const body = problemOf(error, request);
    if (body.status >= 500 && body.code !== 'platform.busy') {
      log.error(
        {
          requestId: request.id,
          route: request.routeOptions.url,
          error: error instanceof Error ? error.message : 'unknown',
          stack: error instanceof Error ? error.stack : undefined,
          sqlState: sqlState(error),
          alarm: error instanceof AssertionError,
        },
        'request failed',
      );
    }
    const retry =
      error instanceof Refusal ? error.retryAfterSeconds : body.status === 503 ? 2 : null;
    if (retry !== null) reply.header('retry-after', String(retry));
    await sendProblem(reply, body);
  });
  app.setNotFoundHandler(async (request, reply) => {
    await sendProblem(
      reply,
      problem({ status: 404, code: 'platform.no_such_page', reference: request.id }),
    );
  });
}

async function sendProblem(reply: FastifyReply, body: ProblemBody): Promise<void> {
  await reply
    .status(body.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .header('cache-control', 'no-store')
    .serializer((value: unknown) => JSON.stringify(value))
    .send(body);
}

function problemOf(error: unknown, request: FastifyRequest): ProblemBody {
  const at = { reference: request.id };
  if (error instanceof Refusal) return problemOfRefusal(error, request.id);
  if (typeof error !== 'object' || error === null)
    return problem({ ...at, status: 500, code: 'platform.failed' });
  if ('validation' in error && Array.isArray(error.validation)) {
    const part = 'validationContext' in error ? String(error.validationContext) : 'body';
    return problem({
      ...at,
      status: 400,
      code: 'platform.invalid_request',
      errors: fieldProblems(part, error.validation),
    });
  }
  const code = 'code' in error ? String(error.code) : '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE' || code === 'FST_REQ_FILE_TOO_LARGE') {
    return problem({ ...at, status: 413, code: 'platform.body_too_large' });
  }
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE')
    return problem({ ...at, status: 415, code: 'platform.media_type' });
  if (code.startsWith('FST_ERR_CTP') || error instanceof SyntaxError) {
    return problem({ ...at, status: 400, code: 'platform.not_json' });
  }
  if (unavailable(error)) return problem({ ...at, status: 503, code: 'platform.busy' });
  return problem({ ...at, status: 500, code: 'platform.failed' });
}

/** Foreign scripts run on a host where there is nothing but them: no page, no API, no session. */
function keepHostsApart(
  app: FastifyInstance,
  { prefix, host }: NonNullable<ServerPorts['apart']>,
): void {
  app.addHook('onRequest', async (request, reply) => {
    const foreign = request.url.startsWith(prefix);
    if (foreign === (request.host === host())) return undefined;
    const answer = problem({ status: 404, code: 'platform.no_such_page', reference: request.id });
    await sendProblem(reply, answer);
    return reply;
  });
}

function logRequests(app: FastifyInstance, log: Log): void {
  app.addHook('onResponse', async (request, reply) => {
    if (request.url.startsWith('/health')) return;
    log.info(
      {
        requestId: request.id,
        actorId: (request as { actorId?: string }).actorId,
        method: request.method,
        route: request.routeOptions.url ?? 'none',
        outcome: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'request',
    );
  });
}

function addHealth(app: FastifyInstance, ports: ServerPorts): void {
  app.get('/health/live', { schema: { hide: true } }, async () => ({ live: true }));
  app.get('/health/ready', { schema: { hide: true } }, async (_request, reply) => {
    const parts = await ports.ready();
    const ready = Object.values(parts).every(Boolean);
    return reply.status(ready ? 200 : 503).send({ ready, parts });
  });
}

/** Four characters without look-alikes: short enough to read out on the telephone, only ever used with a time beside it. */
function reference(): string {
  const letters = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
  let text = '';
  for (let i = 0; i < 6; i += 1) text += letters[randomInt(letters.length)] ?? '';
  return text;
}

function openApi(url: string): object {
  return {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Jixu 继续',
        version: '1',
        license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
      },
      servers: [{ url }],
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: '__Host-jixu' },
          sender: { type: 'http', scheme: 'bearer' },
        },
      },
    },
    transformObject: (described: { openapiObject?: object }) =>
      sharedParts(described.openapiObject ?? {}),
    refResolver: {
      buildLocalReference: (json: { $id?: string }, _base: unknown, _fragment: string, i: number) =>
        json.$id ?? `def-${i}`,
    },
  };
}
