import type { Readable } from 'node:stream';
import type { Static, TSchema } from 'typebox';
import type { Kysely } from 'kysely';
import type { LocalDate } from '@jixu/kernel';
import type { Actor, PersonActor } from '../operation/actor.ts';
import type { Operation, Operations } from '../operation/operation.ts';

/**
 * Who may call a route at all; the room's access.ts then decides about the thing itself and its Scope limits the rows.
 * A route without a policy does not compile.
 */
export type Policy =
  | { readonly who: 'anyone' }
  | { readonly who: 'activation' }
  | { readonly who: 'setup' }
  | { readonly who: 'sender' }
  | { readonly who: 'person' }
  | { readonly who: 'role'; readonly roles: readonly string[] };

/** What a query may use: no writes, one instant, the caller. */
export type Reading = {
  readonly db: Kysely<unknown>;
  readonly actor: Actor;
  readonly now: Date;
  readonly today: LocalDate;
};

export type PersonReading = Reading & { readonly actor: PersonActor };

type Parts<P, Q, B> = { readonly params: P; readonly query: Q; readonly body: B };

/** Bytes that may be asked for in parts, as players do that begin in the middle. */
export type PartedBody = {
  readonly bytes: number;
  /** From one byte to another, both included. */
  readonly part: (span: { readonly first: number; readonly last: number }) => Promise<Readable>;
};

export type FileReply = {
  readonly mediaType: string;
  readonly name: string;
  /** `view` is for our own re-encoded previews; everything a person uploaded is an attachment. */
  readonly disposition: 'attachment' | 'view';
  readonly body: Readable | Uint8Array | PartedBody;
  readonly cache?: 'private-immutable';
};

export type UploadedFile = {
  readonly fileName: string;
  readonly field: string;
  readonly stream: Readable;
};

/** Cookies and such that a log-in sets; only routes for `anyone` and `activation` use it. */
export type ReplyPorts = {
  readonly setSession: (
    session: { token: string; kind: 'session' | 'activation' | 'setup'; expiresAt: Date } | null,
  ) => void;
  readonly address: string;
  readonly userAgent: string;
};

type Common = {
  /** Becomes the OpenAPI operationId and the client's method name. */
  readonly id: string;
  readonly path: string;
  readonly summary: string;
  readonly policy: Policy;
  readonly room: string;
  /** For what strangers may call: more than this from one network address is refused with Retry-After. */
  readonly perAddress?: AddressLimit;
};

/** Routes of one `budget` draw on it together. */
export type AddressLimit = { readonly budget: string; readonly perMinute: number };

export type QueryRoute = Common & {
  readonly kind: 'query';
  /** POST where the question does not fit an address, or must not stand in one. */
  readonly method: 'GET' | 'POST';
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly response: TSchema;
  readonly run: (read: Reading, input: Parts<unknown, unknown, unknown>) => Promise<unknown>;
};

export type CommandRoute = Common & {
  readonly kind: 'command';
  readonly method: 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly body?: TSchema;
  readonly response: TSchema;
  /** Log-in, activation steps and the public check take no key. */
  readonly idempotency: 'required' | 'none';
  /** The trail's name of what is done, `declarations.submit`. */
  readonly operation: string;
  readonly run: (
    op: Operation,
    input: Parts<unknown, unknown, unknown>,
    reply: ReplyPorts,
  ) => Promise<unknown>;
};

/** Several intents in one request, each in its own operation with its own result. */
export type BatchRoute = Common & {
  readonly kind: 'batch';
  readonly method: 'POST';
  readonly params?: TSchema;
  readonly body?: TSchema;
  readonly response: TSchema;
  readonly operation: string;
  readonly run: (
    batch: {
      readonly actor: Actor;
      /** Runs one item; a repeat of the request under the same key answers what the item answered before. */
      readonly each: (item: string, work: (op: Operation) => Promise<unknown>) => Promise<unknown>;
    },
    input: Parts<unknown, unknown, unknown>,
  ) => Promise<unknown>;
};

export type UploadRoute = Common & {
  readonly kind: 'upload';
  readonly method: 'POST';
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly response: TSchema;
  readonly bytesMax: number;
  /** `none`: the bytes are only looked at; nothing is kept that a repeat could double. */
  readonly idempotency: 'required' | 'none';
  readonly operation: string;
  /** Receives the bytes outside any transaction, answers what to do inside one. `digest` joins the idempotency hash. */
  readonly receive: (
    file: UploadedFile,
    context: { readonly actor: Actor; readonly params: unknown; readonly query: unknown },
  ) => Promise<{
    digest: string;
    run: (op: Operation) => Promise<unknown>;
    discard: () => Promise<void>;
  }>;
};

export type DownloadRoute = Common & {
  readonly kind: 'download';
  readonly method: 'GET';
  readonly params?: TSchema;
  readonly query?: TSchema;
  readonly mediaTypes: readonly string[];
  readonly run: (
    context: Reading & { readonly operations: Operations },
    input: Parts<unknown, unknown, unknown>,
  ) => Promise<FileReply>;
};

export type SteppedContext = Reading & {
  /** Runs one operation of this route's name; what it commits stays whatever the route answers. */
  readonly operate: <T>(work: (op: Operation) => Promise<T>) => Promise<T>;
};

/**
 * A request whose effects must outlive its refusal (a failed log-in is counted, then refused), or that thinks long
 * before it writes (a password hash must not hold a connection). It takes no key: it opens its own operations.
 */
export type SteppedRoute = Common & {
  readonly kind: 'stepped';
  readonly method: 'POST';
  readonly body: TSchema;
  readonly response: TSchema;
  readonly operation: string;
  readonly run: (
    context: SteppedContext,
    input: Parts<unknown, unknown, unknown>,
    reply: ReplyPorts,
  ) => Promise<unknown>;
};

export type Route =
  | QueryRoute
  | CommandRoute
  | BatchRoute
  | UploadRoute
  | DownloadRoute
  | SteppedRoute;

type In<T extends TSchema | undefined> = T extends TSchema ? Static<T> : undefined;
type Schemas<P, Q, B, R> = { params?: P; query?: Q; body?: B; response: R };
type Keep = 'params' | 'query' | 'body' | 'response' | 'run' | 'kind' | 'method';

/** A reading endpoint, typed from its schemas. */
export function query<
  R extends TSchema,
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
>(
  route: Omit<QueryRoute, Keep> &
    Schemas<P, Q, B, R> & {
      method?: QueryRoute['method'];
      run: (
        read: Reading,
        input: { params: In<P>; query: In<Q>; body: In<B> },
      ) => Promise<Static<R>>;
    },
): QueryRoute {
  return { ...route, kind: 'query', method: route.method ?? 'GET' } as unknown as QueryRoute;
}

/** A changing endpoint: one request, one operation. */
export function command<
  R extends TSchema,
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
>(
  route: Omit<CommandRoute, Keep | 'idempotency'> &
    Schemas<P, Q, B, R> & {
      method?: CommandRoute['method'];
      idempotency?: CommandRoute['idempotency'];
      run: (
        op: Operation,
        input: { params: In<P>; query: In<Q>; body: In<B> },
        reply: ReplyPorts,
      ) => Promise<Static<R>>;
    },
): CommandRoute {
  return {
    idempotency: 'required',
    ...route,
    kind: 'command',
    method: route.method ?? 'POST',
  } as unknown as CommandRoute;
}

export function batch<
  R extends TSchema,
  P extends TSchema | undefined = undefined,
  B extends TSchema | undefined = undefined,
>(
  route: Omit<BatchRoute, Keep> &
    Omit<Schemas<P, undefined, B, R>, 'query'> & {
      run: (
        batch: Parameters<BatchRoute['run']>[0],
        input: { params: In<P>; body: In<B> },
      ) => Promise<Static<R>>;
    },
): BatchRoute {
  return { ...route, kind: 'batch', method: 'POST' } as unknown as BatchRoute;
}

export function upload<
  R extends TSchema,
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
>(
  route: Omit<UploadRoute, Keep | 'receive' | 'idempotency'> &
    Omit<Schemas<P, Q, undefined, R>, 'body'> & {
      idempotency?: UploadRoute['idempotency'];
      receive: (
        file: UploadedFile,
        context: { actor: Actor; params: In<P>; query: In<Q> },
      ) => Promise<{
        digest: string;
        run: (op: Operation) => Promise<Static<R>>;
        discard: () => Promise<void>;
      }>;
    },
): UploadRoute {
  return {
    idempotency: 'required',
    ...route,
    kind: 'upload',
    method: 'POST',
  } as unknown as UploadRoute;
}

export function download<
  P extends TSchema | undefined = undefined,
  Q extends TSchema | undefined = undefined,
>(
  route: Omit<DownloadRoute, Keep> & {
    params?: P;
    query?: Q;
    run: (
      context: Reading & { readonly operations: Operations },
      input: { params: In<P>; query: In<Q> },
    ) => Promise<FileReply>;
  },
): DownloadRoute {
  return { ...route, kind: 'download', method: 'GET' } as unknown as DownloadRoute;
}

export function stepped<R extends TSchema, B extends TSchema>(
  route: Omit<SteppedRoute, Keep> & {
    body: B;
    response: R;
    run: (
      context: SteppedContext,
      input: { body: Static<B> },
      reply: ReplyPorts,
    ) => Promise<Static<R>>;
  },
): SteppedRoute {
  return { ...route, kind: 'stepped', method: 'POST' } as unknown as SteppedRoute;
}

/** What a query may use, inside an operation. */
export function readingOf(op: Operation): Reading {
  return { db: op.tx, actor: op.actor, now: op.now, today: op.today };
}
