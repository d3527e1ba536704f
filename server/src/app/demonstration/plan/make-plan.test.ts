import { describe, expect, it } from 'vitest';
import {
  formatLocalDate,
  IdNumber,
  type LocalDate,
  localDate,
  shanghaiDateOf,
  startOfShanghaiDay,
} from '@jixu/kernel';
import { makePlan } from './make-plan.ts';
import type { Plan, PlannedEvent } from './planned.ts';

const SEED = 7;
/** The edges of the story's calendar: a young year, the day public courses open, leap day, both ends of a year. */
const DAYS: readonly LocalDate[] = [
  localDate(2026, 11, 22),
  localDate(2026, 12, 31),
  localDate(2027, 1, 1),
  localDate(2027, 2, 15),
  localDate(2027, 2, 16),
  localDate(2027, 2, 17),
  localDate(2027, 5, 31),
  localDate(2027, 6, 1),
  localDate(2027, 6, 3),
  localDate(2027, 10, 8),
  localDate(2028, 2, 29),
  localDate(2028, 3, 1),
];

describe('the plan of the demonstration', () => {
  it('is the same for the same seed and day', () => {
    // Goal: anybody can look at the same demonstration. Method: make it twice, and with another seed.
    const today = localDate(2026, 11, 22);
    expect(makePlan({ seed: SEED, today })).toEqual(makePlan({ seed: SEED, today }));
    const other = makePlan({ seed: SEED + 1, today });
    expect(other.people).not.toEqual(makePlan({ seed: SEED, today }).people);
  });

  it('has 200 people whose numbers are valid and belong to nobody', () => {
    // Goal: no real person is meant. Method: every number passes the checksum and names a division that does not exist.
    const { people } = makePlan({ seed: SEED, today: localDate(2026, 11, 22) });
    expect(people).toHaveLength(200);
    for (const person of people) {
      const parsed = IdNumber.parse(person.idNumber);
      expect(parsed.ok, person.key).toBe(true);
      expect(person.idNumber).toMatch(/^(4499|3799)/);
    }
    for (const field of ['key', 'name', 'idNumber', 'staffNumber'] as const) {
      expect(new Set(people.map((person) => person[field])).size, field).toBe(200);
    }
    expect(people.filter((person) => person.account === 'pending').length).toBeGreaterThan(3);
  });

  it.each(DAYS.map((day) => [formatLocalDate(day), day] as const))(
    'lies before %s and in order',
    (_, today) => {
      // Goal: it can be started on any day. Method: every event against the day, its facts, and what went before it.
      const plan = makePlan({ seed: SEED, today });
      let before = plan.opensAt;
      for (const event of plan.events) {
        expect(event.at.getTime()).toBeGreaterThanOrEqual(before.getTime());
        expect(event.at.getTime()).toBeLessThan(startOfShanghaiDay(today).getTime());
        before = event.at;
        for (const day of daysOf(event)) {
          expect(day <= formatLocalDate(shanghaiDateOf(event.at)), `${event.do} ${day}`).toBe(true);
        }
      }
      for (const at of plan.settlements) expect(at.getTime()).toBeLessThan(today * 86_400_000);
      expectDeclaredBeforeDecided(plan);
    },
  );

  it('plans every state that was promised', () => {
    // Goal: nothing is missing from what a visitor can find. Method: the outcomes of the plan, on a good and on a bad day.
    for (const today of [localDate(2026, 11, 22), localDate(2027, 2, 16)]) {
      const { events } = makePlan({ seed: SEED, today });
      const outcomes = events.flatMap((event) => (event.do === 'decide' ? [event.outcome] : []));
      expect(new Set(outcomes)).toEqual(new Set(['pass', 'return', 'reject', 'veto']));
      const dos = events.map((event) => event.do);
      expect(dos).toContain('withdraw');
      expect(events.some((event) => event.do === 'declare' && !event.submit)).toBe(true);
      expect(events.filter((event) => event.do === 'push' && event.mistake)).toHaveLength(2);
    }
  });

  it('tells the year before while the year is young', () => {
    // Goal: January looks right too. Method: the year of the story around the turn of the year.
    expect(makePlan({ seed: SEED, today: localDate(2027, 1, 1) }).year).toBe(2026);
    expect(makePlan({ seed: SEED, today: localDate(2027, 2, 15) }).year).toBe(2026);
    expect(makePlan({ seed: SEED, today: localDate(2027, 2, 16) }).year).toBe(2027);
  });
});

function daysOf(event: PlannedEvent): readonly string[] {
  if (event.do === 'push') return [event.record.on, event.record.to ?? event.record.on];
  if (event.do !== 'declare') return [];
  return Object.values(event.values).filter((value) => /^\d{4}-\d{2}-\d{2}$/.test(value));
}

/** A decision needs a submission before it, a veto a pass, a second submission a return. */
function expectDeclaredBeforeDecided(plan: Plan): void {
  const states = new Map<string, string>();
  for (const event of plan.events) {
    if (event.do === 'push' || event.do === 'log-in') continue;
    const before = states.get(event.declaration);
    if (event.do === 'declare') {
      expect(before === undefined || before === 'return', event.declaration).toBe(true);
      states.set(event.declaration, event.submit ? 'submitted' : 'draft');
    } else if (event.do === 'withdraw') {
      expect(before, event.declaration).toBe('submitted');
    } else {
      const allowed = event.outcome === 'veto' ? ['pass'] : ['submitted', 'pass'];
      expect(allowed, event.declaration).toContain(before);
      states.set(event.declaration, event.outcome);
    }
  }
}
