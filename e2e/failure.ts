import { afterEach } from 'vitest';
import type { Stage } from './stage.ts';

/** Keeps what every window shows when a step of a journey fails. */
export function keepFailures(journey: string, stage: () => Stage | undefined): void {
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await stage()?.keepFailure(journey);
  });
}
