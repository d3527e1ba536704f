import { expect, test } from 'vitest';
import { soughtBy, soughtNames } from './sought.ts';

// Goal: one field finds a name, its pinyin or a number, as it is typed. Method: what people type, and what owners write.
test('a number is one by its hyphens, anything else begins a name', () => {
  expect(soughtBy('  ')).toBeNull();
  expect(soughtBy(' zb-2026-000017-x ')).toEqual({ by: 'number', number: 'ZB-2026-000017-X' });
  expect(soughtBy('韩梅')).toEqual({ by: 'name', begins: '韩梅' });
  expect(soughtBy('Zhou')).toEqual({ by: 'name', begins: 'zhou' });
  expect(soughtBy('买买提·吐尔逊')).toEqual({ by: 'name', begins: '买买提·吐尔逊' });
  expect(soughtBy('Smith-Jones')).toEqual({ by: 'name', begins: 'smith-jones' });
});

test('names are kept as they are looked for; a summary without any has none', () => {
  expect(soughtNames({ personName: 'Anna Li', personPinyin: 'AnnaLi' })).toEqual({
    name: 'anna li',
    pinyin: 'annali',
  });
  expect(soughtNames({ personName: '', title: '课程' })).toEqual({ name: null, pinyin: null });
});
