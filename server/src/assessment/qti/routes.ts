import { Readable } from 'node:stream';
import { type Static, Type } from 'typebox';
import { asId, type NodeId, shanghaiDateOf } from '@jixu/kernel';
import { download, readingOf, type Route, upload } from '../../platform/http/route.ts';
import type { Actor } from '../../platform/operation/actor.ts';
import { assertBank, assertKeeps, KEEPERS } from '../access.ts';
import { PICTURE_AREA } from '../commands/receive-picture.ts';
import { refuse } from '../errors.ts';
import type { AssessmentPorts } from '../ports.ts';
import { closed, Id, Kind, Nullable, NullableText } from '../routes/schemas.ts';
import { bankByKey, type BankKey, questionsInOrder } from '../store/bank-store.ts';
import { picturesByIds } from '../store/picture-store.ts';
import { foreseeImport, importQuestions, type ItemFate } from './import-questions.ts';
import { QTI_LIMITS } from './qti-limits.ts';
import type { QtiRest } from './read-package.ts';
import { discardPictures, receivePackage } from './receive-package.ts';
import { writePackage } from './write-package.ts';

const room = 'assessment';
const policy = { who: 'role', roles: KEEPERS } as const;
const params = Type.Object({ nodeId: Id, bankId: Id }, closed);
/** Enough to know a question by in a list. */
const PROMPT_SHOWN = 120;

const ItemSchema = Type.Object(
  {
    file: Type.String(),
    fate: Type.Union([
      Type.Literal('created'),
      Type.Literal('updated'),
      Type.Literal('unchanged'),
      Type.Literal('refused'),
    ]),
    kind: Nullable(Kind),
    prompt: NullableText,
    /** Codes of what was left out; the pages have words for each. */
    notes: Type.Array(Type.String()),
    refusal: Type.Union([
      Type.Object(
        {
          code: Type.String(),
          element: NullableText,
          line: Type.Union([Type.Integer(), Type.Null()]),
          params: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
        },
        closed,
      ),
      Type.Null(),
    ]),
  },
  closed,
);
const ImportSchema = Type.Object(
  { items: Type.Array(ItemSchema), tests: Type.Integer(), others: Type.Integer() },
  closed,
);

export function qtiRoutes(ports: AssessmentPorts): Route[] {
  return [checkPackage(ports), importPackage(ports), exportPackage(ports)];
}

function bankOf(of: { readonly nodeId: string; readonly bankId: string }): BankKey {
  const nodeId: NodeId = asId<'node'>(of.nodeId);
  return { nodeId, bankId: of.bankId };
}

async function assertMayImport(
  { db, clock }: AssessmentPorts,
  actor: Actor,
  bank: BankKey,
): Promise<void> {
  const today = shanghaiDateOf(await clock.read(db));
  await assertBank({ db, actor, today }, bank);
}

function checkPackage(ports: AssessmentPorts): Route {
  return upload({
    id: 'checkQuestionPackage',
    room,
    operation: 'assessment.check-package',
    path: '/api/organisations/:nodeId/question-banks/:bankId/qti/check',
    summary: 'What of a QTI item or package would go into the bank, and what would not and why',
    policy,
    params,
    response: ImportSchema,
    idempotency: 'none',
    // One more than allowed, so that the refusal is this room's and names the limit.
    bytesMax: QTI_LIMITS.fileBytes + 1,
    receive: async (file, { actor, params: of }) => {
      await assertMayImport(ports, actor, bankOf(of));
      const area = ports.storage.area(PICTURE_AREA);
      const received = await receivePackage(area, file.stream);
      const discard = () => discardPictures(area, received.pictures.values());
      return {
        digest: received.digest,
        run: async (op) => {
          const fates = await foreseeImport(readingOf(op), bankOf(of), received);
          await discard();
          return presentImport(fates, received.rest);
        },
        discard,
      };
    },
  });
}

function importPackage(ports: AssessmentPorts): Route {
  return upload({
    id: 'importQuestionPackage',
    room,
    operation: 'assessment.import-package',
    path: '/api/organisations/:nodeId/question-banks/:bankId/qti',
    summary: 'Brings the questions of a QTI item or package (2.0 to 3.0) into the bank',
    policy,
    params,
    response: ImportSchema,
    bytesMax: QTI_LIMITS.fileBytes + 1,
    receive: async (file, { actor, params: of }) => {
      await assertMayImport(ports, actor, bankOf(of));
      const area = ports.storage.area(PICTURE_AREA);
      const received = await receivePackage(area, file.stream);
      return {
        digest: received.digest,
        run: async (op) => {
          const { fates, spare } = await importQuestions(op, bankOf(of), received);
          await discardPictures(area, spare);
          return presentImport(fates, received.rest);
        },
        discard: () => discardPictures(area, received.pictures.values()),
      };
    },
  });
}

function presentImport(fates: readonly ItemFate[], rest: QtiRest): Static<typeof ImportSchema> {
  return {
    items: fates.map(({ file, fate, question, notes, refusal }) => ({
      file,
      fate,
      kind: question?.kind ?? null,
      prompt: question ? [...question.shown.prompt].slice(0, PROMPT_SHOWN).join('') : null,
      notes: [...notes],
      refusal: refusal && {
        code: refusal.code,
        element: refusal.element,
        line: refusal.line,
        params: { ...refusal.detail },
      },
    })),
    tests: rest.tests,
    others: rest.others,
  };
}

function exportPackage(ports: AssessmentPorts): Route {
  return download({
    id: 'exportQuestionPackage',
    room,
    path: '/api/organisations/:nodeId/question-banks/:bankId/qti',
    summary: 'The questions of the bank with their keys as a QTI package, a thousand to a part',
    policy,
    params,
    query: Type.Object(
      {
        version: Type.Union([Type.Literal('2.2'), Type.Literal('3.0')]),
        part: Type.Optional(Type.Integer({ minimum: 1, maximum: 1_000 })),
      },
      closed,
    ),
    mediaTypes: ['application/zip'],
    run: async (read, { params: of, query: asked }) => {
      const key = bankOf(of);
      await assertKeeps(read, key.nodeId);
      const bank = await bankByKey(read.db, key);
      if (!bank) throw refuse('no_bank');
      const part = asked.part ?? 1;
      const take = QTI_LIMITS.items;
      const questions = await questionsInOrder(read.db, key, { skip: (part - 1) * take, take });
      const ids = questions.flatMap(({ shown }) => shown.pictures.map((one) => one.pictureId));
      const pictures = await picturesByIds(read.db, key, [...new Set(ids)]);
      const area = ports.storage.area(PICTURE_AREA);
      const files = [...pictures.values()].map(({ pictureId, storageKey }) => ({
        pictureId,
        content: () => area.read(storageKey),
      }));
      const number = part === 1 ? '' : `-${part}`;
      return {
        mediaType: 'application/zip',
        name: `${bank.name}-QTI-${asked.version}${number}.zip`,
        disposition: 'attachment',
        body: Readable.from(
          writePackage(questions, { identifier: key.bankId, version: asked.version }, files),
        ),
      };
    },
  });
}
