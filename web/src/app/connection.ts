import { useSyncExternalStore } from 'react';

/** Asked while unreachable; answers without a session. */
const PROBE = '/health/live';
const PROBE_EVERY_MS = 5000;

let reachable = true;
let probe: ReturnType<typeof setTimeout> | undefined;
const listeners = new Set<() => void>();

function set(value: boolean): void {
  if (reachable === value) return;
  reachable = value;
  for (const listener of listeners) listener();
}

async function look(): Promise<void> {
  probe = undefined;
  try {
    const answer = await fetch(PROBE, { cache: 'no-store' });
    set(answer.ok);
  } catch {
    set(false);
  }
  if (!reachable) lookLater();
}

function lookLater(): void {
  probe ??= setTimeout(() => void look(), PROBE_EVERY_MS);
}

/** A request got no answer: the cable, the proxy or the server is gone. */
export function reportUnreachable(): void {
  set(false);
  lookLater();
}

export function reportReachable(): void {
  set(true);
}

export function isReachable(): boolean {
  return reachable;
}

/** Once, at start: the browser's own events come sooner than a failed request. */
export function watchConnection(): void {
  window.addEventListener('offline', () => set(false));
  window.addEventListener('online', () => void look());
  if (!navigator.onLine) reportUnreachable();
}

export function onConnectionChange(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useReachable(): boolean {
  return useSyncExternalStore(onConnectionChange, isReachable, isReachable);
}
