import { type Static, Type } from 'typebox';
import { asId, type NodeId, yearOf } from '@jixu/kernel';
import { HOURS_READERS } from '../hours/index.ts';
import { personCards } from '../identity/index.ts';
import { assertUnitInScope } from '../organisations/index.ts';
import { command, download, query, type Reading, type Route } from '../platform/http/route.ts';
import { Words } from '../platform/http/words.ts';
import { actsFor, SUMMARY_KEEPERS } from './access.ts';
import { closeSummary } from './commands/close-summary.ts';
import { printSummary } from './documents/print-summary.ts';
import { summarySheet } from './documents/summary-sheet.ts';
import { type ClosedAs, type SummaryLocale } from './documents/summary-words.ts';
import { refuse } from './errors.ts';
import type { ReportingPorts } from './ports.ts';
import { type LiveSummary, PEOPLE_IN_SUMMARY_MAX, summaryOf } from './queries/summary-of.ts';
import {
  type ClosedSummary,
  newestSummary,
  summaryById,
  summaryLines,
} from './store/summary-store.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Year = Type.Integer({ minimum: 1998, maximum: 2200 });
const Counts = {
  people: Type.Integer(),
  met: Type.Integer(),
  hoped: Type.Integer(),
  short: Type.Integer(),
};

export const ContentSchema = Type.Object(
  {
    unitName: Type.String(),
    year: Type.Integer(),
    unit: Type.String(),
    counts: Type.Object(Counts, closed),
    byUnit: Type.Array(Type.Object({ unitName: Type.String(), ...Counts }, closed)),
    byCategory: Type.Array(
      Type.Object(
        { id: Type.String(), label: Words, counted: Type.String(), pending: Type.String() },
        closed,
      ),
    ),
    byKind: Type.Array(
      Type.Object({ label: Words, people: Type.Integer(), hours: Type.String() }, closed),
    ),
  },
  closed,
);

const ClosedSchema = Type.Object(
  {
    summaryId: Id,
    sequence: Type.Integer(),
    closedOn: Type.String(),
    closedBy: Type.String(),
    digest: Type.String(),
    content: ContentSchema,
  },
  closed,
);

const unitParams = Type.Object({ unitId: Id }, closed);
/** `summaryId`: as it was closed; else as it stands now. */
const DocumentQuery = {
  year: Type.Optional(Year),
  summaryId: Type.Optional(Id),
};

export function summaryRoutes(ports: ReportingPorts): Route[] {
  return [summary(ports), close(ports), exportSummary(ports), print(ports)];
}

function summary({ rulebooks }: ReportingPorts): Route {
  return query({
    id: 'getUnitSummary',
    room: 'reporting',
    path: '/api/units/:unitId/summary',
    summary: 'A year of a unit: met, short, under review by unit and subject, hours by activity',
    policy: { who: 'role', roles: HOURS_READERS },
    params: unitParams,
    query: Type.Object({ year: Type.Optional(Year) }, closed),
    response: Type.Object(
      {
        live: ContentSchema,
        /** As the unit closed it last; null where it has not. */
        closed: Type.Union([ClosedSchema, Type.Null()]),
        permissions: Type.Object({ close: Type.Boolean(), post: Type.Boolean() }, closed),
      },
      closed,
    ),
    run: async (read, { params, query: asked }) => {
      const unitId = asId<'node'>(params.unitId);
      await assertUnitInScope(read, HOURS_READERS, unitId);
      const year = asked.year ?? yearOf(read.today);
      const { content } = await summaryOf(read, rulebooks, { unitId, year });
      const found = await newestSummary(read.db, unitId, year);
      const keeps = await actsFor(read, SUMMARY_KEEPERS, unitId);
      return {
        live: presentContent(content),
        closed: found && (await presentClosed(read, found)),
        permissions: { close: keeps && content.counts.people > 0, post: keeps && found !== null },
      };
    },
  });
}

function close({ rulebooks }: ReportingPorts): Route {
  return command({
    id: 'closeUnitSummary',
    room: 'reporting',
    operation: 'reporting.close-summary',
    method: 'PUT',
    path: '/api/units/:unitId/summaries/:summaryId',
    summary: 'Freezes a year of a unit with its day and digest; closing again is another one',
    policy: { who: 'role', roles: SUMMARY_KEEPERS },
    params: Type.Object({ unitId: Id, summaryId: Id }, closed),
    body: Type.Object({ year: Year }, closed),
    response: ClosedSchema,
    run: async (op, { params, body }) => {
      const unitId = asId<'node'>(params.unitId);
      const of = { unitId, summaryId: params.summaryId, year: body.year };
      return presentClosed({ db: op.tx }, await closeSummary(op, { rulebooks }, of));
    },
  });
}

function exportSummary(ports: ReportingPorts): Route {
  return download({
    id: 'exportUnitSummary',
    room: 'reporting',
    path: '/api/units/:unitId/summary/export',
    summary: 'The summary as a workbook, one row a person',
    policy: { who: 'role', roles: HOURS_READERS },
    params: unitParams,
    query: Type.Object(
      {
        ...DocumentQuery,
        locale: Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')])),
      },
      closed,
    ),
    mediaTypes: [XLSX],
    run: async (read, { params, query: asked }) => {
      const found = await documentOf(ports, read, asId<'node'>(params.unitId), asked);
      const locale: SummaryLocale = asked.locale ?? 'zh-CN';
      return {
        mediaType: XLSX,
        name: `${found.content.year}-summary.xlsx`,
        disposition: 'attachment',
        body: summarySheet({ ...found, locale }),
      };
    },
  });
}

function print(ports: ReportingPorts): Route {
  return download({
    id: 'printUnitSummary',
    room: 'reporting',
    path: '/api/units/:unitId/summary/print',
    summary: 'The summary as a document to sign and seal',
    policy: { who: 'role', roles: HOURS_READERS },
    params: unitParams,
    query: Type.Object(DocumentQuery, closed),
    mediaTypes: ['application/pdf'],
    run: async (read, { params, query: asked }) => {
      const found = await documentOf(ports, read, asId<'node'>(params.unitId), asked);
      return {
        mediaType: 'application/pdf',
        name: `${found.content.year}-summary.pdf`,
        disposition: 'attachment',
        body: await printSummary(ports.printer, found),
      };
    },
  });
}

async function documentOf(
  ports: ReportingPorts,
  read: Reading,
  unitId: NodeId,
  asked: { readonly year?: number; readonly summaryId?: string },
): Promise<LiveSummary & { readonly closed: ClosedAs | null }> {
  await assertUnitInScope(read, HOURS_READERS, unitId);
  if (asked.summaryId === undefined) {
    const year = asked.year ?? yearOf(read.today);
    return { ...(await summaryOf(read, ports.rulebooks, { unitId, year })), closed: null };
  }
  const found = await summaryById(read.db, unitId, asked.summaryId);
  if (!found) throw refuse('no_summary');
  const { summaryId, content } = found;
  const page = { unitId, summaryId, after: 0, limit: PEOPLE_IN_SUMMARY_MAX };
  return { content, lines: await summaryLines(read.db, page), closed: found };
}

function presentContent(content: ClosedSummary['content']): Static<typeof ContentSchema> {
  return {
    ...content,
    counts: { ...content.counts },
    byUnit: content.byUnit.map((one) => ({ ...one })),
    byCategory: content.byCategory.map((one) => ({ ...one, label: { ...one.label } })),
    byKind: content.byKind.map((one) => ({ ...one, label: { ...one.label } })),
  };
}

async function presentClosed(
  read: Pick<Reading, 'db'>,
  summary: ClosedSummary,
): Promise<Static<typeof ClosedSchema>> {
  const { summaryId, sequence, closedOn, digest } = summary;
  const by = (await personCards(read, [summary.closedBy])).get(summary.closedBy);
  return {
    summaryId,
    sequence,
    closedOn,
    closedBy: by?.name ?? '',
    digest,
    content: presentContent(summary.content),
  };
}
