import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Long enough that a kill always finds something promised and not yet passed on. */
const LATE_MS = 1_500;

/**
 * The control: a server that promises before it keeps. It answers 200 at once and passes the request on later. An
 * oracle that reports no loss behind this is blind.
 */
export async function startEarlyAnswers(
  target: () => string,
): Promise<{ address: string; stop: () => Promise<void> }> {
  const late = new Set<NodeJS.Timeout>();
  const server: Server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ results: [{ state: 'recorded' }] }));
      const to = target();
      const timer = setTimeout(() => {
        late.delete(timer);
        const { authorization, 'idempotency-key': key } = request.headers;
        fetch(`${to}${request.url ?? ''}`, {
          method: request.method ?? 'POST',
          headers: {
            'content-type': 'application/json',
            authorization: authorization ?? '',
            'idempotency-key': String(key),
          },
          body: Buffer.concat(parts),
        }).catch(() => {
          // The promise that nobody keeps.
        });
      }, LATE_MS);
      late.add(timer);
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}`,
    stop: async () => {
      for (const timer of late) clearTimeout(timer);
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
