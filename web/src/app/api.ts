import { createApiClient, type operations } from '@jixu/client';
import { parseProblem } from '../i18n/problem.ts';
import { fetchAnswer, RequestRefused } from './request.ts';

/** What an operation answers when it does what was asked, by its operationId. */
export type Answer<Id extends keyof operations> = operations[Id] extends {
  readonly responses: {
    readonly 200: { readonly content: { readonly 'application/json': infer Body } };
  };
}
  ? Body
  : never;

/** What an operation takes in its body, by its operationId. */
export type Body<Id extends keyof operations> = operations[Id] extends {
  readonly requestBody: { readonly content: { readonly 'application/json': infer Sent } };
}
  ? Sent
  : never;

/** Every address of the server with its types; features call nothing else. */
export const api = createApiClient({ baseUrl: '', fetch: fetchAnswer });

type Reply<T> = {
  readonly data?: T;
  readonly error?: unknown;
  readonly response: Response;
};

/** What was asked for, or a refusal to be told; never half an answer. */
export async function answerOf<T>(call: Promise<Reply<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (!response.ok) throw new RequestRefused(parseProblem(response.status, error));
  if (data === undefined) {
    throw new RequestRefused({ status: response.status, code: 'http.unexpected' });
  }
  return data;
}

/** The header that makes a repeat the same act; see intent.ts. */
export function keyed(key: string): { readonly 'idempotency-key': string } {
  return { 'idempotency-key': key };
}
