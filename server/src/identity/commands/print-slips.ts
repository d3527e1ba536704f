import {
  addDays,
  formatLocalDate,
  type Id,
  type LocalDate,
  type NodeId,
  parseLocalDate,
  type PersonId,
} from '@jixu/kernel';
import type { Keyring } from '../../platform/crypto/keyring.ts';
import { readingOf, type Reading } from '../../platform/http/route.ts';
import type { PersonActor } from '../../platform/operation/actor.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { refuse } from '../errors.ts';
import type { IdentityPorts, SlipRow } from '../ports.ts';
import { accountStates, personCards } from '../queries/person-cards.ts';
import { insertSheet, sheetOf } from '../store/slip-rows.ts';
import { makeActivationSlips, SLIP_DAYS, SLIPS_MAX } from './make-activation-slips.ts';

const SHEET_MS = 3_600_000;

export type Sheet = {
  readonly sheetId: Id<'sheet'>;
  readonly count: number;
  readonly expiresAt: Date;
};

type StoredSlip = Omit<SlipRow, 'validUntil'> & { readonly validUntil: string };

/** A slip for one person, pending or locked out. */
export async function printSlipFor(
  op: Operation,
  ports: IdentityPorts,
  actor: PersonActor,
  personId: PersonId,
): Promise<Sheet> {
  if (personId === actor.personId) throw refuse('own_account');
  await ports.organisations.assertMayResetAccount(readingOf(op), personId);
  return makeSheet(op, ports, actor, [personId]);
}

/** Slips for everyone in a unit, and below it, whose account waits for activation. */
export async function printSlipsOfUnit(
  op: Operation,
  ports: IdentityPorts,
  actor: PersonActor,
  unitId: NodeId,
): Promise<Sheet> {
  const members = await ports.organisations.membersForSlips(readingOf(op), unitId);
  const accounts = await accountStates({ db: op.tx }, members);
  const pending = members.filter((id) => accounts.get(id)?.state === 'pending');
  if (pending.length === 0) throw refuse('nobody_to_activate');
  if (pending.length > SLIPS_MAX) {
    throw refuse('slips_too_many', { detail: { found: pending.length, limit: SLIPS_MAX } });
  }
  return makeSheet(op, ports, actor, pending);
}

async function makeSheet(
  op: Operation,
  ports: IdentityPorts,
  actor: PersonActor,
  people: readonly PersonId[],
): Promise<Sheet> {
  const made = await makeActivationSlips(op, ports.keyring, people);
  const cards = await personCards({ db: op.tx }, people);
  const units = await ports.organisations.unitNamesOf(readingOf(op), people);
  const validUntil = formatLocalDate(addDays(op.today, SLIP_DAYS));
  const rows: StoredSlip[] = made.map(({ personId, code }) => ({
    name: cards.get(personId)?.name ?? '',
    unit: units.get(personId) ?? '',
    code,
    validUntil,
  }));
  rows.sort((a, b) => (`${a.unit}\n${a.name}` < `${b.unit}\n${b.name}` ? -1 : 1));
  const sheetId = op.newId<'sheet'>();
  const expiresAt = new Date(op.now.getTime() + SHEET_MS);
  const sealed = ports.keyring.encrypt(JSON.stringify(rows));
  await insertSheet(op.tx, { sheetId, madeBy: actor.personId, sealed, expiresAt });
  return { sheetId, count: rows.length, expiresAt };
}

/** The codes on a sheet: for its maker, within the hour. */
export async function readSheet(
  read: Reading,
  keyring: Keyring,
  of: { readonly actor: PersonActor; readonly sheetId: string },
): Promise<readonly SlipRow[]> {
  const sealed = await sheetOf(read.db, of.sheetId, of.actor.personId, read.now);
  if (!sealed) throw refuse('no_such_sheet');
  const rows = JSON.parse(keyring.decrypt(sealed)) as readonly StoredSlip[];
  return rows.map((row) => ({ ...row, validUntil: dayOf(row.validUntil) }));
}

function dayOf(text: string): LocalDate {
  const day = parseLocalDate(text);
  if (!day.ok) throw new Error('slip sheet: damaged');
  return day.value;
}
