import { type Static, Type } from 'typebox';
import { asId, formatLocalDate, isId, type NodeId } from '@jixu/kernel';
import { personCards } from '../identity/index.ts';
import { nodeCards } from '../organisations/index.ts';
import {
  command,
  download,
  query,
  type Reading,
  readingOf,
  type Route,
} from '../platform/http/route.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { ownPlace, ownPlaces, ownTrial, RULE_KEEPERS, RULE_PROPOSERS } from './access.ts';
import { declineProposal, takeUpProposal } from './commands/answer-proposal.ts';
import { correctTrial } from './commands/correct-trial.ts';
import { dropTrial, publishTrial, submitTrial } from './commands/decide-trial.ts';
import { openTrial } from './commands/open-trial.ts';
import type { Trial } from './domain/trial.ts';
import { refuse } from './errors.ts';
import type { TrialPorts } from './ports.ts';
import {
  Outcome,
  PlaceSchema,
  presentPlace,
  presentTrial,
  presentTrialCard,
  presentTrialPerson,
  presentTried,
  TrialCard,
  TrialPage,
  TrialPersonSchema,
  TriedPersonSchema,
} from './present-trial.ts';
import { trialPerson } from './queries/trial-person.ts';
import { periodsOf, trialView } from './queries/trial-view.ts';
import { editions, examplesOf } from './store/rulebook-store.ts';
import { type ListedPerson, type TriedFilter, triedPage } from './store/trial-person-store.ts';
import { trialsOfPlace } from './store/trial-store.ts';
import { trialSheet } from './trial-sheet.ts';

const PAGE_MAX = 200;
/** The longest shipped pack has 40,000 characters. */
const SOURCE_MAX = 150_000;
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX }));
const Cursor = Type.Optional(Type.String({ maxLength: 200 }));
const Next = Type.Union([Type.String(), Type.Null()]);
const Year = Type.Optional(Type.Integer({ minimum: 1998, maximum: 2200 }));
const Settings = Type.Record(
  Type.String({ maxLength: 60 }),
  Type.String({ minLength: 1, maxLength: 60 }),
  { maxProperties: 60 },
);
const Source = Type.String({ minLength: 1, maxLength: SOURCE_MAX });
const Examples = Type.String({ maxLength: SOURCE_MAX });
const Tried = Type.Union([
  Type.Object({ kind: Type.Literal('settings'), parameters: Settings, readings: Settings }, closed),
  Type.Object(
    { kind: Type.Literal('version'), version: Type.String({ minLength: 1, maxLength: 40 }) },
    closed,
  ),
  Type.Object({ kind: Type.Literal('edition'), source: Source, examples: Examples }, closed),
]);
const placeParams = Type.Object({ placeId: Id }, closed);
const trialParams = Type.Object({ trialId: Id }, closed);
const trialPath = '/api/rulebook-trials/:trialId';
const placePath = '/api/rulebook-places/:placeId';
const common = { room: 'rulebooks', policy: { who: 'role', roles: [...RULE_PROPOSERS] } } as const;
const bureauOnly = { policy: { who: 'role', roles: [...RULE_KEEPERS] } } as const;

export function trialRoutes(ports: TrialPorts): Route[] {
  return [
    places(ports),
    edition(ports),
    trials(),
    open(ports),
    oneTrial(ports),
    correct(ports),
    ...steps(ports),
    takingUp(ports),
    declining(ports),
    people(),
    person(ports),
    exported(ports),
  ];
}

function places(ports: TrialPorts): Route {
  return query({
    ...common,
    id: 'listRulebookPlaces',
    path: '/api/rulebook-places',
    summary:
      'Places that the caller speaks for, with the rules in force there and what is left open',
    query: Type.Object({ cursor: Type.Optional(Id), limit: Limit }, closed),
    response: Type.Object({ items: Type.Array(PlaceSchema), nextCursor: Next }, closed),
    run: async (read, { query: asked }) => {
      const limit = asked.limit ?? 50;
      const after = asked.cursor === undefined ? null : asId<'node'>(asked.cursor);
      const found = await ownPlaces(read, { after, limit: limit + 1 });
      const shown = found.slice(0, limit);
      const names = await nodeCards(
        read,
        shown.map((one) => one.node_id),
      );
      const items: Static<typeof PlaceSchema>[] = [];
      for (const { node_id: nodeId } of shown) {
        const rulebook = await ports.rulebooks.rulebookOfUnit(read, nodeId, read.today);
        if (!rulebook) continue;
        const { side } = await ownPlace(read, nodeId);
        const name = names.get(nodeId)?.name ?? '';
        items.push(presentPlace(rulebook, { name, side: side.as }));
      }
      return { items, nextCursor: found.length > limit ? (shown.at(-1)?.node_id ?? null) : null };
    },
  });
}

function edition(ports: TrialPorts): Route {
  return query({
    ...common,
    id: 'getPlaceEdition',
    path: `${placePath}/edition`,
    summary: 'The text of the edition in force at a place, to begin the next one from',
    params: placeParams,
    response: Type.Object(
      {
        place: PlaceSchema,
        source: Type.String(),
        examples: Type.Array(Type.Object({ file: Type.String(), source: Type.String() }, closed)),
      },
      closed,
    ),
    run: async (read, { params }) => {
      const placeId = asId<'node'>(params.placeId);
      const { side } = await ownPlace(read, placeId);
      const rulebook = await ports.rulebooks.rulebookOfUnit(read, placeId, read.today);
      if (!rulebook) throw refuse('no_such_place');
      const { id, hash } = rulebook.edition;
      const stored = (await editions(read.db)).find(
        (row) => row.pack_id === id && row.hash === hash,
      );
      const name = (await nodeCards(read, [placeId])).get(placeId)?.name ?? '';
      const examples = await examplesOf(read.db, id);
      return {
        place: presentPlace(rulebook, { name, side: side.as }),
        source: stored?.source ?? '',
        examples: examples.map((one) => ({ ...one })),
      };
    },
  });
}

function trials(): Route {
  return query({
    ...common,
    id: 'listTrials',
    path: `${placePath}/trials`,
    summary: 'What was tried at a place, the latest first',
    params: placeParams,
    query: Type.Object(
      { before: Type.Optional(Type.Integer({ minimum: 1 })), limit: Limit },
      closed,
    ),
    response: Type.Object(
      {
        items: Type.Array(TrialCard),
        nextBefore: Type.Union([Type.Integer(), Type.Null()]),
      },
      closed,
    ),
    run: async (read, { params, query: asked }) => {
      const nodeId = asId<'node'>(params.placeId);
      const { side } = await ownPlace(read, nodeId);
      const limit = asked.limit ?? 20;
      const found = await trialsOfPlace(read.db, {
        nodeId,
        proposedBy: side.as === 'department' ? side.officeId : null,
        before: asked.before ?? null,
        limit: limit + 1,
      });
      const shown = found.slice(0, limit);
      const cards = await personCards(
        read,
        shown.flatMap((one) => one.madeBy ?? []),
      );
      const departments = await nodeCards(
        read,
        shown.flatMap((one) => one.proposedBy ?? []),
      );
      return {
        items: shown.map((one) =>
          presentTrialCard(one, {
            madeBy: one.madeBy === null ? null : (cards.get(one.madeBy)?.name ?? ''),
            department:
              one.proposedBy === null ? null : (departments.get(one.proposedBy)?.name ?? ''),
          }),
        ),
        nextBefore: found.length > limit ? (shown.at(-1)?.number ?? null) : null,
      };
    },
  });
}

function open(ports: TrialPorts): Route {
  return command({
    ...common,
    id: 'openTrial',
    operation: 'rulebooks.open-trial',
    path: `${placePath}/trials`,
    summary: 'Try other readings, values, or an edition on everyone of a place; nothing changes',
    params: placeParams,
    body: Type.Object({ tried: Tried }, closed),
    response: TrialPage,
    run: async (op, { params, body }) => {
      const nodeId = asId<'node'>(params.placeId);
      const trialId = await openTrial(op, ports, { nodeId, tried: body.tried });
      return pageOf(readingOf(op), ports, trialId);
    },
  });
}

async function pageOf(
  read: Reading,
  ports: TrialPorts,
  trialId: string,
  year: number | null = null,
): Promise<Static<typeof TrialPage>> {
  const trial = await ownTrial(read, trialId);
  const own = read.actor.kind === 'person' && read.actor.personId === trial.madeBy;
  return presentTrial(await trialView(read, ports, { trial, year }), own);
}

function oneTrial(ports: TrialPorts): Route {
  return query({
    ...common,
    id: 'getTrial',
    path: trialPath,
    summary: 'What a trial changes, how far it is, and whom it would move',
    params: trialParams,
    query: Type.Object({ year: Year }, closed),
    response: TrialPage,
    run: async (read, { params, query: asked }) => {
      const { nodeId } = await ownTrial(read, params.trialId);
      // Looks whether another server published an edition meanwhile, which this page may have to name.
      await ports.rulebooks.rulebookOfUnit(read, nodeId, read.today);
      return pageOf(read, ports, params.trialId, asked.year ?? null);
    },
  });
}

function correct(ports: TrialPorts): Route {
  return command({
    ...common,
    id: 'correctTrial',
    method: 'PUT',
    operation: 'rulebooks.correct-trial',
    path: `${trialPath}/edition`,
    summary: 'A corrected text for an edition in which faults were found',
    params: trialParams,
    body: Type.Object({ source: Source, examples: Examples }, closed),
    response: TrialPage,
    run: async (op, { params, body }) => {
      await correctTrial(op, { trialId: params.trialId, ...body });
      return pageOf(readingOf(op), ports, params.trialId);
    },
  });
}

/** The steps of a trial differ only in what they do. */
function steps(ports: TrialPorts): Route[] {
  const all = [
    {
      id: 'submitTrial',
      operation: 'rulebooks.submit-trial',
      path: `${trialPath}/submission`,
      summary: 'Lay a counted change before a second person',
      take: submitTrial,
    },
    {
      id: 'publishTrial',
      operation: 'rulebooks.publish-trial',
      path: `${trialPath}/publication`,
      summary:
        'Put the change into force; the hours of everyone concerned follow in the background',
      take: publishTrial,
      ...bureauOnly,
    },
    {
      id: 'dropTrial',
      operation: 'rulebooks.drop-trial',
      path: `${trialPath}/withdrawal`,
      summary: 'Drop a change that was not published',
      take: (op: Parameters<typeof dropTrial>[0], _ports: TrialPorts, trialId: string) =>
        dropTrial(op, trialId),
    },
  ];
  return all.map(({ take, ...one }) =>
    command({
      ...common,
      ...one,
      params: trialParams,
      response: TrialPage,
      run: async (op, { params }) => {
        await take(op, ports, params.trialId);
        return pageOf(readingOf(op), ports, params.trialId);
      },
    }),
  );
}

function takingUp(ports: TrialPorts): Route {
  return command({
    ...common,
    ...bureauOnly,
    id: 'takeUpTrial',
    operation: 'rulebooks.take-up-proposal',
    path: `${trialPath}/taking-up`,
    summary: 'Count on everybody what a department proposed; the new trial is the answer',
    params: trialParams,
    response: TrialPage,
    run: async (op, { params }) => {
      const trialId = await takeUpProposal(op, ports, params.trialId);
      return pageOf(readingOf(op), ports, trialId);
    },
  });
}

function declining(ports: TrialPorts): Route {
  return command({
    ...common,
    ...bureauOnly,
    id: 'declineTrial',
    operation: 'rulebooks.decline-proposal',
    path: `${trialPath}/refusal`,
    summary: 'Decline what a department proposed, with a reason that it reads',
    params: trialParams,
    body: Type.Object({ reason: Type.String({ maxLength: 500 }) }, closed),
    response: TrialPage,
    run: async (op, { params, body }) => {
      await declineProposal(op, { trialId: params.trialId, reason: body.reason });
      return pageOf(readingOf(op), ports, params.trialId);
    },
  });
}

const peopleQuery = {
  year: Year,
  outcome: Type.Optional(Outcome),
  revoked: Type.Optional(Type.Boolean()),
};

type Asked = { year?: number; outcome?: ListedPerson['outcome']; revoked?: boolean };

function filterOf(trial: Trial, asked: Asked): TriedFilter {
  const periods = periodsOf(trial);
  const periodFrom =
    periods.find((from) => Number(from.slice(0, 4)) === asked.year) ??
    periods[0] ??
    formatLocalDate(0 as Parameters<typeof formatLocalDate>[0]);
  return {
    trialId: trial.trialId,
    periodFrom,
    outcome: asked.outcome ?? null,
    revoked: asked.revoked === true,
  };
}

function people(): Route {
  return query({
    ...common,
    id: 'listTrialPeople',
    path: `${trialPath}/people`,
    summary: 'Whom a trial moves, the largest loss first',
    params: trialParams,
    query: Type.Object({ ...peopleQuery, cursor: Cursor, limit: Limit }, closed),
    response: Type.Object({ items: Type.Array(TriedPersonSchema), nextCursor: Next }, closed),
    run: async (read, { params, query: asked }) => {
      const trial = await ownTrial(read, params.trialId);
      const limit = asked.limit ?? 50;
      const found = await triedPage(read.db, filterOf(trial, asked), {
        after: asked.cursor === undefined ? null : readCursor(asked.cursor),
        limit: limit + 1,
        on: formatLocalDate(read.today),
      });
      const shown = found.slice(0, limit);
      const names = await nodeCards(
        read,
        shown.flatMap((row) => [row.areaId, row.unitId]),
      );
      const last = shown.at(-1);
      return {
        items: shown.map((row) =>
          presentTried(row, (nodeId) => names.get(nodeId as NodeId)?.name ?? ''),
        ),
        nextCursor: found.length > limit && last ? cursorOf(last) : null,
      };
    },
  });
}

function cursorOf(row: ListedPerson): string {
  return Buffer.from(`${row.delta} ${row.personId}`).toString('base64url');
}

function readCursor(text: string): { delta: number; personId: string } {
  const [delta, personId] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  if (!/^-?\d{1,10}$/.test(delta ?? '') || !isId(personId ?? '')) {
    throw new Refusal('platform.bad_cursor', 'invalid', {
      fields: [{ path: 'query/cursor', code: 'platform.bad_cursor' }],
    });
  }
  return { delta: Number(delta), personId: personId ?? '' };
}

function person(ports: TrialPorts): Route {
  return query({
    ...common,
    id: 'getTrialPerson',
    path: `${trialPath}/people/:personId`,
    summary: 'One person under both rules, record by record',
    params: Type.Object({ trialId: Id, personId: Id }, closed),
    query: Type.Object({ year: Year }, closed),
    response: TrialPersonSchema,
    run: async (read, { params, query: asked }) => {
      const trial = await ownTrial(read, params.trialId);
      const personId = asId<'person'>(params.personId);
      const year = asked.year ?? null;
      return presentTrialPerson(await trialPerson(read, ports, { trial, personId, year }));
    },
  });
}

function exported(ports: TrialPorts): Route {
  return download({
    ...common,
    id: 'exportTrialPeople',
    path: `${trialPath}/people/export`,
    summary: 'Whom a trial moves, as a workbook',
    params: trialParams,
    query: Type.Object(
      {
        ...peopleQuery,
        locale: Type.Optional(Type.Union([Type.Literal('zh-CN'), Type.Literal('en')])),
      },
      closed,
    ),
    mediaTypes: [XLSX],
    run: async (read, { params, query: asked }) => {
      const trial = await ownTrial(read, params.trialId);
      const filter = filterOf(trial, asked);
      const names = new Map<string, string>();
      return {
        mediaType: XLSX,
        name: `${trial.packId}-${trial.number}.xlsx`,
        disposition: 'attachment',
        body: trialSheet({
          edition: ports.rulebooks.library.editionByRef(trial.baseRef),
          rows: allTried(read, filter),
          nameOf: async (nodeId) => {
            const known = names.get(nodeId);
            if (known !== undefined) return known;
            const id = nodeId as NodeId;
            const name = (await nodeCards(read, [id])).get(id)?.name ?? '';
            names.set(nodeId, name);
            return name;
          },
          locale: asked.locale ?? 'zh-CN',
        }),
      };
    },
  });
}

/** Page after page, so that a province needs no more memory than a school. */
async function* allTried(read: Reading, filter: TriedFilter): AsyncGenerator<ListedPerson> {
  const on = formatLocalDate(read.today);
  let after: { delta: number; personId: string } | null = null;
  for (;;) {
    const page: readonly ListedPerson[] = await triedPage(read.db, filter, {
      after,
      limit: PAGE_MAX,
      on,
    });
    yield* page;
    const last = page.at(-1);
    if (!last || page.length < PAGE_MAX) return;
    after = { delta: last.delta, personId: last.personId };
  }
}
