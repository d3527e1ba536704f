import { type Static, Type } from 'typebox';
import { asId, formatHours, type NodeId, type PersonId } from '@jixu/kernel';
import { download, query, type Reading, type Route } from '../../platform/http/route.ts';
import { editionOn } from '../../rulebooks/index.ts';
import { assertKeeps, KEEPERS } from '../access.ts';
import { resultsSheet } from '../documents/results-sheet.ts';
import type { Offering } from '../domain/offering.ts';
import { refuse } from '../errors.ts';
import type { AssessmentPorts } from '../ports.ts';
import { presentOutcome } from '../present.ts';
import { type Result, resultsOf } from '../queries/results-of.ts';
import { offeringByKey } from '../store/offering-store.ts';
import { closed, Id, Nullable, NullableText, offeringParams, OutcomeSchema } from './schemas.ts';

const PAGE = 100;
/** A workbook is written in such pages. */
const SHEET_PAGE = 500;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const room = 'assessment';
const policy = { who: 'role', roles: KEEPERS } as const;
const State = Type.Union([Type.Literal('passed'), Type.Literal('failed')]);
const Unit = Type.Union([Type.Literal('hour'), Type.Literal('credit')]);

const ResultSchema = Type.Object(
  {
    personId: Id,
    name: Type.String(),
    unitName: Type.String(),
    state: State,
    resit: Type.Boolean(),
    outcome: OutcomeSchema,
    /** In the ledger for this pass. */
    posted: NullableText,
    /** Number of the certificate that was given out for it. */
    certificate: NullableText,
  },
  closed,
);

/** How an exam ended for everybody, and what that led to. */
export function resultRoutes(ports: AssessmentPorts): Route[] {
  return [list(ports), exported(ports)];
}

async function heldOffering(
  read: Reading,
  params: Static<typeof offeringParams>,
): Promise<Offering> {
  const nodeId: NodeId = asId<'node'>(params.nodeId);
  await assertKeeps(read, nodeId);
  const offering = await offeringByKey(read.db, { nodeId, offeringId: params.offeringId });
  if (!offering) throw refuse('no_offering');
  return offering;
}

/** What the place counts in; hours where it has no rulebook. */
async function unitHere(
  read: Reading,
  ports: Pick<AssessmentPorts, 'rulebooks'>,
  nodeId: NodeId,
): Promise<Static<typeof Unit>> {
  const book = await ports.rulebooks.rulebookOfUnit(read, nodeId, read.today);
  const edition = book && (editionOn(book.pack, read.today) ?? book.edition);
  return edition?.document.unit ?? 'hour';
}

function list(ports: AssessmentPorts): Route {
  return query({
    id: 'listAssessmentResults',
    room,
    path: '/api/organisations/:nodeId/assessments/:offeringId/results',
    summary:
      'Who passed and who did not, with marks, hours in the ledger and certificates; once told',
    policy,
    params: offeringParams,
    query: Type.Object({ after: Type.Optional(Id), state: Type.Optional(State) }, closed),
    response: Type.Object(
      {
        told: Type.Boolean(),
        unit: Unit,
        items: Type.Array(ResultSchema),
        nextAfter: Nullable(Id),
      },
      closed,
    ),
    run: async (read, { params, query: asked }) => {
      const offering = await heldOffering(read, params);
      const after = asked.after === undefined ? null : asId<'person'>(asked.after);
      const state = asked.state ?? null;
      const found = await resultsOf(read, ports, offering, { after, state, limit: PAGE });
      return {
        told: found.told,
        unit: await unitHere(read, ports, offering.nodeId),
        items: found.items.map((one) => ({
          personId: one.personId,
          name: one.name,
          unitName: one.unitName,
          state: one.state,
          resit: one.resit,
          outcome: presentOutcome(one.outcome),
          posted: one.posted === null ? null : formatHours(one.posted),
          certificate: one.certificate,
        })),
        nextAfter: found.next,
      };
    },
  });
}

function exported(ports: AssessmentPorts): Route {
  return download({
    id: 'exportAssessmentResults',
    room,
    path: '/api/organisations/:nodeId/assessments/:offeringId/results/export',
    summary: 'The same list as a workbook, everybody in it',
    policy,
    params: offeringParams,
    query: Type.Object(
      { locale: Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')])) },
      closed,
    ),
    mediaTypes: [XLSX],
    run: async (read, { params, query: { locale } }) => {
      const offering = await heldOffering(read, params);
      const first = await resultsOf(read, ports, offering, {
        after: null,
        state: null,
        limit: SHEET_PAGE,
      });
      if (!first.told) throw refuse('figures_not_yet');
      return {
        mediaType: XLSX,
        name: 'results.xlsx',
        disposition: 'attachment',
        body: resultsSheet(pagesOf(read, ports, { offering, first }), {
          locale: locale ?? 'zh-CN',
          unit: await unitHere(read, ports, offering.nodeId),
        }),
      };
    },
  });
}

async function* pagesOf(
  read: Reading,
  ports: AssessmentPorts,
  of: { readonly offering: Offering; readonly first: Awaited<ReturnType<typeof resultsOf>> },
): AsyncGenerator<readonly Result[]> {
  let page = of.first;
  for (;;) {
    yield page.items;
    const after: PersonId | null = page.next;
    if (after === null) return;
    page = await resultsOf(read, ports, of.offering, { after, state: null, limit: SHEET_PAGE });
  }
}
