import { expect, test } from 'vitest';
import { asId, type NodeId, type PersonId, seededRandom } from '@jixu/kernel';
import { type Seated, seatPeople, type SeatingPerson, type SeatingRoom } from './seating.ts';

const room = (roomId: string, seats: number, perRow: number, accessible: number[] = []) => ({
  roomId,
  seats,
  perRow,
  accessible,
});
const person = (at: number, unit: number | null, accessible = false): SeatingPerson => ({
  personId: asId<'person'>(`00000000-0000-7000-8000-${String(at).padStart(12, '0')}`),
  unitId:
    unit === null
      ? null
      : asId<'node'>(`00000000-0000-7000-9000-${String(unit).padStart(12, '0')}`),
  accessible,
});

/** Neighbours of one unit, counted anew and without the plan's own words. */
function beside(seated: readonly Seated[], rooms: readonly SeatingRoom[]): number {
  return seated.filter((one) => {
    const perRow = rooms.find((each) => each.roomId === one.roomId)?.perRow ?? 1;
    const row = Math.floor((one.number - 1) / perRow);
    return seated.some(
      (other) =>
        other.roomId === one.roomId &&
        other.unitId === one.unitId &&
        one.unitId !== null &&
        Math.abs(other.number - one.number) === 1 &&
        Math.floor((other.number - 1) / perRow) === row,
    );
  }).length;
}

test('everybody has one seat, nobody two, and what is said of neighbours is true', () => {
  // Goal: the properties of any draw. Method: 60 seeded sessions of odd sizes, counted by another way.
  for (let seed = 1; seed <= 60; seed += 1) {
    const random = seededRandom(seed);
    const rooms = [
      room('a', 5 + random.below(30), 1 + random.below(8), [1, 2]),
      room('b', 5 + random.below(30), 1 + random.below(8), [3]),
    ];
    const seats = rooms.reduce((sum, one) => sum + one.seats, 0);
    const units = 1 + random.below(8);
    const people = Array.from({ length: 1 + random.below(seats) }, (_, at) =>
      person(at, random.chance(10) ? null : random.below(units), at < 2),
    );
    const found = seatPeople({ people, rooms, before: [], seed });
    if (!found.ok) throw new Error(`seed ${seed}: ${found.missing} missing`);
    expect(new Set(found.seated.map((one) => one.personId)).size).toBe(people.length);
    expect(new Set(found.seated.map((one) => `${one.roomId} ${one.number}`)).size).toBe(
      people.length,
    );
    for (const one of found.seated) {
      const at = rooms.find((each) => each.roomId === one.roomId);
      expect(one.number >= 1 && one.number <= (at?.seats ?? 0)).toBe(true);
      if (one.accessible) expect(at?.accessible).toContain(one.number);
    }
    expect([seed, found.beside]).toEqual([seed, beside(found.seated, rooms)]);
  }
});

test('colleagues sit apart as long as others or empty seats can come between', () => {
  // Goal: "where possible". Method: half of a room from one unit; one unit alone with as many empty seats; without any.
  const rooms = [room('a', 30, 6)];
  const two = Array.from({ length: 30 }, (_, at) => person(at, at % 2));
  const mixed = seatPeople({ people: two, rooms, before: [], seed: 7 });
  expect(mixed).toMatchObject({ ok: true, beside: 0 });
  const one = Array.from({ length: 15 }, (_, at) => person(at, 1));
  expect(seatPeople({ people: one, rooms, before: [], seed: 7 })).toMatchObject({
    ok: true,
    beside: 0,
  });
  const full = Array.from({ length: 30 }, (_, at) => person(at, 1));
  expect(seatPeople({ people: full, rooms, before: [], seed: 7 })).toMatchObject({
    ok: true,
    beside: 30,
  });
});

test('the same seed gives the same seats, in whatever order people are named; another seed others', () => {
  // Goal: a draw can be repeated by anybody. Method: twice, reversed, and under another seed.
  const rooms = [room('a', 40, 8)];
  const people = Array.from({ length: 25 }, (_, at) => person(at, at % 4));
  const seats = (of: readonly SeatingPerson[], seed: number) =>
    seatPeople({ people: of, rooms, before: [], seed });
  expect(seats(people.toReversed(), 5)).toEqual(seats(people, 5));
  expect(seats(people, 6)).not.toEqual(seats(people, 5));
});

test('too few seats, or too few without steps, is said with the number', () => {
  // Goal: nobody is left standing quietly. Method: eleven for ten seats; two who need a seat where there is one.
  const rooms = [room('a', 10, 5, [1])];
  const eleven = Array.from({ length: 11 }, (_, at) => person(at, at));
  expect(seatPeople({ people: eleven, rooms, before: [], seed: 1 })).toEqual({
    ok: false,
    missing: 1,
    accessible: false,
  });
  const two = [person(1, 1, true), person(2, 2, true)];
  expect(seatPeople({ people: two, rooms, before: [], seed: 1 })).toEqual({
    ok: false,
    missing: 1,
    accessible: true,
  });
});

test('who sits already stays, and his colleague is not put beside him', () => {
  // Goal: a later draw. Method: one in the middle of a row of three, then a colleague and a stranger for five seats.
  const rooms = [room('a', 6, 3)];
  const before: Seated[] = [{ ...person(0, 1), roomId: 'a', number: 2 }];
  const found = seatPeople({ people: [person(1, 1), person(2, 2)], rooms, before, seed: 3 });
  if (!found.ok) throw new Error('seats enough');
  const colleague: PersonId = person(1, 1).personId;
  const unit: NodeId | null = person(1, 1).unitId;
  expect(unit).not.toBeNull();
  const seat = found.seated.find((one) => one.personId === colleague);
  expect([4, 5, 6]).toContain(seat?.number);
  expect(found.seated.some((one) => one.number === 2)).toBe(false);
});
