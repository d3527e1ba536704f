import type { EvidenceId, PersonId } from '@jixu/kernel';

/** A file that proves something (佐证材料): facts about bytes that lie in storage. */
export type EvidenceFile = {
  readonly personId: PersonId;
  readonly evidenceId: EvidenceId;
  readonly uploadedBy: PersonId;
  readonly name: string;
  readonly mediaType: string;
  readonly bytes: number;
  readonly sha256: string;
  /** 64 bits that stay nearly the same when a picture is scaled or saved again; null for anything else. */
  readonly perceptual: string | null;
  readonly pages: number | null;
  readonly storageKey: string;
  readonly previewKey: string | null;
  readonly uploadedAt: Date;
};

/** 10 MiB: the largest that the source systems take, and two photographs of a phone. */
export const EVIDENCE_BYTES_MAX = 10 * 1024 * 1024;
