import type { RouteHandlerMethod, FastifyReply, FastifyRequest } from 'fastify';
import type { Kysely } from 'kysely';
import { shanghaiDateOf } from '@jixu/kernel';
import type { Clock } from '../clock/clock.ts';
import { type Actor, keyOwnerOf } from '../operation/actor.ts';
import type { OperationRequest, Operations } from '../operation/operation.ts';
import { Refusal } from '../operation/refusal.ts';
import type { AddressBudgets } from './address-budgets.ts';
import { KEY_LENGTH_MAX, type KeyedRequest, once, requestHash } from './idempotency.ts';
import { refuseUnstorable } from './refuse-unstorable.ts';
import type {
  BatchRoute,
  CommandRoute,
  DownloadRoute,
  FileReply,
  PartedBody,
  Policy,
  QueryRoute,
  Reading,
  ReplyPorts,
  Route,
  SteppedRoute,
  UploadRoute,
} from './route.ts';
import type { Authenticate } from './server.ts';

export type RunPorts = {
  readonly db: Kysely<unknown>;
  readonly operations: Operations;
  readonly clock: Clock;
  readonly authenticate: Authenticate;
  readonly publicUrl: () => string;
  readonly addresses: AddressBudgets;
};

export const SESSION_COOKIE = '__Host-jixu';
export const ACTIVATION_COOKIE = '__Host-jixu-activation';
export const SETUP_COOKIE = '__Host-jixu-setup';
/** Of a refused upload; a photograph or a workbook is a tenth of it. */
const READ_ON_BYTES_MAX = 64 * 1024 * 1024;

const COOKIES = {
  session: SESSION_COOKIE,
  activation: ACTIVATION_COOKIE,
  setup: SETUP_COOKIE,
} as const;

type Input = { params: unknown; query: unknown; body: unknown };

/** Turns a route into what fastify calls: identify, check the policy, run, answer. */
export function handlerOf(route: Route, ports: RunPorts): RouteHandlerMethod {
  return async (request, reply) => {
    if (route.perAddress) ports.addresses.spend(route.perAddress, request.ip);
    if (route.method !== 'GET') sameOrigin(request, ports.publicUrl());
    const actor = await ports.authenticate({
      cookies: request.cookies,
      authorization: request.headers.authorization,
    });
    Object.assign(request, { actorId: keyOwnerOf(actor) ?? actor.kind });
    admit(route.policy, actor);
    reply.header('cache-control', 'no-store').header('x-content-type-options', 'nosniff');
    const input = { params: request.params, query: request.query, body: request.body };
    refuseUnstorable(input);
    switch (route.kind) {
      case 'query':
        return runQuery(route, ports, actor, input);
      case 'command':
        return runCommand(route, ports, actor, input, request, reply);
      case 'batch':
        return runBatch(route, ports, actor, input, request);
      case 'upload':
        return runUpload(route, ports, actor, input, request, reply);
      case 'download':
        return runDownload(route, ports, actor, input, request, reply);
      case 'stepped':
        return runStepped(route, ports, actor, input, request, reply);
    }
  };
}

/** May this kind of caller use the route at all? Everything finer is the room's access.ts and Scope. */
export function admit(policy: Policy, actor: Actor): void {
  switch (policy.who) {
    case 'anyone':
      return;
    case 'activation':
    case 'setup':
    case 'sender':
      if (actor.kind === policy.who) return;
      break;
    case 'person':
      if (actor.kind === 'person') return;
      break;
    case 'role':
      if (actor.kind !== 'person') break;
      if (actor.grants.some((grant) => policy.roles.includes(grant.role))) return;
      throw new Refusal('platform.not_your_role', 'forbidden');
  }
  throw new Refusal('platform.log_in', 'unauthenticated');
}

/** A changing request from a page of another site is refused; programs send no Origin and carry no cookie. */
function sameOrigin(request: FastifyRequest, publicUrl: string): void {
  const origin = request.headers.origin;
  if (origin === undefined) return;
  const own = `${request.protocol}://${request.host}`;
  if (origin !== publicUrl && origin !== own)
    throw new Refusal('platform.foreign_origin', 'forbidden');
}

async function readingOf(ports: RunPorts, actor: Actor): Promise<Reading> {
  const now = await ports.clock.read(ports.db);
  return { db: ports.db, actor, now, today: shanghaiDateOf(now) };
}

async function runQuery(
  route: QueryRoute,
  ports: RunPorts,
  actor: Actor,
  input: Input,
): Promise<unknown> {
  return route.run(await readingOf(ports, actor), input);
}

async function runCommand(
  route: CommandRoute,
  ports: RunPorts,
  actor: Actor,
  input: Input,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const replyPorts = replyPortsOf(request, reply);
  const about = operationOf(route.operation, actor, request);
  if (route.idempotency === 'none') {
    return ports.operations.run(about, (op) => route.run(op, input, replyPorts));
  }
  const keyedRequest = keyOf(actor, request, input.body);
  return ports.operations.run(about, async (op) => {
    const answer = await once(op, keyedRequest, () => route.run(op, input, replyPorts));
    if (answer.repeated) reply.header('idempotent-replay', 'true');
    return JSON.parse(answer.body) as unknown;
  });
}

async function runStepped(
  route: SteppedRoute,
  ports: RunPorts,
  actor: Actor,
  input: Input,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const about = operationOf(route.operation, actor, request);
  return route.run(
    {
      ...(await readingOf(ports, actor)),
      operate: (work) => ports.operations.run(about, work),
    },
    input,
    replyPortsOf(request, reply),
  );
}

async function runBatch(
  route: BatchRoute,
  ports: RunPorts,
  actor: Actor,
  input: Input,
  request: FastifyRequest,
): Promise<unknown> {
  const whole = keyOf(actor, request, input.body);
  return route.run(
    {
      actor,
      each: (item, work) =>
        ports.operations.run(operationOf(route.operation, actor, request), async (op) => {
          const keyedRequest = { ...whole, key: `${whole.key}/${item}`.slice(0, KEY_LENGTH_MAX) };
          const answer = await once(op, keyedRequest, () => work(op));
          return JSON.parse(answer.body) as unknown;
        }),
    },
    input,
  );
}

async function runUpload(
  route: UploadRoute,
  ports: RunPorts,
  actor: Actor,
  input: Input,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<unknown> {
  const part = await request.file({ limits: { fileSize: route.bytesMax } });
  if (!part) throw new Refusal('platform.no_file', 'invalid');
  const received = await route
    .receive(
      { fileName: part.filename, field: part.fieldname, stream: part.file },
      { actor, params: input.params, query: input.query },
    )
    .catch((error: unknown) => {
      readOn(request);
      throw error;
    });
  try {
    if (part.file.truncated)
      throw new Refusal('platform.file_too_large', 'too-large', {
        detail: { limit: route.bytesMax },
      });
    const about = operationOf(route.operation, actor, request);
    if (route.idempotency === 'none') {
      const looked = await ports.operations.run(about, (op) => received.run(op));
      await received.discard();
      return looked;
    }
    const keyedRequest = keyOf(actor, request, received.digest);
    const answer = await ports.operations.run(about, (op) =>
      once(op, keyedRequest, () => received.run(op)),
    );
    if (answer.repeated) {
      reply.header('idempotent-replay', 'true');
      await received.discard();
    }
    return JSON.parse(answer.body) as unknown;
  } catch (error) {
    await received.discard();
    throw error;
  }
}

/**
 * A file refused half-way leaves bytes unread, and with them the connection: the next request on it
 * would wait for ever. They are read and thrown away; whoever goes on sending is cut off.
 */
function readOn({ raw }: FastifyRequest): void {
  let left = READ_ON_BYTES_MAX;
  raw.unpipe();
  raw.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) raw.destroy();
  });
  raw.resume();
}

async function runDownload(
  route: DownloadRoute,
  ports: RunPorts,
  actor: Actor,
  input: Input,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const file: FileReply = await route.run(
    { ...(await readingOf(ports, actor)), operations: ports.operations },
    input,
  );
  const disposition = file.disposition === 'view' ? 'inline' : 'attachment';
  reply
    .header('content-type', file.mediaType)
    .header(
      'content-disposition',
      `${disposition}; filename*=UTF-8''${encodeURIComponent(file.name)}`,
    )
    .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; sandbox")
    .header(
      'cache-control',
      file.cache === 'private-immutable' ? 'private, max-age=31536000, immutable' : 'no-store',
    );
  return 'part' in file.body
    ? sendPart(file.body, request.headers.range, reply)
    : reply.send(file.body);
}

/** One part, the whole, or 416: several parts in one answer are nobody's player's wish. */
export async function sendPart(
  body: PartedBody,
  range: string | undefined,
  reply: FastifyReply,
): Promise<FastifyReply> {
  reply.header('accept-ranges', 'bytes');
  const asked = range === undefined ? null : /^bytes=(\d*)-(\d*)$/.exec(range);
  if (!asked || (asked[1] === '' && asked[2] === '')) {
    const whole = { first: 0, last: body.bytes - 1 };
    return reply.header('content-length', body.bytes).send(await body.part(whole));
  }
  const [, from = '', to = ''] = asked;
  const first = from === '' ? Math.max(0, body.bytes - Number(to)) : Number(from);
  const last = from === '' || to === '' ? body.bytes - 1 : Math.min(Number(to), body.bytes - 1);
  if (first >= body.bytes || last < first)
    return reply.status(416).header('content-range', `bytes */${body.bytes}`).send();
  return reply
    .status(206)
    .header('content-range', `bytes ${first}-${last}/${body.bytes}`)
    .header('content-length', last - first + 1)
    .send(await body.part({ first, last }));
}

function operationOf(type: string, actor: Actor, request: FastifyRequest): OperationRequest {
  return { type, actor, requestId: request.id };
}

function keyOf(actor: Actor, request: FastifyRequest, body: unknown): KeyedRequest {
  const key = request.headers['idempotency-key'];
  if (typeof key !== 'string' || key.length === 0 || key.length > KEY_LENGTH_MAX) {
    throw new Refusal('platform.key_missing', 'invalid', { detail: { limit: KEY_LENGTH_MAX } });
  }
  const owner = keyOwnerOf(actor);
  if (owner === null) throw new Refusal('platform.log_in', 'unauthenticated');
  const route = request.routeOptions.url ?? '';
  return {
    owner,
    key,
    hash: requestHash({ method: request.method, route, url: request.url, body }),
  };
}

function replyPortsOf(request: FastifyRequest, reply: FastifyReply): ReplyPorts {
  return {
    address: request.ip,
    userAgent: (request.headers['user-agent'] ?? '').slice(0, 200),
    setSession: (session) => {
      const options = { path: '/', httpOnly: true, secure: true, sameSite: 'lax' } as const;
      if (session === null) {
        for (const name of Object.values(COOKIES)) reply.clearCookie(name, options);
        return;
      }
      reply.setCookie(COOKIES[session.kind], session.token, {
        ...options,
        expires: session.expiresAt,
      });
    },
  };
}
