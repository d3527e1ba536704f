import { type Static, Type } from 'typebox';
import { asId, type PersonId } from '@jixu/kernel';
import { REMINDING_ROLES } from '../hours/index.ts';
import { personCards } from '../identity/index.ts';
import { command, query, type Reading, type Route } from '../platform/http/route.ts';
import { requirePerson } from './access.ts';
import { remindPeople } from './commands/remind-people.ts';
import { startReminderRun } from './commands/start-reminder-run.ts';
import type { ReminderRun } from './domain/reminder-run.ts';
import { PEOPLE_MAX } from './domain/reminding.ts';
import { refuse } from './errors.ts';
import type { ReportingPorts } from './ports.ts';
import { newestRun, runByKey } from './store/run-store.ts';
import { remindedDays } from './store/reminder-store.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Year = Type.Integer({ minimum: 1998, maximum: 2200 });
const NullableText = Type.Union([Type.String(), Type.Null()]);

const ResultSchema = Type.Object(
  { personId: Id, name: NullableText, outcome: Type.String(), remindedOn: NullableText },
  closed,
);

const RunSchema = Type.Object(
  {
    runId: Id,
    state: Type.String(),
    total: Type.Integer(),
    reminded: Type.Integer(),
    skipped: Type.Integer(),
    /** The first of those left alone because they were reminded lately. */
    skippedPeople: Type.Array(
      Type.Object({ personId: Id, name: Type.String(), remindedOn: Type.String() }, closed),
    ),
    startedAt: Type.String({ format: 'date-time' }),
  },
  closed,
);

export function reminderRoutes(ports: ReportingPorts): Route[] {
  return [remind(ports), startRun(), newest(), run()];
}

function remind({ rulebooks }: ReportingPorts): Route {
  return command({
    id: 'remindPeople',
    room: 'reporting',
    operation: 'reporting.remind',
    path: '/api/reminders',
    summary:
      'Tells people what is missing and by when; leaves out who has met the year or was reminded in the last days',
    policy: { who: 'role', roles: REMINDING_ROLES },
    body: Type.Object(
      {
        year: Year,
        personIds: Type.Array(Id, { minItems: 1, maxItems: PEOPLE_MAX }),
      },
      closed,
    ),
    response: Type.Object({ results: Type.Array(ResultSchema) }, closed),
    run: async (op, { body }) => {
      const personIds = body.personIds.map((id) => asId<'person'>(id));
      const results = await remindPeople(op, { rulebooks }, { personIds, year: body.year });
      return { results: results.map((result) => ({ ...result })) };
    },
  });
}

function startRun(): Route {
  return command({
    id: 'startReminderRun',
    room: 'reporting',
    operation: 'reporting.start-reminder-run',
    method: 'PUT',
    path: '/api/reminder-runs/:runId',
    summary: 'Reminds everyone whom the people list shows under a filter, as work with progress',
    policy: { who: 'role', roles: REMINDING_ROLES },
    params: Type.Object({ runId: Id }, closed),
    body: Type.Object(
      {
        year: Year,
        group: Type.Union([Type.Literal('hoped'), Type.Literal('short'), Type.Literal('not-met')]),
        unitId: Type.Union([Id, Type.Null()]),
        search: Type.Union([Type.String({ maxLength: 60 }), Type.Null()]),
      },
      closed,
    ),
    response: RunSchema,
    run: async (op, { params, body }) => {
      await startReminderRun(op, { runId: params.runId, filter: body });
      const { personId } = requirePerson(op.actor);
      const started = await runByKey(op.tx, { personId, runId: params.runId });
      if (!started) throw refuse('no_run');
      return present({ db: op.tx }, started);
    },
  });
}

function newest(): Route {
  return query({
    id: 'newestReminderRun',
    room: 'reporting',
    path: '/api/reminder-runs/newest',
    summary: 'The caller’s reminder that is under way, or the last one',
    policy: { who: 'role', roles: REMINDING_ROLES },
    response: Type.Object({ run: Type.Union([RunSchema, Type.Null()]) }, closed),
    run: async (read) => {
      const found = await newestRun(read.db, requirePerson(read.actor).personId);
      return { run: found && (await present(read, found)) };
    },
  });
}

function run(): Route {
  return query({
    id: 'getReminderRun',
    room: 'reporting',
    path: '/api/reminder-runs/:runId',
    summary: 'How far a reminder of the caller has come, and whom it left alone',
    policy: { who: 'role', roles: REMINDING_ROLES },
    params: Type.Object({ runId: Id }, closed),
    response: RunSchema,
    run: async (read, { params }) => {
      const { personId } = requirePerson(read.actor);
      const found = await runByKey(read.db, { personId, runId: params.runId });
      if (!found) throw refuse('no_run');
      return present(read, found);
    },
  });
}

async function present(
  read: Pick<Reading, 'db'>,
  run: ReminderRun,
): Promise<Static<typeof RunSchema>> {
  const { runId, state, total, reminded, skipped } = run;
  const cards = await personCards(read, run.skippedIds);
  const days = await remindedDays(read.db, run.skippedIds);
  const named = (personId: PersonId) => {
    const card = cards.get(personId);
    return card ? [{ personId, name: card.name, remindedOn: days.get(personId) ?? '' }] : [];
  };
  return {
    runId,
    state,
    total,
    reminded,
    skipped,
    skippedPeople: run.skippedIds.flatMap(named),
    startedAt: run.startedAt.toISOString(),
  };
}
