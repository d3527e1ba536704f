import { answerOf, type Answer, api, keyed } from '../../app/api.ts';
import { isReachable, onConnectionChange } from '../../app/connection.ts';
import { newId } from '../../app/new-id.ts';
import { RequestRefused } from '../../app/request.ts';
import { upload } from '../../app/upload.ts';
import type { KeptCourse } from './queries.ts';

type Upload = Answer<'getCourseUpload'>;
type Media = KeptCourse['media'][number];

/** Where a file in pieces stands: its share of what this step has to do. */
export type Sending = {
  readonly step: 'comparing' | 'sending' | 'waiting' | 'reading';
  readonly share: number;
};

type Of = {
  readonly file: File;
  readonly nodeId: string;
  readonly tell: (sending: Sending) => void;
  readonly signal: AbortSignal;
};

/** What is this small goes in one request. */
export const IN_PIECES_FROM = 4 * 1024 * 1024;
const LOOK_EVERY_MS = 1_000;
const AGAIN_AFTER_MS = 2_000;
/** A piece that arrives damaged three times is not the line's fault. */
const DAMAGED_MAX = 3;

/**
 * Sends a file in pieces and goes on by itself where the line was cut. The same file chosen again, after a reload or in
 * another window, goes on where it stood: what lies there is compared, piece by piece, with what was chosen.
 */
export async function sendInPieces(of: Of): Promise<Media> {
  const begun = (await standing(of)) ?? (await begin(of));
  if (begun.state === 'open') {
    await sendMissing(of, begun);
    of.tell({ step: 'reading', share: 1 });
    const key = newId();
    await persist(of, () =>
      answerOf(
        api.POST('/api/course-uploads/{uploadId}/completion', {
          params: { path: { uploadId: begun.uploadId }, header: keyed(key) },
          signal: of.signal,
        }),
      ),
    );
  }
  return outcome(of, begun.uploadId);
}

/** The upload of this very file that was begun before; null where there is none. */
async function standing(of: Of): Promise<Upload | null> {
  const { items } = await persist(of, () =>
    answerOf(api.GET('/api/course-uploads', { signal: of.signal })),
  );
  const alike = items.filter(
    (one) => one.nodeId === of.nodeId && one.bytes === of.file.size && one.state !== 'refused',
  );
  for (const { uploadId } of alike) {
    const found = await look(of, uploadId);
    if (await isOf(of, found)) return found;
  }
  return null;
}

async function isOf(of: Of, found: Upload): Promise<boolean> {
  let compared = 0;
  for (const { number, sha256 } of found.pieces) {
    of.tell({ step: 'comparing', share: compared / found.pieces.length });
    of.signal.throwIfAborted();
    if ((await digestOf(pieceOf(of.file, found, number))) !== sha256) return false;
    compared += 1;
  }
  return true;
}

function begin(of: Of): Promise<Upload> {
  const uploadId = newId();
  const { file, nodeId } = of;
  return persist(of, () =>
    answerOf(
      api.PUT('/api/course-uploads/{uploadId}', {
        params: { path: { uploadId }, header: keyed(uploadId) },
        body: { nodeId, name: file.name.slice(-NAME_LENGTH_MAX), bytes: file.size },
        signal: of.signal,
      }),
    ),
  );
}

const NAME_LENGTH_MAX = 255;

async function sendMissing(of: Of, begun: Upload): Promise<void> {
  const there = new Set(begun.pieces.map((one) => one.number));
  let sent = begun.received;
  const count = Math.ceil(begun.bytes / begun.pieceBytes);
  for (let number = 0; number < count; number += 1) {
    if (there.has(number)) continue;
    const piece = pieceOf(of.file, begun, number);
    const before = sent;
    await sendPiece(of, { begun, number, piece }, (share) =>
      of.tell({ step: 'sending', share: (before + share * piece.size) / begun.bytes }),
    );
    sent += piece.size;
  }
}

async function sendPiece(
  of: Of,
  { begun, number, piece }: { begun: Upload; number: number; piece: Blob },
  onProgress: (share: number) => void,
): Promise<void> {
  const sha256 = await digestOf(piece);
  const address = `/api/course-uploads/${begun.uploadId}/pieces/${number}?sha256=${sha256}`;
  const idempotencyKey = newId();
  for (let damaged = 1; ; damaged += 1) {
    try {
      onProgress(0);
      await persist(of, () =>
        upload({
          address,
          file: piece,
          name: 'piece',
          idempotencyKey,
          onProgress,
          signal: of.signal,
        }),
      );
      return;
    } catch (error) {
      const again = error instanceof RequestRefused && AGAIN.has(error.problem.code);
      if (!again || damaged >= DAMAGED_MAX) throw error;
    }
  }
}

const AGAIN = new Set(['learning.piece_damaged', 'platform.twin_in_flight']);

/** Asks until what comes of the file is known. */
async function outcome(of: Of, uploadId: string): Promise<Media> {
  for (;;) {
    const { state, media, refusal } = await look(of, uploadId);
    if (media !== null) return media;
    if (refusal !== null)
      throw new RequestRefused({ status: 422, code: refusal.code, params: refusal.detail });
    // Another window, or whoever chose it before, is still sending.
    if (state === 'open') throw new RequestRefused({ status: 0, code: 'http.unexpected' });
    of.tell({ step: 'reading', share: 1 });
    await pause(of.signal, LOOK_EVERY_MS);
  }
}

function look(of: Of, uploadId: string): Promise<Upload> {
  const params = { path: { uploadId } };
  return persist(of, () =>
    answerOf(api.GET('/api/course-uploads/{uploadId}', { params, signal: of.signal })),
  );
}

/** The same until the server answers: a cut line and a server that begins anew are waited for. */
async function persist<T>(of: Of, work: () => Promise<T>): Promise<T> {
  for (;;) {
    of.signal.throwIfAborted();
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RequestRefused) || !isPassing(error)) throw error;
      of.tell({ step: 'waiting', share: 0 });
      await reachable(of.signal);
    }
  }
}

function isPassing({ problem: { status, code } }: RequestRefused): boolean {
  return (status === 0 && code !== 'http.unexpected') || (status >= 502 && status <= 504);
}

async function reachable(signal: AbortSignal): Promise<void> {
  await pause(signal, AGAIN_AFTER_MS);
  if (isReachable()) return;
  await new Promise<void>((resolve, reject) => {
    const end = onConnectionChange(() => {
      if (!isReachable()) return;
      end();
      resolve();
    });
    signal.addEventListener('abort', () => {
      end();
      reject(signal.reason);
    });
  });
}

function pause(signal: AbortSignal, ms: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener(
      'abort',
      () => {
        clearTimeout(timer);
        reject(signal.reason);
      },
      { once: true },
    );
  });
}

function pieceOf(file: File, { pieceBytes }: Upload, number: number): Blob {
  return file.slice(number * pieceBytes, (number + 1) * pieceBytes);
}

async function digestOf(piece: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await piece.arrayBuffer());
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
