import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';

/** Something that a person was sent or has, and where. */
export type Seen = { readonly where: string; readonly json: boolean; readonly text: string };

/** What has no words in it. */
const WORDLESS = /^(image|font|video|audio)\//;

/**
 * Everything that the server sends to one session from now on, as it leaves: pages, scripts, answers and refusals. Taken
 * at the server, because a browser forgets bodies of what it has left.
 */
export function answersTo(
  server: Server,
  cookie: string,
): { readonly seen: readonly Seen[]; readonly stop: () => void } {
  const seen: Seen[] = [];
  const listen = (request: IncomingMessage, response: ServerResponse): void => {
    if (!(request.headers.cookie ?? '').includes(cookie)) return;
    const chunks: Buffer[] = [];
    const take = (chunk: unknown): void => {
      if (typeof chunk === 'string') chunks.push(Buffer.from(chunk));
      else if (chunk instanceof Uint8Array) chunks.push(Buffer.from(chunk));
    };
    const write = response.write.bind(response);
    const end = response.end.bind(response);
    // The two have many forms; what is written is always the first argument.
    response.write = ((...all: Parameters<typeof write>) => {
      take(all[0]);
      return write(...all);
    }) as typeof response.write;
    response.end = ((...all: Parameters<typeof end>) => {
      take(all[0]);
      const type = String(response.getHeader('content-type') ?? '');
      if (!WORDLESS.test(type)) {
        const encoding = String(response.getHeader('content-encoding') ?? '');
        const text = plain(Buffer.concat(chunks), encoding);
        seen.push({ where: `${request.method} ${request.url}`, json: type.includes('json'), text });
      }
      return end(...all);
    }) as typeof response.end;
  };
  server.prependListener('request', listen);
  return { seen, stop: () => server.off('request', listen) };
}

function plain(body: Buffer, encoding: string): string {
  if (body.length === 0) return '';
  if (encoding === 'gzip') return gunzipSync(body).toString('utf8');
  if (encoding === 'br') return brotliDecompressSync(body).toString('utf8');
  if (encoding !== '') throw new Error(`leaks: cannot read ${encoding}`);
  return body.toString('utf8');
}

/** What a window shows and what its browser keeps. */
export async function keptBy(page: Page): Promise<readonly Seen[]> {
  const found = await page.evaluate(async () => {
    const databases = [];
    for (const { name } of await indexedDB.databases()) {
      if (name === undefined) continue;
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const asked = indexedDB.open(name);
        asked.addEventListener('success', () => resolve(asked.result));
        asked.addEventListener('error', () => reject(asked.error));
      });
      for (const store of database.objectStoreNames) {
        const all = await new Promise<unknown>((resolve, reject) => {
          const asked = database.transaction(store).objectStore(store).getAll();
          asked.addEventListener('success', () => resolve(asked.result));
          asked.addEventListener('error', () => reject(asked.error));
        });
        databases.push(JSON.stringify(all));
      }
      database.close();
    }
    const cached = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys())
        cached.push((await (await cache.match(request))?.text()) ?? '');
    }
    return {
      page: document.documentElement.outerHTML,
      localStorage: JSON.stringify({ ...localStorage }),
      sessionStorage: JSON.stringify({ ...sessionStorage }),
      databases: databases.join('\n'),
      caches: cached.join('\n'),
    };
  });
  return Object.entries(found).map(([where, text]) => ({ where, json: false, text }));
}

/** Names of answers that only a key or a result has, where they hold something. */
const TOLD = /"(?:right|key|explanation|byKey|seed|total)":(?!\{|null)|"result":\{/;

/** Other rooms have totals of their own. */
const OF_EXAMS = /\/(?:assessments|attempts|answers|question-banks|papers)\b/;

/** Where any of the words is, or a name that only a result has: "`where`: `what`". */
export function leaksIn(all: readonly Seen[], words: readonly string[]): readonly string[] {
  return all.flatMap(({ where, json, text }) => {
    const found = words.filter((word) => text.includes(word));
    const told = json && OF_EXAMS.test(where) ? (TOLD.exec(text)?.[0] ?? null) : null;
    return [...found, ...(told === null ? [] : [told])].map((what) => `${where}: ${what}`);
  });
}
