import { createServer as createHttpServer } from 'node:http';
import { createServer, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import type { TextMessage } from './sms.ts';

export type ReceivedLetter = { readonly from: string; readonly to: string; readonly data: string };

/** The text of a letter, whichever of the two encodings the sender found shorter. */
export function textOfLetter({ data }: ReceivedLetter): string {
  const [head = '', ...rest] = data.split('\r\n\r\n');
  const body = rest.join('\r\n\r\n');
  if (/^Content-Transfer-Encoding: base64/im.test(head))
    return Buffer.from(body, 'base64').toString('utf8');
  const bytes = body
    .replaceAll('=\r\n', '')
    .replaceAll(/=([0-9A-F]{2})/g, (_, hex: string) => String.fromCharCode(Number(`0x${hex}`)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}

export type TestMailServer = {
  readonly url: string;
  readonly letters: readonly ReceivedLetter[];
  /** What the server answers to the next recipients: `RCPT TO` or the letter itself. */
  answer: { recipient: string; letter: string };
  readonly close: () => Promise<void>;
};

/** A real SMTP conversation on the loopback: enough of RFC 5321 for one letter at a time. */
export async function openTestMailServer(): Promise<TestMailServer> {
  const letters: ReceivedLetter[] = [];
  const answer = { recipient: '250 ok', letter: '250 taken' };
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
    converse(socket, letters, answer);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}?from=jixu@example.cn`,
    letters,
    answer,
    close: () => {
      for (const socket of sockets) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

function converse(
  socket: Socket,
  letters: ReceivedLetter[],
  answer: TestMailServer['answer'],
): void {
  let pending = '';
  let from = '';
  let to = '';
  let inLetter = false;
  const say = (line: string): boolean => socket.write(`${line}\r\n`);
  const hear = (line: string): void => {
    const verb = line.slice(0, 4).toUpperCase();
    if (verb === 'EHLO' || verb === 'HELO') say('250 test');
    else if (verb === 'MAIL') {
      from = line;
      say('250 ok');
    } else if (verb === 'RCPT') {
      to = line;
      say(answer.recipient);
    } else if (verb === 'DATA') {
      inLetter = true;
      say('354 go on');
    } else if (verb === 'QUIT') {
      say('221 bye');
      socket.end();
    } else say('250 ok');
  };
  say('220 test');
  socket.on('error', () => socket.destroy());
  socket.on('data', (bytes: Buffer) => {
    pending += bytes.toString('utf8');
    for (;;) {
      const end = pending.indexOf(inLetter ? '\r\n.\r\n' : '\r\n');
      if (end < 0) return;
      const text = pending.slice(0, end);
      pending = pending.slice(end + (inLetter ? 5 : 2));
      if (inLetter) {
        inLetter = false;
        if (answer.letter.startsWith('2')) letters.push({ from, to, data: text });
        say(answer.letter);
      } else hear(text);
    }
  });
}

export type TestGateway = {
  readonly url: string;
  readonly messages: readonly TextMessage[];
  readonly authorizations: readonly (string | undefined)[];
  /** What it answers next; a message is kept only where that is 200. */
  answer: { status: number };
  readonly close: () => Promise<void>;
};

/** A gateway for text messages on the loopback, as an operator's relay would be. */
export async function openTestGateway(): Promise<TestGateway> {
  const messages: TextMessage[] = [];
  const authorizations: (string | undefined)[] = [];
  const answer = { status: 200 };
  const server = createHttpServer((request, response) => {
    void json(request).then((body) => {
      authorizations.push(request.headers.authorization);
      if (answer.status === 200) messages.push(body as TextMessage);
      response.writeHead(answer.status, { location: '/elsewhere' }).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://:geheim@127.0.0.1:${port}/send`,
    messages,
    authorizations,
    answer,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
