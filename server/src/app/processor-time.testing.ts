import { readdirSync, readFileSync } from 'node:fs';

const TICKS_PER_SECOND = 100;

type Stat = { readonly parent: number; readonly own: number; readonly ended: number };

function statOf(pid: string): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent, user, system, endedUser, endedSystem] = [1, 11, 12, 13, 14].map(
      (place) => fields[place] ?? 0,
    );
    return {
      parent: parent ?? 0,
      own: (user ?? 0) + (system ?? 0),
      ended: (endedUser ?? 0) + (endedSystem ?? 0),
    };
  } catch (error) {
    // The process ended between two looks.
    if (error instanceof Error && 'code' in error) return null;
    throw error;
  }
}

export function parentOf(pid: number): number {
  return statOf(String(pid))?.parent ?? 0;
}

/**
 * Seconds of processor time that a process and everything it has started ever used. On a machine that others use as
 * well this says more than the wall clock; Linux only.
 */
export function processorSeconds(of: number): number {
  const children = new Map<number, string[]>();
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const stat = statOf(pid);
    if (stat) children.set(stat.parent, [...(children.get(stat.parent) ?? []), pid]);
  }
  const total = (pid: string): number => {
    const stat = statOf(pid);
    const below = (children.get(Number(pid)) ?? []).map(total);
    return (stat?.own ?? 0) + (stat?.ended ?? 0) + below.reduce((sum, one) => sum + one, 0);
  };
  return total(String(of)) / TICKS_PER_SECOND;
}
