/**
 * What people are told. `mailed`: also by letter, because something is decided or has to be done; the rest is read in the
 * product. The words are made from kind and detail where they are read.
 */
export const NOTICE_KINDS = {
  /** A case was handed in and waits: number, title, office, dueOn, silentOn. */
  'case.opened': { mailed: false },
  /** Approved, and its hours count: number, title, hours, step. */
  'case.counted': { mailed: true },
  /** Approved at a step that does not count yet: number, title, step. */
  'case.passed-on': { mailed: false },
  /** A later office confirmed what counts already: number, title, step. */
  'case.confirmed': { mailed: false },
  /** An office did not speak in time, which is a pass: number, title, step, counted. */
  'case.passed-by-silence': { mailed: false },
  /** Sent back to be mended: number, title, step, opinion. */
  'case.returned': { mailed: true },
  /** Refused: number, title, step, opinion. */
  'case.rejected': { mailed: true },
  /** Counted hours were taken back: number, title, step, opinion. */
  'case.vetoed': { mailed: true },
  /** Another record changed what this one counts, or would count: title, before, after, pending, becauseTitle. */
  'record.recounted': { mailed: false },
  /** number, period, document. */
  'certificate.issued': { mailed: true },
  /** number, period, document, because, short. */
  'certificate.revoked': { mailed: true },
  /** Still met, with fewer hours; a new one follows: number, period, document, because. */
  'certificate.replaced': { mailed: true },
  /** Earned, and cannot be printed yet; to the holder: period, code, characters. */
  'certificate.waiting': { mailed: true },
  /** The same, to the officers of the issuer: personId, name, period, code, characters. */
  'certificate.cannot-print': { mailed: true },
  /** Who answers for the person reminds of what is missing: by, unitName, year, lastDay, short, unit, missing. */
  'hours.reminded': { mailed: true },
} as const;

export type NoticeKind = keyof typeof NOTICE_KINDS;

type Words = { readonly 'zh-CN': string; readonly en: string };

/** Names, numbers, amounts, and labels in both languages. */
export type NoticeDetail = Readonly<Record<string, string | boolean | null | Words>>;

export type Notice = {
  readonly noticeId: string;
  readonly kind: NoticeKind;
  readonly detail: NoticeDetail;
  readonly at: Date;
  readonly readAt: Date | null;
};
