/** Where a fact stands on a page: left, top, right, bottom in thousandths of the upright page. */
export type PageBox = readonly number[];

export type EvidenceTie = {
  readonly field: string;
  readonly page: number;
  readonly box: PageBox;
};

/** A file as the viewer needs it; the caller says which slot of the form it fills. */
export type EvidenceFile = {
  readonly personId: string;
  readonly evidenceId: string;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly uploadedAt: string;
  /** 目录, 封面 … as the form of the pack names the slot. */
  readonly label: string;
  readonly ties: readonly EvidenceTie[];
  /** How many other people handed in the very same file; absent where nobody is told. */
  readonly alsoUsedByOthers?: number;
};

export type Showing = 'image' | 'preview' | 'pdf' | 'download';

/** What a browser can draw: pictures, pictures by way of their preview, PDF; the rest is offered. */
export function showingOf(mediaType: string): Showing {
  if (mediaType === 'application/pdf') return 'pdf';
  if (mediaType === 'image/heic' || mediaType === 'image/heif') return 'preview';
  return mediaType.startsWith('image/') ? 'image' : 'download';
}
