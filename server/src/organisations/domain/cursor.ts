import { refuse } from '../errors.ts';

export const PAGE_MAX = 200;
export const PAGE = 50;

/** Where a page ended: the sort key and the id that breaks ties. Opaque to callers, never trusted. */
export function writeCursor(key: string, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function readCursor(text: string | undefined): { key: string; id: string } | null {
  if (text === undefined) return null;
  try {
    const parsed: unknown = JSON.parse(Buffer.from(text, 'base64url').toString('utf8'));
    if (Array.isArray(parsed) && parsed.length === 2) {
      const [key, id] = parsed as readonly unknown[];
      if (typeof key === 'string' && typeof id === 'string' && UUID.test(id)) return { key, id };
    }
  } catch {
    // Not ours either; refused below in the same words.
  }
  throw refuse('cursor_invalid');
}
