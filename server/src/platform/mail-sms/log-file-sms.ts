import { appendFile } from 'node:fs/promises';
import type { Sms } from './sms.ts';

/**
 * Writes messages to a file instead of sending them, for trying out and for places whose gateway reads a spool. The
 * number itself is never written, only its mask; the file is readable by the server's user alone.
 */
export function logFileSms(file: string): Sms {
  return {
    send: async ({ to, text }) => {
      const masked = `${to.slice(0, 3)}****${to.slice(-4)}`;
      await appendFile(file, `${JSON.stringify({ to: masked, text })}\n`, { mode: 0o600 });
    },
  };
}
