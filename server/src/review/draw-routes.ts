import { type Static, Type } from 'typebox';
import { asId, isId } from '@jixu/kernel';
import { personCards } from '../identity/index.ts';
import { nodeCards } from '../organisations/index.ts';
import { command, query, type Reading, type Route } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { Words } from '../platform/http/words.ts';
import { DECIDING_ROLES, decidingOffices } from './access.ts';
import { drawSamples } from './commands/draw-samples.ts';
import { sampleSize } from './domain/sample.ts';
import { refuse } from './errors.ts';
import { Id, Instant } from './present.ts';
import {
  type Counts,
  type Draw,
  drawById,
  drawCounts,
  drawsPage,
  membersOfDraw,
  waitingFor,
} from './store/draw-store.ts';

const PAGE_MAX = 200;
const Text = Type.String();
const TextOrNull = Type.Union([Text, Type.Null()]);
const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX }));

const Rule = {
  ratio: Text,
  of: Text,
  others: Text,
  failed: Text,
  onSite: Type.Boolean(),
  rule: Text,
};

const DrawSchema = Type.Object({
  drawId: Id,
  officeId: Id,
  officeName: Text,
  stepLabel: Words,
  ...Rule,
  seed: Text,
  /** Keys (people or cases) drawn from, and drawn. */
  population: Type.Integer(),
  drawn: Type.Integer(),
  drawnBy: Text,
  at: Instant,
  samplesOpen: Type.Integer(),
  samplesPassed: Type.Integer(),
  samplesFailed: Type.Integer(),
  othersOpen: Type.Integer(),
  othersDone: Type.Integer(),
});

const WaitingSchema = Type.Object({
  officeId: Id,
  officeName: Text,
  unitId: Id,
  unitName: Text,
  stepLabel: Words,
  ...Rule,
  cases: Type.Integer(),
  people: Type.Integer(),
  /** How many of them a drawing from this unit alone would take. */
  wouldDraw: Type.Integer(),
});

/** Drawing samples and reading what became of them. */
export function drawRoutes(): Route[] {
  return [listDraws(), makeDraw(), oneDraw()];
}

function officesOf(read: Reading) {
  return decidingOffices(read.actor).map((office) => office.nodeId);
}

async function presentDraws(
  read: Pick<Reading, 'db'>,
  draws: readonly (Draw & Counts)[],
): Promise<Static<typeof DrawSchema>[]> {
  const offices = await nodeCards(
    read,
    draws.map((draw) => draw.officeId),
  );
  const people = await personCards(
    read,
    draws.map((draw) => draw.drawnBy),
  );
  return draws.map((draw) => ({
    drawId: draw.drawId,
    officeId: draw.officeId,
    officeName: offices.get(draw.officeId)?.name ?? '',
    stepLabel: { ...draw.label },
    ...ruleOf(draw.sampling),
    seed: draw.seed,
    population: draw.population,
    drawn: draw.drawn,
    drawnBy: people.get(draw.drawnBy)?.name ?? '',
    at: draw.at.toISOString(),
    samplesOpen: draw.samplesOpen,
    samplesPassed: draw.samplesPassed,
    samplesFailed: draw.samplesFailed,
    othersOpen: draw.othersOpen,
    othersDone: draw.othersDone,
  }));
}

function ruleOf({ ratio, of, others, failed, onSite, rule }: Draw['sampling']) {
  return { ratio, of, others, failed, onSite, rule };
}

function listDraws(): Route {
  return query({
    id: 'listDraws',
    room: 'review',
    path: '/api/review/draws',
    summary:
      'Drawings of samples at the caller’s offices, newest first, and what waits to be drawn from',
    policy: { who: 'role', roles: DECIDING_ROLES },
    query: Type.Object({ cursor: Cursor, limit: Limit }, { additionalProperties: false }),
    response: Type.Object({
      waiting: Type.Array(WaitingSchema),
      items: Type.Array(DrawSchema),
      nextCursor: TextOrNull,
    }),
    run: async (read, { query: asked }) => {
      const offices = officesOf(read);
      const limit = asked.limit ?? 50;
      const page = await drawsPage(read.db, {
        offices,
        before: asked.cursor ? readTimeCursor(asked.cursor) : null,
        limit: limit + 1,
      });
      const items = page.slice(0, limit);
      const last = items.at(-1);
      return {
        waiting: await waitingAt(read),
        items: await presentDraws(read, items),
        nextCursor:
          page.length > limit && last ? cursor([last.at.toISOString(), last.drawId]) : null,
      };
    },
  });
}

async function waitingAt(read: Reading): Promise<Static<typeof WaitingSchema>[]> {
  const waiting = await waitingFor(read.db, officesOf(read));
  const names = await nodeCards(
    read,
    waiting.flatMap((one) => [one.officeId, one.unitId]),
  );
  return waiting.map((one) => ({
    officeId: one.officeId,
    officeName: names.get(one.officeId)?.name ?? '',
    unitId: one.unitId,
    unitName: names.get(one.unitId)?.name ?? '',
    stepLabel: { ...one.label },
    ...ruleOf(one.sampling),
    cases: one.cases,
    people: one.people,
    wouldDraw: sampleSize(
      one.sampling.ratio,
      one.sampling.of === 'people' ? one.people : one.cases,
    ),
  }));
}

function makeDraw(): Route {
  return command({
    id: 'drawSamples',
    room: 'review',
    operation: 'review.draw-samples',
    path: '/api/review/draws',
    summary: 'Draw samples from what waits at an office, of one unit or of all; the seed is kept',
    policy: { who: 'role', roles: DECIDING_ROLES },
    body: Type.Object({ officeId: Id, unitId: Type.Optional(Id) }, { additionalProperties: false }),
    response: Type.Object({ draws: Type.Array(DrawSchema) }),
    run: async (op, { body }) => {
      const draws = await drawSamples(op, {
        officeId: asId<'node'>(body.officeId),
        unitId: body.unitId ? asId<'node'>(body.unitId) : null,
      });
      const counted = [];
      for (const draw of draws)
        counted.push({ ...draw, ...(await drawCounts(op.tx, draw.drawId)) });
      return { draws: await presentDraws({ db: op.tx }, counted) };
    },
  });
}

const MemberSchema = Type.Object({
  /** What was ranked: the person's or the case's id; the rank is SHA-256 of `<seed>|<key>`. */
  key: Id,
  rank: Text,
  sampled: Type.Boolean(),
  subjectId: Id,
  caseId: Id,
  number: Text,
  personName: Text,
  title: Text,
  unitName: Text,
  state: Text,
  outcome: TextOrNull,
  opinion: TextOrNull,
  decidedBy: TextOrNull,
  decidedAt: Type.Union([Instant, Type.Null()]),
});

function oneDraw(): Route {
  return query({
    id: 'getDraw',
    room: 'review',
    path: '/api/review/draws/:drawId',
    summary:
      'One drawing with its seed and every rank, so that it can be drawn again, and what became of each case',
    policy: { who: 'role', roles: DECIDING_ROLES },
    params: Type.Object({ drawId: Id }, { additionalProperties: false }),
    query: Type.Object(
      { sampled: Type.Optional(Type.Boolean()), cursor: Cursor, limit: Limit },
      { additionalProperties: false },
    ),
    response: Type.Object({
      draw: DrawSchema,
      members: Type.Array(MemberSchema),
      nextCursor: TextOrNull,
    }),
    run: async (read, { params, query: asked }) => {
      const found = await drawById(read.db, asId<'draw'>(params.drawId));
      if (!found || !officesOf(read).includes(found.officeId)) throw refuse('no_draw');
      const limit = asked.limit ?? 100;
      const page = await membersOfDraw(read.db, {
        drawId: found.drawId,
        sampled: asked.sampled ?? null,
        after: asked.cursor ? readRankCursor(asked.cursor) : null,
        limit: limit + 1,
      });
      const members = page.slice(0, limit);
      const last = members.at(-1);
      const [draw] = await presentDraws(read, [
        { ...found, ...(await drawCounts(read.db, found.drawId)) },
      ]);
      if (!draw) throw refuse('no_draw');
      return {
        draw,
        members: await presentMembers(read, members),
        nextCursor: page.length > limit && last ? cursor([last.rank, last.taskId]) : null,
      };
    },
  });
}

async function presentMembers(
  read: Reading,
  members: Awaited<ReturnType<typeof membersOfDraw>>,
): Promise<Static<typeof MemberSchema>[]> {
  const units = await nodeCards(
    read,
    members.map((member) => member.unitId),
  );
  const people = await personCards(
    read,
    members.flatMap((member) => member.decidedBy ?? []),
  );
  return members.map((member) => ({
    key: member.key,
    rank: member.rank,
    sampled: member.sampled,
    subjectId: member.subjectId,
    caseId: member.caseId,
    number: member.number,
    personName: member.personName,
    title: member.title,
    unitName: units.get(member.unitId)?.name ?? '',
    state: member.state,
    outcome: member.outcome,
    opinion: member.opinion,
    decidedBy: member.decidedBy ? (people.get(member.decidedBy)?.name ?? null) : null,
    decidedAt: member.decidedAt?.toISOString() ?? null,
  }));
}

function cursor(parts: readonly [string, string]): string {
  return Buffer.from(parts.join(' ')).toString('base64url');
}

function readParts(text: string): readonly [string, string] {
  const [first, id] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  if (first === undefined || !isId(id ?? '')) throw badCursor();
  return [first, id ?? ''];
}

function readRankCursor(text: string): { rank: string; id: string } {
  const [rank, id] = readParts(text);
  if (!/^[0-9a-f]{64}$/.test(rank)) throw badCursor();
  return { rank, id };
}

function readTimeCursor(text: string): { at: Date; id: string } {
  const [first, id] = readParts(text);
  const at = new Date(first);
  if (Number.isNaN(at.getTime())) throw badCursor();
  return { at, id };
}

function badCursor(): Refusal {
  return new Refusal('platform.bad_cursor', 'invalid', {
    fields: [{ path: 'query/cursor', code: 'platform.bad_cursor' }],
  });
}
