import { type Problem, parseProblem } from '../i18n/problem.ts';
import { reportReachable, reportUnreachable } from './connection.ts';
import { signedInAgain } from './ended-session.ts';

/** A refusal by the server, or none of its answers at all (`status` 0). */
export class RequestRefused extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.code);
    this.name = 'RequestRefused';
    this.problem = problem;
  }
}

export type RequestOptions = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Sent as JSON; a Blob or FormData goes as it is. */
  readonly body?: unknown;
  /** One per user intent, kept over retries; see intent.ts. Required for everything but GET. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
};

/** Long enough for a slow phone to send a shrunk photo, short enough to notice a dead line. */
const ANSWER_WITHIN_MS = 30_000;

/** The one place where the app speaks to its server. Same origin, cookies, JSON, problem documents. */
export async function request(path: string, options: RequestOptions = {}): Promise<unknown> {
  const response = await send(path, options);
  const body = await bodyOf(response);
  if (!response.ok) throw new RequestRefused(parseProblem(response.status, body));
  return body;
}

async function send(path: string, options: RequestOptions): Promise<Response> {
  const { method = 'GET', body, idempotencyKey, signal } = options;
  const raw = body instanceof Blob || body instanceof FormData;
  const headers = new Headers({ accept: 'application/json, application/problem+json' });
  if (body !== undefined && !raw) headers.set('content-type', 'application/json');
  if (idempotencyKey !== undefined) headers.set('idempotency-key', idempotencyKey);
  return fetchAnswer(
    new Request(path, {
      method,
      headers,
      credentials: 'same-origin',
      ...(signal === undefined ? {} : { signal }),
      ...(body === undefined ? {} : { body: raw ? body : JSON.stringify(body) }),
    }),
  );
}

/** Acts that wait for their answer, by address and key. */
const underWay = new Map<string, Promise<Response>>();

/**
 * The two presses of a double click have one key: the second waits for the answer to the first. Sent once more
 * meanwhile, it would be refused as under way, and that refusal be shown over what was done.
 */
export async function fetchAnswer(asked: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const request = new Request(asked, init);
  const key = request.headers.get('idempotency-key');
  if (key === null) return answerTo(request);
  const act = `${request.method} ${request.url} ${key}`;
  const before = underWay.get(act);
  const answer = before ?? answerTo(request);
  if (before === undefined) {
    underWay.set(act, answer);
    const forget = () => underWay.delete(act);
    void answer.then(forget, forget);
  }
  // A body is read once: each of them reads a copy.
  return (await answer).clone();
}

/** What the server says to a request whose session has ended; a wrong password is another 401. */
const SESSION_ENDED = 'platform.log_in';

async function hasEnded(response: Response): Promise<boolean> {
  if (response.status !== 401) return false;
  return parseProblem(401, await bodyOf(response.clone())).code === SESSION_ENDED;
}

/** Sends once more what met the end of the session, when its person has signed in again. */
async function answerTo(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await answerOnce(request);
  if (!(await hasEnded(response))) return response;
  return (await signedInAgain()) ? answerOnce(again) : response;
}

/** Sends with a time limit, and tells the connection line what came of it. */
async function answerOnce(request: Request): Promise<Response> {
  const late = AbortSignal.timeout(ANSWER_WITHIN_MS);
  try {
    const response = await fetch(new Request(request, { signal: anyOf(request.signal, late) }));
    reportReachable();
    return response;
  } catch (error) {
    if (request.signal.aborted) throw error;
    if (late.aborted) throw new RequestRefused({ status: 0, code: 'http.timeout' });
    reportUnreachable();
    throw new RequestRefused({ status: 0, code: 'http.offline' });
  }
}

/** AbortSignal.any came with Chromium 116; we promise 108. */
function anyOf(...signals: readonly AbortSignal[]): AbortSignal {
  const controller = new AbortController();
  for (const signal of signals) {
    if (signal.aborted) controller.abort(signal.reason);
    signal.addEventListener('abort', () => controller.abort(signal.reason), { once: true });
  }
  return controller.signal;
}

async function bodyOf(response: Response): Promise<unknown> {
  const type = response.headers.get('content-type') ?? '';
  if (response.status === 204) return undefined;
  if (!type.includes('json')) return undefined;
  try {
    return await response.json();
  } catch (error) {
    // A proxy that cuts an answer short must not look like an empty success.
    if (response.ok) throw error;
    return undefined;
  }
}
