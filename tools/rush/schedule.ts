import { setTimeout as sleep } from 'node:timers/promises';

/** Something that is due at a moment, whatever became of what was due before. */
export type Due = { readonly at: number; readonly act: (at: number) => Promise<void> };

/**
 * Open loop: everything begins when it is due, and is as late as it is answered; a server that gets slow gets no fewer
 * requests. Of one client one request at a time, as its page does it; what waits behind another waits on the clock.
 */
export async function runSchedule(
  clients: readonly (readonly Due[])[],
  began: number,
): Promise<void> {
  const all = clients
    .flatMap((dues, client) => dues.map((due) => ({ ...due, client })))
    .toSorted((a, b) => a.at - b.at);
  const chains = new Map<number, Promise<void>>();
  for (const { at, act, client } of all) {
    const wait = began + at - performance.now();
    if (wait > 1) await sleep(wait);
    const before = chains.get(client) ?? Promise.resolve();
    chains.set(
      client,
      before.then(() => act(began + at)),
    );
  }
  await Promise.all(chains.values());
}

export type Times = {
  readonly count: number;
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
};

export function timesOf(all: readonly number[]): Times {
  const sorted = all.toSorted((a, b) => a - b);
  const at = (share: number): number =>
    Math.round(sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0);
  return { count: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) };
}
