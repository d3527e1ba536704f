import type { Told } from './queries.ts';

export type Beat = { readonly seq: number; readonly from: number; readonly to: number };

/** Reports of one session that the server has not answered; kept on the device until it has. */
export type Kept = {
  readonly sessionId: string;
  readonly positionMs: number;
  readonly beats: readonly Beat[];
};

export type Shelf = {
  readonly read: () => Kept | null;
  readonly write: (kept: Kept | null) => void;
};

/** As many as the server takes in one request. */
const AT_ONCE = 60;
/** A device that is off the net for hours keeps the latest; the rulebook makes good far less. */
const KEPT_MAX = 600;

/**
 * Says what was played, in order and numbered, and keeps it until the server has answered: a cut connection, a reload or
 * a lost answer costs nothing. What it is worth is the server's business.
 */
export function createReportQueue(of: {
  readonly sessionId: string;
  readonly shelf: Shelf;
  readonly send: (kept: Kept) => Promise<Told>;
  readonly told: (told: Told) => void;
  readonly refused: (error: unknown) => void;
}) {
  let beats: readonly Beat[] = [];
  let positionMs = 0;
  let seq = 0;
  let sending = false;
  const keep = () =>
    of.shelf.write(beats.length === 0 ? null : { sessionId: of.sessionId, positionMs, beats });
  const flush = async (): Promise<void> => {
    if (sending) return;
    sending = true;
    try {
      while (beats.length > 0) {
        const part = beats.slice(0, AT_ONCE);
        // oxlint-disable-next-line no-await-in-loop -- reports must arrive in their order
        const told = await of.send({ sessionId: of.sessionId, positionMs, beats: part });
        const last = part.at(-1)?.seq ?? 0;
        beats = beats.filter((beat) => beat.seq > last);
        keep();
        of.told(told);
      }
    } catch (error) {
      of.refused(error);
    } finally {
      sending = false;
    }
  };
  return {
    waiting: () => beats.length,
    add: (from: number, to: number, at: number) => {
      if (to > from) {
        seq += 1;
        beats = [...beats, { seq, from, to }].slice(-KEPT_MAX);
      }
      positionMs = at;
      keep();
    },
    flush,
  };
}

/**
 * What an earlier session of this chapter left behind, said before a new one ends it. It is kept until the server has
 * decided: a line that is down once more costs nothing. Answers why it was refused, if it was.
 */
export async function sendLeftOver(
  shelf: Shelf,
  send: (kept: Kept) => Promise<Told>,
  decided: (error: unknown) => boolean,
): Promise<unknown> {
  const left = shelf.read();
  if (!left) return undefined;
  try {
    for (let at = 0; at < left.beats.length; at += AT_ONCE) {
      // oxlint-disable-next-line no-await-in-loop -- reports must arrive in their order
      await send({ ...left, beats: left.beats.slice(at, at + AT_ONCE) });
    }
  } catch (error) {
    if (!decided(error)) throw error;
    // A session of long ago is gone; what it left cannot be said any more.
    shelf.write(null);
    return error;
  }
  shelf.write(null);
  return undefined;
}

function isKept(value: unknown): value is Kept {
  return (
    typeof value === 'object' &&
    value !== null &&
    'sessionId' in value &&
    typeof value.sessionId === 'string' &&
    'positionMs' in value &&
    typeof value.positionMs === 'number' &&
    'beats' in value &&
    Array.isArray(value.beats)
  );
}

/** The device's own storage; where it is full or forbidden, the queue lives as long as the page. */
export function deviceShelf(key: string, storage: Storage = window.localStorage): Shelf {
  return {
    read: () => {
      try {
        const value: unknown = JSON.parse(storage.getItem(key) ?? 'null');
        return isKept(value) ? value : null;
      } catch {
        return null;
      }
    },
    write: (kept) => {
      try {
        if (kept === null) storage.removeItem(key);
        else storage.setItem(key, JSON.stringify(kept));
      } catch {
        return;
      }
    },
  };
}
