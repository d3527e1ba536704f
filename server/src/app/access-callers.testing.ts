import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { asId, type NodeId } from '@jixu/kernel';
import { registerSender } from '../exchange/index.ts';
import { createSetupLink } from '../identity/index.ts';
import type { Caller } from './access-matrix.testing.ts';
import type { About, AccessWorld } from './access-world.testing.ts';
import type { TestPerson, World } from './testing.ts';

type Unknown = Pick<About, 'idNumber' | 'name'>;

/** What each caller sends to be known: a session, one that ran out, a slip, a set-up link, a credential. */
export async function headersOf(
  world: World,
  at: { readonly unitId: NodeId; readonly bureauId: NodeId; readonly unknown: Unknown },
  callers: ReadonlyMap<Caller, TestPerson>,
): Promise<Pick<AccessWorld, 'headers' | 'sender'>> {
  const late = await world.person({ name: '吴迟', unitId: at.unitId });
  await sql`update identity.session set expires_at = created_at
    where person_id = ${late.personId}`.execute(world.database.db);
  const sender = await world.run((op) =>
    registerSender(op, {
      name: '岭东研修网',
      nodeId: at.bureauId,
      kinds: ['course'],
    }),
  );
  const link = await world.run((op) => createSetupLink(op));
  const slip = await slipFor(world, at.unitId, '郑待');
  const headers: Partial<Record<Caller, Record<string, string>>> = {
    anonymous: {},
    expired: { cookie: late.cookie },
    pending: { cookie: await cookieFrom(world, '/api/activation/start', slip) },
    setup: { cookie: await cookieFrom(world, '/api/setup/open', { token: link.token }) },
    sender: { authorization: `Bearer ${sender.credential}` },
  };
  for (const [caller, { cookie }] of callers) headers[caller] = { cookie };
  const heldId = 'held-1';
  await sendUnplaced(world, sender.credential, { ...at.unknown, externalId: heldId });
  return {
    headers: headers as AccessWorld['headers'],
    sender: { senderId: sender.senderId, heldId },
  };
}

async function sendUnplaced(
  world: World,
  credential: string,
  { idNumber, name, externalId }: Unknown & { readonly externalId: string },
): Promise<void> {
  const record = { kind: 'course', category: 'public', on: '2026-05-01', qty: { hours: '2' } };
  const answer = await world.jixu.server.inject({
    method: 'POST',
    url: '/api/platform-records',
    headers: { authorization: `Bearer ${credential}`, 'idempotency-key': randomUUID() },
    payload: { records: [{ externalId, idNumber, name, title: '公需课', record }] },
  });
  if (!answer.body.includes('quarantined')) throw new Error(`access world: ${answer.body}`);
}

export async function slipFor(
  world: World,
  unitId: NodeId,
  name: string,
): Promise<AccessWorld['slip']> {
  const person = await world.person({ name, unitId, pending: true });
  const [slip] = await world.run((op) =>
    world.jixu.rooms.identity.makeActivationSlips(op, [asId<'person'>(person.personId)]),
  );
  if (!slip) throw new Error('access world: no slip');
  return { slipCode: slip.code, name };
}

async function cookieFrom(world: World, url: string, body: object): Promise<string> {
  const answer = await world.jixu.server.inject({ method: 'POST', url, payload: body });
  const kept = answer.cookies.find((cookie) => cookie.value !== '');
  if (!kept) throw new Error(`access world: ${url} opened nothing: ${answer.body}`);
  return `${kept.name}=${kept.value}`;
}
