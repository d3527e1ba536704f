import { asId } from '@jixu/kernel';
import { expect, test } from 'vitest';
import { Refusal } from '../../platform/operation/refusal.ts';
import { answerSaver } from './save-answers.ts';

test('beyond what it can hold the server says so and when to come again, and still answers those before', async () => {
  // Goal: a deliberate 503, not a slow death. Method: a database that answers nobody, one save too many; then it fails.
  let fail: (error: Error) => void = () => undefined;
  const away = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  const saver = answerSaver(() => ({ run: () => away }));
  const save = () =>
    saver
      .save({
        personId: asId<'person'>('0190a000-0000-7000-8000-000000000001'),
        attemptId: '0190a000-0000-7000-8000-000000000002',
        device: 'device-of-the-first-0001',
        answers: [],
      })
      .catch((error: unknown) => error);
  // The first is on its way to the database at once, the others wait.
  const held = Array.from({ length: 4_001 }, save);
  const refused = await save();
  expect(refused).toBeInstanceOf(Refusal);
  expect(refused).toMatchObject({ code: 'assessment.too_busy', retryAfterSeconds: 2 });
  fail(new Error('away'));
  const told = await Promise.all(held);
  expect(new Set(told.map(String))).toEqual(new Set(['Error: away']));
});
