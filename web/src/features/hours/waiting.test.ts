import { expect, test } from 'vitest';
import { waitingOf } from './waiting.ts';

const line = (status: string, settlesOn: string | null = null) => ({ status, settlesOn });

test('what counts by itself is told from what an office decides', () => {
  // Goal: nobody is told of a review that there is none of. Method: each mixture, with records that do not wait beside.
  const counted = line('approved');
  expect(waitingOf([counted])).toEqual({ kind: 'review', count: 0, settlesOn: '' });
  expect(waitingOf([counted, line('pending')])).toMatchObject({ kind: 'review', count: 1 });
  const study = [line('pending', '2026-06-12'), line('pending', '2026-06-11'), counted];
  expect(waitingOf(study)).toEqual({ kind: 'provisional', count: 2, settlesOn: '2026-06-12' });
  expect(waitingOf([...study, line('pending')])).toMatchObject({ kind: 'both', count: 3 });
});
