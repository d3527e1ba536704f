import { describe, expect, it } from 'vitest';
import { formats } from '../../i18n/format.ts';
import { translator } from '../../i18n/words.ts';
import { amountsOfRequirement, hourScale, hourTicks } from './hour-amounts.ts';
import { barSentence } from './hour-bar.tsx';
import { hoursWords } from './hours-words.ts';

const professional = { counted: '36', review: '4', need: '42', cut: '10' };

describe('hour amounts', () => {
  it('keep the certain apart from the hoped for', () => {
    // Goal: missing is what stays missing if all passes. Method: the teacher of the pictures, and
    // thirds.
    expect(hourTicks(professional).missing).toBe(2 * 1800);
    expect(hourTicks({ counted: '1/3', review: '0', need: '1', cut: '0' }).missing).toBe(1200);
    expect(hourTicks({ counted: '50', review: '0', need: '42', cut: '0' }).missing).toBe(0);
    expect(hourTicks({ counted: '5', review: '0', need: null, cut: '0' }).missing).toBe(0);
  });

  it('come from a requirement and the totals with everything pending', () => {
    // Goal: the contract's output is enough. Method: have 36, with pending 40 1/3.
    expect(
      amountsOfRequirement({ requirement: { need: '42', have: '36' }, haveWithPending: '121/3' }),
    ).toEqual({ counted: '36', review: '13/3', need: '42', cut: '0' });
  });

  it('refuse an amount that is none', () => {
    // Goal: a server bug is seen. Method: a float of JavaScript's making.
    expect(() => hourTicks({ ...professional, counted: '1e3' })).toThrow(RangeError);
  });

  it('share one scale', () => {
    // Goal: length compares between subjects. Method: one of them needs 360.
    const scale = hourScale([professional, { ...professional, need: '360' }], 'learner');
    expect(scale.cellHours).toBe(5);
    expect(scale.extent.screen).toBeGreaterThan(72 * 8.5);
    expect(scale.extent.paper).toBeGreaterThan(72 * 2.2);
  });
});

describe('sentence of a bar', () => {
  it('says what is drawn', () => {
    // Goal: the sentence of the visual language. Method: its own example, both languages, and
    // nothing extra.
    const zh = translator(hoursWords, 'zh-CN');
    const say = (amounts: typeof professional) =>
      barSentence({ subject: '专业', amounts, unit: 'hour' }, zh, formats('zh-CN'));
    expect(say(professional)).toBe('专业需 42\u00A0学时，已计入 36，审核中 4，空缺 2，超出上限 10');
    expect(say({ counted: '42', review: '0', need: '42', cut: '0' })).toBe(
      '专业需 42\u00A0学时，已计入 42',
    );
    const en = barSentence(
      { subject: 'Professional', amounts: professional, unit: 'hour' },
      translator(hoursWords, 'en'),
      formats('en'),
    );
    expect(en).toBe(
      'Professional: 42\u00A0hours needed, 36 counted, 4 under review, 2 missing, 10 over the cap',
    );
  });
});
