import { type Static, Type } from 'typebox';
import type { PersonId } from '@jixu/kernel';
import { command, query, type Reading, type Route } from '../platform/http/route.ts';
import type { PersonActor } from '../platform/operation/actor.ts';
import { callerOf } from './caller.ts';
import { chooseWays, unsubscribe } from './commands/choose-ways.ts';
import { isTopic, leavesProduct, type Topic, TOPICS } from './domain/notice-kinds.ts';
import type { NoticePorts } from './ports.ts';
import { waysOf } from './store/setting-store.ts';

const closed = { additionalProperties: false } as const;
/** A person presses it once; more from one address is guessing. */
const PER_ADDRESS = { budget: 'notices-unsubscribe', perMinute: 30 } as const;

const TopicName = Type.Union([
  Type.Literal('decisions'),
  Type.Literal('hours'),
  Type.Literal('certificates'),
  Type.Literal('reminders'),
  Type.Literal('postings'),
  Type.Literal('duties'),
]);
const TopicWays = Type.Object(
  { topic: TopicName, email: Type.Boolean(), sms: Type.Boolean() },
  closed,
);
const Way = Type.Object(
  {
    /** False: this installation sends none. */
    offered: Type.Boolean(),
    /** False: nothing is known where to send it. */
    address: Type.Boolean(),
  },
  closed,
);
const Settings = Type.Object(
  {
    email: Way,
    sms: Way,
    /** `leaves`: something of this topic is sent outside the product; the rest is read there only. */
    topics: Type.Array(Type.Object({ ...TopicWays.properties, leaves: Type.Boolean() }, closed)),
  },
  closed,
);

export function settingRoutes(ports: NoticePorts): Route[] {
  return [settings(ports), choose(ports), stop()];
}

function settings(ports: NoticePorts): Route {
  return query({
    id: 'getNoticeSettings',
    room: 'notices',
    path: '/api/notices/settings',
    summary: 'Which ways the caller chose for each topic of notices',
    policy: { who: 'person' },
    response: Settings,
    run: (read) => settingsOf(ports, read),
  });
}

function choose(ports: NoticePorts): Route {
  return command({
    id: 'chooseNoticeSettings',
    room: 'notices',
    operation: 'notices.choose-ways',
    method: 'PUT',
    path: '/api/notices/settings',
    summary: 'Chooses ways for topics; the product itself always tells',
    policy: { who: 'person' },
    body: Type.Object({ topics: Type.Array(TopicWays, { minItems: 1, maxItems: 6 }) }, closed),
    response: Settings,
    run: async (op, { body }) => {
      await chooseWays(op, callerOf(op.actor), body.topics);
      return settingsOf(ports, { db: op.tx, actor: op.actor });
    },
  });
}

function stop(): Route {
  return command({
    id: 'unsubscribeNotices',
    room: 'notices',
    operation: 'notices.unsubscribe',
    path: '/api/notices/unsubscribe',
    summary: 'Stops letters of one topic by the link at the end of a letter',
    policy: { who: 'anyone' },
    idempotency: 'none',
    perAddress: PER_ADDRESS,
    body: Type.Object({ token: Type.String({ pattern: '^[A-Za-z0-9_-]{20,64}$' }) }, closed),
    response: Type.Object({ topic: TopicName }, closed),
    run: async (op, { body }) => ({ topic: await unsubscribe(op, body.token) }),
  });
}

async function settingsOf(
  ports: NoticePorts,
  read: Pick<Reading, 'db' | 'actor'>,
): Promise<Static<typeof Settings>> {
  const personId: PersonId = callerOf(read.actor);
  const ways = await waysOf(read.db, personId);
  const holdsOffice = read.actor.kind === 'person' && hasGrants(read.actor);
  const shown = (topic: Topic): boolean => holdsOffice || !TOPICS[topic].forOfficers;
  return {
    email: {
      offered: ports.mail !== null,
      address: (await ports.addressOf(read, personId)) !== null,
    },
    sms: {
      offered: ports.sms !== null,
      address: (await ports.numberOf(read, personId)) !== null,
    },
    topics: Object.keys(TOPICS)
      .filter(isTopic)
      .filter(shown)
      .map((topic) => ({ topic, ...ways[topic], leaves: leavesProduct(topic) })),
  };
}

function hasGrants(actor: PersonActor): boolean {
  return actor.grants.length > 0;
}
