import { asId, shanghaiDateOf } from '@jixu/kernel';
import { Type } from 'typebox';
import { command, query, type Route, upload } from '../platform/http/route.ts';
import { requirePerson } from './access.ts';
import {
  askPresence,
  consentToPresence,
  keepPresence,
  presenceOf,
  withdrawPresenceConsent,
} from './commands/confirm-presence.ts';
import { PRESENCE_BYTES_MAX } from './domain/presence.ts';
import type { LearningPorts } from './ports.ts';
import { closed, Id, Instant, OrNull } from './schemas.ts';

const room = 'learning';
const policy = { who: 'person' } as const;
/** Each picture is a request to somebody else's service. */
const perAddress = { budget: 'presence', perMinute: 30 } as const;
const Own = Type.Object({ offered: Type.Boolean(), consentedAt: OrNull(Instant) }, closed);

/** A picture instead of an answer, for whoever agrees to it, where rulebook and operator allow it (D26). */
export function presenceRoutes(ports: LearningPorts): Route[] {
  return [ownPresence(ports), consent(ports), withdraw(), confirm(ports)];
}

function ownPresence(ports: LearningPorts): Route {
  return query({
    id: 'getPresenceConsent',
    room,
    path: '/api/presence-consent',
    summary: 'May the caller be confirmed by a picture, and did he agree to it?',
    policy,
    response: Own,
    run: async (read) => {
      const { personId } = requirePerson(read.actor);
      const own = await presenceOf(read, ports, personId);
      return { offered: own.offered, consentedAt: own.consentedAt?.toISOString() ?? null };
    },
  });
}

function consent(ports: LearningPorts): Route {
  return command({
    id: 'consentToPresence',
    room,
    operation: 'learning.presence-consent',
    method: 'PUT',
    path: '/api/presence-consent',
    summary: 'Agree, separately and for this purpose alone, to be confirmed by a picture',
    policy,
    response: Type.Object({ done: Type.Literal(true) }, closed),
    run: async (op) => {
      await consentToPresence(op, ports);
      return { done: true as const };
    },
  });
}

function withdraw(): Route {
  return command({
    id: 'withdrawPresenceConsent',
    room,
    operation: 'learning.presence-withdrawal',
    method: 'DELETE',
    path: '/api/presence-consent',
    summary: 'Take that back; from now on there are questions only',
    policy,
    response: Type.Object({ done: Type.Literal(true) }, closed),
    run: async (op) => {
      await withdrawPresenceConsent(op);
      return { done: true as const };
    },
  });
}

function confirm(ports: LearningPorts): Route {
  return upload({
    id: 'confirmPresence',
    room,
    operation: 'learning.presence',
    path: '/api/enrolments/:enrolmentId/chapters/:chapterId/presence',
    summary:
      'A picture in place of an answer to the question that waits; it is looked at and not kept',
    policy,
    perAddress,
    params: Type.Object({ enrolmentId: Id, chapterId: Id }, closed),
    query: Type.Object({ question: Id }, closed),
    response: Type.Object(
      {
        outcome: Type.Union([Type.Literal('same'), Type.Literal('other'), Type.Literal('unsure')]),
        triesLeft: Type.Integer(),
      },
      closed,
    ),
    bytesMax: PRESENCE_BYTES_MAX + 1,
    idempotency: 'none',
    receive: async ({ stream }, { actor, params, query: asked }) => {
      const { personId } = requirePerson(actor);
      const of = {
        enrolmentId: asId<'enrolment'>(params.enrolmentId),
        chapterId: asId<'chapter'>(params.chapterId),
        questionId: asked.question,
      };
      const today = shanghaiDateOf(await ports.clock.read(ports.db));
      const outcome = await askPresence({ db: ports.db, today }, ports, {
        ...of,
        personId,
        stream,
      });
      return {
        digest: outcome,
        run: async (op) => ({ outcome, ...(await keepPresence(op, ports, { ...of, outcome })) }),
        discard: async () => undefined,
      };
    },
  });
}
