import { type Static, Type } from 'typebox';
import {
  command,
  download,
  query,
  type Reading,
  readingOf,
  type Route,
} from '../../platform/http/route.ts';
import { requirePerson } from '../access.ts';
import { PORTRAIT_AREA, readPortraits } from '../commands/drop-portrait.ts';
import { printTicket } from '../commands/print-ticket.ts';
import {
  askForAccessible,
  askForResit,
  signUp,
  visibleOffering,
  withdraw,
} from '../commands/sign-up.ts';
import type { Offering } from '../domain/offering.ts';
import { mayHandIn, PORTRAIT_WORDING, portraitUntil } from '../domain/portrait.ts';
import { appealUntil, isRevealed } from '../domain/reveal.ts';
import { nextHomeworkAt, resitSignUpTo } from '../domain/timing.ts';
import { printTickets } from '../documents/print-tickets.ts';
import { refuse } from '../errors.ts';
import type { AssessmentPorts } from '../ports.ts';
import { presentOutcome, presentRules, presentTask } from '../present.ts';
import { candidatesOf } from '../queries/candidates.ts';
import { type MyAssessment, myAssessments } from '../queries/my-assessments.ts';
import { attemptsOf } from '../store/attempt-store.ts';
import {
  codesPassed,
  entryByKey,
  type EntryKey,
  type EntryState,
  extraMinutesMax,
  obligationsOf,
} from '../store/entry-store.ts';
import { portraitOf } from '../store/portrait-store.ts';
import { ticketsOf } from '../store/ticket-store.ts';
import {
  closed,
  Id,
  Instant,
  Nullable,
  NullableText,
  OutcomeSchema,
  RulesSchema,
  task,
} from './schemas.ts';

const room = 'assessment';
const policy = { who: 'person' } as const;

const MySchema = Type.Object(
  {
    offeringId: Id,
    title: Type.String(),
    year: Type.Integer(),
    state: Type.Union([
      Type.Literal('offered'),
      Type.Literal('in'),
      Type.Literal('passed'),
      Type.Literal('failed'),
    ]),
    tells: Type.Union([Type.Literal('at-once'), Type.Literal('together')]),
    signUpFrom: Instant,
    signUpTo: Instant,
    extraMinutes: Type.Integer(),
    rules: RulesSchema,
    tasks: Type.Array(
      Type.Object(
        {
          ...task,
          /** The earliest moment at which this piece of homework may be begun; null: any. */
          notBefore: Nullable(Instant),
          attempts: Type.Array(
            Type.Object(
              {
                attemptId: Id,
                state: Type.String(),
                deadlineAt: Instant,
                submittedAt: Nullable(Instant),
                submittedBy: NullableText,
                late: Type.Boolean(),
              },
              closed,
            ),
          ),
        },
        closed,
      ),
    ),
    outcome: Nullable(OutcomeSchema),
    resit: Type.Object({ until: Nullable(Instant), signedUp: Type.Boolean() }, closed),
    permissions: Type.Object(
      {
        signUp: Type.Boolean(),
        withdraw: Type.Boolean(),
        resit: Type.Boolean(),
      },
      closed,
    ),
    why: NullableText,
  },
  closed,
);
const DetailSchema = Type.Object(
  {
    assessment: MySchema,
    now: Instant,
    tickets: Type.Array(
      Type.Object({ taskId: Id, number: Type.String(), printedAt: Instant }, closed),
    ),
    /** A seat without steps was asked for. */
    accessible: Type.Boolean(),
    seats: Type.Array(
      Type.Object(
        {
          taskId: Id,
          venue: Type.String(),
          address: Type.String(),
          room: Type.String(),
          number: Type.Integer(),
        },
        closed,
      ),
    ),
    obligations: Type.Array(
      Type.Object({ taskId: Id, amountFen: Type.Integer(), rule: Type.String() }, closed),
    ),
    /** A result that was told may be contested until then; null: none may, now. */
    appealUntil: Nullable(Instant),
    /** Null: no session, or not signed up, and none is kept. */
    portrait: Nullable(
      Type.Object(
        {
          required: Type.Boolean(),
          /** The text that is agreed to with it. */
          wording: Type.String(),
          /** Null: none was handed in, or it is gone. */
          portraitId: Nullable(Id),
          givenAt: Nullable(Instant),
          /** When it goes; null as long as nobody knows when results are told. */
          until: Nullable(Instant),
          permissions: Type.Object({ handIn: Type.Boolean() }, closed),
        },
        closed,
      ),
    ),
  },
  closed,
);
const params = Type.Object({ offeringId: Id }, closed);

export function myRoutes(ports: AssessmentPorts): Route[] {
  return [
    listMine(),
    getMine(),
    signUpTo(),
    withdrawFrom(),
    resit(),
    accessible(),
    ticket(),
    ticketFile(ports),
  ];
}

function listMine(): Route {
  return query({
    id: 'listMyAssessments',
    room,
    path: '/api/my/assessments',
    summary: 'Exams that the caller signed up for, and those to sign up for',
    policy,
    response: Type.Object({ items: Type.Array(MySchema), now: Instant }, closed),
    run: async (read) => {
      const found = await myAssessments(read, requirePerson(read.actor).personId);
      return { items: found.map((one) => presentMine(one, read.now)), now: read.now.toISOString() };
    },
  });
}

function presentMine(of: MyAssessment, now: Date): Static<typeof MySchema> {
  const { offering, entry } = of;
  const counting = of.attempts.filter((attempt) => attempt.state !== 'void');
  const homework = offering.tasks.filter((one) => one.kind === 'homework');
  const lastHandedIn = (sequence: number) =>
    counting
      .filter((attempt) =>
        homework.some((one) => one.taskId === attempt.taskId && one.sequence < sequence),
      )
      .reduce<Date | null>(
        (last, { submittedAt }) =>
          submittedAt !== null && (last === null || submittedAt > last) ? submittedAt : last,
        null,
      );
  const until = resitSignUpTo(offering.rules, offering.tasks);
  const hasResit = offering.tasks.some((one) => one.kind === 'resit');
  const examsOver = offering.tasks.every((one) => one.kind !== 'exam' || now >= one.closesAt);
  const open = now >= offering.signUpFrom && now < offering.signUpTo;
  const resitSignedUp = (entry?.resitSignedUpAt ?? null) !== null;
  return {
    offeringId: offering.offeringId,
    title: offering.title,
    year: offering.year,
    state: entry === null || entry.state === 'withdrawn' ? 'offered' : entry.state,
    tells: offering.tells,
    signUpFrom: offering.signUpFrom.toISOString(),
    signUpTo: offering.signUpTo.toISOString(),
    extraMinutes: entry?.extraMinutes ?? 0,
    rules: presentRules(offering.rules),
    tasks: offering.tasks
      .filter((one) => one.kind !== 'resit' || resitSignedUp)
      .map((one) => ({
        ...presentTask(one),
        notBefore:
          one.kind === 'homework'
            ? (nextHomeworkAt(offering.rules, lastHandedIn(one.sequence))?.toISOString() ?? null)
            : null,
        attempts: of.attempts
          .filter((attempt) => attempt.taskId === one.taskId)
          .map((attempt) => ({
            attemptId: attempt.attemptId,
            state: attempt.state,
            deadlineAt: attempt.deadlineAt.toISOString(),
            submittedAt: attempt.submittedAt?.toISOString() ?? null,
            submittedBy: attempt.submittedBy,
            late: attempt.late,
          })),
      })),
    outcome: outcomeToldOf(of),
    resit: {
      until: hasResit ? (until?.toISOString() ?? null) : null,
      signedUp: resitSignedUp,
    },
    permissions: {
      signUp: entry === null && open && !of.passedBefore,
      withdraw: entry?.state === 'in' && now < offering.signUpTo && of.attempts.length === 0,
      resit:
        hasResit &&
        (entry?.state === 'failed' || entry?.state === 'in') &&
        !resitSignedUp &&
        examsOver &&
        until !== null &&
        now <= until,
    },
    why: whyNot(of, now),
  };
}

/** Marks are told with everybody's; where passing is told at once, only that it is passed. */
function outcomeToldOf({ offering, entry }: MyAssessment): Static<typeof OutcomeSchema> | null {
  if (!entry?.outcome || offering.state !== 'released') return null;
  return presentOutcome(entry.outcome);
}

/** Why one cannot sign up, as a code whose sentence the page knows. */
function whyNot({ offering, entry, passedBefore }: MyAssessment, now: Date): string | null {
  if (entry !== null && entry.state !== 'withdrawn') return null;
  if (passedBefore) return 'assessment.passed_already';
  return now < offering.signUpFrom || now >= offering.signUpTo ? 'assessment.sign_up_closed' : null;
}

async function detailOf(read: Reading, offeringId: string): Promise<Static<typeof DetailSchema>> {
  const { personId } = requirePerson(read.actor);
  const offering = await visibleOffering(read, personId, offeringId);
  const key = { personId, offeringId };
  const found = await entryByKey(read.db, key);
  const entry = found?.state === 'withdrawn' ? null : found;
  const attempts = await attemptsOf(read.db, { personId, offeringIds: [offeringId] });
  const passed = await codesPassed(read.db, personId);
  const passedBefore = entry === null && passed.has(`${offering.nodeId} ${offering.code}`);
  const tickets = await ticketsOf(read.db, key);
  const sessions = offering.tasks.filter((one) => one.startsAt !== null);
  const seats = [];
  for (const { taskId } of sessions) {
    const of = { nodeId: offering.nodeId, taskId, personIds: [personId] };
    const seat = (await candidatesOf(read, of))[0]?.seat ?? null;
    if (seat !== null) seats.push({ taskId, number: seat.number, room: seat.room });
  }
  const owed = await obligationsOf(read.db, key);
  return {
    assessment: presentMine({ offering, entry, attempts, passedBefore }, read.now),
    now: read.now.toISOString(),
    tickets: tickets.flatMap(({ taskId, number, printedAt }) =>
      printedAt === null ? [] : [{ taskId, number, printedAt: printedAt.toISOString() }],
    ),
    accessible: entry?.accessible ?? false,
    seats: seats.map(({ taskId, number, room: of }) => ({
      taskId,
      number,
      venue: of.venue,
      address: of.address,
      room: of.name,
    })),
    obligations: owed.map((one) => ({ ...one })),
    appealUntil: (await contestableUntil(read, { offering, attempts }))?.toISOString() ?? null,
    portrait: await portraitFor(read, { offering, key, state: entry?.state ?? null }),
  };
}

/** The last moment at which one of these results may be contested, of those that are told and still may. */
async function contestableUntil(
  read: Reading,
  { offering, attempts }: Pick<MyAssessment, 'offering' | 'attempts'>,
): Promise<Date | null> {
  const extra = await extraMinutesMax(read.db, offering);
  const graded = new Set(
    attempts.filter((one) => one.state === 'graded').map((attempt) => attempt.taskId),
  );
  const of = { now: read.now, extraMinutesMax: extra };
  return offering.tasks
    .filter((one) => graded.has(one.taskId) && isRevealed(offering, one, of))
    .map((one) => appealUntil(offering, one, extra))
    .reduce<Date | null>(
      (last, at) => (at !== null && at > read.now && (last === null || at > last) ? at : last),
      null,
    );
}

async function portraitFor(
  read: Reading,
  of: {
    readonly offering: Offering;
    readonly key: EntryKey;
    readonly state: EntryState | null;
  },
): Promise<Static<typeof DetailSchema>['portrait']> {
  const { offering, key, state } = of;
  const kept = await portraitOf(read.db, key);
  const handIn = state === 'in' && mayHandIn(offering, { now: read.now, has: kept !== null }).may;
  if (kept === null && !handIn) return null;
  const isKnown = offering.tells === 'at-once' || offering.releasedAt !== null;
  const until = portraitUntil(offering, await extraMinutesMax(read.db, offering));
  return {
    required: offering.rules.photo?.required ?? false,
    wording: PORTRAIT_WORDING,
    portraitId: kept?.portraitId ?? null,
    givenAt: kept?.consentedAt.toISOString() ?? null,
    until: isKnown ? until.toISOString() : null,
    permissions: { handIn },
  };
}

function getMine(): Route {
  return query({
    id: 'getMyAssessment',
    room,
    path: '/api/my/assessments/:offeringId',
    summary: 'One exam with its homework, times, tickets and what is owed',
    policy,
    params,
    response: DetailSchema,
    run: (read, { params: { offeringId } }) => detailOf(read, offeringId),
  });
}

function signUpTo(): Route {
  return command({
    id: 'signUpForAssessment',
    room,
    operation: 'assessment.sign-up',
    path: '/api/my/assessments/:offeringId/entry',
    summary: 'Signs the caller up',
    policy,
    params,
    response: DetailSchema,
    run: async (op, { params: { offeringId } }) => {
      await signUp(op, offeringId);
      return detailOf(readingOf(op), offeringId);
    },
  });
}

function withdrawFrom(): Route {
  return command({
    id: 'withdrawFromAssessment',
    room,
    operation: 'assessment.withdraw',
    path: '/api/my/assessments/:offeringId/withdrawal',
    summary: 'Takes the signing up back, while nothing has begun',
    policy,
    params,
    response: DetailSchema,
    run: async (op, { params: { offeringId } }) => {
      await withdraw(op, offeringId);
      return detailOf(readingOf(op), offeringId);
    },
  });
}

function resit(): Route {
  return command({
    id: 'signUpForResit',
    room,
    operation: 'assessment.resit',
    path: '/api/my/assessments/:offeringId/resit',
    summary: 'Signs the caller up for the re-sit',
    policy,
    params,
    response: DetailSchema,
    run: async (op, { params: { offeringId } }) => {
      await askForResit(op, offeringId);
      return detailOf(readingOf(op), offeringId);
    },
  });
}

function ticket(): Route {
  return command({
    id: 'printTicket',
    room,
    operation: 'assessment.ticket',
    path: '/api/my/assessments/:offeringId/tasks/:taskId/ticket',
    summary:
      'The admission ticket of a central session; where there is a fee, it is owed from now on',
    policy,
    params: Type.Object({ offeringId: Id, taskId: Id }, closed),
    response: DetailSchema,
    run: async (op, { params: { offeringId, taskId } }) => {
      await printTicket(op, { offeringId, taskId });
      return detailOf(readingOf(op), offeringId);
    },
  });
}

function accessible(): Route {
  return command({
    id: 'askForAccessibleSeat',
    room,
    operation: 'assessment.accessible',
    method: 'PUT',
    path: '/api/my/assessments/:offeringId/accessible-seat',
    summary: 'Asks for a seat without steps, or no longer',
    policy,
    params,
    body: Type.Object({ wanted: Type.Boolean() }, closed),
    response: DetailSchema,
    run: async (op, { params: { offeringId }, body }) => {
      await askForAccessible(op, { offeringId, wanted: body.wanted });
      return detailOf(readingOf(op), offeringId);
    },
  });
}

function ticketFile(ports: AssessmentPorts): Route {
  return download({
    id: 'downloadTicket',
    room,
    path: '/api/my/assessments/:offeringId/tasks/:taskId/ticket/pdf',
    summary: 'The ticket as PDF, once it was printed, with the seat as it is now',
    policy,
    params: Type.Object({ offeringId: Id, taskId: Id }, closed),
    mediaTypes: ['application/pdf'],
    run: async (read, { params: { offeringId, taskId } }) => {
      const { personId } = requirePerson(read.actor);
      const offering = await visibleOffering(read, personId, offeringId);
      const task = offering.tasks.find((one) => one.taskId === taskId);
      if (!task) throw refuse('no_task');
      const tickets = await ticketsOf(read.db, { personId, offeringId });
      const found = tickets.find((one) => one.taskId === taskId);
      if (!found || found.printedAt === null) throw refuse('ticket_first');
      const of = { nodeId: offering.nodeId, taskId, personIds: [personId] };
      const candidates = await candidatesOf(read, of);
      const { printer, publicUrl } = ports;
      const portrait = await portraitOf(read.db, { personId, offeringId });
      const kept = new Map(portrait === null ? [] : [[personId, portrait]]);
      const portraits = await readPortraits(ports.storage.area(PORTRAIT_AREA), kept);
      const about = { printer, publicUrl: publicUrl(), offering, task, candidates, portraits };
      return {
        mediaType: 'application/pdf',
        name: `${found.number}.pdf`,
        disposition: 'attachment',
        body: (await printTickets(about)).pdf,
      };
    },
  });
}
