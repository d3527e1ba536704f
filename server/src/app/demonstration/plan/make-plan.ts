import { addDays, type LocalDate, present } from '@jixu/kernel';
import { isKnownPerson } from './known-people.ts';
import { tellOrdinary } from './ordinary-people.ts';
import { tellOtherTeachers } from './other-teachers-story.ts';
import { planPeople } from './people.ts';
import { plannedAdoptions, plannedNodes, plannedSenders, workplaces } from './places.ts';
import type { NodeKey, PersonKey, Plan, PlannedPerson } from './planned.ts';
import { tellQiyuan } from './qiyuan-story.ts';
import { createScript, type Script } from './script.ts';
import { earlier, instantOf, type StoryCalendar, storyCalendar } from './story-calendar.ts';
import { tellYunhu } from './yunhu-story.ts';

/** The same seed on the same day gives the same plan. */
export function makePlan(of: { seed: number; today: LocalDate }): Plan {
  const calendar = storyCalendar(of.today);
  const people = planPeople(of.seed, calendar.year);
  const administratorOf = (unit: NodeKey): PersonKey => administrator(people, unit);
  const script = createScript({ calendar, people, administratorOf, seed: of.seed * 1_000 });
  tellYunhu(script);
  tellOtherTeachers(script);
  tellQiyuan(script);
  for (const [index, person] of people.entries()) {
    const place = workplaces.find((workplace) => workplace.unit === person.unit);
    if (place === undefined || place.profession === 'official') continue;
    if (isKnownPerson(person.key) || person.account === 'pending') continue;
    tellOrdinary(script, { person, place: place.region, seed: of.seed + index * 7_919 });
  }
  const opensOn = calendar.yearBefore(9, 1);
  tellLogIns(script, people, opensOn);
  return {
    seed: of.seed,
    today: of.today,
    year: calendar.year,
    opensAt: instantOf(opensOn, '09:00'),
    nodes: plannedNodes,
    adoptions: plannedAdoptions,
    senders: plannedSenders,
    people,
    events: script.events(),
    settlements: settlementsOf(calendar),
  };
}

/** Who decides for a unit: its administrator, else the one of the nearest unit above it. */
function administrator(people: readonly PlannedPerson[], unit: NodeKey): PersonKey {
  let key: NodeKey | null = unit;
  while (key !== null) {
    const at: NodeKey = key;
    const found = people.find((person) =>
      person.roles.some((held) => held.role === 'unit-administrator' && held.node === at),
    );
    if (found) return found.key;
    key = present(
      plannedNodes.find((node) => node.key === at),
      'a planned unit',
    ).parent;
  }
  throw new Error(`demonstration: nobody administers ${unit}`);
}

/** Rules of one place ask for a second proof after three months without log-in: whoever is to log in has been here. */
const LOG_IN_EVERY_DAYS = 75;

function tellLogIns(script: Script, people: readonly PlannedPerson[], opensOn: LocalDate): void {
  const last = addDays(script.calendar.today, -1);
  for (const person of people) {
    if (person.loginName === null) continue;
    for (let day = addDays(opensOn, LOG_IN_EVERY_DAYS); day < last;) {
      script.logIn(person.key, instantOf(day, '08:40'));
      day = addDays(day, LOG_IN_EVERY_DAYS);
    }
    script.logIn(person.key, instantOf(last, '08:40'));
  }
}

/** Certificates of the year before are printed in January, later ones soon after they were earned. */
function settlementsOf(calendar: StoryCalendar): readonly Date[] {
  const ago = calendar.workingDaysAgo;
  const days = [
    earlier(calendar.on(1, 15), ago(22)),
    calendar.on(9, 10),
    earlier(calendar.on(10, 16), ago(11)),
    ago(11),
    ago(5),
    ago(2),
  ];
  const unique = [...new Set(days)].sort((a, b) => a - b);
  return unique.map((day) => instantOf(day, '23:10'));
}
