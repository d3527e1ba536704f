import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConfigError } from '../config/config.ts';
import { openMail } from './smtp-mail.ts';
import { openTestMailServer, type TestMailServer } from './testing.ts';

let server: TestMailServer;
beforeEach(async () => {
  server = await openTestMailServer();
});
afterEach(() => server.close());

const letter = {
  to: 'lin@example.cn',
  subject: '证书已签发',
  text: '您 2025 年度的证书已签发。',
  messageId: '<019b@jixu.example>',
};

describe('mail', () => {
  it('sends one letter as it was written', async () => {
    // Goal: a real conversation. Method: our sender, a server on the loopback, what it received.
    expect(await openMail(server.url)?.send(letter)).toBe('sent');
    expect(server.letters).toHaveLength(1);
    const [got] = server.letters;
    expect(got?.from).toContain('<jixu@example.cn>');
    expect(got?.to).toContain('<lin@example.cn>');
    expect(got?.data).toContain('Message-ID: <019b@jixu.example>');
    const body = got?.data.split('\r\n\r\n')[1] ?? '';
    expect(Buffer.from(body, 'base64').toString('utf8')).toBe(letter.text);
  });

  it('keeps a line break out of the head of a letter', async () => {
    // Goal: no second recipient through a subject. Method: a subject with a header inside.
    await openMail(server.url)?.send({ ...letter, subject: 'a\r\nBcc: other@example.cn' });
    expect(server.letters[0]?.data).not.toMatch(/^Bcc:/m);
    expect(server.letters).toHaveLength(1);
  });

  it('gives up on an address that will never work, and tries again where it may', async () => {
    // Goal: 550 ends, 450 repeats. Method: both answers to the recipient, and to the letter.
    const mail = openMail(server.url);
    server.answer.recipient = '550 no such mailbox';
    expect(await mail?.send(letter)).toBe('refused');
    server.answer.recipient = '450 <lin@example.cn> busy';
    // The server's words repeat the address; ours go into a log.
    await expect(mail?.send(letter)).rejects.toThrow(/^mail: EENVELOPE 450$/);
    server.answer.recipient = '250 ok';
    server.answer.letter = '554 not wanted';
    expect(await mail?.send(letter)).toBe('refused');
    server.answer.letter = '451 later';
    await expect(mail?.send(letter)).rejects.toThrow(/^mail: EMESSAGE 451$/);
    expect(server.letters).toEqual([]);
  });

  it('tries again later when the server is away', async () => {
    // Goal: an outage loses nothing. Method: the port of a server that was closed.
    await server.close();
    await expect(openMail(server.url)?.send(letter)).rejects.toThrow(
      /^mail: E(SOCKET|CONNREFUSED|CONNECTION)$/,
    );
    server = await openTestMailServer();
  });

  it('is nothing without a configuration, and refuses a wrong one without repeating it', () => {
    // Goal: no half-configured mail, no password in a message. Method: null, a wrong scheme, no address at all.
    expect(openMail(null)).toBeNull();
    for (const text of ['https://u:geheim@host', 'geheim']) {
      expect(() => openMail(text)).toThrow(ConfigError);
      expect(() => openMail(text)).not.toThrow('geheim');
    }
  });
});
