import type { ClaimId, LocalDate, Period, PersonId, RecordId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import type { Operation } from '../platform/operation/operation.ts';
import type { RuleChange, Rulebooks } from '../rulebooks/index.ts';
import type { PostedPeriod } from './commands/post.ts';
import {
  hold,
  lock,
  lodge,
  openPeriod,
  type NewRecord,
  recognise,
  reverse,
  unseal,
  withdraw,
} from './commands/record-commands.ts';
import { recountPerson, type RecountResult } from './commands/recount-person.ts';
import type { Decided, HourRecord } from './domain/record.ts';
import { factWords, type Words } from './domain/recount.ts';
import { preview, type Statement, type StatementLine, statementOf } from './queries/statement.ts';

type Db = { readonly db: Kysely<unknown> };

/** The door through which hours arise and disappear. Everything else in this room is behind it. */
export type HoursRoom = {
  readonly lock: (op: Operation, personId: PersonId) => Promise<void>;
  readonly lodge: (op: Operation, record: NewRecord) => Promise<HourRecord>;
  readonly recognise: (
    op: Operation,
    claim: { claimId: ClaimId; personId: PersonId; recordId: RecordId; decided?: Decided | null },
  ) => Promise<readonly PostedPeriod[]>;
  /** A provisional record waits for somebody and does not count by itself any more. */
  readonly hold: (op: Operation, of: { personId: PersonId; recordId: RecordId }) => Promise<void>;
  readonly withdraw: (
    op: Operation,
    of: {
      personId: PersonId;
      recordId: RecordId;
      to: 'withdrawn' | 'rejected';
      reason: string | null;
    },
  ) => Promise<void>;
  readonly reverse: (
    op: Operation,
    of: {
      claimId: ClaimId;
      personId: PersonId;
      recordId: RecordId;
      to: 'revoked' | 'withdrawn';
      reason: string;
      unseal?: boolean;
    },
  ) => Promise<readonly PostedPeriod[]>;
  /** Lets a refused record of a sealed span be handed in anew. */
  readonly unseal: (op: Operation, of: { personId: PersonId; recordId: RecordId }) => Promise<void>;
  /** Writes the standing of a period in which nothing has happened yet; does nothing without a rulebook. */
  readonly openPeriod: (op: Operation, of: { personId: PersonId; span: Period }) => Promise<void>;
  /** Evaluates the open periods of a person anew after a change of rules. */
  readonly recount: (
    op: Operation,
    of: { personId: PersonId; change: RuleChange },
  ) => Promise<RecountResult>;
  /** The same after facts of the person changed: title, graduation and the like. */
  readonly recountFacts: (
    op: Operation,
    of: { personId: PersonId; kinds: readonly string[] },
  ) => Promise<RecountResult>;
  /** After a seal was opened: for the reason that the hours were left for. */
  readonly recountLeft: (
    op: Operation,
    of: { personId: PersonId; kind: 'rules' | 'facts'; packId: string; what: Words },
  ) => Promise<RecountResult>;
  readonly statementOf: (
    read: Db,
    of: { personId: PersonId; span: Period; today: LocalDate },
  ) => Promise<Statement>;
  readonly preview: (
    read: Db,
    of: { personId: PersonId; span: Period; today: LocalDate; candidate: HourRecord },
  ) => Promise<{ statement: Statement; line: StatementLine | null; before: Statement }>;
};

export function createHours(rulebooks: Rulebooks): HoursRoom {
  return {
    lock: async (op, personId) => {
      await lock(op, personId);
    },
    lodge: (op, record) => lodge(op, rulebooks, record),
    recognise: (op, claim) => recognise(op, rulebooks, claim),
    hold,
    withdraw: (op, of) => withdraw(op, rulebooks, of),
    reverse: (op, of) => reverse(op, rulebooks, of),
    unseal,
    openPeriod: (op, of) => openPeriod(op, rulebooks, of),
    recount: (op, { personId, change: { packId, trialId, what } }) =>
      recountPerson(op, rulebooks, { personId, recount: { kind: 'rules', packId, trialId, what } }),
    recountLeft: (op, { personId, ...recount }) =>
      recountPerson(op, rulebooks, { personId, recount: { ...recount, trialId: null } }),
    recountFacts: (op, { personId, kinds }) => {
      const what = factWords(kinds);
      const recount = { kind: 'facts', packId: null, trialId: null, what } as const;
      return recountPerson(op, rulebooks, { personId, recount });
    },
    statementOf: (read, of) => statementOf(read, rulebooks, of),
    preview: (read, of) => preview(read, rulebooks, of),
  };
}
