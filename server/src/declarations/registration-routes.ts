import { type Static, Type } from 'typebox';
import { asId, isId, type PersonId } from '@jixu/kernel';
import { formsOf } from '@jixu/policy';
import { PackSchema, presentPack } from '../hours/index.ts';
import { batch, command, query, type Route } from '../platform/http/route.ts';
import type { Actor } from '../platform/operation/actor.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { Words } from '../platform/http/words.ts';
import { REGISTERING_ROLES } from './access.ts';
import { objectToRegistration } from './commands/object-to-registration.ts';
import {
  discardRegistered,
  registerRecord,
  type SharedFile,
  submitRegistered,
} from './commands/register-record.ts';
import type { DeclarationState } from './domain/declaration.ts';
import type { DeclarationPorts } from './ports.ts';
import { FormSchema, FormWindows, Id, presentForm, presentWindows } from './present.ts';
import { recordImportId } from './record-import/record-registration.ts';
import { type RegisteredItem, registrationsOf, unitRulebook } from './queries/registrations.ts';

/** A request does so many people, each in an operation of its own; a longer list is several requests. */
export const PEOPLE_MAX = 200;
const PAGE_MAX = 200;
const FIELDS_MAX = 60;
const VALUE_MAX = 4_000;
const FILES_MAX = 10;

const TextOrNull = Type.Union([Type.String(), Type.Null()]);
export const unitParams = Type.Object({ unitId: Id }, { additionalProperties: false });
export const clerks = {
  room: 'declarations',
  policy: { who: 'role', roles: REGISTERING_ROLES },
} as const;

export const Entry = {
  formId: Type.String({ minLength: 1, maxLength: 80 }),
  category: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
  values: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: VALUE_MAX }), {
    maxProperties: FIELDS_MAX,
  }),
};

const Files = Type.Array(
  Type.Object(
    { evidenceId: Id, slot: Type.String({ minLength: 1, maxLength: 60 }) },
    { additionalProperties: false },
  ),
  { maxItems: FILES_MAX },
);

function filesFrom(files: Static<typeof Files>): readonly SharedFile[] {
  return files.map(({ evidenceId, slot }) => ({ evidenceId: asId<'evidence'>(evidenceId), slot }));
}

const ResultSchema = Type.Object({
  personId: Id,
  declarationId: Id,
  ok: Type.Boolean(),
  /** `registered`, or `unchanged` where the same was there already. */
  outcome: TextOrNull,
  state: TextOrNull,
  number: TextOrNull,
  version: Type.Union([Type.Integer(), Type.Null()]),
  code: TextOrNull,
  detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
  errors: Type.Array(
    Type.Object({
      path: Type.String(),
      code: Type.String(),
      detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    }),
  ),
});
export type Result = Static<typeof ResultSchema>;
export const Results = Type.Object({ results: Type.Array(ResultSchema) });

type Done = Pick<Result, 'outcome' | 'state' | 'number' | 'version' | 'declarationId'>;
type Named = { readonly personId: string; readonly declarationId: string };
type Each = (item: string, work: (op: Operation) => Promise<unknown>) => Promise<unknown>;

/** Each person's is an operation of its own: what is refused for one changes nothing for the others. */
export async function forEach<T extends Named>(
  each: Each,
  people: readonly T[],
  work: (op: Operation, one: T) => Promise<Done>,
): Promise<Static<typeof Results>> {
  const results: Result[] = [];
  for (const one of people) {
    const { personId, declarationId } = one;
    const named = { personId, declarationId };
    try {
      const done = (await each(declarationId, (op) => work(op, one))) as Done;
      results.push({ ...named, ...done, ok: true, code: null, detail: {}, errors: [] });
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const errors = error.fields.map((field) => ({ ...field, detail: { ...field.detail } }));
      const nothing = { outcome: null, state: null, number: null, version: null };
      const detail = { ...error.detail };
      results.push({ ...named, ...nothing, ok: false, code: error.code, detail, errors });
    }
  }
  return { results };
}

export function registrationRoutes(ports: DeclarationPorts): Route[] {
  return [
    unitForms(ports),
    register(ports),
    list(ports),
    submission(ports),
    discard(),
    objection(),
  ];
}

function unitForms(ports: DeclarationPorts): Route {
  return query({
    ...clerks,
    id: 'listUnitForms',
    path: '/api/units/:unitId/forms',
    summary: 'What a unit may write down for its people under its rulebook of today',
    params: unitParams,
    response: Type.Object({
      pack: PackSchema,
      forms: Type.Array(
        Type.Object({
          ...FormSchema.properties,
          windows: FormWindows,
          /** Under which name rows of a workbook become records of this form. */
          importKind: Type.String(),
        }),
      ),
    }),
    run: async (read, { params }) => {
      const { edition } = await unitRulebook(read, ports, asId<'node'>(params.unitId));
      return {
        pack: presentPack(edition),
        forms: formsOf(edition).map((form) => ({
          ...presentForm(edition, form),
          windows: presentWindows(edition, form, read.today),
          importKind: recordImportId(edition.id, form.id),
        })),
      };
    },
  });
}

function register(ports: DeclarationPorts): Route {
  return batch({
    ...clerks,
    id: 'registerRecords',
    operation: 'declarations.register',
    path: '/api/units/:unitId/registrations',
    summary: 'Write one thing down for one or many people of the unit, with a result for each',
    params: unitParams,
    body: Type.Object(
      {
        ...Entry,
        files: Files,
        handIn: Type.Boolean(),
        people: Type.Array(
          Type.Object({ personId: Id, declarationId: Id }, { additionalProperties: false }),
          { minItems: 1, maxItems: PEOPLE_MAX },
        ),
      },
      { additionalProperties: false },
    ),
    response: Results,
    run: ({ each }, { params, body }) =>
      forEach(each, body.people, async (op, one) => {
        const { outcome, declaration } = await registerRecord(op, ports, {
          unitId: asId<'node'>(params.unitId),
          personId: asId<'person'>(one.personId),
          declarationId: asId<'declaration'>(one.declarationId),
          formId: body.formId,
          category: body.category,
          values: body.values,
          files: filesFrom(body.files),
          handIn: body.handIn,
        });
        const { state, number, version, declarationId } = declaration;
        return { outcome, state, number, version, declarationId };
      }),
  });
}

function submission(ports: DeclarationPorts): Route {
  return batch({
    ...clerks,
    id: 'submitRegistrations',
    operation: 'declarations.submit',
    path: '/api/units/:unitId/registrations/submission',
    summary: 'Hand in what the unit wrote down, with proof that holds for all of it',
    params: unitParams,
    body: Type.Object(
      {
        files: Files,
        items: Type.Array(
          Type.Object(
            { personId: Id, declarationId: Id, version: Type.Integer({ minimum: 1 }) },
            { additionalProperties: false },
          ),
          { minItems: 1, maxItems: PEOPLE_MAX },
        ),
      },
      { additionalProperties: false },
    ),
    response: Results,
    run: ({ each }, { params, body }) =>
      forEach(each, body.items, async (op, one) => {
        const done = await submitRegistered(op, ports, {
          unitId: asId<'node'>(params.unitId),
          personId: asId<'person'>(one.personId),
          declarationId: asId<'declaration'>(one.declarationId),
          version: one.version,
          files: filesFrom(body.files),
        });
        const { state, number, version, declarationId } = done;
        return { outcome: 'submitted', state, number, version, declarationId };
      }),
  });
}

function discard(): Route {
  return batch({
    ...clerks,
    id: 'discardRegistrations',
    operation: 'declarations.discard-draft',
    path: '/api/units/:unitId/registrations/discard',
    summary: 'Throw drafts of the unit away; what was handed in stays',
    params: unitParams,
    body: Type.Object(
      {
        items: Type.Array(
          Type.Object({ personId: Id, declarationId: Id }, { additionalProperties: false }),
          { minItems: 1, maxItems: PEOPLE_MAX },
        ),
      },
      { additionalProperties: false },
    ),
    response: Results,
    run: ({ each }, { params, body }) =>
      forEach(each, body.items, async (op, { personId, declarationId }) => {
        await discardRegistered(op, {
          unitId: asId<'node'>(params.unitId),
          personId: asId<'person'>(personId),
          declarationId: asId<'declaration'>(declarationId),
        });
        return { outcome: 'discarded', state: null, number: null, version: null, declarationId };
      }),
  });
}

const ItemSchema = Type.Object({
  personId: Id,
  personName: Type.String(),
  declarationId: Id,
  formLabel: Type.Union([Words, Type.Null()]),
  title: Type.String(),
  state: Type.String(),
  version: Type.Integer(),
  number: TextOrNull,
  hours: TextOrNull,
  files: Type.Integer(),
  /** Places of the form that still lack a proof that it requires. */
  lacks: Type.Array(Words),
  registeredAt: Type.String(),
  objection: TextOrNull,
  permissions: Type.Object({ submit: Type.Boolean(), discard: Type.Boolean() }),
});

function presentItem(item: RegisteredItem): Static<typeof ItemSchema> {
  const { form, values, state } = item;
  const titled = form?.fields.find((field) => field.maps === 'title');
  const required = form?.evidence.filter((slot) => slot.required) ?? [];
  return {
    personId: item.personId,
    personName: item.personName,
    declarationId: item.declarationId,
    formLabel: form ? { ...form.label } : null,
    title: (titled && values[titled.id]) || (form?.label['zh-CN'] ?? ''),
    state,
    version: item.version,
    number: item.number,
    hours: item.hours,
    files: item.files,
    lacks: item.files === 0 ? required.map((slot) => ({ ...slot.label })) : [],
    registeredAt: item.registeredAt.toISOString(),
    objection: item.objection,
    permissions: {
      submit: state === 'draft' || state === 'returned' || state === 'withdrawn',
      discard: state === 'draft',
    },
  };
}

const STATES = [
  'draft',
  'in-review',
  'counted',
  'returned',
  'rejected',
  'withdrawn',
  'vetoed',
] as const satisfies readonly DeclarationState[];

function list(ports: DeclarationPorts): Route {
  return query({
    ...clerks,
    id: 'listRegistrations',
    path: '/api/units/:unitId/registrations',
    summary: 'What the unit wrote down for its people, the last first',
    params: unitParams,
    query: Type.Object(
      {
        state: Type.Optional(Type.Enum([...STATES])),
        formId: Type.Optional(Type.String({ maxLength: 80 })),
        cursor: Type.Optional(Type.String({ maxLength: 200 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      items: Type.Array(ItemSchema),
      nextCursor: TextOrNull,
      counts: Type.Array(Type.Object({ state: Type.String(), count: Type.Integer() })),
    }),
    run: async (read, { params, query: asked }) => {
      const found = await registrationsOf(read, ports, {
        unitId: asId<'node'>(params.unitId),
        states: asked.state ? [asked.state] : null,
        formId: asked.formId ?? null,
        before: asked.cursor ? readCursor(asked.cursor) : null,
        limit: asked.limit ?? 50,
      });
      const last = found.items.at(-1);
      const mark = last && `${last.registeredAt.toISOString()} ${last.declarationId}`;
      return {
        items: found.items.map(presentItem),
        nextCursor: found.more && mark ? Buffer.from(mark).toString('base64url') : null,
        counts: [...found.counts].map(([state, count]) => ({ state, count })),
      };
    },
  });
}

function readCursor(text: string): { at: Date; id: string } {
  const [at, id] = Buffer.from(text, 'base64url').toString('utf8').split(' ');
  const instant = new Date(at ?? '');
  if (Number.isNaN(instant.getTime()) || !isId(id ?? '')) {
    throw new Refusal('platform.bad_cursor', 'invalid', {
      fields: [{ path: 'query/cursor', code: 'platform.bad_cursor' }],
    });
  }
  return { at: instant, id: id ?? '' };
}

function objection(): Route {
  return command({
    id: 'objectToRegistration',
    room: 'declarations',
    operation: 'declarations.object',
    path: '/api/declarations/:declarationId/objection',
    summary: 'Say that what the unit wrote down is not so; whoever decides sees it first',
    policy: { who: 'person' },
    params: Type.Object({ declarationId: Id }, { additionalProperties: false }),
    body: Type.Object(
      { text: Type.String({ minLength: 2, maxLength: 500, pattern: '\\S' }) },
      { additionalProperties: false },
    ),
    response: Type.Object({ objected: Type.Boolean() }),
    run: async (op, { params, body }) => {
      const declarationId = asId<'declaration'>(params.declarationId);
      await objectToRegistration(op, { personId: me(op.actor), declarationId, text: body.text });
      return { objected: true };
    },
  });
}

function me(actor: Actor): PersonId {
  if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return actor.personId;
}
