import { type Static, Type } from 'typebox';
import { asId, type NodeId, type PersonId } from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import { command, query, type Reading, readingOf, type Route } from '../../platform/http/route.ts';
import { Words } from '../../platform/http/words.ts';
import { assertKeeps, KEEPERS } from '../access.ts';
import {
  openOffering,
  releaseResults,
  rulesHere,
  saveOffering,
} from '../commands/save-offering.ts';
import type { Offering } from '../domain/offering.ts';
import { pointsFrom, pointsText } from '../domain/points.ts';
import { isClosed } from '../domain/reveal.ts';
import { overFor } from '../domain/timing.ts';
import { refuse } from '../errors.ts';
import type { AssessmentPorts } from '../ports.ts';
import { presentOutcome, presentRules, presentTask } from '../present.ts';
import { attemptsIn, eventsOf, unfinishedIn } from '../store/attempt-store.ts';
import { entriesIn, extraMinutesMax } from '../store/entry-store.ts';
import { offeringByKey, offeringsOf } from '../store/offering-store.ts';
import { portraitsOf } from '../store/portrait-store.ts';
import {
  closed,
  Id,
  Instant,
  Name,
  nodeParams,
  Nullable,
  NullableText,
  offeringParams,
  OutcomeSchema,
  Points,
  RulesSchema,
  task,
} from './schemas.ts';

const PAGE = 100;
const room = 'assessment';
const policy = { who: 'role', roles: KEEPERS } as const;
const Tells = Type.Union([Type.Literal('at-once'), Type.Literal('together')]);
const TaskSchema = Type.Object({ ...task, paperId: Id }, closed);
const Code = Type.String({ minLength: 1, maxLength: 40, pattern: '^[A-Za-z0-9_.-]+$' });
const Category = Type.Union([Type.String({ maxLength: 40 }), Type.Null()]);

const fields = {
  title: Name,
  code: Code,
  year: Type.Integer({ minimum: 2000, maximum: 2200 }),
  courseId: Nullable(Id),
  signUpFrom: Instant,
  signUpTo: Instant,
  tells: Tells,
  markingDifference: Nullable(Points),
  category: Category,
  tasks: Type.Array(TaskSchema, { minItems: 1, maxItems: 30 }),
};
const OfferingSchema = Type.Object(
  {
    offeringId: Id,
    version: Type.Integer(),
    state: Type.Union([Type.Literal('draft'), Type.Literal('open'), Type.Literal('released')]),
    ...fields,
    appealDays: Type.Integer(),
    rules: RulesSchema,
    qty: Type.Record(Type.String(), Type.String()),
    permissions: Type.Object(
      { change: Type.Boolean(), open: Type.Boolean(), release: Type.Boolean() },
      closed,
    ),
    /** When everybody's time is over, the longest extension too; null: it is, or it is not open. */
    resultsFrom: Nullable(Instant),
  },
  closed,
);

const key = (params: { nodeId: string; offeringId: string }) => ({
  nodeId: asId<'node'>(params.nodeId),
  offeringId: params.offeringId,
});

export function offeringRoutes(ports: AssessmentPorts): Route[] {
  return [listOfferings(), putOffering(ports), rulesOfYear(ports), open(), release(), desk()];
}

function listOfferings(): Route {
  return query({
    id: 'listAssessments',
    room,
    path: '/api/organisations/:nodeId/assessments',
    summary: 'The exams that an organisation holds, newest change first',
    policy,
    params: nodeParams,
    response: Type.Object({ items: Type.Array(OfferingSchema) }, closed),
    run: async (read, { params }) => {
      const nodeId = asId<'node'>(params.nodeId);
      await assertKeeps(read, nodeId);
      const items = [];
      for (const one of await offeringsOf(read.db, nodeId))
        items.push(await presentOffering(read, one));
      return { items };
    },
  });
}

/** Results are published once nobody can work on it any more; before that neither said to be possible, nor done. */
async function presentOffering(
  read: Pick<Reading, 'db' | 'now'>,
  of: Offering,
): Promise<Static<typeof OfferingSchema>> {
  const first = of.tasks.filter((one) => one.kind !== 'resit');
  const extra = of.state === 'open' ? await extraMinutesMax(read.db, of) : 0;
  const over = overFor(first, extra);
  return {
    offeringId: of.offeringId,
    version: of.version,
    state: of.state,
    title: of.title,
    code: of.code,
    year: of.year,
    courseId: of.courseId,
    signUpFrom: of.signUpFrom.toISOString(),
    signUpTo: of.signUpTo.toISOString(),
    tells: of.tells,
    markingDifference: of.markingDifference === null ? null : pointsText(of.markingDifference),
    appealDays: of.appealDays,
    category: of.facts.category,
    tasks: of.tasks.map((one) => ({ ...presentTask(one), paperId: one.paperId })),
    rules: presentRules(of.rules),
    qty: { ...of.facts.qty },
    permissions: {
      change: of.state === 'draft',
      open: of.state === 'draft',
      release: of.state === 'open' && read.now >= over,
    },
    resultsFrom: of.state === 'open' && read.now < over ? over.toISOString() : null,
  };
}

const Qty = Type.Object(
  {
    unit: Type.Union([
      Type.Literal('courses'),
      Type.Literal('hours'),
      Type.Literal('credits'),
      Type.Literal('items'),
    ]),
    amount: Type.String({ pattern: '^[1-9][0-9]{0,3}(\\.[0-9]{1,2})?$' }),
  },
  closed,
);

function putOffering(ports: AssessmentPorts): Route {
  return command({
    id: 'saveAssessment',
    room,
    operation: 'assessment.save-offering',
    method: 'PUT',
    path: '/api/organisations/:nodeId/assessments/:offeringId',
    summary:
      'Draws up an exam: papers, times, who may sign up. Rules come from the place’s rulebook',
    policy,
    params: offeringParams,
    body: Type.Object(
      {
        baseVersion: Type.Integer({ minimum: 0, maximum: 100_000 }),
        ...fields,
        appealDays: Type.Optional(Type.Integer({ minimum: 0, maximum: 60 })),
        // Where the rulebook lays nothing down; ignored where it does.
        atLeast: Points,
        times: Type.Integer({ minimum: 1, maximum: 20 }),
        qty: Qty,
      },
      closed,
    ),
    response: OfferingSchema,
    run: async (op, { params, body }) => {
      const { atLeast, times, qty, appealDays = 0, ...draft } = body;
      const saved = await saveOffering(op, ports, key(params), {
        ...draft,
        appealDays,
        title: draft.title.trim(),
        signUpFrom: new Date(draft.signUpFrom),
        signUpTo: new Date(draft.signUpTo),
        markingDifference:
          draft.markingDifference === null ? null : pointsFrom(draft.markingDifference),
        tasks: draft.tasks.map((one) => ({
          ...one,
          opensAt: new Date(one.opensAt),
          closesAt: new Date(one.closesAt),
          startsAt: one.startsAt === null ? null : new Date(one.startsAt),
        })),
        own: { atLeast: pointsFrom(atLeast), times, qty: { [qty.unit]: qty.amount } },
      });
      return presentOffering(readingOf(op), saved);
    },
  });
}

function rulesOfYear(ports: AssessmentPorts): Route {
  return query({
    id: 'getAssessmentRules',
    room,
    path: '/api/organisations/:nodeId/assessment-rules/:year',
    summary: 'What the rulebook of the place lays down for exams of a year; null where nothing',
    policy,
    params: Type.Object(
      { nodeId: Id, year: Type.Integer({ minimum: 2000, maximum: 2200 }) },
      closed,
    ),
    response: Type.Object(
      {
        rules: Nullable(RulesSchema),
        qty: Type.Record(Type.String(), Type.String()),
        categories: Type.Array(Type.Object({ id: Type.String(), label: Words }, closed)),
      },
      closed,
    ),
    run: async (read, { params }) => {
      const nodeId = asId<'node'>(params.nodeId);
      await assertKeeps(read, nodeId);
      const own = { atLeast: 0, times: 1, qty: {} };
      const here = await rulesHere(read, ports, { nodeId, year: params.year, own, pointsMax: 0 });
      return {
        rules: here.rules.source === null ? null : presentRules(here.rules),
        qty: { ...here.qty },
        categories: here.categories.map(({ id, label }) => ({ id, label: { ...label } })),
      };
    },
  });
}

function open(): Route {
  return command({
    id: 'openAssessment',
    room,
    operation: 'assessment.open',
    path: '/api/organisations/:nodeId/assessments/:offeringId/opening',
    summary: 'Lets people sign up; papers and times are settled from then on',
    policy,
    params: offeringParams,
    response: OfferingSchema,
    run: async (op, { params }) => {
      await openOffering(op, key(params));
      return reread(readingOf(op), key(params));
    },
  });
}

function release(): Route {
  return command({
    id: 'releaseAssessment',
    room,
    operation: 'assessment.release',
    path: '/api/organisations/:nodeId/assessments/:offeringId/results',
    summary: 'Publishes everybody’s results, when nobody can work on it any more and all is marked',
    policy,
    params: offeringParams,
    response: OfferingSchema,
    run: async (op, { params }) => {
      await releaseResults(op, key(params));
      return reread(readingOf(op), key(params));
    },
  });
}

async function reread(
  read: Pick<Reading, 'db' | 'now'>,
  of: { nodeId: NodeId; offeringId: string },
) {
  const found = await offeringByKey(read.db, of);
  if (!found) throw refuse('no_offering');
  return presentOffering(read, found);
}

const DeskAttempt = Type.Object(
  {
    attemptId: Id,
    taskId: Id,
    state: Type.String(),
    startedAt: Instant,
    deadlineAt: Instant,
    savedAt: Nullable(Instant),
    submittedAt: Nullable(Instant),
    submittedBy: NullableText,
    late: Type.Boolean(),
    points: Nullable(Points),
    events: Type.Array(
      Type.Object(
        { kind: Type.String(), at: Instant, text: NullableText, minutes: Nullable(Type.Integer()) },
        closed,
      ),
    ),
  },
  closed,
);

function desk(): Route {
  return query({
    id: 'getAssessmentDesk',
    room,
    path: '/api/organisations/:nodeId/assessments/:offeringId',
    summary: 'An exam with the people in it, their attempts and what happened in them',
    policy,
    params: offeringParams,
    query: Type.Object({ after: Type.Optional(Id) }, closed),
    response: Type.Object(
      {
        assessment: OfferingSchema,
        now: Instant,
        open: Type.Integer(),
        marking: Type.Integer(),
        people: Type.Array(
          Type.Object(
            {
              personId: Id,
              name: Type.String(),
              state: Type.String(),
              extraMinutes: Type.Integer(),
              resit: Type.Boolean(),
              /** When the portrait on the ticket was handed in; null: there is none. */
              portraitAt: Nullable(Instant),
              outcome: Nullable(OutcomeSchema),
              attempts: Type.Array(DeskAttempt),
              permissions: Type.Object({ proctor: Type.Boolean() }, closed),
            },
            closed,
          ),
        ),
        nextAfter: Nullable(Id),
      },
      closed,
    ),
    run: async (read, { params, query: asked }) => {
      await assertKeeps(read, key(params).nodeId);
      const offering = await offeringByKey(read.db, key(params));
      if (!offering) throw refuse('no_offering');
      const after = asked.after === undefined ? null : asId<'person'>(asked.after);
      const entries = await entriesIn(read.db, { ...key(params), after, limit: PAGE + 1 });
      const shown = entries.slice(0, PAGE);
      const people = await presentPeople(read, offering, shown);
      return {
        assessment: await presentOffering(read, offering),
        now: read.now.toISOString(),
        ...(await unfinishedIn(read.db, key(params))),
        people,
        nextAfter: entries.length > PAGE ? (shown.at(-1)?.personId ?? null) : null,
      };
    },
  });
}

async function presentPeople(
  read: Reading,
  offering: Offering,
  entries: Awaited<ReturnType<typeof entriesIn>>,
) {
  const { nodeId, offeringId } = offering;
  const of = { nodeId, offeringId };
  const personIds: PersonId[] = entries.map((entry) => entry.personId);
  const cards = await personCards(read, personIds);
  const attempts = await attemptsIn(read.db, { ...of, personIds });
  const attemptIds = attempts.map((attempt) => attempt.attemptId);
  const events = await eventsOf(read.db, { personIds, attemptIds });
  const portraits = await portraitsOf(read.db, { offeringId, personIds });
  const own = read.actor.kind === 'person' ? read.actor.personId : null;
  const closed = await closedTasks(read, offering);
  const isFirstOver = offering.tasks.every((one) => one.kind === 'resit' || closed.has(one.taskId));
  /** A result of a re-sit is a figure of the re-sit. */
  const isTold = (personId: PersonId): boolean =>
    isFirstOver &&
    attempts
      .filter((attempt) => attempt.personId === personId && attempt.state === 'graded')
      .every((attempt) => closed.has(attempt.taskId));
  return entries.map((entry) => ({
    personId: entry.personId,
    name: cards.get(entry.personId)?.name ?? '',
    state: entry.state,
    extraMinutes: entry.extraMinutes,
    resit: entry.resitSignedUpAt !== null,
    portraitAt: portraits.get(entry.personId)?.consentedAt.toISOString() ?? null,
    // Whoever holds an exam and sits it sees his own figures when everybody sees theirs.
    outcome:
      entry.outcome === null || entry.personId === own || !isTold(entry.personId)
        ? null
        : presentOutcome(entry.outcome),
    permissions: { proctor: entry.personId !== own },
    attempts: attempts
      .filter((attempt) => attempt.personId === entry.personId)
      .map((attempt) => ({
        attemptId: attempt.attemptId,
        taskId: attempt.taskId,
        state: attempt.state,
        startedAt: attempt.startedAt.toISOString(),
        deadlineAt: attempt.deadlineAt.toISOString(),
        savedAt: attempt.savedAt?.toISOString() ?? null,
        submittedAt: attempt.submittedAt?.toISOString() ?? null,
        submittedBy: attempt.submittedBy,
        late: attempt.late,
        points:
          attempt.points === null || entry.personId === own || !closed.has(attempt.taskId)
            ? null
            : pointsText(attempt.points),
        events: events
          .filter((event) => event.attemptId === attempt.attemptId)
          .map((event) => ({
            kind: event.kind,
            at: event.at.toISOString(),
            text: textOf(event.detail),
            minutes: typeof event.detail['minutes'] === 'number' ? event.detail['minutes'] : null,
          })),
      })),
  }));
}

/** The tasks whose figures may be told to whoever holds the exam. */
async function closedTasks(read: Reading, offering: Offering): Promise<ReadonlySet<string>> {
  const extra = await extraMinutesMax(read.db, offering);
  const of = { now: read.now, extraMinutesMax: extra };
  const over = offering.tasks.filter((task) => isClosed(offering, task, of));
  return new Set(over.map((task) => task.taskId));
}

/** A reason or a note, in the words of whoever gave it. */
export function textOf(detail: Readonly<Record<string, string | number>>): string | null {
  const text = detail['reason'] ?? detail['text'];
  return typeof text === 'string' ? text : null;
}
