import { ConfigError } from '../config/config.ts';
import type { Sms, TextMessage, TextOutcome } from './sms.ts';

/** A gateway that does not answer by then is tried again later; a job must not hang on it. */
const TIMEOUT_MS = 10_000;
/** Answers that speak of the moment, not of the message. */
const LATER = new Set([401, 403, 404, 408, 425, 429]);

/** Names the kind of failure only: what a gateway says may repeat the number, and this ends in a log. */
export class SmsFailed extends Error {
  override name = 'SmsFailed';
}

/**
 * Text messages through the operator's own gateway, for every carrier has another interface:
 * `https://:token@gateway.example/send` gets `POST` with `{"id","to","text"}` and `Authorization:
 * Bearer token`. Any 2xx answer means taken; another 4xx than 401, 403, 404, 408, 425, 429 means never.
 * Numbers and codes do not leave this machine in the clear: `http` only to itself. Null where
 * nothing is configured.
 */
export function openSms(smsUrl: string | null): Sms | null {
  if (smsUrl === null) return null;
  const url = parse(smsUrl);
  const token = decodeURIComponent(url.password);
  url.username = '';
  url.password = '';
  const headers = {
    'content-type': 'application/json',
    ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
  };
  return {
    send: async ({ id, to, text }: TextMessage): Promise<TextOutcome> => {
      const answer = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ id, to, text }),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch(() => null);
      if (answer === null) throw new SmsFailed('sms: no answer');
      await answer.body?.cancel();
      if (answer.ok) return 'sent';
      if (answer.status >= 400 && answer.status < 500 && !LATER.has(answer.status))
        return 'refused';
      throw new SmsFailed(`sms: ${answer.status}`);
    },
  };
}

function parse(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  const local = url !== null && ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname);
  if (url?.protocol === 'https:' || (local && url.protocol === 'http:')) return url;
  // The text may hold a token, so the message does not repeat it.
  throw new ConfigError('SMS_URL must look like https://:token@gateway.example/send');
}
