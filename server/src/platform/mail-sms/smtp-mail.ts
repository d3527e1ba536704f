import { createTransport } from 'nodemailer';
import { ConfigError } from '../config/config.ts';
import type { Mail, MailMessage, MailOutcome } from './mail.ts';

/** A server that does not answer by then is tried again later; a job must not hang on it. */
const TIMEOUT_MS = 10_000;

/** Names the kind of failure only: what a mail server says often repeats the address, and this ends in a log. */
export class MailFailed extends Error {
  override name = 'MailFailed';

  constructor(error: unknown) {
    super(
      `mail: ${fieldOf(error, 'code') ?? 'failed'} ${fieldOf(error, 'responseCode') ?? ''}`.trim(),
    );
  }
}

/**
 * Mail through the operator's own server: `smtp://user:password@host:587?from=jixu@example.cn`, or `smtps://` for TLS from
 * the first byte. Passwords and letters never go out in the clear: anything but this machine must offer STARTTLS.
 * Null where nothing is configured.
 */
export function openMail(smtpUrl: string | null): Mail | null {
  if (smtpUrl === null) return null;
  const url = parse(smtpUrl);
  const secure = url.protocol === 'smtps:';
  const local = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  const user = decodeURIComponent(url.username);
  const transport = createTransport({
    host: url.hostname,
    port: url.port === '' ? (secure ? 465 : 587) : Number(url.port),
    secure,
    requireTLS: !secure && !local,
    ...(user === '' ? {} : { auth: { user, pass: decodeURIComponent(url.password) } }),
    connectionTimeout: TIMEOUT_MS,
    greetingTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const from = url.searchParams.get('from') ?? `no-reply@${url.hostname}`;
  return {
    send: async (message: MailMessage): Promise<MailOutcome> => {
      try {
        await transport.sendMail({ ...message, from });
        return 'sent';
      } catch (error) {
        if (isRefusedForGood(error)) return 'refused';
        throw new MailFailed(error);
      }
    },
  };
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && ['smtp:', 'smtps:'].includes(url.protocol) && url.hostname !== '') return url;
  // The text may hold a password, so the message does not repeat it.
  throw new ConfigError('SMTP_URL must look like smtp://user:password@host:587?from=name@host');
}

/** A 5xx answer to the address or the letter itself (RFC 5321 §4.2.1); a refused log-in is a fault of configuration. */
function isRefusedForGood(error: unknown): boolean {
  const code = fieldOf(error, 'code');
  const response = fieldOf(error, 'responseCode');
  const aboutLetter = code === 'EENVELOPE' || code === 'EMESSAGE';
  return aboutLetter && typeof response === 'number' && response >= 500;
}

function fieldOf(error: unknown, name: 'code' | 'responseCode'): string | number | null {
  if (typeof error !== 'object' || error === null) return null;
  const value: unknown = Reflect.get(error, name);
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
