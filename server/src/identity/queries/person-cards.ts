import type { Kysely } from 'kysely';
import type { PersonId } from '@jixu/kernel';
import type { AccountState } from '../domain/log-in-decision.ts';
import { accountStateRows } from '../store/account-rows.ts';
import { cardRows, contactMasks } from '../store/person-rows.ts';

type Read = { readonly db: Kysely<unknown> };

export type PersonCard = {
  readonly personId: PersonId;
  readonly name: string;
  readonly documentMask: string;
  readonly pinyin: string;
};

export async function personCards(
  read: Read,
  ids: readonly PersonId[],
): Promise<Map<PersonId, PersonCard>> {
  const rows = await cardRows(read.db, ids);
  return new Map(
    rows.map((row) => [
      row.person_id,
      { personId: row.person_id, name: row.name, documentMask: row.mask, pinyin: row.pinyin },
    ]),
  );
}

export type AccountCard = {
  readonly state: AccountState;
  readonly activatedAt: Date | null;
  readonly activatedWith: 'slip' | 'sms' | 'setup' | null;
  readonly lastLoginAt: Date | null;
};

export async function accountStates(
  read: Read,
  ids: readonly PersonId[],
): Promise<Map<PersonId, AccountCard>> {
  const rows = await accountStateRows(read.db, ids);
  return new Map(
    rows.map((row) => [
      row.person_id,
      {
        state: row.state,
        activatedAt: row.activated_at,
        activatedWith: row.activated_with,
        lastLoginAt: row.last_login_at,
      },
    ]),
  );
}

export type ContactCard = { readonly phoneMask: string | null; readonly emailMask: string | null };

export async function contactCards(
  read: Read,
  ids: readonly PersonId[],
): Promise<Map<PersonId, ContactCard>> {
  const cards = new Map<PersonId, { phoneMask: string | null; emailMask: string | null }>(
    ids.map((id) => [id, { phoneMask: null, emailMask: null }]),
  );
  for (const row of await contactMasks(read.db, ids)) {
    const card = cards.get(row.person_id);
    if (card && row.kind === 'phone') card.phoneMask = row.mask;
    else if (card) card.emailMask = row.mask;
  }
  return cards;
}
