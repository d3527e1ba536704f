import type { Printer } from '../../platform/print/printer.ts';
import type { SlipRow } from '../ports.ts';
import { printActivationSlips } from './activation-slips.ts';

/** Fills the port `renderSlips`: the sheet with the address as a person types it. */
export async function renderSlips(
  printer: Printer,
  publicUrl: string,
  rows: readonly SlipRow[],
): Promise<Uint8Array> {
  const address = `${publicUrl.replace(/^https?:\/\//, '')}/login`;
  return (await printActivationSlips({ printer, address, slips: rows })).pdf;
}
