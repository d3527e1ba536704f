import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../config/config.ts';
import { openSms } from './gateway-sms.ts';
import { openTestGateway, type TestGateway } from './testing.ts';

let gateway: TestGateway;
beforeEach(async () => {
  gateway = await openTestGateway();
});
afterEach(() => gateway.close());

const message = { id: 'n-1', to: '13800138000', text: '验证码 123456' };

describe('text messages', () => {
  it('hands one message to the gateway, with the token in the header', async () => {
    // Goal: what an operator's relay needs. Method: a real HTTP server on the loopback.
    expect(await openSms(gateway.url)?.send(message)).toBe('sent');
    expect(gateway.messages).toEqual([message]);
    expect(gateway.authorizations).toEqual(['Bearer geheim']);
  });

  it('gives up where the gateway never will, and tries again where it may', async () => {
    // Goal: a bad number ends, an outage repeats. Method: answers of both kinds, a redirect, no server.
    const sms = openSms(gateway.url);
    gateway.answer.status = 422;
    expect(await sms?.send(message)).toBe('refused');
    for (const status of [401, 404, 429, 302, 500, 503]) {
      gateway.answer.status = status;
      await expect(sms?.send(message)).rejects.toThrow(new RegExp(`^sms: ${status}$`));
    }
    await gateway.close();
    await expect(sms?.send(message)).rejects.toThrow(/^sms: no answer$/);
    gateway = await openTestGateway();
  });

  it('is nothing without a configuration, and refuses a wrong one without repeating it', () => {
    // Goal: no number in the clear, no token in a message. Method: null, http elsewhere, no address.
    expect(openSms(null)).toBeNull();
    for (const text of ['http://:geheim@gateway.example/send', 'geheim']) {
      expect(() => openSms(text)).toThrow(ConfigError);
      expect(() => openSms(text)).not.toThrow('geheim');
    }
  });
});
