import type { FileRefusalCode } from './errors.ts';

export interface ExamineLimits {
  readonly bytes: number;
  /** Declared by the file; nothing is decoded before this is checked. */
  readonly pixels: number;
  readonly milliseconds: number;
  readonly heapMegabytes: number;
  readonly residentBytes: number;
}

export interface ExamineTask {
  readonly what: 'image' | 'pdf';
  readonly limits: ExamineLimits;
  readonly digest: boolean;
  readonly preview: PreviewForm | null;
}

export interface PreviewForm {
  readonly format: 'jpeg' | 'webp';
  /** The longer side of the result at most. */
  readonly side: number;
}

export interface ImageFacts {
  readonly type: 'jpg' | 'png' | 'webp' | 'heic';
  /** As a person sees it: after the turn that the orientation asks for. */
  readonly width: number;
  readonly height: number;
  /** EXIF 1 to 8; 1 is upright. */
  readonly orientation: number;
  /** Frames or pages; 1 for a photograph. */
  readonly pages: number;
}

export interface PdfFacts {
  readonly version: string;
  /** Null when the file does not say it plainly: encrypted, or page lists in an unreadable form. */
  readonly pages: number | null;
  readonly encrypted: boolean;
  /** Names of things that act when it is opened: JavaScript, Launch, EmbeddedFile and the like. */
  readonly active: readonly string[];
}

export interface ExamineAnswer {
  readonly image: ImageFacts | null;
  /** 64 bits as 16 hex digits. */
  readonly digest: string | null;
  readonly preview: { readonly width: number; readonly height: number } | null;
  readonly pdf: PdfFacts | null;
}

export type ExamineMessage =
  | { readonly answer: ExamineAnswer }
  | {
      readonly refused: FileRefusalCode;
      readonly detail: Readonly<Record<string, string | number>>;
    };
