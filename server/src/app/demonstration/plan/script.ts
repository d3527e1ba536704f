import { addDays, assert, formatLocalDate, type LocalDate, present } from '@jixu/kernel';
import { earlier, instantOf, later, type StoryCalendar } from './story-calendar.ts';
import type {
  Declare,
  DeclarationKey,
  PersonKey,
  PlannedEvent,
  PlannedFile,
  PlannedPerson,
  PlannedRecord,
  Push,
  SenderKey,
} from './planned.ts';

/** Platforms deliver at night. */
const DELIVERY = '02:30';
const HANDED_IN = '10:20';
const DECIDED = '15:40';

export type PushLine = {
  readonly sender: SenderKey;
  readonly title: string;
  /** null: the course has not been open yet this year, so it did not happen. */
  readonly on: LocalDate | null;
  readonly received?: LocalDate;
  readonly record: Omit<PlannedRecord, 'on'>;
  readonly mistake?: Push['mistake'];
};

export type DeclareLine = Pick<Declare, 'formId' | 'category' | 'values'> & {
  readonly key: DeclarationKey;
  readonly files: readonly PlannedFile[];
  readonly day: LocalDate;
  readonly time?: string;
  /** Kept as a draft if false. */
  readonly submit?: boolean;
};

export type DecideLine = {
  readonly by?: PersonKey;
  readonly outcome: 'pass' | 'return' | 'reject' | 'veto';
  readonly opinion?: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly day: LocalDate;
  readonly time?: string;
};

/** Where the story is written down: lines in any order, events in the order of time. */
export type Script = {
  readonly calendar: StoryCalendar;
  readonly person: (key: PersonKey) => PlannedPerson;
  readonly push: (who: PersonKey, ...lines: readonly PushLine[]) => void;
  readonly declare: (who: PersonKey, line: DeclareLine) => void;
  readonly decide: (who: PersonKey, declaration: DeclarationKey, line: DecideLine) => void;
  readonly withdraw: (who: PersonKey, declaration: DeclarationKey, day: LocalDate) => void;
  readonly logIn: (who: PersonKey, at: Date) => void;
  readonly nextSeed: () => number;
  readonly events: () => readonly PlannedEvent[];
};

export function createScript(of: {
  calendar: StoryCalendar;
  people: readonly PlannedPerson[];
  administratorOf: (unit: string) => PersonKey;
  seed: number;
}): Script {
  const { calendar } = of;
  const people = new Map(of.people.map((person) => [person.key, person]));
  const events: PlannedEvent[] = [];
  let deliveries = 0;
  let seeds = of.seed;
  const person = (key: PersonKey): PlannedPerson => present(people.get(key), `person ${key}`);
  const yesterday = addDays(calendar.today, -1);
  return {
    calendar,
    person,
    push: (who, ...lines) => {
      for (const line of lines) {
        if (line.on === null) continue;
        deliveries += 1;
        const received = earlier(later(line.received ?? addDays(line.on, 1), line.on), yesterday);
        events.push({
          do: 'push',
          at: instantOf(received, line.on === received ? '22:30' : DELIVERY),
          subject: who,
          sender: line.sender,
          externalId: `${line.sender}-${String(deliveries).padStart(6, '0')}`,
          title: line.title,
          record: { ...line.record, on: formatLocalDate(line.on) },
          ...(line.mistake ? { mistake: line.mistake } : {}),
        });
      }
    },
    declare: (who, line) => {
      assert(line.day < calendar.today, `demonstration: ${line.key} is not over`);
      events.push({
        do: 'declare',
        at: instantOf(line.day, line.time ?? HANDED_IN),
        subject: who,
        declaration: line.key,
        formId: line.formId,
        category: line.category,
        values: line.values,
        files: line.files,
        submit: line.submit ?? true,
      });
    },
    decide: (who, declaration, line) => {
      assert(line.day < calendar.today, `demonstration: ${declaration} is decided too late`);
      events.push({
        do: 'decide',
        at: instantOf(line.day, line.time ?? DECIDED),
        subject: who,
        declaration,
        by: line.by ?? of.administratorOf(person(who).unit),
        outcome: line.outcome,
        opinion: line.opinion ?? null,
        fields: line.fields ?? {},
      });
    },
    withdraw: (who, declaration, day) => {
      events.push({ do: 'withdraw', at: instantOf(day, '17:05'), subject: who, declaration });
    },
    logIn: (who, at) => {
      events.push({ do: 'log-in', at, subject: who });
    },
    nextSeed: () => {
      seeds += 1;
      return seeds;
    },
    events: () => events.toSorted((a, b) => a.at.getTime() - b.at.getTime()),
  };
}
