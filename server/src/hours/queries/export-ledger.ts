import { type Kysely, sql } from 'kysely';
import { formatLocalDate, parseLocalDate, type PersonId } from '@jixu/kernel';
import { holderOf, traceDigest } from '../domain/entry.ts';
import { entriesOf } from '../store/ledger-store.ts';
import { standingsOf } from '../store/standing-store.ts';

const PEOPLE_PER_STEP = 200;
const ENTRIES_PER_STEP = 1_000;

/**
 * The ledger as lines of JSON for a reader outside (`cli/ledger-verify/README.md` gives the shapes). People are salted
 * digests; nothing in it names anyone. Runs in one repeatable-read transaction of the caller.
 */
export async function* exportLedger(db: Kysely<unknown>, at: Date): AsyncGenerator<string> {
  yield line({ type: 'export', format: 'jixu-ledger/1', at: at.toISOString() });
  let accounts = 0;
  let entries = 0;
  let after: string | null = null;
  for (;;) {
    const people: readonly AccountRow[] = await accountsAfter(db, after);
    for (const account of people) {
      accounts += 1;
      const holder = holderOf(account.salt, account.person_id);
      yield line({
        type: 'account',
        holder,
        lastSeq: account.last_seq,
        headHash: account.head_hash,
      });
      for await (const text of entryLines(db, account.person_id, holder)) {
        entries += 1;
        yield text;
      }
      for (const standing of await standingsOf(db, account.person_id)) {
        yield line({
          type: 'standing',
          holder,
          packId: standing.packId,
          periodFrom: standing.span.from,
          periodTo: standing.span.to,
          totals: standing.totals,
        });
      }
    }
    after = people.at(-1)?.person_id ?? null;
    if (people.length < PEOPLE_PER_STEP) break;
  }
  yield line({ type: 'end', accounts, entries });
}

type AccountRow = {
  readonly person_id: PersonId;
  readonly last_seq: number;
  readonly head_hash: string;
  readonly salt: string;
};

async function accountsAfter(
  db: Kysely<unknown>,
  after: string | null,
): Promise<readonly AccountRow[]> {
  const found = await sql<AccountRow>`select person_id, last_seq, head_hash, salt from hours.account
    ${after ? sql`where person_id > ${after}` : sql``} order by person_id limit ${PEOPLE_PER_STEP}`.execute(
    db,
  );
  return found.rows;
}

async function* entryLines(
  db: Kysely<unknown>,
  personId: PersonId,
  holder: string,
): AsyncGenerator<string> {
  for (let afterSeq = 0; ;) {
    const page = await entriesOf(db, personId, { afterSeq, limit: ENTRIES_PER_STEP });
    for (const entry of page) {
      yield line({
        type: 'entry',
        packId: entry.packRef.split('@')[0] ?? '',
        format: 1,
        holder,
        seq: entry.seq,
        entryId: entry.entryId,
        recordId: entry.recordId,
        packRef: entry.packRef,
        periodFrom: day(entry.periodFrom),
        periodTo: day(entry.periodTo),
        category: entry.category,
        ticks: entry.amount,
        kind: entry.kind,
        reason: entry.reason,
        claimId: entry.claimId,
        operationId: entry.operationId,
        postedAt: entry.postedAt.toISOString(),
        effectiveOn: day(entry.effectiveOn),
        traceSha256: traceDigest(entry.trace),
        prevHash: entry.prevHash,
        hash: entry.hash,
      });
    }
    const last = page.at(-1);
    if (!last || page.length < ENTRIES_PER_STEP) return;
    afterSeq = last.seq;
  }
}

/** Re-read, so that a day that the database would print in another way is noticed. */
function day(text: string): string {
  const parsed = parseLocalDate(text);
  if (!parsed.ok) throw new Error('ledger export: a stored day is no day');
  return formatLocalDate(parsed.value);
}

function line(value: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(value)}\n`;
}
