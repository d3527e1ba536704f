import { randomUUID } from 'node:crypto';
import type { TestPerson, TestPlace } from '../server/src/app/testing.ts';
import { registerSender } from '../server/src/exchange/index.ts';
import type { Stage } from './stage.ts';

export type Course = {
  readonly title: string;
  readonly category: string;
  readonly hours: string;
  readonly on: string;
  readonly attrs?: Readonly<Record<string, boolean>>;
};

/** A learning platform with a credential of its own, that sends what people finished there. */
export async function openPlatform(stage: Stage, place: Pick<TestPlace, 'bureauId'>) {
  const { credential } = await stage.world.run((op) =>
    registerSender(op, { name: '岭东研修网', nodeId: place.bureauId, kinds: ['course'] }),
  );
  return async (
    person: Pick<TestPerson, 'name' | 'idNumber'>,
    courses: readonly Course[],
  ): Promise<void> => {
    const response = await fetch(`${stage.url}/api/platform-records`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${credential}`,
        'idempotency-key': randomUUID(),
        'content-type': 'application/json',
      },
      body: JSON.stringify({
        records: courses.map(({ title, category, hours, on, attrs }) => ({
          externalId: randomUUID(),
          idNumber: person.idNumber,
          name: person.name,
          title,
          record: { kind: 'course', category, on, qty: { hours }, ...(attrs ? { attrs } : {}) },
        })),
      }),
    });
    const answer = await response.text();
    const recorded = answer.split('"state":"recorded"').length - 1;
    if (!response.ok || recorded !== courses.length) throw new Error(`platform: ${answer}`);
  };
}
