import { expect, it } from 'vitest';
import { subjectsOf } from './people-table.tsx';

const pack = (ref: string, ids: readonly string[]) => ({
  id: ref,
  ref,
  name: { 'zh-CN': ref, en: ref },
  unit: 'hour',
  grade: 'primary',
  categories: ids.map((id) => ({ id, label: { 'zh-CN': id, en: id } })),
  needs: {},
});

it('shows each subject once where people are under several rulebooks', () => {
  // Goal: two rulebooks with a common subject give one column for it. Method: overlapping categories in two orders.
  const subjects = subjectsOf([
    pack('a', ['public', 'professional', 'elective']),
    pack('b', ['professional', 'public', 'flexible']),
  ]);
  expect(subjects.map((subject) => subject.id)).toEqual([
    'public',
    'professional',
    'elective',
    'flexible',
  ]);
});
