import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { MEDIA_TYPES } from '../platform/files/index.ts';
import { command, download, query, readingOf, type Route, upload } from '../platform/http/route.ts';
import { SHEET_LIMITS } from '../platform/sheets/index.ts';
import { FileTooLarge } from '../platform/storage/storage.ts';
import { requirePerson, requireUnit } from './access.ts';
import { cancelBatch } from './commands/cancel-batch.ts';
import { confirmBatch } from './commands/confirm-batch.ts';
import { openBatch } from './commands/open-batch.ts';
import { repairRow } from './commands/repair-row.ts';
import { undoBatch } from './commands/undo-batch.ts';
import { cursorOf, readCursor } from './domain/cursor.ts';
import { refuse } from './errors.ts';
import { offeredKind } from './find-kind.ts';
import { INTAKE_AREA, type IntakePorts } from './ports.ts';
import {
  BatchSchema,
  Id,
  KindSchema,
  presentBatch,
  presentKind,
  presentRow,
  RowSchema,
} from './present.ts';
import { batchView, viewOf } from './queries/batch-view.ts';
import { problemWorkbook } from './queries/problem-workbook.ts';
import { templateSheet } from './queries/template.ts';
import { visibleBatch } from './queries/visible-batch.ts';
import { recentBatches } from './store/batch-store.ts';
import { rowsPage } from './store/row-store.ts';

const PAGE_MAX = 200;
const BYTES_MAX = SHEET_LIMITS.fileBytes;
const CELL_MAX = 500;

const KindId = Type.String({ pattern: '^[a-z][a-z0-9.-]{0,119}$' });
const Locale = Type.Union([Type.Literal('zh-CN'), Type.Literal('en')]);
const Limit = Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX }));
const batchPath = '/api/intake/batches/:unitId/:batchId';
const batchParams = Type.Object({ unitId: Id, batchId: Id }, { additionalProperties: false });
const kindParams = Type.Object({ kind: KindId }, { additionalProperties: false });

type Params = { unitId: string; batchId: string };
const keyOf = (params: Params) => ({
  unitId: asId<'node'>(params.unitId),
  batchId: asId<'batch'>(params.batchId),
});

export function routes(ports: IntakePorts): Route[] {
  const own = ports.kinds.flatMap((kind) => kind.roles);
  const roles = [...new Set([...own, ...(ports.moreRoles ?? [])])];
  const common = { room: 'intake', policy: { who: 'role', roles } } as const;
  return [
    describeKind(ports, common),
    template(ports, common),
    open(ports, common),
    list(ports, common),
    oneBatch(ports, common),
    rows(ports, common),
    repair(ports, common),
    ...steps(ports, common),
    problems(ports, common),
  ];
}

type Common = {
  readonly room: 'intake';
  readonly policy: { readonly who: 'role'; readonly roles: string[] };
};

function describeKind(ports: IntakePorts, common: Common): Route {
  return query({
    ...common,
    id: 'describeIntake',
    path: '/api/intake/:kind',
    summary: 'Columns and limits of what can be brought in as rows',
    params: kindParams,
    response: KindSchema,
    run: async (read, { params }) =>
      presentKind(offeredKind(ports, read.actor, params.kind), BYTES_MAX),
  });
}

function template(ports: IntakePorts, common: Common): Route {
  return download({
    ...common,
    id: 'downloadIntakeTemplate',
    path: '/api/intake/:kind/template',
    summary: 'An empty workbook with the headings and an example row',
    params: kindParams,
    query: Type.Object({ locale: Type.Optional(Locale) }, { additionalProperties: false }),
    mediaTypes: [MEDIA_TYPES.xlsx ?? ''],
    run: async (read, { params, query: asked }) => {
      const kind = offeredKind(ports, read.actor, params.kind);
      const locale = asked.locale ?? 'zh-CN';
      return {
        mediaType: MEDIA_TYPES.xlsx ?? '',
        name: `${kind.name[locale]}.xlsx`,
        disposition: 'attachment',
        body: templateSheet(kind, locale),
      };
    },
  });
}

function open(ports: IntakePorts, common: Common): Route {
  return upload({
    ...common,
    id: 'openIntakeBatch',
    operation: 'intake.open',
    path: '/api/intake/:kind/batches',
    summary: 'Hand in a workbook; the same file again answers the earlier batch',
    params: kindParams,
    query: Type.Object({ unit: Id }, { additionalProperties: false }),
    response: Type.Object({ ...BatchSchema.properties, already: Type.Boolean() }),
    // One more than allowed, so that the refusal is this room's and names the limit.
    bytesMax: BYTES_MAX + 1,
    receive: async (file, { actor, params, query: asked }) => {
      const kind = offeredKind(ports, requirePerson(actor), params.kind);
      const area = ports.storage.area(INTAKE_AREA);
      const stored = await area.put(file.stream, BYTES_MAX).catch((error: unknown) => {
        if (!(error instanceof FileTooLarge)) throw error;
        throw refuse('too_large', { detail: { limit: BYTES_MAX } });
      });
      const of = { unitId: asId<'node'>(asked.unit), stored, fileName: file.fileName };
      return {
        digest: stored.sha256,
        run: async (op) => {
          const { batch, already } = await openBatch(op, kind, of);
          return { ...presentBatch(await viewOf(readingOf(op), kind, batch)), already };
        },
        discard: () => area.remove(stored.key),
      };
    },
  });
}

function list(ports: IntakePorts, common: Common): Route {
  return query({
    ...common,
    id: 'listIntakeBatches',
    path: '/api/intake/:kind/batches',
    summary: 'Batches of a unit, the latest first',
    params: kindParams,
    query: Type.Object(
      { unit: Id, cursor: Type.Optional(Type.String({ maxLength: 200 })), limit: Limit },
      { additionalProperties: false },
    ),
    response: Type.Object({
      items: Type.Array(BatchSchema),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    run: async (read, { params, query: asked }) => {
      const kind = offeredKind(ports, read.actor, params.kind);
      const unitId = asId<'node'>(asked.unit);
      await requireUnit(read, kind, unitId);
      const limit = asked.limit ?? 20;
      const before = readCursor(asked.cursor);
      const found = await recentBatches(read.db, {
        unitId,
        kind: kind.id,
        before,
        limit: limit + 1,
      });
      const items = [];
      for (const batch of found.slice(0, limit)) {
        items.push(presentBatch(await viewOf(read, kind, batch)));
      }
      return { items, nextCursor: found.length > limit ? cursorOf(found[limit - 1]) : null };
    },
  });
}

function oneBatch(ports: IntakePorts, common: Common): Route {
  return query({
    ...common,
    id: 'getIntakeBatch',
    path: batchPath,
    summary: 'How far a batch has come: counts, what is expected and what happened',
    params: batchParams,
    response: BatchSchema,
    run: async (read, { params }) => presentBatch(await batchView(read, ports, keyOf(params))),
  });
}

function rows(ports: IntakePorts, common: Common): Route {
  return query({
    ...common,
    id: 'listIntakeRows',
    path: `${batchPath}/rows`,
    summary: 'Rows of a batch in their order, by state',
    params: batchParams,
    query: Type.Object(
      {
        state: Type.Optional(RowSchema.properties.state),
        after: Type.Optional(Type.Integer({ minimum: 0, maximum: 2_000_000 })),
        limit: Limit,
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      items: Type.Array(RowSchema),
      nextAfter: Type.Union([Type.Integer(), Type.Null()]),
    }),
    run: async (read, { params, query: asked }) => {
      const { batch, kind } = await visibleBatch(read, ports, keyOf(params));
      const limit = asked.limit ?? 50;
      const found = await rowsPage(read.db, {
        ...keyOf(params),
        keyring: ports.keyring,
        states: asked.state ? [asked.state] : null,
        after: asked.after ?? 0,
        limit: limit + 1,
      });
      const repairable = batch.state === 'checked' || batch.state === 'done';
      return {
        items: found.slice(0, limit).map((row) => presentRow(row, kind, repairable)),
        nextAfter: found.length > limit ? (found[limit - 1]?.rowNo ?? null) : null,
      };
    },
  });
}

function repair(ports: IntakePorts, common: Common): Route {
  return command({
    ...common,
    id: 'repairIntakeRow',
    method: 'PATCH',
    operation: 'intake.repair',
    path: `${batchPath}/rows/:rowNo`,
    summary: 'Correct cells of a row on the screen; without cells the row is checked again',
    params: Type.Object(
      { unitId: Id, batchId: Id, rowNo: Type.Integer({ minimum: 1 }) },
      { additionalProperties: false },
    ),
    body: Type.Object(
      {
        version: Type.Integer({ minimum: 1 }),
        cells: Type.Record(Type.String({ maxLength: 40 }), Type.String({ maxLength: CELL_MAX }), {
          maxProperties: 64,
        }),
      },
      { additionalProperties: false },
    ),
    response: RowSchema,
    run: async (op, { params, body }) => {
      const key = keyOf(params);
      const row = await repairRow(op, ports, { ...key, rowNo: params.rowNo, ...body });
      const { kind } = await visibleBatch(readingOf(op), ports, key);
      return presentRow(row, kind, true);
    },
  });
}

/** The three steps of a whole batch differ only in what they start. */
function steps(ports: IntakePorts, common: Common): Route[] {
  const all = [
    {
      id: 'confirmIntakeBatch',
      operation: 'intake.confirm',
      path: `${batchPath}/confirmation`,
      summary: 'Bring in whatever is ready; the rest stays for repair',
      start: confirmBatch,
    },
    {
      id: 'cancelIntakeBatch',
      operation: 'intake.cancel',
      path: `${batchPath}/cancellation`,
      summary: 'Stop; what was brought in so far stays and can be undone',
      start: cancelBatch,
    },
    {
      id: 'undoIntakeBatch',
      operation: 'intake.undo',
      path: `${batchPath}/undo`,
      summary: 'Take back what the batch brought in, as far as nothing rests on it',
      start: undoBatch,
    },
  ];
  return all.map(({ start, ...one }) =>
    command({
      ...common,
      ...one,
      params: batchParams,
      response: BatchSchema,
      run: async (op, { params }) => {
        await start(op, ports, keyOf(params));
        return presentBatch(await batchView(readingOf(op), ports, keyOf(params)));
      },
    }),
  );
}

function problems(ports: IntakePorts, common: Common): Route {
  return download({
    ...common,
    id: 'downloadIntakeProblems',
    path: `${batchPath}/problems`,
    summary: 'The same workbook with what is wrong behind each row',
    params: batchParams,
    query: Type.Object({ locale: Type.Optional(Locale) }, { additionalProperties: false }),
    mediaTypes: [MEDIA_TYPES.xlsx ?? '', MEDIA_TYPES.csv ?? ''],
    run: async (read, { params, query: asked }) => {
      const locale = asked.locale ?? 'zh-CN';
      const { kind, name, body } = await problemWorkbook(read, ports, keyOf(params), locale);
      return { mediaType: MEDIA_TYPES[kind] ?? '', name, disposition: 'attachment', body };
    },
  });
}
