import { type Static, Type } from 'typebox';
import { asId, type NodeId } from '@jixu/kernel';
import { download, query, type Reading, type Route } from '../../platform/http/route.ts';
import { assertKeeps, KEEPERS } from '../access.ts';
import { isClosed } from '../domain/reveal.ts';
import { questionStatistics, scoreBands } from '../domain/statistics.ts';
import { statisticsSheet } from '../documents/statistics-sheet.ts';
import { refuse } from '../errors.ts';
import { gradedPlaces } from '../store/attempt-store.ts';
import { shownOf } from '../store/bank-store.ts';
import { extraMinutesMax } from '../store/entry-store.ts';
import { offeringByKey } from '../store/offering-store.ts';
import { closed, Id, Kind, Nullable } from './schemas.ts';

const room = 'assessment';
const policy = { who: 'role', roles: KEEPERS } as const;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const params = Type.Object({ nodeId: Id, offeringId: Id, taskId: Id }, closed);
const Locale = Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]));

const StatisticsSchema = Type.Object(
  {
    /** False until the window closed for all: figures of questions are figures of people. */
    told: Type.Boolean(),
    attempts: Type.Integer(),
    /** Attempts in each tenth of all points, the lowest first. */
    bands: Type.Array(Type.Integer()),
    items: Type.Array(
      Type.Object(
        {
          questionId: Id,
          version: Type.Integer(),
          kind: Kind,
          prompt: Type.String(),
          asked: Type.Integer(),
          share: Type.Integer(),
          discrimination: Nullable(Type.Integer()),
        },
        closed,
      ),
    ),
  },
  closed,
);
export type Statistics = Static<typeof StatisticsSchema>;

export function statisticsRoutes(): Route[] {
  return [statistics(), exported()];
}

function statistics(): Route {
  return query({
    id: 'getQuestionStatistics',
    room,
    path: '/api/organisations/:nodeId/assessments/:offeringId/tasks/:taskId/statistics',
    summary: 'How difficult each question was, and how well it tells the strong from the weak',
    policy,
    params,
    response: StatisticsSchema,
    run: (read, { params: of }) => statisticsOf(read, of),
  });
}

function exported(): Route {
  return download({
    id: 'exportQuestionStatistics',
    room,
    path: '/api/organisations/:nodeId/assessments/:offeringId/tasks/:taskId/statistics/export',
    summary: 'The same figures of each question as a workbook',
    policy,
    params,
    query: Type.Object({ locale: Locale }, closed),
    mediaTypes: [XLSX],
    run: async (read, { params: of, query: { locale } }) => {
      const found = await statisticsOf(read, of);
      if (!found.told) throw refuse('figures_not_yet');
      return {
        mediaType: XLSX,
        name: 'question-statistics.xlsx',
        disposition: 'attachment',
        body: statisticsSheet(found.items, locale ?? 'zh-CN'),
      };
    },
  });
}

async function statisticsOf(read: Reading, of: Static<typeof params>): Promise<Statistics> {
  const nodeId: NodeId = asId<'node'>(of.nodeId);
  const { offeringId, taskId } = of;
  await assertKeeps(read, nodeId);
  const offering = await offeringByKey(read.db, { nodeId, offeringId });
  const task = offering?.tasks.find((one) => one.taskId === taskId);
  if (!offering || !task) throw refuse('no_offering');
  const extra = await extraMinutesMax(read.db, offering);
  if (!isClosed(offering, task, { now: read.now, extraMinutesMax: extra }))
    return { told: false, attempts: 0, bands: [], items: [] };
  const graded = await gradedPlaces(read.db, { nodeId, offeringId, taskId });
  const items = questionStatistics(graded);
  const shown = await shownOf(read.db, nodeId, items);
  return {
    told: true,
    attempts: graded.length,
    bands: [...scoreBands(graded)],
    items: items.map((one) => ({
      questionId: one.questionId,
      version: one.version,
      kind: one.kind,
      prompt: shown(one)?.prompt ?? '',
      asked: one.asked,
      share: one.share,
      discrimination: one.discrimination,
    })),
  };
}
