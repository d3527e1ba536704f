import type { Id, NodeId, PersonId } from '@jixu/kernel';
import type { MediaId } from './course.ts';

export type UploadId = Id<'upload'>;

/** Half a minute at one megabit a second: what a cut line costs at most. 256 of them are the largest file. */
export const PIECE_BYTES = 4 * 1024 * 1024;

/** A file on its way in, in pieces. */
export type PiecedUpload = {
  readonly personId: PersonId;
  readonly uploadId: UploadId;
  readonly nodeId: NodeId;
  readonly name: string;
  readonly bytes: number;
  readonly state: 'open' | 'reading' | 'kept' | 'refused';
  readonly refusal: {
    readonly code: string;
    readonly detail: Readonly<Record<string, string | number>>;
  } | null;
  readonly mediaId: MediaId | null;
  readonly changedAt: Date;
};

export type Piece = {
  readonly number: number;
  readonly bytes: number;
  readonly sha256: string;
  readonly storageKey: string | null;
};

export function pieceCount(bytes: number): number {
  return Math.ceil(bytes / PIECE_BYTES);
}

/** How long the piece of this number is; null: the file has no such piece. */
export function pieceBytes(bytes: number, number: number): number | null {
  if (number < 0 || number >= pieceCount(bytes)) return null;
  return Math.min(PIECE_BYTES, bytes - number * PIECE_BYTES);
}
