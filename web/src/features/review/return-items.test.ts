import { expect, test } from 'vitest';
import { itemNames, markedItems } from './return-items.ts';

const items = [
  { path: 'values/title', name: '论文题目' },
  { path: 'values/rank', name: '署名次序' },
  { path: 'category', name: '科目' },
  { path: 'evidence/contents', name: '目录页' },
];

// Goal: what the reviewer marked as wrong is what a return opens. Method: marks of every kind.
test('facts marked wrong are the items that come back; those that agree stay', () => {
  expect(markedItems({ title: 'agreed', rank: 'wrong', category: 'wrong' }, items)).toEqual([
    'values/rank',
    'category',
  ]);
  expect(markedItems({ title: 'agreed' }, items)).toEqual([]);
});

// Goal: the history names what was returned, in the order of the form. Method: one path the form no longer has.
test('paths of the log are named as on the form', () => {
  expect(itemNames(['evidence/contents', 'values/gone', 'values/title'], items)).toEqual([
    '论文题目',
    '目录页',
  ]);
});
