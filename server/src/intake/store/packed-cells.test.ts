import { expect, test } from 'vitest';
import { cellsFrom, packedCells } from './packed-cells.ts';

const ROWS = [
  { name: { text: '林新' }, title: { text: '第一期' } },
  { name: { text: '林新' }, day: { text: '4.6E4', problem: 'number_lost_digits' } },
  {},
  { title: { text: '第一期' }, name: { text: '' } },
];

test('cells come back as they were, each text kept once', () => {
  // Goal: a lot loses no cell, remark or gap. Method: rows with each of them, through JSON and back.
  const packed = packedCells(ROWS);
  expect(packed.texts.toSorted()).toEqual(['', '4.6E4', '林新', '第一期']);
  expect(cellsFrom(JSON.parse(JSON.stringify(packed)))).toEqual(ROWS);
});

test('a lot that an earlier version packed is read', () => {
  // Goal: an update in the middle of an import loses nothing. Method: the earlier form, written out.
  const spelled = {
    columns: ['name', 'title', 'day'],
    rows: [
      ['林新', '第一期', 0],
      ['林新', 0, ['4.6E4', 'number_lost_digits']],
    ] as const,
  };
  expect(cellsFrom(spelled)).toEqual(ROWS.slice(0, 2));
});
