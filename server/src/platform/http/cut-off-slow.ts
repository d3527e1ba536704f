import type { FastifyInstance } from 'fastify';

export type TimeLimits = {
  /** How long a request may take to arrive. */
  readonly requestMs: number;
  /** How long a file may: a recording of an hour on a slow line takes many minutes. */
  readonly uploadMs: number;
};

export const TIME_LIMITS: TimeLimits = { requestMs: 30_000, uploadMs: 30 * 60_000 };

/**
 * Node knows one limit for all requests, and it is that of uploads. Whoever is slower with anything else than a file for
 * a route that takes one is cut off here, long before.
 */
export function cutOffSlow(
  app: FastifyInstance,
  uploads: ReadonlySet<string>,
  { requestMs }: TimeLimits,
): void {
  app.addHook('onRequest', (request, _reply, next) => {
    const { raw } = request;
    if (!raw.complete && !uploads.has(request.routeOptions.url ?? '')) {
      const timer = setTimeout(() => {
        if (!raw.complete) raw.destroy();
      }, requestMs);
      timer.unref();
      raw.once('close', () => clearTimeout(timer));
    }
    next();
  });
}
