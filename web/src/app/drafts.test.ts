import { describe, expect, it } from 'vitest';
import { inLocalStorage } from './draft-storage.ts';
import { createDraftStore, type Draft, draftKey, type DraftStorage } from './drafts.ts';

/**
 * A real map behind the port; `slow` delays the first write so that a second one could overtake it.
 */
function memory(slowFirst = false) {
  const kept = new Map<string, Draft>();
  let writes = 0;
  const storage: DraftStorage = {
    put: async (draft) => {
      writes += 1;
      if (slowFirst && writes === 1) for (let i = 0; i < 50; i += 1) await Promise.resolve();
      kept.set(draft.key, draft);
    },
    get: async (key) => kept.get(key),
    list: async (prefix) => [...kept.values()].filter((draft) => draft.key.startsWith(prefix)),
    remove: async (key) => {
      kept.delete(key);
    },
  };
  return { storage, kept };
}

const at = (iso: string) => () => new Date(iso);

describe('drafts', () => {
  it('never let an older write land after a newer one', async () => {
    // Goal: the last word typed is what is kept. Method: a slow first write and a quick second.
    const { storage, kept } = memory(true);
    const store = createDraftStore(storage, at('2026-11-22T00:00:00Z'));
    await Promise.all([store.save('k', 'first'), store.save('k', 'second')]);
    expect(kept.get('k')?.content).toBe('second');
    expect((await store.load('k'))?.content).toBe('second');
  });

  it('go on after a write that was refused', async () => {
    // Goal: one full disk does not end saving. Method: a storage that fails once.
    const { storage, kept } = memory();
    let fail = true;
    const store = createDraftStore({
      ...storage,
      put: async (draft) => {
        if (fail) throw new Error('quota');
        await storage.put(draft);
      },
    });
    await expect(store.save('k', 1)).rejects.toThrow('quota');
    fail = false;
    await store.save('k', 2);
    expect(kept.get('k')?.content).toBe(2);
  });

  it('are forgotten after a month', async () => {
    // Goal: personal facts do not lie on a machine for ever. Method: read 29 and 31 days later.
    const { storage, kept } = memory();
    await createDraftStore(storage, at('2026-01-01T00:00:00Z')).save('k', 'x');
    expect(await createDraftStore(storage, at('2026-01-30T00:00:00Z')).load('k')).toBeDefined();
    expect(await createDraftStore(storage, at('2026-02-01T00:00:00Z')).load('k')).toBeUndefined();
    expect(kept.size).toBe(0);
  });

  it('belong to one account', async () => {
    // Goal: a shared computer shows nobody another one's draft. Method: keys and prefixes of two
    // accounts.
    const { storage } = memory();
    const store = createDraftStore(storage);
    const mine = draftKey({ account: 'a1', form: 'paper', id: '1' });
    await store.save(mine, 'mine');
    await store.save(draftKey({ account: 'a2', form: 'paper', id: '1' }), 'theirs');
    expect((await store.list('a1/')).map((draft) => draft.content)).toEqual(['mine']);
    expect(draftKey({ account: 'a/b', form: 'f', id: 'i' })).toBe('a%2Fb/f/i');
  });

  it('lie in localStorage where IndexedDB is refused', async () => {
    // Goal: the fallback keeps, lists and removes. Method: a Storage made of a map.
    const map = new Map<string, string>();
    const storage: Storage = {
      get length() {
        return map.size;
      },
      clear: () => map.clear(),
      getItem: (key) => map.get(key) ?? null,
      key: (index) => [...map.keys()][index] ?? null,
      removeItem: (key) => map.delete(key),
      setItem: (key, value) => map.set(key, value),
    };
    const store = createDraftStore(inLocalStorage(storage), at('2026-11-22T00:00:00Z'));
    map.set('someone-else', 'stays');
    await store.save('a1/f/1', { title: '论文' });
    expect((await store.load('a1/f/1'))?.content).toEqual({ title: '论文' });
    expect(await store.list('a1/')).toHaveLength(1);
    await store.discard('a1/f/1');
    expect([...map.keys()]).toEqual(['someone-else']);
  });
});
