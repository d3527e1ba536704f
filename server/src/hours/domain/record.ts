import type { NodeId, PersonId, RecordId } from '@jixu/kernel';

/** The facts of a learning record as the evaluation contract §2 names them; amounts are strings, days ISO dates. */
export type RecordFacts = {
  readonly kind: string;
  readonly category?: string;
  readonly on: string;
  readonly from?: string;
  readonly to?: string;
  readonly qty?: Readonly<Record<string, number | string>>;
  readonly attrs?: Readonly<Record<string, boolean | number | string>>;
  readonly key?: string;
  readonly evidence?: readonly string[];
  readonly via: 'self' | 'unit' | 'platform' | 'provider' | 'industry' | 'transfer';
};

/** A number that a person set where the pack leaves it open. */
export type Decided = { readonly hours: string; readonly by: string; readonly reason: string };

export type RecordStatus = 'pending' | 'approved' | 'rejected' | 'revoked' | 'withdrawn';

export type HourRecord = {
  readonly personId: PersonId;
  readonly recordId: RecordId;
  /** What it came from: a declaration, a platform's push … and that thing's own id. */
  readonly source: { readonly kind: string; readonly id: string };
  readonly unitId: NodeId | null;
  readonly packId: string;
  readonly facts: RecordFacts;
  readonly title: string;
  readonly status: RecordStatus;
  readonly statusReason: string | null;
  readonly decided: Decided | null;
  /** What the person was shown when handing it in. */
  readonly preview: RecordPreview | null;
  /** What it counts, or would count if approved, as of the last posting; a change is told to the person. */
  readonly expected: RecordPreview | null;
  readonly revision: number;
  /** Opened again in a sealed span: it may change until it counts again. */
  readonly unsealed: boolean;
  /** It counts by itself from this day on unless something speaks against it; null: somebody decides. */
  readonly settlesOn: string | null;
  readonly lodgedAt: Date;
  /** When its state last changed. */
  readonly changedAt: Date;
};

/** What the person was shown when handing it in; a later change is explained against it. */
export type RecordPreview = {
  readonly hours: string;
  readonly category: string;
  readonly reason: string;
  readonly at: string;
};
