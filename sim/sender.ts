import { randomUUID } from 'node:crypto';
import type { Stage } from './viewing.ts';

/** A learning platform that the bureau let in, and what it shows when it pushes. */
export async function drawCredential({ world, place }: Stage): Promise<string> {
  const senderId = randomUUID();
  const officer = place.bureauOfficer;
  const body = { senderId, name: '岭东研修网', nodeId: place.bureauId, kinds: ['course'] };
  await world.call(officer, 'POST', '/api/senders', body);
  const drawn = await world.call(officer, 'POST', `/api/senders/${senderId}/credential`);
  const { credential } = drawn.body as { credential?: string };
  if (credential === undefined) throw new Error(`sender: ${drawn.status}`);
  return credential;
}
