import { expect } from 'vitest';
import type { TestPerson } from '../server/src/app/testing.ts';
import type { Stage } from './stage.ts';

/** Waits until a job has written the notice: the page that is opened next shows what is there then. */
export async function notified(stage: Stage, person: TestPerson, kind: string): Promise<void> {
  const notices = async (): Promise<string> =>
    JSON.stringify((await stage.world.call(person, 'GET', '/api/notices')).body);
  await expect.poll(notices).toContain(`"${kind}"`);
}
