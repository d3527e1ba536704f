import { pino, type Logger } from 'pino';

export type Log = Logger;

const ID_NUMBER = /\d{6}(?:19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx]/g;

/** The last fence: anything shaped like an identity number leaves the log as asterisks. */
export function scrub(line: string): string {
  return line.replaceAll(ID_NUMBER, (found) => `${found.slice(0, 4)}**************`);
}

/** JSON lines on standard output. Fields: time, level, msg, requestId, actorId, route, outcome. */
export function createLog(options: { level: string; write?: (line: string) => void }): Log {
  const write = options.write ?? ((line: string) => process.stdout.write(line));
  return pino(
    { level: options.level, base: null, timestamp: pino.stdTimeFunctions.isoTime },
    { write: (line: string) => write(scrub(line)) },
  );
}
