import type { Transform } from 'node:stream';

export type Pieces = Iterable<Buffer> | AsyncIterable<Buffer>;

/**
 * Sends pieces through a zlib stream, pulled by whoever reads the result: nothing is queued beyond
 * the stream's own buffer. An error on either side ends both and is thrown.
 */
export async function* through(transform: Transform, pieces: Pieces): AsyncGenerator<Buffer> {
  const feeding = feed(transform, pieces);
  // Observed below; a failure also destroys the stream, which ends the loop.
  feeding.catch(() => {});
  try {
    for await (const piece of transform) yield piece;
    await feeding;
  } finally {
    transform.destroy();
  }
}

async function feed(transform: Transform, pieces: Pieces): Promise<void> {
  try {
    for await (const piece of pieces) {
      if (transform.destroyed) return;
      if (transform.write(piece)) continue;
      await room(transform);
    }
    transform.end();
  } catch (error) {
    transform.destroy(error instanceof Error ? error : new Error(String(error)));
    throw error;
  }
}

/** Until the stream takes more, or never will. */
async function room(transform: Transform): Promise<void> {
  await new Promise<void>((resolve) => {
    const done = (): void => {
      transform.off('drain', done);
      transform.off('close', done);
      resolve();
    };
    transform.on('drain', done);
    transform.on('close', done);
  });
}
