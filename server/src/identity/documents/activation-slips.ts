import { fileURLToPath } from 'node:url';

import { assert, dateParts, type LocalDate } from '@jixu/kernel';

import type { Printer } from '../../platform/print/printer.ts';

const TEMPLATE = fileURLToPath(new URL('./activation-slips.typ', import.meta.url));

/** 250 sheets: what an office printer holds at once. */
export const SLIPS_MAX = 2_000;

/** Ten characters without 0 O 1 I L: read aloud and typed from paper. */
export const ACTIVATION_CODE = /^[2-9A-HJKMNP-Z]{10}$/;

/** A slip (激活单): how one person logs in for the first time. Holds no identity number. */
export type ActivationSlip = {
  readonly name: string;
  readonly unit: string;
  readonly code: string;
  /** The last day on which the code works. */
  readonly validUntil: LocalDate;
};

export type PrintedSlips = {
  readonly pdf: Uint8Array;
  /** Slips with characters that the font lacks: 〓 stands there, the office adds them by hand. */
  readonly incomplete: readonly { readonly index: number; readonly characters: string }[];
};

const WORDS = {
  title: '登录激活单',
  open: '打开',
  enter: '输入证件号码及其后六位，再输入下面的激活码，然后设自己的密码。',
  validUntil: '有效期至',
  once: '只能用一次',
  english: 'Enter your ID number and its last six characters, then this code. Works once, until',
} as const;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** One PDF, eight slips to a sheet, in the order given. */
export async function printActivationSlips(options: {
  readonly printer: Printer;
  /** The log-in page as a person types it. */
  readonly address: string;
  readonly slips: readonly ActivationSlip[];
}): Promise<PrintedSlips> {
  const { printer, address, slips } = options;
  assert(slips.length > 0 && slips.length <= SLIPS_MAX, 'activation slips: 1 to 2,000');
  assert(
    slips.every((slip) => ACTIVATION_CODE.test(slip.code)),
    'activation slips: a code of another alphabet',
  );
  const incomplete = slips.flatMap((slip, index) => {
    const characters = printer.missingGlyphs(slip.name + slip.unit).join('');
    return characters === '' ? [] : [{ index, characters }];
  });
  const data = { address, words: WORDS, slips: slips.map((slip) => slipData(printer, slip)) };
  return { pdf: await printer.render({ template: TEMPLATE, data }), incomplete };
}

function slipData(printer: Printer, slip: ActivationSlip) {
  const { year, month, day } = dateParts(slip.validUntil);
  return {
    name: printable(printer, slip.name),
    unit: printable(printer, slip.unit),
    code: `${slip.code.slice(0, 5)} ${slip.code.slice(5)}`,
    validUntil: `${year}年${month}月${day}日`,
    validUntilEnglish: `${day} ${MONTHS[month - 1] ?? ''} ${year}`,
  };
}

/** 〓 (geta) is what printers put where a character is still to be made. */
function printable(printer: Printer, text: string): string {
  const missing = new Set(printer.missingGlyphs(text));
  return Array.from(text, (character) => (missing.has(character) ? '〓' : character)).join('');
}
