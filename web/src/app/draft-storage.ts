import type { Draft, DraftStorage } from './drafts.ts';

const DATABASE = 'jixu-drafts';
const STORE = 'drafts';
const PREFIX = 'jixu.draft.';

function settled<T>(asked: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('success', () => resolve(asked.result));
    asked.addEventListener('error', () => reject(asked.error ?? new Error('draft storage')));
  });
}

function openDatabase(): Promise<IDBDatabase> {
  const asked = indexedDB.open(DATABASE, 1);
  asked.addEventListener('upgradeneeded', () => {
    asked.result.createObjectStore(STORE, { keyPath: 'key' });
  });
  return settled(asked);
}

/** Resolves when the transaction is complete, which is when the draft would survive a crash. */
function inTransaction<T>(
  database: IDBDatabase,
  mode: IDBTransactionMode,
  work: (store: IDBObjectStore) => IDBRequest<T>,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode, { durability: 'strict' });
    const asked = work(transaction.objectStore(STORE));
    transaction.addEventListener('complete', () => resolve(asked.result));
    const failed = () => reject(transaction.error ?? new Error('draft storage'));
    transaction.addEventListener('abort', failed);
    transaction.addEventListener('error', failed);
  });
}

function inDatabase(database: IDBDatabase): DraftStorage {
  return {
    put: async (draft) => {
      await inTransaction(database, 'readwrite', (store) => store.put(draft));
    },
    get: (key) => inTransaction<Draft | undefined>(database, 'readonly', (store) => store.get(key)),
    list: (prefix) =>
      inTransaction<Draft[]>(database, 'readonly', (store) =>
        store.getAll(IDBKeyRange.bound(prefix, `${prefix}\uFFFF`)),
      ),
    remove: async (key) => {
      await inTransaction(database, 'readwrite', (store) => store.delete(key));
    },
  };
}

function isDraft(value: unknown): value is Draft {
  return (
    typeof value === 'object' &&
    value !== null &&
    'key' in value &&
    typeof value.key === 'string' &&
    'savedAt' in value &&
    typeof value.savedAt === 'string'
  );
}

/** Without Blobs, and small; better than losing everything in a window that refuses IndexedDB. */
export function inLocalStorage(storage: Storage): DraftStorage {
  const read = (key: string): Draft | undefined => {
    const text = storage.getItem(PREFIX + key);
    if (text === null) return undefined;
    const parsed: unknown = JSON.parse(text);
    return isDraft(parsed) ? parsed : undefined;
  };
  return {
    put: async (draft) => storage.setItem(PREFIX + draft.key, JSON.stringify(draft)),
    get: async (key) => read(key),
    list: async (prefix) =>
      Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '')
        .filter((name) => name.startsWith(PREFIX + prefix))
        .flatMap((name) => read(name.slice(PREFIX.length)) ?? []),
    remove: async (key) => storage.removeItem(PREFIX + key),
  };
}

export async function openDraftStorage(): Promise<DraftStorage> {
  try {
    return inDatabase(await openDatabase());
  } catch {
    return inLocalStorage(localStorage);
  }
}
