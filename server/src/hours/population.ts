import { formatLocalDate, type LocalDate, type PersonId } from '@jixu/kernel';
import { unitsInScope } from '../organisations/index.ts';
import type { Account, AccountsOf, Population } from '../rulebooks/index.ts';
import { evaluatedRecords, recordInput } from './domain/evaluation.ts';
import { type AccountFilter, accountPage, countAccounts } from './store/account-pages.ts';
import { recordsOfPeople } from './store/record-store.ts';

type Read = Parameters<Population['size']>[0];

/** Everyone whom a change of rules may reach, with what evaluations read, a page at a time. */
export const population: Population = {
  size: (read, of) => countAccounts(read.db, filterOf(of, read.today)),
  page: (read, of) => accounts(read, of, { after: of.after, only: null, limit: of.limit }),
  one: async (read, of) => {
    const page = { after: null, only: of.personId, limit: 1 };
    return (await accounts(read, of, page))[0] ?? null;
  },
};

async function accounts(
  read: Read,
  of: AccountsOf,
  page: { after: PersonId | null; only: PersonId | null; limit: number },
): Promise<readonly Account[]> {
  const found = await accountPage(read.db, filterOf(of, read.today), page);
  const records = await recordsOfPeople(
    read.db,
    found.map((one) => one.personId),
  );
  return found.map(({ personId, spans }) => ({
    personId,
    spans,
    records: evaluatedRecords(records.get(personId) ?? []).map((record) => ({
      id: record.recordId,
      title: record.title,
      input: recordInput(record, 'as-decided'),
    })),
  }));
}

function filterOf(of: AccountsOf, today: LocalDate): AccountFilter {
  const on = formatLocalDate(today);
  return {
    packId: of.packId,
    units: of.within.map((scope) => unitsInScope(scope, today)),
    endingAfter: of.periods === 'running' ? on : null,
    on,
  };
}
