import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../config/config.ts';
import { openPresence } from './outside-presence.ts';
import { openTestPresence, type TestPresence } from './testing.ts';

let relay: TestPresence;
beforeEach(async () => {
  relay = await openTestPresence();
});
afterEach(() => relay.close());

const picture = {
  id: 'p-1',
  name: '林秀芬',
  documentNumber: '449900199001010011',
  image: new Uint8Array([255, 216, 255]),
  mediaType: 'image/jpeg' as const,
};

describe('a service that looks at pictures', () => {
  it('is asked with the picture and the token, and its three answers are told apart', async () => {
    // Goal: what an operator's relay needs, and nothing else. Method: a real HTTP server on the loopback.
    const presence = openPresence(relay.url);
    for (const [body, outcome] of [
      ['{"same":true}', 'same'],
      ['{"same":false}', 'other'],
      ['{"same":null}', 'unsure'],
    ] as const) {
      relay.answer.body = body;
      expect(await presence?.confirm(picture)).toBe(outcome);
    }
    const { image: _, ...sent } = picture;
    expect(relay.asked[0]).toEqual({ ...sent, image: '/9j/' });
    expect(relay.authorizations[0]).toBe('Bearer geheim');
  });

  it('takes nothing for an answer that is none, and repeats nothing of what was sent', async () => {
    // Goal: nobody is recognised by an error page. Method: other forms, other statuses, no server.
    const presence = openPresence(relay.url);
    for (const body of ['', 'ok', '{"same":"yes"}', '{}', `"${'x'.repeat(20_000)}"`]) {
      relay.answer.body = body;
      await expect(presence?.confirm(picture)).rejects.toThrow(
        /^presence: an answer of another form$/,
      );
    }
    relay.answer.body = '{"same":true}';
    for (const status of [302, 401, 500]) {
      relay.answer.status = status;
      await expect(presence?.confirm(picture)).rejects.toThrow(new RegExp(`^presence: ${status}$`));
    }
    await relay.close();
    await expect(presence?.confirm(picture)).rejects.toThrow(/^presence: no answer$/);
    relay = await openTestPresence();
  });

  it('is nothing without a configuration, and nothing goes out in the clear', () => {
    // Goal: off unless set up. Method: null, http elsewhere, no address.
    expect(openPresence(null)).toBeNull();
    for (const text of ['http://:geheim@relay.example/x', 'geheim']) {
      expect(() => openPresence(text)).toThrow(ConfigError);
      expect(() => openPresence(text)).not.toThrow('geheim');
    }
  });
});
