import type { LocalDate } from '@jixu/kernel';
import type { NewFact } from '../../../identity/index.ts';
import type { NodeKind, Relation, Role } from '../../../organisations/index.ts';
import type { EvidenceSpec } from '../evidence/evidence-spec.ts';

/** Names by which the plan speaks of things that get their ids only when they are made. */
export type NodeKey = string;
export type PersonKey = string;
export type SenderKey = string;
export type DeclarationKey = string;

export type PlannedNode = {
  readonly key: NodeKey;
  readonly kind: NodeKind;
  readonly name: string;
  readonly parent: NodeKey | null;
  readonly regionCode?: string;
  readonly contact?: string;
  readonly relations: Readonly<Partial<Record<Relation, NodeKey>>>;
};

export type PlannedAdoption = {
  readonly region: NodeKey;
  readonly packId: string;
  readonly numberPrefix: string;
};

export type PlannedSender = {
  readonly key: SenderKey;
  readonly name: string;
  readonly node: NodeKey;
  readonly kinds: readonly string[];
};

export type PlannedPerson = {
  readonly key: PersonKey;
  readonly name: string;
  /** Synthetic, of a division that does not exist. */
  readonly idNumber: string;
  readonly unit: NodeKey;
  readonly staffNumber: string;
  readonly facts: readonly NewFact[];
  readonly roles: readonly { readonly role: Role; readonly node: NodeKey }[];
  /** `pending`: a slip was printed and not used yet. */
  readonly account: 'active' | 'pending';
  readonly loginName: string | null;
};

/** A file of a declaration: what it shows, and which fact of it proves which field. */
export type PlannedFile = {
  readonly slot: string;
  readonly spec: EvidenceSpec;
  readonly seed: number;
  readonly ties: Readonly<Record<string, readonly string[]>>;
};

export type PlannedRecord = {
  readonly kind: string;
  readonly category?: string;
  readonly on: string;
  readonly from?: string;
  readonly to?: string;
  readonly qty?: Readonly<Record<string, string>>;
  readonly attrs?: Readonly<Record<string, boolean | number | string>>;
  readonly key?: string;
};

type Timed = { readonly at: Date; readonly subject: PersonKey };

/** A learning platform or an office reports what someone learnt. */
export type Push = Timed & {
  readonly do: 'push';
  readonly sender: SenderKey;
  readonly externalId: string;
  readonly title: string;
  readonly record: PlannedRecord;
  /** Sent under another number or name than the person's: it goes to quarantine. */
  readonly mistake?: { readonly idNumber?: string; readonly name?: string };
};

/** Someone fills in a form and hands it in, or keeps it as a draft. */
export type Declare = Timed & {
  readonly do: 'declare';
  readonly declaration: DeclarationKey;
  readonly formId: string;
  readonly category: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly files: readonly PlannedFile[];
  readonly submit: boolean;
};

export type Decide = Timed & {
  readonly do: 'decide';
  readonly declaration: DeclarationKey;
  readonly by: PersonKey;
  readonly outcome: 'pass' | 'return' | 'reject' | 'veto';
  readonly opinion: string | null;
  readonly fields: Readonly<Record<string, string>>;
};

export type Withdraw = Timed & { readonly do: 'withdraw'; readonly declaration: DeclarationKey };
export type LogIn = Timed & { readonly do: 'log-in' };

export type PlannedEvent = Push | Declare | Decide | Withdraw | LogIn;

/** Who and what the demonstration holds, and what happens when. Made from a seed and a day, without any database. */
export type Plan = {
  readonly seed: number;
  readonly today: LocalDate;
  readonly year: number;
  /** Before everything else happens: places are set up, people imported, accounts activated. */
  readonly opensAt: Date;
  readonly nodes: readonly PlannedNode[];
  readonly adoptions: readonly PlannedAdoption[];
  readonly senders: readonly PlannedSender[];
  readonly people: readonly PlannedPerson[];
  /** In the order of their instants. */
  readonly events: readonly PlannedEvent[];
  /** When jobs are run besides: certificates of what was met by then are printed. */
  readonly settlements: readonly Date[];
};
