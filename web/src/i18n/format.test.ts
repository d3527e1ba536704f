import { describe, expect, it } from 'vitest';
import { formats, groupedNumber, idMask, phoneMask, publicName } from './format.ts';
import { parseQuantity, quantityText } from './units.ts';

const zh = formats('zh-CN');
const en = formats('en');
const N = '\u00A0';

describe('amounts', () => {
  it('join digit and unit', () => {
    // Goal: the formats of the visual language. Method: its own examples, both languages.
    expect(zh.amount('14')).toBe(`14${N}学时`);
    expect(zh.amount('12.5')).toBe(`12.5${N}学时`);
    expect(zh.amount('1/3')).toBe(`1/3${N}学时`);
    expect(zh.amount('0')).toBe(`0${N}学时`);
    expect(zh.amount('8', 'credit')).toBe(`8${N}学分`);
    expect(zh.amountOf('36', '42')).toBe(`36${N}/${N}42${N}学时`);
    expect(en.amount('14')).toBe(`14${N}hours`);
    expect(en.amount('1')).toBe(`1${N}hour`);
    expect(en.amount('1/3')).toBe(`1/3${N}hour`);
    expect(en.amount('0')).toBe(`0${N}hours`);
    expect(en.amount('1.5')).toBe(`1.5${N}hours`);
  });

  it('group thousands without touching what is exact', () => {
    // Goal: no float, no rounding. Method: whole, decimal and fraction texts.
    expect(groupedNumber('2350')).toBe('2,350');
    expect(groupedNumber('1234567.25')).toBe('1,234,567.25');
    expect(groupedNumber('40/3')).toBe(`13${N}1/3`);
    expect(groupedNumber('1/3')).toBe('1/3');
    expect(zh.people(48612)).toBe(`48,612${N}人`);
    expect(en.people(1)).toBe(`1${N}person`);
  });

  it('give percentages that add up', () => {
    // Goal: two decimals. Method: the four parts of the what-if picture.
    const parts = [47362, 1036, 214, 0].map((part) => zh.percent(part, 48612));
    expect(parts).toEqual([`97.43${N}%`, `2.13${N}%`, `0.44${N}%`, `0.00${N}%`]);
    expect(zh.percent(0, 0)).toBe(`0.00${N}%`);
  });
});

describe('dates', () => {
  it('are written as people write them', () => {
    // Goal: date, list date, deadline, period, instant. Method: the examples of the visual
    // language.
    expect(zh.date('2026-11-22')).toBe('2026年11月22日');
    expect(en.date('2026-11-22')).toBe(`22${N}Nov${N}2026`);
    expect(zh.listDate('2026-11-22', '2026-12-01')).toBe(`11月22日${N}周日`);
    expect(zh.listDate('2025-11-22', '2026-12-01')).toBe('2025年11月22日');
    expect(zh.weekdayDate('2026-12-31')).toBe(`2026年12月31日${N}周四`);
    expect(zh.daysLeft('2026-12-31', '2026-11-22')).toBe(39);
    expect(zh.daysLeft('2026-11-22', '2026-11-22')).toBe(0);
    expect(zh.period('2026-01-01', '2027-01-01')).toBe(`2026${N}年度`);
    expect(zh.period('2019-01-01', '2024-01-01')).toBe(`2019–2023${N}年度`);
    expect(zh.period('2020-09-01', '2021-09-01')).toBe('2020年9月1日至2021年8月31日');
    expect(en.period('2020-09-01', '2021-09-01')).toBe(`1${N}Sep${N}2020 to 31${N}Aug${N}2021`);
  });

  it('show instants in the civil time of China, wherever the device is', () => {
    // Goal: one clock. Method: an instant that is another day in UTC.
    expect(zh.instant('2026-11-22T11:06:00Z')).toBe(`11月22日${N}19:06`);
    expect(zh.instant('2026-11-21T16:30:00Z')).toBe(`11月22日${N}00:30`);
    expect(zh.instant('2025-11-22T11:06:00Z', '2026-01-01')).toBe(`2025年11月22日${N}19:06`);
    expect(zh.weekdayInstant('2026-11-09T08:20:00Z')).toBe(`11月9日${N}周一${N}16:20`);
    expect(zh.weekdayInstant('2026-11-09T08:20:00Z', '2026-12-01')).toBe(
      `11月9日${N}周一${N}16:20`,
    );
    // A day of last year without its year would be read as one of this year.
    expect(zh.weekdayInstant('2025-09-01T01:00:00Z', '2026-11-22')).toBe(`2025年9月1日${N}09:00`);
    expect(zh.dayEnd('2026-11-25')).toBe(`11月25日${N}周三${N}24:00`);
  });

  it('refuse what is no day', () => {
    // Goal: a server bug is seen, not shown as a wrong day. Method: an impossible date.
    expect(() => zh.date('2026-02-30')).toThrow(RangeError);
  });
});

describe('masks', () => {
  it('never show the last six of an identity number', () => {
    // Goal: first four only, even if more arrives. Method: a whole synthetic number.
    expect(idMask('449912199001011234')).toBe('4499**************');
    expect(idMask('4499**************')).toBe('4499**************');
    expect(phoneMask('13812340000')).toBe('138****0000');
    expect(publicName('林秀芬')).toBe('林＊＊');
    expect(publicName('欧阳')).toBe('欧＊');
  });
});

describe('quantities', () => {
  it('read and write what a step was given', () => {
    // Goal: "1 item" and "2 days" of the engine. Method: singular, plural, bare, unknown.
    expect(parseQuantity('2 days')).toEqual({ value: '2', unit: 'days' });
    expect(parseQuantity('1 item')).toEqual({ value: '1', unit: 'items' });
    expect(parseQuantity('14')).toEqual({ value: '14', unit: undefined });
    expect(parseQuantity('3 parsecs')).toEqual({ value: '3', unit: undefined });
    expect(quantityText('2', 'days', 'zh-CN')).toBe(`2${N}天`);
    expect(quantityText('1', 'sessions', 'en')).toBe(`1${N}session`);
  });
});
