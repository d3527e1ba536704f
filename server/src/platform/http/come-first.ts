import type { FastifyInstance } from 'fastify';
import { ownWay, type Way } from '../jobs/give-way.ts';

/** What nobody waits for is put off while somebody is answered. */
export function comeFirst(app: FastifyInstance, way: Way = ownWay): void {
  app.addHook('onRequest', (_request, reply, next) => {
    way.requestCame(reply);
    // Also where the caller has gone away.
    reply.raw.once('close', () => way.requestAnswered(reply));
    next();
  });
}
