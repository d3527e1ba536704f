import type { Log } from '../../platform/log/log.ts';
import type { RunningJixu } from '../start.ts';

export type Prepared = Omit<RunningJixu, 'address' | 'stop'>;

/** Fills an empty demonstration database through the real commands; does nothing where it is filled already. */
export async function fillDemonstration(
  _prepared: Prepared,
  _ports: { readonly log: Log; readonly say: (line: string) => void },
): Promise<void> {}

export function personaLines(): readonly string[] {
  return [];
}
