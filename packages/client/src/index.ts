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
}
