import { once } from 'node:events';
import { connect } from 'node:net';
import { fastify } from 'fastify';
import { expect, test } from 'vitest';
import { cutOffSlow } from './cut-off-slow.ts';

test('a slow request is cut off, a slow file is not', async () => {
  // Goal: nobody holds connections with a body that never ends; recordings get their time. Method: two bodies that stop
  // half-way; the one that is no file loses its connection, the other one's is still there and is answered.
  const app = fastify({ requestTimeout: 60_000 });
  cutOffSlow(app, new Set(['/file']), { requestMs: 50, uploadMs: 60_000 });
  app.post('/file', (request) => request.body);
  app.post('/other', (request) => request.body);
  await app.listen({ host: '127.0.0.1', port: 0 });
  const { port } = app.server.address() as { port: number };
  const half = (path: string) => {
    const socket = connect(port, '127.0.0.1');
    // Cut off, a connection may say so.
    socket.on('error', () => undefined);
    const heads = `POST ${path} HTTP/1.1\r\nhost: a\r\ncontent-type: application/json\r\ncontent-length: 4\r\n\r\n`;
    socket.write(`${heads}tr`);
    return socket;
  };
  const file = half('/file');
  await once(file, 'connect');
  const other = half('/other');
  await once(other, 'close');
  const answer = once(file, 'data');
  file.write('ue');
  expect(String((await answer)[0])).toContain('200 OK');
  file.destroy();
  await app.close();
});
