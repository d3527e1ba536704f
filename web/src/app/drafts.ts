import { useCallback, useEffect, useRef, useState } from 'react';
import { deviceNow } from './device-clock.ts';
import { openDraftStorage } from './draft-storage.ts';

/** What was typed and not yet submitted. `content` may hold Blobs: IndexedDB keeps them. */
export type Draft = {
  /** `<account>/<form>/<id>`: a shared computer shows a draft only to the account that typed it. */
  readonly key: string;
  readonly content: unknown;
  readonly savedAt: string;
};

/** Where drafts lie: IndexedDB, or localStorage where a private window refuses it. */
export type DraftStorage = {
  readonly put: (draft: Draft) => Promise<void>;
  readonly get: (key: string) => Promise<Draft | undefined>;
  readonly list: (prefix: string) => Promise<readonly Draft[]>;
  readonly remove: (key: string) => Promise<void>;
};

export type DraftStore = {
  /** Resolves when the newest content is durable. Writes never overtake each other. */
  readonly save: (key: string, content: unknown) => Promise<string>;
  readonly load: (key: string) => Promise<Draft | undefined>;
  readonly list: (prefix: string) => Promise<readonly Draft[]>;
  readonly discard: (key: string) => Promise<void>;
};

/** A forgotten draft holds personal facts on a machine; a month is longer than any review. */
const KEPT_DAYS = 30;

export function draftKey(of: { account: string; form: string; id: string }): string {
  return [of.account, of.form, of.id].map(encodeURIComponent).join('/');
}

export function createDraftStore(storage: DraftStorage, now: () => Date = deviceNow): DraftStore {
  // One chain per key: a slow write of old content must not land after a newer one.
  const chains = new Map<string, Promise<unknown>>();
  function inTurn<T>(key: string, work: () => Promise<T>): Promise<T> {
    const before = chains.get(key) ?? Promise.resolve();
    const mine = before.then(work, work);
    chains.set(key, mine);
    return mine;
  }
  function isFresh(draft: Draft): boolean {
    return now().getTime() - Date.parse(draft.savedAt) < KEPT_DAYS * 86_400_000;
  }
  return {
    save: (key, content) =>
      inTurn(key, async () => {
        const savedAt = now().toISOString();
        await storage.put({ key, content, savedAt });
        return savedAt;
      }),
    load: (key) =>
      inTurn(key, async () => {
        const found = await storage.get(key);
        if (found === undefined || isFresh(found)) return found;
        await storage.remove(key);
        return undefined;
      }),
    list: async (prefix) => (await storage.list(prefix)).filter(isFresh),
    discard: (key) => inTurn(key, () => storage.remove(key)),
  };
}

let shared: Promise<DraftStore> | undefined;

export function draftStore(): Promise<DraftStore> {
  shared ??= openDraftStorage().then((storage) => createDraftStore(storage));
  return shared;
}

export type DraftState = 'loading' | 'empty' | 'saving' | 'saved' | 'not-kept';

export type DraftHandle<T> = {
  readonly value: T;
  /** Changes the value and keeps it at once. */
  readonly set: (value: T) => void;
  readonly state: DraftState;
  readonly savedAt: string | undefined;
  /** After a submission that succeeded, or when the person throws the draft away. */
  readonly discard: () => Promise<void>;
};

/**
 * A form's content that survives a reload, a lost connection and an ended session. `parse` turns
 * what
 * an older version of the form kept into today's shape, or refuses it.
 */
export function useDraft<T>(
  key: string,
  initial: T,
  parse: (kept: unknown) => T | undefined,
): DraftHandle<T> {
  const [value, setValue] = useState(initial);
  const [state, setState] = useState<DraftState>('loading');
  const [savedAt, setSavedAt] = useState<string>();
  const latest = useRef(0);
  const parseRef = useRef(parse);

  useEffect(() => {
    let here = true;
    const asked = latest.current;
    void draftStore()
      .then((store) => store.load(key))
      .then((found) => {
        // What has been typed meanwhile wins over what was kept.
        if (!here || latest.current !== asked) return;
        const kept = found && parseRef.current(found.content);
        if (found && kept !== undefined) {
          setValue(kept);
          setSavedAt(found.savedAt);
        }
        setState(kept === undefined ? 'empty' : 'saved');
      })
      .catch(() => here && setState('not-kept'));
    return () => {
      here = false;
    };
  }, [key]);

  const set = useCallback(
    (next: T) => {
      latest.current += 1;
      const mine = latest.current;
      setValue(next);
      setState('saving');
      void draftStore()
        .then((store) => store.save(key, next))
        .then((at) => {
          if (latest.current !== mine) return;
          setSavedAt(at);
          setState('saved');
        })
        .catch(() => latest.current === mine && setState('not-kept'));
    },
    [key],
  );

  const discard = useCallback(async () => {
    latest.current += 1;
    await (await draftStore()).discard(key);
    setSavedAt(undefined);
    setState('empty');
  }, [key]);

  return { value, set, state, savedAt, discard };
}
