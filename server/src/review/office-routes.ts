import { type Static, Type } from 'typebox';
import { asId, formatLocalDate, type NodeId, parseLocalDate, type PersonId } from '@jixu/kernel';
import { personCards } from '../identity/index.ts';
import { deciders, nodeCards, scopeOf, unitsInScope } from '../organisations/index.ts';
import { command, query, type Reading, type Route } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { DECIDING_ROLES, decidingOffices } from './access.ts';
import { keepAbsence, promiseServiceTime, removeAbsence } from './commands/keep-office.ts';
import { refuse } from './errors.ts';
import { Id, InboxLineSchema, Instant } from './present.ts';
import { presentLines } from './present-lines.ts';
import { standsAbove } from './queries/upwards.ts';
import {
  absencesOf,
  absentOn,
  busyOffices,
  loadsOf,
  promiseOf,
  unitWaitingAt,
} from './store/office-store.ts';
import { linesInOrder } from './store/inbox-store.ts';

/** More offices than a superior watches on one page. */
const OFFICES_MAX = 200;
const LINES_MAX = 100;
const SERVICE_DAYS_MAX = 250;

const TextOrNull = Type.Union([Type.String(), Type.Null()]);
const NumberOrNull = Type.Union([Type.Integer(), Type.Null()]);
const officeParams = Type.Object({ officeId: Id }, { additionalProperties: false });

const OfficeSchema = Type.Object({
  officeId: Id,
  officeName: Type.String(),
  /** The caller decides there; else it is one that the caller's office stands above. */
  mine: Type.Boolean(),
  promisedWorkingDays: NumberOrNull,
  open: Type.Integer(),
  overdue: Type.Integer(),
  claimed: Type.Integer(),
  standing: Type.Integer(),
  reopenings: Type.Integer(),
  nudged: Type.Integer(),
  oldestAt: Type.Union([Instant, Type.Null()]),
  /** How many wait up to 3, up to 10, up to 30 days, and longer. */
  ages: Type.Array(Type.Integer()),
  people: Type.Array(
    Type.Object({
      personId: Id,
      name: Type.String(),
      awayUntil: TextOrNull,
      /** What is not over yet, the next first. */
      absences: Type.Array(
        Type.Object({ absenceId: Id, fromOn: Type.String(), toOn: Type.String() }),
      ),
    }),
  ),
});

/** Who is at an office, what waits there, what it promises; for the office itself and for those above. */
export function officeRoutes(): Route[] {
  return [listOffices(), officeCases(), promise(), absence(), noAbsence()];
}

function listOffices(): Route {
  return query({
    id: 'listReviewOffices',
    room: 'review',
    path: '/api/review/offices',
    summary:
      'The caller’s offices and those below: what waits, since when, and who is there or away',
    policy: { who: 'role', roles: DECIDING_ROLES },
    response: Type.Object({ items: Type.Array(OfficeSchema) }),
    run: async (read) => {
      const mine = [...new Set(decidingOffices(read.actor).map((office) => office.nodeId))];
      const units = unitsInScope(scopeOf(read.actor, DECIDING_ROLES), read.today);
      const below: NodeId[] = [];
      for (const busy of await busyOffices(read.db, units, OFFICES_MAX)) {
        if (!mine.includes(busy.officeId) && (await standsAbove(read, mine, busy)))
          below.push(busy.officeId);
      }
      return { items: await officesOf(read, mine, below) };
    },
  });
}

async function officesOf(
  read: Reading,
  mine: readonly NodeId[],
  below: readonly NodeId[],
): Promise<Static<typeof OfficeSchema>[]> {
  const today = formatLocalDate(read.today);
  const all = [...mine, ...below];
  const names = await nodeCards(read, all);
  const loads = await loadsOf(read.db, all, { today, now: read.now });
  const items: Static<typeof OfficeSchema>[] = [];
  for (const officeId of all) {
    const people = [...new Set(await deciders(read, officeId, DECIDING_ROLES, read.today))];
    const cards = await personCards(read, people);
    const away = await absentOn(read.db, people, today);
    const absences = await absencesOf(read.db, people, today);
    const load = loads.get(officeId);
    items.push({
      officeId,
      officeName: names.get(officeId)?.name ?? '',
      mine: mine.includes(officeId),
      promisedWorkingDays: await promiseOf(read.db, officeId),
      open: load?.open ?? 0,
      overdue: load?.overdue ?? 0,
      claimed: load?.claimed ?? 0,
      standing: load?.standing ?? 0,
      reopenings: load?.reopenings ?? 0,
      nudged: load?.nudged ?? 0,
      oldestAt: load?.oldestAt?.toISOString() ?? null,
      ages: [...(load?.ages ?? [0, 0, 0, 0])],
      people: people.map((personId) => ({
        personId,
        name: cards.get(personId)?.name ?? '',
        awayUntil: away.get(personId) ?? null,
        absences: absences
          .filter((one) => one.personId === personId)
          .map(({ absenceId, fromOn, toOn }) => ({ absenceId, fromOn, toOn })),
      })),
    });
  }
  return items;
}

function officeCases(): Route {
  return query({
    id: 'listOfficeCases',
    room: 'review',
    path: '/api/review/offices/:officeId/cases',
    summary: 'What waits at an office below the caller’s, oldest first',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: officeParams,
    response: Type.Object({ items: Type.Array(InboxLineSchema) }),
    run: async (read, { params }) => {
      if (read.actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
      const officeId = asId<'node'>(params.officeId);
      const mine = decidingOffices(read.actor).map((office) => office.nodeId);
      // Where nothing waits any more the office itself tells what lies above it.
      const unitId = (await unitWaitingAt(read.db, officeId)) ?? officeId;
      if (!(await standsAbove(read, mine, { officeId, unitId }))) throw refuse('no_office');
      const lines = await linesInOrder(read.db, {
        offices: [officeId],
        state: 'open',
        notSubject: read.actor.personId,
        search: null,
        dueBefore: null,
        kind: null,
        sampled: false,
        claimedBy: null,
        order: 'age',
        after: null,
        limit: LINES_MAX,
      });
      return { items: await presentLines(read, lines) };
    },
  });
}

function promise(): Route {
  return command({
    id: 'promiseServiceTime',
    room: 'review',
    operation: 'review.promise-service-time',
    method: 'PUT',
    path: '/api/review/offices/:officeId/promise',
    summary:
      'Within how many working days the office promises to decide; for cases that come from now on',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: officeParams,
    body: Type.Object(
      { workingDays: Type.Integer({ minimum: 1, maximum: SERVICE_DAYS_MAX }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ workingDays: Type.Integer() }),
    run: async (op, { params, body }) => {
      const { workingDays } = body;
      await promiseServiceTime(op, { officeId: asId<'node'>(params.officeId), workingDays });
      return { workingDays };
    },
  });
}

function absence(): Route {
  return command({
    id: 'keepAbsence',
    room: 'review',
    operation: 'review.keep-absence',
    method: 'PUT',
    path: '/api/review/absences/:absenceId',
    summary:
      'Who is away from an office from when until the day of return; the same id again changes the days',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: Type.Object({ absenceId: Id }, { additionalProperties: false }),
    body: Type.Object(
      {
        officeId: Id,
        personId: Id,
        fromOn: Type.String({ format: 'date' }),
        toOn: Type.String({ format: 'date' }),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({ absenceId: Id }),
    run: async (op, { params, body }) => {
      const from = parseLocalDate(body.fromOn);
      const to = parseLocalDate(body.toOn);
      if (!from.ok || !to.ok) throw refuse('absence_ends_before');
      const personId: PersonId = asId<'person'>(body.personId);
      await keepAbsence(op, {
        officeId: asId<'node'>(body.officeId),
        personId,
        absenceId: params.absenceId,
        fromOn: from.value,
        toOn: to.value,
      });
      return { absenceId: params.absenceId };
    },
  });
}

function noAbsence(): Route {
  return command({
    id: 'removeAbsence',
    room: 'review',
    operation: 'review.remove-absence',
    method: 'DELETE',
    path: '/api/review/absences/:absenceId',
    summary: 'Take back an absence that is not over yet',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: Type.Object({ absenceId: Id }, { additionalProperties: false }),
    query: Type.Object({ officeId: Id, personId: Id }, { additionalProperties: false }),
    response: Type.Object({ absenceId: Id }),
    run: async (op, { params, query: of }) => {
      await removeAbsence(op, {
        officeId: asId<'node'>(of.officeId),
        personId: asId<'person'>(of.personId),
        absenceId: params.absenceId,
      });
      return { absenceId: params.absenceId };
    },
  });
}
