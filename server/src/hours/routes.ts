import { type Static, Type } from 'typebox';
import {
  asId,
  calendarYear,
  formatHours,
  formatLocalDate,
  isId,
  lastDay,
  type Period,
  periodName,
  type PersonId,
  yearOf,
} from '@jixu/kernel';
import { nodeCards, scopeOf, unitAndBelow, unitsInScope } from '../organisations/index.ts';
import { download, query, type Reading, type Route } from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import type { Rulebooks } from '../rulebooks/index.ts';
import { mayRead, mayRemind, READING_ROLES } from './access.ts';
import { needsOf } from './domain/evaluation.ts';
import { refuse } from './errors.ts';
import type { HoursRoom } from './hours.ts';
import { peopleSheet } from './people-sheet.ts';
import {
  Id,
  namedIn,
  OverviewSchema,
  PackSchema,
  presentLine,
  presentOverview,
  presentPack,
  presentSteps,
  WhySchema,
} from './present.ts';
import {
  type PeopleCounts,
  peopleCounts,
  type PeopleFilter,
  peoplePage,
  type PersonRow,
  settlingOf,
} from './queries/list-people.ts';
import type { Statement, StatementLine } from './queries/statement.ts';
import { sealRoutes } from './seal-routes.ts';
import { leftOf } from './store/left-store.ts';
import { type Happening, recordTrail } from './queries/record-trail.ts';
import { entriesOf, type EntryLine } from './store/ledger-store.ts';
import { standingsOf } from './store/standing-store.ts';

const PAGE_MAX = 200;
/** Why 50,000: an export is one file that a person opens; larger ones are a job of reporting. */
const EXPORT_MAX = 50_000;
const ENTRIES_OF_RECORD_MAX = 200;

const Year = Type.Optional(Type.Integer({ minimum: 1998, maximum: 2200 }));
const personParams = Type.Object({ personId: Id }, { additionalProperties: false });

type Ports = {
  readonly hours: HoursRoom;
  readonly rulebooks: Rulebooks;
  /** The day on which each of these was last reminded of what is missing; a room above knows. */
  readonly remindedDays: (
    db: Reading['db'],
    personIds: readonly PersonId[],
  ) => Promise<ReadonlyMap<PersonId, string>>;
};

export function routes(ports: Ports): Route[] {
  return [overview(ports), why(ports), people(ports), exportPeople(ports), ...sealRoutes(ports)];
}

function overview({ hours }: Ports): Route {
  return query({
    id: 'getHoursOverview',
    room: 'hours',
    path: '/api/people/:personId/hours',
    summary:
      'What is needed, what counts, what is under review, what is missing by when, and every record with what it counts',
    policy: { who: 'person' },
    params: personParams,
    query: Type.Object({ year: Year }, { additionalProperties: false }),
    response: OverviewSchema,
    run: async (read, { params, query: asked }) => {
      const personId = asId<'person'>(params.personId);
      await mayRead(read, personId);
      const statement = await statementFor(read, hours, personId, asked.year);
      const years = await yearsOf(read, personId);
      const own = read.actor.kind === 'person' && read.actor.personId === personId;
      const { unitId } = statement.rulebook;
      const unitName = (await nodeCards(read, [unitId])).get(unitId)?.name ?? '';
      const packId = statement.rulebook.pack.id;
      const left = await leftOf(read.db, { personId, packId, span: statement.span });
      const of = { personId, unitName, today: read.today, years, own, left };
      return presentOverview(statement, of);
    },
  });
}

async function statementFor(
  read: Reading,
  hours: HoursRoom,
  personId: PersonId,
  year: number | undefined,
): Promise<Statement> {
  const span = calendarYear(year ?? yearOf(read.today));
  return hours.statementOf(read, { personId, span, today: read.today });
}

/** This year, and every year the person has an account for; on 1 January both years are there. */
async function yearsOf(read: Reading, personId: PersonId): Promise<number[]> {
  const years = new Set([yearOf(read.today)]);
  for (const standing of await standingsOf(read.db, personId))
    years.add(Number(standing.span.from.slice(0, 4)));
  return [...years].sort((a, b) => b - a);
}

function why({ hours }: Ports): Route {
  return query({
    id: 'getWhy',
    room: 'hours',
    path: '/api/people/:personId/hours/records/:recordId',
    summary:
      'Why a record counts what it counts: facts, rule, arithmetic, caps, source, ledger entries, who did what',
    policy: { who: 'person' },
    params: Type.Object({ personId: Id, recordId: Id }, { additionalProperties: false }),
    query: Type.Object({ year: Year }, { additionalProperties: false }),
    response: WhySchema,
    run: async (read, { params, query: asked }) => {
      const personId = asId<'person'>(params.personId);
      await mayRead(read, personId);
      const statement = await statementFor(read, hours, personId, asked.year);
      const line = statement.lines.find((found) => found.record.recordId === params.recordId);
      if (!line) throw refuse('no_record');
      const entries = await entriesOf(read.db, personId, {
        afterSeq: 0,
        limit: ENTRIES_OF_RECORD_MAX,
        recordId: line.record.recordId,
      });
      const trail = await recordTrail(read, { record: line.record, entries });
      return presentWhy(statement, line, { entries, trail });
    },
  });
}

function presentWhy(
  statement: Statement,
  line: StatementLine,
  { entries, trail }: { entries: readonly EntryLine[]; trail: readonly Happening[] },
): Static<typeof WhySchema> {
  const { edition } = statement.rulebook;
  const { facts } = line.record;
  return {
    personId: line.record.personId,
    pack: presentPack(edition),
    line: presentLine(line),
    facts: {
      kind: facts.kind,
      on: facts.on,
      from: facts.from ?? null,
      to: facts.to ?? null,
      qty: texts(facts.qty),
      attrs: texts(facts.attrs),
      key: facts.key ?? null,
      evidence: [...(facts.evidence ?? [])],
    },
    steps: presentSteps(edition, line.steps),
    stepsIfApproved: presentSteps(edition, line.stepsIfApproved),
    others: namedIn(statement, [...line.steps, ...line.stepsIfApproved]).map((other) => ({
      recordId: other.record.recordId,
      title: other.record.title,
      on: other.record.facts.on,
      status: other.record.status,
      counted: other.counted,
      ifApproved: other.ifApproved,
    })),
    preview: line.record.preview ? { ...line.record.preview } : null,
    entries: entries.map((entry) => ({
      seq: entry.seq,
      kind: entry.kind,
      category: entry.category,
      hours: formatHours(entry.amount),
      reason: entry.reason,
      packRef: entry.packRef,
      periodFrom: entry.periodFrom,
      postedAt: entry.postedAt.toISOString(),
      because: becauseOf(entry.trace),
      hash: entry.hash,
    })),
    trail: trail.map((happened) => ({
      at: happened.at.toISOString(),
      what: happened.what,
      operation: happened.operation,
      by: happened.by && { ...happened.by },
      entries: [...happened.seqs],
    })),
  };
}

/** What the trace keeps of a change of rules. */
function becauseOf(trace: unknown): { 'zh-CN': string; en: string } | null {
  const said = typeof trace === 'object' && trace !== null && 'because' in trace && trace.because;
  if (typeof said !== 'object' || said === null || !('zh-CN' in said) || !('en' in said))
    return null;
  return { 'zh-CN': String(said['zh-CN']), en: String(said.en) };
}

function texts(values: Readonly<Record<string, unknown>> | undefined): Record<string, string> {
  return Object.fromEntries(
    Object.entries(values ?? {}).map(([name, value]) => [name, String(value)]),
  );
}

const Group = Type.Union([
  Type.Literal('met'),
  Type.Literal('hoped'),
  Type.Literal('short'),
  Type.Literal('not-met'),
]);
const peopleQuery = {
  year: Year,
  group: Type.Optional(Group),
  unit: Type.Optional(Id),
  search: Type.Optional(Type.String({ maxLength: 60 })),
};

function filterOf(
  read: Reading,
  asked: { year?: number; group?: PeopleFilter['group']; unit?: string; search?: string },
): PeopleFilter {
  const units = unitsInScope(scopeOf(read.actor, READING_ROLES), read.today);
  return {
    units,
    span: calendarYear(asked.year ?? yearOf(read.today)),
    on: formatLocalDate(read.today),
    group: asked.group ?? null,
    within: asked.unit ? unitAndBelow(asId<'node'>(asked.unit), read.today) : null,
    search: asked.search?.trim() || null,
  };
}

const PersonRowSchema = Type.Object({
  personId: Id,
  name: Type.String(),
  staffNumber: Type.Union([Type.String(), Type.Null()]),
  unitId: Id,
  unitName: Type.String(),
  group: Type.String(),
  verdict: Type.String(),
  /** Which of `packs` says what this person needs. */
  packRef: Type.String(),
  short: Type.String(),
  shortWithPending: Type.String(),
  totals: Type.Record(Type.String(), Type.String()),
  withPending: Type.Record(Type.String(), Type.String()),
  /** Nothing but provisional hours waits: the day by which all of them count; null: somebody decides, or nothing waits. */
  settlesOn: Type.Union([Type.String(), Type.Null()]),
  /** The day of the last reminder; null where there was none. */
  remindedOn: Type.Union([Type.String(), Type.Null()]),
});

type DayOf = ReadonlyMap<PersonId, string>;

function presentPerson(
  row: PersonRow,
  days: { readonly reminded: DayOf; readonly settling: DayOf },
): Static<typeof PersonRowSchema> {
  return {
    ...row,
    settlesOn: days.settling.get(row.personId) ?? null,
    remindedOn: days.reminded.get(row.personId) ?? null,
    short: formatHours(row.short),
    shortWithPending: formatHours(row.shortWithPending),
    totals: { ...row.totals },
    withPending: { ...row.withPending },
  };
}

function people({ rulebooks, remindedDays }: Ports): Route {
  return query({
    id: 'listPeopleHours',
    room: 'hours',
    path: '/api/people-hours',
    summary:
      'People in scope with what they have and lack this year, most urgent first, with counts and a histogram of gaps',
    policy: { who: 'role', roles: READING_ROLES },
    query: Type.Object(
      {
        ...peopleQuery,
        cursor: Type.Optional(Type.String({ maxLength: 200 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      period: Type.Object({
        name: Type.String(),
        lastDay: Type.String(),
        daysLeft: Type.Integer(),
      }),
      counts: Type.Object({
        met: Type.Integer(),
        hoped: Type.Integer(),
        short: Type.Integer(),
        gaps: Type.Array(
          Type.Object({
            from: Type.Integer(),
            to: Type.Union([Type.Integer(), Type.Null()]),
            people: Type.Integer(),
          }),
        ),
      }),
      packs: Type.Array(
        Type.Object({ ...PackSchema.properties, needs: Type.Record(Type.String(), Type.String()) }),
      ),
      items: Type.Array(PersonRowSchema),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
      permissions: Type.Object({ remind: Type.Boolean() }),
    }),
    run: async (read, { query: asked }) => {
      const filter = filterOf(read, asked);
      const limit = asked.limit ?? 50;
      const after = asked.cursor ? readCursor(asked.cursor) : null;
      const page = await peoplePage(read.db, filter, { after, limit: limit + 1 });
      const items = page.slice(0, limit);
      const last = items.at(-1);
      const end = lastDay(filter.span);
      const personIds = items.map((row) => row.personId);
      const reminded = await remindedDays(read.db, personIds);
      const settling = await settlingOf(read.db, personIds, filter.span);
      return {
        period: {
          name: periodName(filter.span),
          lastDay: formatLocalDate(end),
          daysLeft: Math.max(0, end - read.today),
        },
        counts: presentCounts(await peopleCounts(read.db, filter)),
        packs: packsOf(rulebooks, items, filter.span),
        items: items.map((row) => presentPerson(row, { reminded, settling })),
        nextCursor: page.length > limit && last ? cursorOf(last) : null,
        permissions: { remind: mayRemind(read.actor) },
      };
    },
  });
}

function presentCounts(counts: PeopleCounts) {
  return { ...counts, gaps: counts.gaps.map((gap) => ({ ...gap })) };
}

/** The packs that the shown people are under, with what a year asks of each category. */
function packsOf(rulebooks: Rulebooks, rows: readonly PersonRow[], span: Period) {
  const packs: (Static<typeof PackSchema> & { needs: Record<string, string> })[] = [];
  for (const ref of new Set(rows.map((row) => row.packRef))) {
    const edition = rulebooks.library.editionByRef(ref);
    const pack = edition && rulebooks.library.pack(edition.id);
    if (edition && pack) packs.push({ ...presentPack(edition), needs: needsOf(pack, span) });
  }
  return packs;
}

function cursorOf(row: PersonRow): string {
  return Buffer.from(`${row.short} ${row.personId}`).toString('base64url');
}

function readCursor(text: string): { short: number; personId: string } {
  const [short, personId] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  if (!/^\d{1,10}$/.test(short ?? '') || !isId(personId ?? '')) {
    throw new Refusal('platform.bad_cursor', 'invalid', {
      fields: [{ path: 'query/cursor', code: 'platform.bad_cursor' }],
    });
  }
  return { short: Number(short), personId: personId ?? '' };
}

function exportPeople({ rulebooks }: Ports): Route {
  return download({
    id: 'exportPeopleHours',
    room: 'hours',
    path: '/api/people-hours/export',
    summary: 'The people list as a workbook',
    policy: { who: 'role', roles: READING_ROLES },
    query: Type.Object(
      {
        ...peopleQuery,
        locale: Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')])),
      },
      { additionalProperties: false },
    ),
    mediaTypes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    run: async (read, { query: asked }) => {
      const filter = filterOf(read, asked);
      const rows = await peoplePage(read.db, filter, { after: null, limit: EXPORT_MAX });
      const sheet = peopleSheet(rulebooks, rows, asked.locale ?? 'zh-CN');
      return {
        mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        name: `${periodName(filter.span)}-people.xlsx`,
        disposition: 'attachment',
        body: sheet,
      };
    },
  });
}
