import { outsideAddress } from '../config/outside-address.ts';
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
  const { url, headers } = outsideAddress('SMS_URL', smsUrl);
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
