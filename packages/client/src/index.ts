<<<<<<< HEAD
import createFetchClient, { type Client } from 'openapi-fetch';
import type { operations, paths } from './generated.ts';

export type { operations, paths } from './generated.ts';

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

export type JixuClient = Client<paths>;

/** The typed face of the API; `fetch` decides about time limits, cookies and what a lost line means. */
export function createClient(options: {
  readonly fetch: (request: Request) => Promise<Response>;
}): JixuClient {
  return createFetchClient<paths>({ fetch: options.fetch, credentials: 'same-origin' });
=======
import createClient, { type Client } from 'openapi-fetch';
import type { paths } from './generated.ts';

export type { components, operations, paths } from './generated.ts';
export type ApiClient = Client<paths>;

/** The only code of the web app that calls the network. Cookies go along; everything else is the caller's. */
export function createApiClient(options: { baseUrl: string; fetch?: typeof fetch }): ApiClient {
  return createClient<paths>({
    baseUrl: options.baseUrl,
    credentials: 'same-origin',
    ...(options.fetch ? { fetch: options.fetch } : {}),
  });
>>>>>>> learner
}
