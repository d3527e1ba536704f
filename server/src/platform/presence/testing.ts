import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

export type TestPresence = {
  readonly url: string;
  readonly asked: readonly unknown[];
  readonly authorizations: readonly (string | undefined)[];
  /** What the next pictures are answered; a text that is no JSON is sent as it is. */
  answer: { status: number; body: string };
  readonly close: () => Promise<void>;
};

/** A relay of an operator: a real HTTP server on the loopback that says what the test wants. */
export async function openTestPresence(): Promise<TestPresence> {
  const asked: unknown[] = [];
  const authorizations: (string | undefined)[] = [];
  const answer = { status: 200, body: '{"same":true}' };
  const server = createServer((request, response) => {
    void json(request).then((body) => {
      authorizations.push(request.headers.authorization);
      asked.push(body);
      response.writeHead(answer.status, { location: '/elsewhere' }).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://:geheim@127.0.0.1:${port}/confirm`,
    asked,
    authorizations,
    answer,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
