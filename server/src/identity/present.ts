import { formatLocalDate } from '@jixu/kernel';
import type { Sheet } from './commands/print-slips.ts';
import { groupedCode } from './domain/activation-code.ts';
import type { SlipRow } from './ports.ts';
import type { ActivationView } from './queries/show-activation.ts';

export function presentActivation(view: ActivationView) {
  return {
    maskedName: view.maskedName,
    provenWith: view.provenWith,
    proofs: [...view.proofs],
    consentVersion: view.consentVersion,
    expiresAt: view.expiresAt.toISOString(),
  };
}

export function presentSheet(sheet: Sheet) {
  return {
    sheetId: sheet.sheetId,
    count: sheet.count,
    expiresAt: sheet.expiresAt.toISOString(),
  };
}

export function presentSlip(row: SlipRow) {
  return {
    name: row.name,
    unit: row.unit,
    code: groupedCode(row.code),
    validUntil: formatLocalDate(row.validUntil),
  };
}
