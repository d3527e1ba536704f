import { localDate } from '@jixu/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { notoSansFonts } from '../../platform/print/noto-fonts.ts';
import { createPrinter, type Printer } from '../../platform/print/printer.ts';
import { ACTIVATION_CODE, type ActivationSlip, printActivationSlips } from './activation-slips.ts';

const address = 'https://jixu.example/login';

function slip(change: Partial<ActivationSlip> = {}): ActivationSlip {
  const validUntil = localDate(2026, 12, 22);
  return { name: '林秀芬', unit: '云湖实验小学', code: '7QK3MXR8TD', validUntil, ...change };
}

describe('activation slips', () => {
  let printer: Printer;
  beforeAll(async () => {
    printer = await createPrinter({ fonts: notoSansFonts() });
  });
  afterAll(() => printer.close());

  it('puts eight slips on a sheet', async () => {
    // Goal: 8 slips one page, 9 two, long names included. Method: count the page objects.
    const long = slip({
      name: '阿卜杜拉·买买提·阿卜杜热合曼·吐尔逊江·艾则孜',
      unit: '云湖第一教育集团云湖实验小学与云湖县教师发展中心联合举办的附属第二实验学校高中部数学教研组',
    });
    for (const [count, pages] of [
      [1, 1],
      [8, 1],
      [9, 2],
      [200, 25],
    ] as const) {
      const slips = Array.from({ length: count }, () => long);
      const { pdf, incomplete } = await printActivationSlips({ printer, address, slips });
      const text = Buffer.from(pdf).toString('latin1');
      expect(text.match(/\/Type \/Page\b/g)).toHaveLength(pages);
      expect(incomplete).toEqual([]);
    }
  });

  it('names the slips that need a hand-written character', async () => {
    // Goal: one rare name does not stop a batch. Method: U+20BB7 in the second of three.
    const slips = [slip(), slip({ name: '𠮷小红' }), slip({ name: '#panic(1)' })];
    const printed = await printActivationSlips({ printer, address, slips });
    expect(printed.incomplete).toEqual([{ index: 1, characters: '𠮷' }]);
    const replaced = [slip(), slip({ name: '〓小红' }), slip({ name: '#panic(1)' })];
    const same = await printActivationSlips({ printer, address, slips: replaced });
    expect(Buffer.from(same.pdf).equals(printed.pdf)).toBe(true);
  });

  it('takes codes of the unambiguous alphabet only', async () => {
    // Goal: no 0/O, 1/I/L on paper. Method: each excluded character, other lengths, lower case.
    expect(ACTIVATION_CODE.test(slip().code)).toBe(true);
    for (const code of [
      '0QK3MXR8TD',
      'OQK3MXR8TD',
      '1QK3MXR8TD',
      'IQK3MXR8TD',
      'LQK3MXR8TD',
      '7QK3MXR8T',
      '7qk3mxr8td',
    ]) {
      const slips = [slip({ code })];
      await expect(printActivationSlips({ printer, address, slips })).rejects.toThrow('alphabet');
    }
  });
});
