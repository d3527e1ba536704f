import { outsideAddress } from '../config/outside-address.ts';
import { type Presence, PresenceFailed, type PresenceOutcome } from './presence.ts';

/** Somebody sits before a camera and waits. */
const TIMEOUT_MS = 8_000;
const ANSWER_BYTES_MAX = 10_000;

/**
 * The operator's own relay to a service of his choice: `POST` with `{"id","name","documentNumber","mediaType","image"}`
 * (the picture in base64) and `Authorization: Bearer token`. It answers 200 with `{"same": true}`, `{"same": false}`, or
 * `{"same": null}` where it cannot tell.
 */
export function openPresence(presenceUrl: string | null): Presence | null {
  if (presenceUrl === null) return null;
  const { url, headers } = outsideAddress('PRESENCE_URL', presenceUrl);
  return {
    confirm: async ({ image, ...asked }): Promise<PresenceOutcome> => {
      const answer = await fetch(url, {
        method: 'POST',
        headers,
        body: JSON.stringify({ ...asked, image: Buffer.from(image).toString('base64') }),
        redirect: 'manual',
        signal: AbortSignal.timeout(TIMEOUT_MS),
      }).catch(() => null);
      if (answer === null) throw new PresenceFailed('presence: no answer');
      const text = await answer.text().catch(() => '');
      if (!answer.ok) throw new PresenceFailed(`presence: ${answer.status}`);
      return outcomeOf(text);
    },
  };
}

function outcomeOf(text: string): PresenceOutcome {
  const said = text.length > ANSWER_BYTES_MAX ? null : readJson(text);
  if (typeof said === 'object' && said !== null && 'same' in said) {
    if (said.same === true) return 'same';
    if (said.same === false) return 'other';
    if (said.same === null) return 'unsure';
  }
  throw new PresenceFailed('presence: an answer of another form');
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
