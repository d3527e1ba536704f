import { expect, test } from 'vitest';
import { handOnPeople, takePeople } from './chosen-people.ts';

// Goal: who was chosen arrives once and does not turn up again on a later visit. Method: taken twice.
test('people are handed on once', () => {
  handOnPeople(new Map([['p1', '江雨']]));
  expect([...takePeople().values()]).toEqual(['江雨']);
  expect(takePeople().size).toBe(0);
});
