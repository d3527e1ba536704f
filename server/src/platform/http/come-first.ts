import type { FastifyInstance } from 'fastify';
import { requestAnswered, requestCame } from '../jobs/give-way.ts';

/** What nobody waits for is put off while somebody is answered. */
export function comeFirst(app: FastifyInstance): void {
  app.addHook('onRequest', (_request, reply, next) => {
    requestCame(reply);
    // Also where the caller has gone away.
    reply.raw.once('close', () => requestAnswered(reply));
    next();
  });
}
