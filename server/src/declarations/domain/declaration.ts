import type { CaseId, DeclarationId, EvidenceId, NodeId, PersonId, RecordId } from '@jixu/kernel';
import type { RecordPreview } from '../../hours/index.ts';

export type DeclarationState =
  | 'draft'
  | 'in-review'
  | 'counted'
  | 'returned'
  | 'rejected'
  | 'withdrawn'
  | 'vetoed';

/** Values as the form has them: field id → text. "true"/"false" for yes-no, ISO dates, decimal strings. */
export type FormValues = Readonly<Record<string, string>>;

/** A file at a place of the form, perhaps tied to where in it a fact stands. */
export type Attachment = {
  readonly evidenceId: EvidenceId;
  readonly slot: string;
  readonly ties: readonly Tie[];
};

export type Tie = {
  readonly field: string;
  readonly page: number;
  /** Left, top, right, bottom in thousandths of the page. */
  readonly box: readonly [number, number, number, number];
};

export type Declaration = {
  readonly personId: PersonId;
  readonly declarationId: DeclarationId;
  readonly number: string | null;
  readonly packId: string;
  readonly packRef: string;
  readonly formId: string;
  readonly category: string | null;
  readonly values: FormValues;
  readonly state: DeclarationState;
  readonly version: number;
  readonly round: number;
  readonly unitId: NodeId;
  /** Somebody else where the unit wrote it down for the person. */
  readonly enteredBy: PersonId;
  readonly recordId: RecordId | null;
  readonly caseId: CaseId | null;
  readonly preview: RecordPreview | null;
  /** What the last return opened again, `values/<field>`, `evidence/<slot>`, `category`; null: everything. */
  readonly reopened: readonly string[] | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly submittedAt: Date | null;
};

/** From where it may go to where; anything else is a programmer's error or an expected refusal. */
const MOVES: Readonly<Record<DeclarationState, readonly DeclarationState[]>> = {
  draft: ['in-review'],
  'in-review': ['counted', 'returned', 'rejected', 'withdrawn'],
  counted: ['counted', 'returned', 'rejected', 'vetoed'],
  returned: ['in-review'],
  withdrawn: ['in-review'],
  rejected: ['returned'],
  vetoed: [],
};

export function mayMove(from: DeclarationState, to: DeclarationState): boolean {
  return MOVES[from].includes(to);
}

/** How the facts came: written down by the unit, or by the person. */
export function viaOf(declaration: Pick<Declaration, 'personId' | 'enteredBy'>): 'self' | 'unit' {
  return declaration.enteredBy === declaration.personId ? 'self' : 'unit';
}

export const EDITABLE: readonly DeclarationState[] = ['draft', 'returned', 'withdrawn'];
