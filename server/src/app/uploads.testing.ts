import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { request } from 'node:http';
import { uploadFile } from './declare.testing.ts';
import { must, type Provider } from './study.testing.ts';
import type { Answer, TestPerson, World } from './testing.ts';

export const PIECE_BYTES = 4 * 1024 * 1024;
export const digestOf = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** A recording of so many pieces and a rest: what plays, then a box that players pass over. */
export function longRecording(pieces: number): Buffer {
  const lesson = readFileSync(new URL('demonstration/media/lesson-24s.mp4', import.meta.url));
  const box = Buffer.alloc(8);
  const filling = randomBytes(pieces * PIECE_BYTES);
  box.writeUInt32BE(filling.length + box.length);
  box.write('free', 4);
  return Buffer.concat([lesson, box, filling]);
}

export type UploadShape = {
  readonly uploadId: string;
  readonly state: string;
  readonly received: number;
  readonly pieces: readonly { readonly number: number; readonly sha256: string }[];
  readonly media: { readonly mediaId: string; readonly lengthMs: number } | null;
  readonly refusal: { readonly code: string } | null;
};

/** A file in pieces, driven by hand. */
export async function pieced(world: World, by: Provider, file: Buffer) {
  const uploadId = randomUUID();
  const at = `/api/course-uploads/${uploadId}`;
  const body = { nodeId: by.nodeId, name: '第一讲.mp4', bytes: file.length };
  await must(world, by.author, 'PUT', at, body);
  const pieceOf = (number: number) =>
    file.subarray(number * PIECE_BYTES, (number + 1) * PIECE_BYTES);
  return {
    at,
    body,
    uploadId,
    pieceOf,
    send: (
      number: number,
      other: { bytes?: Buffer; sha256?: string; who?: TestPerson; on?: World } = {},
    ): Promise<Answer> => {
      const bytes = other.bytes ?? pieceOf(number);
      const to = `${at}/pieces/${number}?sha256=${other.sha256 ?? digestOf(bytes)}`;
      return uploadFile(other.on ?? world, other.who ?? by.author, { name: 'piece', bytes, to });
    },
    look: async () => (await must(world, by.author, 'GET', at)) as UploadShape,
    finish: () => world.call(by.author, 'POST', `${at}/completion`),
  };
}

/** Sends the beginning of a piece over a line that is then cut. */
export function sendAndCut(
  url: string,
  of: { readonly to: string; readonly cookie: string; readonly bytes: Buffer },
): Promise<void> {
  const head = `--cut\r\ncontent-disposition: form-data; name="file"; filename="piece"\r\n\r\n`;
  return new Promise((resolve) => {
    const sent = request(`${url}${of.to}`, {
      method: 'POST',
      headers: {
        cookie: of.cookie,
        'idempotency-key': randomUUID(),
        'content-type': 'multipart/form-data; boundary=cut',
        'content-length': of.bytes.length * 2,
      },
    });
    sent.on('error', () => undefined);
    sent.on('close', () => resolve());
    sent.write(head);
    sent.write(of.bytes, () => sent.destroy());
  });
}
