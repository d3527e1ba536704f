import { homedir } from 'node:os';
import { join } from 'node:path';

/** Everything the process reads from its surroundings, once, at start. */
export type Config = {
  readonly host: string;
  readonly port: number;
  /** Links and QR codes start with this; null = the address that the server listens on. */
  readonly publicUrl: string | null;
  /** The second address, on which foreign course packages are shown; null = none but on this machine. */
  readonly coursewareUrl: string | null;
  readonly dataDir: string;
  readonly databaseUrl: string | null;
  /** The role migrations run as, where it differs from the role that serves. */
  readonly ownerUrl: string | null;
  readonly smtpUrl: string | null;
  readonly smsUrl: string | null;
  /** A service that compares a face; null = nobody is ever asked for one. */
  readonly presenceUrl: string | null;
  readonly logLevel: string;
};

export class ConfigError extends Error {}

export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  return {
    host: env['HOST'] ?? '127.0.0.1',
    port: portOf(env['PORT'] ?? '3000'),
    publicUrl: env['PUBLIC_URL'] ? originOf('PUBLIC_URL', env['PUBLIC_URL']) : null,
    coursewareUrl: env['COURSEWARE_URL'] ? originOf('COURSEWARE_URL', env['COURSEWARE_URL']) : null,
    dataDir: env['JIXU_DATA'] ?? defaultDataDir(),
    databaseUrl: env['DATABASE_URL'] ?? null,
    ownerUrl: env['DATABASE_OWNER_URL'] ?? null,
    smtpUrl: env['SMTP_URL'] ?? null,
    smsUrl: env['SMS_URL'] ?? null,
    presenceUrl: env['PRESENCE_URL'] ?? null,
    logLevel: env['LOG_LEVEL'] ?? 'info',
  };
}

function defaultDataDir(): string {
  return process.getuid?.() === 0 ? '/var/lib/jixu' : join(homedir(), '.local', 'share', 'jixu');
}

function portOf(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new ConfigError(`PORT is "${text}"; it must be a number from 0 to 65535`);
  }
  return port;
}

function originOf(name: string, text: string): string {
  try {
    const url = new URL(text);
    if (url.protocol === 'http:' || url.protocol === 'https:') return url.origin;
  } catch {
    // Reported below, in one sentence for both mistakes.
  }
  throw new ConfigError(`${name} is "${text}"; it must be an address such as https://jixu.example`);
}
