import { type Static, Type } from 'typebox';
import { asId, formatLocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import { evidenceOf } from '../evidence/index.ts';
import { HOURS_READERS } from '../hours/index.ts';
import { personCards } from '../identity/index.ts';
import { assertUnitInScope } from '../organisations/index.ts';
import { command, query, type Reading, readingOf, type Route } from '../platform/http/route.ts';
import { Words } from '../platform/http/words.ts';
import { actsFor, isMember, requirePerson, SUMMARY_KEEPERS } from './access.ts';
import { answerObjection, object } from './commands/object.ts';
import { postSummary } from './commands/post-summary.ts';
import { isShown, type Objection, type Posting } from './domain/posting.ts';
import type { SummaryLine } from './domain/summary.ts';
import { refuse } from './errors.ts';
import type { ReportingPorts } from './ports.ts';
import { objectionsTo, postingByKey, postingsOf } from './store/posting-store.ts';
import { summaryById, summaryLines } from './store/summary-store.ts';

const LINES_MAX = 200;
const POSTINGS_MAX = 50;
const TEXT_MAX = 1_000;
const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const NullableText = Type.Union([Type.String(), Type.Null()]);
const Text = Type.String({ minLength: 1, maxLength: TEXT_MAX, pattern: '\\S' });

const PostingSchema = Type.Object(
  {
    postingId: Id,
    unitId: Id,
    summaryId: Id,
    year: Type.Integer(),
    fromOn: Type.String(),
    lastOn: Type.String(),
    workingDays: Type.Integer(),
    state: Type.String(),
    closedOn: NullableText,
    record: Type.Union([
      Type.Object(
        {
          people: Type.Integer(),
          objections: Type.Integer(),
          upheld: Type.Integer(),
          dismissed: Type.Integer(),
          summaryDigest: Type.String(),
        },
        closed,
      ),
      Type.Null(),
    ]),
    openObjections: Type.Integer(),
  },
  closed,
);

const ObjectionSchema = Type.Object(
  {
    objectionId: Id,
    personId: Id,
    name: Type.String(),
    text: Type.String(),
    /** What was laid before those who answer, for them and for whoever objected. */
    file: Type.Union([Type.Object({ evidenceId: Id, name: Type.String() }, closed), Type.Null()]),
    madeAt: Type.String({ format: 'date-time' }),
    state: Type.String(),
    answer: NullableText,
    answeredBy: NullableText,
    permissions: Type.Object({ answer: Type.Boolean() }, closed),
  },
  closed,
);

/** No identity number and no staff number: what a notice on a wall would show. */
const LineSchema = Type.Object(
  {
    name: Type.String(),
    unitName: Type.String(),
    outcome: Type.String(),
    totals: Type.Record(Type.String(), Type.String()),
    short: Type.String(),
    own: Type.Boolean(),
  },
  closed,
);

const key = Type.Object({ unitId: Id, postingId: Id }, closed);

export function postingRoutes(ports: ReportingPorts): Route[] {
  return [list(), post(ports), posting(), objectTo(), answer()];
}

function list(): Route {
  return query({
    id: 'listPostings',
    room: 'reporting',
    path: '/api/units/:unitId/postings',
    summary: 'The public notices of a unit’s years, newest first',
    policy: { who: 'role', roles: HOURS_READERS },
    params: Type.Object({ unitId: Id }, closed),
    response: Type.Object({ items: Type.Array(PostingSchema) }, closed),
    run: async (read, { params }) => {
      const unitId = asId<'node'>(params.unitId);
      await assertUnitInScope(read, HOURS_READERS, unitId);
      const found = await postingsOf(read.db, unitId, POSTINGS_MAX);
      const items = [];
      for (const one of found) items.push(presentPosting(one, await objectionsTo(read.db, one)));
      return { items };
    },
  });
}

function post(ports: ReportingPorts): Route {
  return command({
    id: 'postUnitSummary',
    room: 'reporting',
    operation: 'reporting.post-summary',
    method: 'PUT',
    path: '/api/units/:unitId/postings/:postingId',
    summary: 'Shows a closed summary to everyone of the unit for the working days of the place',
    policy: { who: 'role', roles: SUMMARY_KEEPERS },
    params: key,
    body: Type.Object({ summaryId: Id }, closed),
    response: PostingSchema,
    run: async (op, { params, body }) => {
      const of = { unitId: asId<'node'>(params.unitId), postingId: params.postingId };
      await postSummary(op, ports, { ...of, summaryId: body.summaryId });
      const posted = await postingByKey(op.tx, of);
      if (!posted) throw refuse('no_posting');
      return presentPosting(posted, []);
    },
  });
}

function posting(): Route {
  return query({
    id: 'getPosting',
    room: 'reporting',
    path: '/api/units/:unitId/postings/:postingId',
    summary: 'A public notice with its list, for members of the unit while it is shown',
    policy: { who: 'person' },
    params: key,
    query: Type.Object(
      { after: Type.Optional(Type.Integer({ minimum: 0, maximum: 1_000_000 })) },
      closed,
    ),
    response: Type.Object(
      {
        posting: PostingSchema,
        unitName: Type.String(),
        unit: Type.String(),
        categories: Type.Array(Type.Object({ id: Type.String(), label: Words }, closed)),
        people: Type.Integer(),
        lines: Type.Array(LineSchema),
        nextAfter: Type.Union([Type.Integer(), Type.Null()]),
        objections: Type.Array(ObjectionSchema),
        permissions: Type.Object({ object: Type.Boolean() }, closed),
      },
      closed,
    ),
    run: async (read, { params, query: asked }) => {
      const of = { unitId: asId<'node'>(params.unitId), postingId: params.postingId };
      const found = await postingByKey(read.db, of);
      const seen = found && (await seenBy(read, found));
      const summary = found && (await summaryById(read.db, of.unitId, found.summaryId));
      if (!found || !seen || !summary) throw refuse('no_posting');
      const { personId } = requirePerson(read.actor);
      const after = asked.after ?? 0;
      const page = { unitId: of.unitId, summaryId: found.summaryId, after, limit: LINES_MAX + 1 };
      const lines = await summaryLines(read.db, page);
      const own = seen.reads ? null : personId;
      const objections = await objectionsTo(read.db, of, own);
      return {
        posting: presentPosting(found, objections),
        unitName: summary.content.unitName,
        unit: summary.content.unit,
        categories: summary.content.byCategory.map(({ id, label }) => ({
          id,
          label: { ...label },
        })),
        people: summary.content.counts.people,
        lines: lines.slice(0, LINES_MAX).map((line) => presentLine(line, personId)),
        nextAfter: lines.length > LINES_MAX ? after + LINES_MAX : null,
        objections: await presentObjections(read, of.unitId, objections),
        permissions: { object: seen.member && seen.shown && found.state === 'open' },
      };
    },
  });
}

/** Members see it while it is shown, and afterwards if they objected; whoever reads the unit always does. */
async function seenBy(
  read: Reading,
  posting: Posting,
): Promise<{ reads: boolean; member: boolean; shown: boolean } | null> {
  const { personId } = requirePerson(read.actor);
  const reads = await actsFor(read, HOURS_READERS, posting.unitId);
  const member = await isMember(read, personId, posting.unitId);
  const shown = isShown(posting, formatLocalDate(read.today));
  if (reads || (member && shown)) return { reads, member, shown };
  const own = member ? await objectionsTo(read.db, posting, personId) : [];
  return own.length > 0 ? { reads, member, shown } : null;
}

function objectTo(): Route {
  return command({
    id: 'objectToPosting',
    room: 'reporting',
    operation: 'reporting.object',
    method: 'PUT',
    path: '/api/units/:unitId/postings/:postingId/objections/:objectionId',
    summary: 'A member of the unit objects to what is shown; its administrators must answer',
    policy: { who: 'person' },
    params: Type.Object({ unitId: Id, postingId: Id, objectionId: Id }, closed),
    body: Type.Object({ text: Text, evidenceId: Type.Union([Id, Type.Null()]) }, closed),
    response: Type.Object({ objectionId: Id }, closed),
    run: async (op, { params, body }) => {
      const { objectionId, postingId } = params;
      const of = { unitId: asId<'node'>(params.unitId), postingId };
      await object(op, of, { objectionId, text: body.text.trim(), evidenceId: body.evidenceId });
      return { objectionId };
    },
  });
}

function answer(): Route {
  return command({
    id: 'answerObjection',
    room: 'reporting',
    operation: 'reporting.answer-objection',
    path: '/api/units/:unitId/postings/:postingId/objections/:objectionId/answer',
    summary: 'Answers an objection, with a reason',
    policy: { who: 'role', roles: SUMMARY_KEEPERS },
    params: Type.Object({ unitId: Id, postingId: Id, objectionId: Id }, closed),
    body: Type.Object(
      { outcome: Type.Union([Type.Literal('upheld'), Type.Literal('dismissed')]), answer: Text },
      closed,
    ),
    response: Type.Object({ items: Type.Array(ObjectionSchema) }, closed),
    run: async (op, { params, body }) => {
      const { postingId, objectionId } = params;
      const of = { unitId: asId<'node'>(params.unitId), postingId };
      await answerObjection(op, { ...of, objectionId }, { ...body, answer: body.answer.trim() });
      const objections = await objectionsTo(op.tx, of);
      return { items: await presentObjections(readingOf(op), of.unitId, objections) };
    },
  });
}

function presentPosting(
  posting: Posting,
  objections: readonly Objection[],
): Static<typeof PostingSchema> {
  const { postingId, unitId, summaryId, year, fromOn, lastOn, workingDays, state } = posting;
  return {
    postingId,
    unitId,
    summaryId,
    year,
    fromOn,
    lastOn,
    workingDays,
    state,
    closedOn: posting.closedOn,
    record: posting.record && { ...posting.record },
    openObjections: objections.filter((one) => one.state === 'open').length,
  };
}

function presentLine(line: SummaryLine, personId: PersonId): Static<typeof LineSchema> {
  const { name, unitName, outcome, totals, short } = line;
  return { name, unitName, outcome, totals: { ...totals }, short, own: line.personId === personId };
}

async function presentObjections(
  read: Reading,
  unitId: NodeId,
  objections: readonly Objection[],
): Promise<Static<typeof ObjectionSchema>[]> {
  const { personId } = requirePerson(read.actor);
  const keeps = await actsFor(read, SUMMARY_KEEPERS, unitId);
  const named = objections.flatMap((one) =>
    one.answeredBy === null ? [one.byId] : [one.byId, one.answeredBy],
  );
  const cards = await personCards(read, [...new Set(named)]);
  const files = new Map<string, { readonly evidenceId: string; readonly name: string }>();
  for (const { objectionId, byId, evidenceId } of objections) {
    if (evidenceId === null || !(keeps || byId === personId)) continue;
    const [file] = await evidenceOf(read, byId, [asId<'evidence'>(evidenceId)]);
    if (file) files.set(objectionId, { evidenceId, name: file.name });
  }
  return objections.map((one) => ({
    objectionId: one.objectionId,
    personId: one.byId,
    name: cards.get(one.byId)?.name ?? '',
    text: one.text,
    file: files.get(one.objectionId) ?? null,
    madeAt: one.madeAt.toISOString(),
    state: one.state,
    answer: one.answer,
    answeredBy: one.answeredBy && (cards.get(one.answeredBy)?.name ?? ''),
    permissions: { answer: keeps && one.state === 'open' && one.byId !== personId },
  }));
}
