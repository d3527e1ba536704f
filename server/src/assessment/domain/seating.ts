import { type NodeId, type PersonId, seededRandom } from '@jixu/kernel';
import { shuffled } from './paper.ts';

/** A room of a session: seats are numbered from 1, so many to a row, the first row in front. */
export type SeatingRoom = {
  readonly roomId: string;
  readonly seats: number;
  readonly perRow: number;
  readonly accessible: readonly number[];
};
export type SeatingPerson = {
  readonly personId: PersonId;
  readonly unitId: NodeId | null;
  readonly accessible: boolean;
};
export type Seat = { readonly roomId: string; readonly number: number };
export type Seated = SeatingPerson & Seat;

export type Seating =
  | { readonly ok: true; readonly seated: readonly Seated[]; readonly beside: number }
  | { readonly ok: false; readonly missing: number; readonly accessible: boolean };

/**
 * Seats people by chance and yet apart: whoever asked for it gets a seat without steps, and nobody sits beside a colleague
 * as long as another person or an empty seat can come between. The same seed, people and rooms give the same seats.
 */
export function seatPeople(of: {
  readonly people: readonly SeatingPerson[];
  readonly rooms: readonly SeatingRoom[];
  /** Who sits already, and stays. */
  readonly before: readonly Seated[];
  readonly seed: number;
}): Seating {
  const plan = planOf(of.rooms, of.before);
  const random = seededRandom(of.seed);
  const inOrder = of.people.toSorted((a, b) => (a.personId < b.personId ? -1 : 1));
  const mixed = shuffled(inOrder, random);
  const needing = mixed.filter((person) => person.accessible);
  const reserved = plan.free(true);
  if (needing.length > reserved.length)
    return { ok: false, missing: needing.length - reserved.length, accessible: true };
  const seated: Seated[] = [];
  const sit = (person: SeatingPerson, seat: Seat) => {
    plan.take(seat, person.unitId);
    seated.push({ ...person, ...seat });
  };
  for (const person of needing) {
    const free = plan.free(true);
    const apart = free.find((seat) => !plan.around(seat).beside.includes(person.unitId));
    const seat = apart ?? free[0];
    if (seat) sit(person, seat);
  }
  // What is left of the reserved seats is filled last.
  const seats = [...plan.free(false), ...plan.free(true)];
  const groups = groupsOf(mixed.filter((person) => !person.accessible));
  let left = mixed.length - needing.length;
  if (left > seats.length) return { ok: false, missing: left - seats.length, accessible: false };
  let spare = seats.length - left;
  for (const seat of seats) {
    if (left === 0) break;
    const { group, apart } = nextGroup(groups, plan.around(seat));
    if (!apart && spare > 0) {
      spare -= 1;
      continue;
    }
    const person = group.pop();
    if (!person) break;
    sit(person, seat);
    left -= 1;
  }
  const beside = seated.filter(
    (one) => one.unitId !== null && plan.around(one).beside.includes(one.unitId),
  ).length;
  return { ok: true, seated, beside };
}

/** People by unit; who has none is a group alone. */
function groupsOf(people: readonly SeatingPerson[]): readonly SeatingPerson[][] {
  const groups = new Map<string, SeatingPerson[]>();
  for (const person of people) {
    const name = person.unitId ?? person.personId;
    const group = groups.get(name);
    if (group) group.push(person);
    else groups.set(name, [person]);
  }
  return [...groups.values()];
}

type Around = {
  readonly beside: readonly (NodeId | null)[];
  readonly inFront: readonly (NodeId | null)[];
};

/** The largest group that may sit here: left for later, its people could only sit beside one another. */
function nextGroup(
  groups: readonly SeatingPerson[][],
  { beside, inFront }: Around,
): { readonly group: SeatingPerson[]; readonly apart: boolean } {
  let best: { group: SeatingPerson[]; rank: number } = { group: [], rank: -1 };
  for (const group of groups) {
    const unitId = group[0]?.unitId ?? null;
    if (group.length === 0) continue;
    const near = unitId !== null && inFront.includes(unitId);
    const rank = unitId !== null && beside.includes(unitId) ? 0 : near ? 1 : 2;
    if (rank > best.rank || (rank === best.rank && group.length > best.group.length))
      best = { group, rank };
  }
  return { group: best.group, apart: best.rank > 0 };
}

/** Who sits where while seats are given out. */
function planOf(rooms: readonly SeatingRoom[], before: readonly Seated[]) {
  const nameOf = (seat: Seat): string => `${seat.roomId} ${seat.number}`;
  const units = new Map<string, NodeId | null>(before.map((one) => [nameOf(one), one.unitId]));
  const rowOf = new Map(rooms.map((room) => [room.roomId, room.perRow]));
  const unitsAt = ({ roomId }: Seat, numbers: readonly number[]) =>
    numbers.flatMap((number) => units.get(nameOf({ roomId, number })) ?? []);
  return {
    take: (seat: Seat, unitId: NodeId | null): void => void units.set(nameOf(seat), unitId),
    free: (accessible: boolean): readonly Seat[] =>
      rooms.flatMap((room) =>
        Array.from({ length: room.seats }, (_, index) => index + 1)
          .filter((number) => room.accessible.includes(number) === accessible)
          .map((number) => ({ roomId: room.roomId, number }))
          .filter((seat) => !units.has(nameOf(seat))),
      ),
    around: (seat: Seat): Around => {
      const perRow = rowOf.get(seat.roomId) ?? 1;
      const column = (seat.number - 1) % perRow;
      const aside = [
        ...(column > 0 ? [seat.number - 1] : []),
        ...(column < perRow - 1 ? [seat.number + 1] : []),
      ];
      return {
        beside: unitsAt(seat, aside),
        inFront: unitsAt(seat, [seat.number - perRow, seat.number + perRow]),
      };
    },
  };
}
