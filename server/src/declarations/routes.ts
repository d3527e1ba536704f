import { type Static, Type } from 'typebox';
import { asId, isId, type PersonId } from '@jixu/kernel';
import { type Form, formsOf } from '@jixu/policy';
import { PackSchema, presentPack } from '../hours/index.ts';
import {
  command,
  download,
  query,
  type Reading,
  type Route,
  stepped,
} from '../platform/http/route.ts';
import type { Actor } from '../platform/operation/actor.ts';
import { Refusal } from '../platform/operation/refusal.ts';
import { discardDraft, saveDraft } from './commands/save-draft.ts';
import { submit } from './commands/submit-declaration.ts';
import type { Attachment, Declaration, DeclarationState } from './domain/declaration.ts';
import { printDeclaration } from './documents/print-declaration.ts';
import { refuse } from './errors.ts';
import type { DeclarationPorts } from './ports.ts';
import {
  AttachmentSchema,
  DeclarationSchema,
  EffectSchema,
  FormSchema,
  Id,
  OfferedFormSchema,
  presentDeclaration,
  presentEffect,
  presentForm,
  presentPreview,
  presentVeto,
  presentWindows,
  PreviewSchema,
  RiskSchema,
  VetoSchema,
} from './present.ts';
import { nothingRoutes } from './nothing-routes.ts';
import { gridRoutes } from './grid-routes.ts';
import { registrationRoutes } from './registration-routes.ts';
import { declarationDetail, type DeclarationDetail } from './queries/declaration-detail.ts';
import { formsOffered } from './queries/forms-offered.ts';
import { previewDeclaration } from './queries/preview-declaration.ts';
import {
  caseView,
  CaseViewSchema,
  claimOnOpening,
  DECIDING_ROLES,
  type Owners,
  presentCase,
} from '../review/index.ts';
import { declarationsPage } from './store/declaration-store.ts';

const PAGE_MAX = 100;
const FIELDS_MAX = 60;
const VALUE_MAX = 4_000;
const FILES_MAX = 30;

const Draft = {
  formId: Type.String({ minLength: 1, maxLength: 80 }),
  category: Type.Union([Type.String({ maxLength: 40 }), Type.Null()]),
  values: Type.Record(Type.String({ maxLength: 60 }), Type.String({ maxLength: VALUE_MAX }), {
    maxProperties: FIELDS_MAX,
  }),
  attachments: Type.Array(
    Type.Object(
      {
        evidenceId: Id,
        slot: Type.String({ minLength: 1, maxLength: 60 }),
        ties: Type.Optional(
          Type.Array(
            Type.Object(
              {
                field: Type.String({ maxLength: 60 }),
                page: Type.Integer({ minimum: 1, maximum: 500 }),
                box: Type.Array(Type.Integer({ minimum: 0, maximum: 1000 }), {
                  minItems: 4,
                  maxItems: 4,
                }),
              },
              { additionalProperties: false },
            ),
            { maxItems: 30 },
          ),
        ),
      },
      { additionalProperties: false },
    ),
    { maxItems: FILES_MAX },
  ),
};

type DraftBody = Static<ReturnType<typeof draftType>>;
function draftType() {
  return Type.Object(Draft);
}

function attachmentsFrom(body: DraftBody): readonly Attachment[] {
  return body.attachments.map((one) => ({
    evidenceId: asId<'evidence'>(one.evidenceId),
    slot: one.slot,
    ties: (one.ties ?? []).map((tie) => ({
      ...tie,
      box: [tie.box[0] ?? 0, tie.box[1] ?? 0, tie.box[2] ?? 0, tie.box[3] ?? 0],
    })),
  }));
}

/** A person declares for themselves; the id in the address is theirs. */
function me(actor: Actor): PersonId {
  if (actor.kind !== 'person') throw new Refusal('platform.log_in', 'unauthenticated');
  return actor.personId;
}

const declarationParams = Type.Object({ declarationId: Id }, { additionalProperties: false });

export function routes(ports: DeclarationPorts & { readonly owners: Owners }): Route[] {
  return [
    forms(ports),
    list(ports),
    detail(ports),
    openRoute(ports),
    save(ports),
    preview(ports),
    submission(ports),
    discard(),
    printout(ports),
    ...registrationRoutes(ports),
    ...gridRoutes(ports),
    ...nothingRoutes(),
  ];
}

function forms(ports: DeclarationPorts): Route {
  return query({
    id: 'listForms',
    room: 'declarations',
    path: '/api/forms',
    summary: 'What the caller may declare under the rulebook that governs them today',
    policy: { who: 'person' },
    response: Type.Object({ pack: PackSchema, forms: Type.Array(OfferedFormSchema) }),
    run: async (read) => {
      const rulebook = await ports.rulebooks.rulebookFor(read, me(read.actor), read.today);
      if (!rulebook) throw refuse('no_forms');
      const offered = await formsOffered(read, rulebook, me(read.actor));
      return {
        pack: presentPack(rulebook.edition),
        forms: offered.map(({ form, office }) => ({
          ...presentForm(rulebook.edition, form),
          windows: presentWindows(rulebook.edition, form, read.today),
          firstOffice: office,
        })),
      };
    },
  });
}

function formFor(ports: DeclarationPorts, declaration: Declaration): Form | null {
  const { library } = ports.rulebooks;
  const edition =
    library.editionByRef(declaration.packRef) ?? library.pack(declaration.packId)?.editions.at(-1);
  return (edition && formsOf(edition).find((form) => form.id === declaration.formId)) ?? null;
}

function list(ports: DeclarationPorts): Route {
  return query({
    id: 'listDeclarations',
    room: 'declarations',
    path: '/api/declarations',
    summary: 'The caller’s declarations, last changed first',
    policy: { who: 'person' },
    query: Type.Object(
      {
        state: Type.Optional(Type.Array(Type.String({ maxLength: 20 }), { maxItems: 7 })),
        cursor: Type.Optional(Type.String({ maxLength: 200 })),
        limit: Type.Optional(Type.Integer({ minimum: 1, maximum: PAGE_MAX })),
      },
      { additionalProperties: false },
    ),
    response: Type.Object({
      items: Type.Array(DeclarationSchema),
      nextCursor: Type.Union([Type.String(), Type.Null()]),
    }),
    run: async (read, { query: asked }) => {
      const limit = asked.limit ?? 50;
      const page = await declarationsPage(read.db, me(read.actor), {
        states: asked.state ? (asked.state as DeclarationState[]) : null,
        before: asked.cursor ? readCursor(asked.cursor) : null,
        limit: limit + 1,
      });
      const items = page.slice(0, limit);
      const last = items.at(-1);
      return {
        items: items.map((one) =>
          presentDeclaration(one, formFor(ports, one), {
            own: true,
            withdraw: one.state === 'in-review',
          }),
        ),
        nextCursor:
          page.length > limit && last
            ? Buffer.from(`${last.changedAt.toISOString()} ${last.declarationId}`).toString(
                'base64url',
              )
            : null,
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

const DetailSchema = Type.Object({
  declaration: DeclarationSchema,
  pack: PackSchema,
  form: FormSchema,
  person: Type.Object({
    name: Type.String(),
    documentMask: Type.String(),
    unitName: Type.String(),
    title: Type.Union([Type.String(), Type.Null()]),
  }),
  files: Type.Array(AttachmentSchema),
  submissions: Type.Array(
    Type.Object({
      round: Type.Integer(),
      at: Type.String(),
      values: Type.Record(Type.String(), Type.String()),
      hours: Type.String(),
    }),
  ),
  /** In what the last round differs from the one before; files by their ids, apart from each other by spaces. */
  changes: Type.Array(
    Type.Object({ path: Type.String(), before: Type.String(), after: Type.String() }),
  ),
  effect: Type.Union([EffectSchema, Type.Null()]),
  veto: Type.Union([VetoSchema, Type.Null()]),
  risks: Type.Array(RiskSchema),
  registration: Type.Union([
    Type.Object({
      unitName: Type.String(),
      name: Type.String(),
      at: Type.String(),
      objection: Type.Union([Type.Object({ text: Type.String(), at: Type.String() }), Type.Null()]),
      /** The person concerned may say once that it is not so. */
      permissions: Type.Object({ object: Type.Boolean() }),
    }),
    Type.Null(),
  ]),
  /** For an office: the case too, so that opening one is one request. */
  case: Type.Union([CaseViewSchema, Type.Null()]),
});

function detail(ports: DeclarationPorts): Route {
  return query({
    id: 'getDeclaration',
    room: 'declarations',
    path: '/api/people/:personId/declarations/:declarationId',
    summary: 'One declaration with form, files, effect and, for a reviewer, what to look at twice',
    policy: { who: 'person' },
    params: Type.Object({ personId: Id, declarationId: Id }, { additionalProperties: false }),
    response: DetailSchema,
    run: async (read: Reading, { params }) =>
      presentDetail(
        await declarationDetail(
          read,
          ports,
          asId<'person'>(params.personId),
          asId<'declaration'>(params.declarationId),
        ),
      ),
  });
}

/** What a reviewer has on the desk: everything about it, and said to colleagues, in one request. */
function openRoute(ports: DeclarationPorts & { readonly owners: Owners }): Route {
  return stepped({
    id: 'openDeclarationAtDesk',
    room: 'declarations',
    operation: 'review.claim',
    path: '/api/declarations/openings',
    summary: 'Open a declaration at the desk: all about it, and where colleagues share it, claimed',
    policy: { who: 'role', roles: DECIDING_ROLES },
    body: Type.Object({ personId: Id, declarationId: Id }, { additionalProperties: false }),
    response: Type.Object({
      opened: DetailSchema,
      /** This opening claimed it; else it was claimed before, or needs no claim. */
      claimed: Type.Boolean(),
    }),
    run: async (context, { body }) => {
      const found = await declarationDetail(
        context,
        ports,
        asId<'person'>(body.personId),
        asId<'declaration'>(body.declarationId),
      );
      const { reviewed: seen } = found;
      if (!seen) return { opened: presentDetail(found), claimed: false };
      const opened = await claimOnOpening(context, ports.owners, seen);
      const { subjectId, caseId } = seen.reviewed;
      const now = opened === 'free' ? seen : await caseView(context, subjectId, caseId);
      return {
        opened: presentDetail({ ...found, reviewed: now }),
        claimed: opened === 'claimed',
      };
    },
  });
}

function presentDetail(found: DeclarationDetail): Static<typeof DetailSchema> {
  const { declaration, form, edition, effect } = found;
  return {
    declaration: presentDeclaration(declaration, form, {
      own: found.own,
      withdraw: found.own && declaration.state === 'in-review',
    }),
    pack: presentPack(edition),
    form: presentForm(edition, form),
    person: { ...found.person },
    files: found.files.map((file) => ({
      ...file,
      ties: file.ties.map((tie) => ({ ...tie, box: [...tie.box] })),
      uploadedAt: file.uploadedAt.toISOString(),
    })),
    submissions: found.submissions.map((one) => ({
      round: one.round,
      at: one.at.toISOString(),
      values: { ...one.values },
      hours: one.preview.hours,
    })),
    changes: found.changes.map((change) => ({ ...change })),
    effect: effect ? presentEffect(edition, { category: effect.line.category, ...effect }) : null,
    veto: found.veto ? presentVeto(declaration.recordId, found.veto) : null,
    risks: found.risks.map((risk) => ({ code: risk.code, detail: { ...risk.detail } })),
    registration: presentRegistration(found),
    case: found.reviewed ? presentCase(found.reviewed) : null,
  };
}

function presentRegistration({ registration, own, declaration }: DeclarationDetail) {
  if (!registration) return null;
  const { objection } = registration;
  return {
    ...registration,
    at: registration.at.toISOString(),
    objection: objection && { text: objection.text, at: objection.at.toISOString() },
    permissions: { object: own && objection === null && declaration.state !== 'draft' },
  };
}

function save(ports: DeclarationPorts): Route {
  return command({
    id: 'saveDraft',
    room: 'declarations',
    operation: 'declarations.save-draft',
    method: 'PUT',
    path: '/api/declarations/:declarationId',
    summary: 'Keep a draft as it is; the device makes the id, so a repeat is the same draft',
    policy: { who: 'person' },
    params: declarationParams,
    body: Type.Object(
      { ...Draft, baseVersion: Type.Integer({ minimum: 0 }) },
      { additionalProperties: false },
    ),
    response: DeclarationSchema,
    run: async (op, { params, body }) => {
      const saved = await saveDraft(op, ports, {
        personId: me(op.actor),
        declarationId: asId<'declaration'>(params.declarationId),
        formId: body.formId,
        category: body.category,
        values: body.values,
        attachments: attachmentsFrom(body),
        baseVersion: body.baseVersion,
      });
      return presentDeclaration(saved, formFor(ports, saved), { own: true, withdraw: false });
    },
  });
}

function preview(ports: DeclarationPorts): Route {
  return query({
    id: 'previewDeclaration',
    room: 'declarations',
    method: 'POST',
    path: '/api/declarations/preview',
    summary: 'What a form as filled in so far would count, with everything the person has',
    policy: { who: 'person' },
    body: Type.Object(
      { ...Draft, recordId: Type.Optional(Type.Union([Id, Type.Null()])) },
      { additionalProperties: false },
    ),
    response: PreviewSchema,
    run: async (read, { body }) => {
      const personId = me(read.actor);
      const rulebook = await ports.rulebooks.rulebookFor(read, personId, read.today);
      if (!rulebook) throw refuse('no_forms');
      const shown = await previewDeclaration(read, ports, {
        personId,
        formId: body.formId,
        category: body.category,
        values: body.values,
        attachments: attachmentsFrom(body),
        recordId: body.recordId ? asId<'record'>(body.recordId) : null,
      });
      return presentPreview(rulebook.edition, shown);
    },
  });
}

function submission(ports: DeclarationPorts): Route {
  return command({
    id: 'submitDeclaration',
    room: 'declarations',
    operation: 'declarations.submit',
    path: '/api/declarations/:declarationId/submission',
    summary: 'Hand a draft in; this instant decides the year',
    policy: { who: 'person' },
    params: declarationParams,
    body: Type.Object({ version: Type.Integer({ minimum: 1 }) }, { additionalProperties: false }),
    response: DeclarationSchema,
    run: async (op, { params, body }) => {
      const done = await submit(op, ports, {
        personId: me(op.actor),
        declarationId: asId<'declaration'>(params.declarationId),
        version: body.version,
      });
      return presentDeclaration(done, formFor(ports, done), { own: true, withdraw: true });
    },
  });
}

function discard(): Route {
  return command({
    id: 'discardDraft',
    room: 'declarations',
    operation: 'declarations.discard-draft',
    method: 'DELETE',
    path: '/api/declarations/:declarationId',
    summary: 'Throw a draft away; what was handed in stays',
    policy: { who: 'person' },
    params: declarationParams,
    response: Type.Object({ discarded: Type.Boolean() }),
    run: async (op, { params }) => {
      await discardDraft(op, {
        personId: me(op.actor),
        declarationId: asId<'declaration'>(params.declarationId),
      });
      return { discarded: true };
    },
  });
}

function printout(ports: DeclarationPorts): Route {
  return download({
    id: 'printDeclaration',
    room: 'declarations',
    path: '/api/people/:personId/declarations/:declarationId/print',
    summary: 'The declaration as a page for the file, drawn from the pack’s form',
    policy: { who: 'person' },
    params: Type.Object({ personId: Id, declarationId: Id }, { additionalProperties: false }),
    mediaTypes: ['application/pdf'],
    run: async (read, { params }) => {
      const personId = asId<'person'>(params.personId);
      const declarationId = asId<'declaration'>(params.declarationId);
      const found = await declarationDetail(read, ports, personId, declarationId);
      return {
        mediaType: 'application/pdf',
        name: `${found.declaration.number ?? 'draft'}.pdf`,
        disposition: 'attachment',
        body: await printDeclaration(ports.printer, found),
      };
    },
  });
}
