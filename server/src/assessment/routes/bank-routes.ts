import { type Static, Type } from 'typebox';
import { asId, type NodeId } from '@jixu/kernel';
import { command, query, type Reading, type Route } from '../../platform/http/route.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { assertKeeps, KEEPERS } from '../access.ts';
import { drawPaper, savePaper } from '../commands/save-paper.ts';
import { retire, saveBank, saveQuestion } from '../commands/save-question.ts';
import type { PaperContent } from '../domain/paper.ts';
import { pointsText } from '../domain/points.ts';
import { refuse } from '../errors.ts';
import { paperFrom, presentPaper } from '../present.ts';
import {
  bankByKey,
  banksOf,
  headsOf,
  keysOf,
  type Question,
  questionsOf,
  shownOf,
} from '../store/bank-store.ts';
import { paperByKey, papersOf } from '../store/paper-store.ts';
import {
  closed,
  Id,
  Instant,
  Kind,
  KeySchema,
  Name,
  nodeParams,
  PaperContentSchema,
  Points,
  presentShown,
  questionBody,
  questionShown,
  ShownSchema,
} from './schemas.ts';

const PAGE = 50;
const room = 'assessment';
const policy = { who: 'role', roles: KEEPERS } as const;
const bankParams = Type.Object({ nodeId: Id, bankId: Id }, closed);
const questionParams = Type.Object({ nodeId: Id, bankId: Id, questionId: Id }, closed);
const paperParams = Type.Object({ nodeId: Id, paperId: Id }, closed);

const BankSchema = Type.Object(
  { bankId: Id, name: Type.String(), questions: Type.Integer() },
  closed,
);
const QuestionSchema = Type.Object(
  { questionId: Id, version: Type.Integer(), changedAt: Instant, ...questionShown },
  closed,
);
const PaperSchema = Type.Object(
  {
    paperId: Id,
    name: Type.String(),
    version: Type.Integer(),
    points: Points,
    used: Type.Boolean(),
    content: PaperContentSchema,
    /** What the questions ask that the paper names. */
    chosen: Type.Array(
      Type.Object(
        {
          bankId: Id,
          questionId: Id,
          kind: Kind,
          prompt: Type.String(),
          retired: Type.Boolean(),
        },
        closed,
      ),
    ),
  },
  closed,
);

export function bankRoutes(): Route[] {
  return [
    listBanks(),
    putBank(),
    listQuestions(),
    putQuestion(),
    retireOne(),
    listPapers(),
    putPaper(),
    tryPaper(),
  ];
}

const node = (id: string): NodeId => asId<'node'>(id);

function listBanks(): Route {
  return query({
    id: 'listQuestionBanks',
    room,
    path: '/api/organisations/:nodeId/question-banks',
    summary: 'The question banks of an organisation',
    policy,
    params: nodeParams,
    response: Type.Object({ items: Type.Array(BankSchema) }, closed),
    run: async (read, { params }) => {
      await assertKeeps(read, node(params.nodeId));
      const banks = await banksOf(read.db, node(params.nodeId));
      return { items: banks.map(({ bankId, name, questions }) => ({ bankId, name, questions })) };
    },
  });
}

function putBank(): Route {
  return command({
    id: 'saveQuestionBank',
    room,
    operation: 'assessment.save-bank',
    method: 'PUT',
    path: '/api/organisations/:nodeId/question-banks/:bankId',
    summary: 'Makes or renames a question bank',
    policy,
    params: bankParams,
    body: Type.Object({ name: Name }, closed),
    response: Type.Object({ bankId: Id }, closed),
    run: async (op, { params, body }) => {
      const key = { nodeId: node(params.nodeId), bankId: params.bankId };
      await saveBank(op, key, body.name.trim());
      return { bankId: params.bankId };
    },
  });
}

function listQuestions(): Route {
  return query({
    id: 'listQuestions',
    room,
    path: '/api/organisations/:nodeId/question-banks/:bankId/questions',
    summary: 'The questions of a bank with their keys, newest change first',
    policy,
    params: bankParams,
    query: Type.Object(
      {
        kind: Type.Optional(Kind),
        tag: Type.Optional(Type.String({ maxLength: 40 })),
        search: Type.Optional(Type.String({ maxLength: 100 })),
        cursor: Type.Optional(Type.String({ maxLength: 80 })),
      },
      closed,
    ),
    response: Type.Object(
      {
        bank: BankSchema,
        items: Type.Array(QuestionSchema),
        nextCursor: Type.Union([Type.String(), Type.Null()]),
      },
      closed,
    ),
    run: async (read, { params, query: asked }) => {
      const key = { nodeId: node(params.nodeId), bankId: params.bankId };
      await assertKeeps(read, key.nodeId);
      const bank = await bankByKey(read.db, key);
      if (!bank) throw refuse('no_bank');
      const found = await questionsOf(read.db, key, {
        kind: asked.kind ?? null,
        tag: asked.tag ?? null,
        search: asked.search ?? null,
        after: cursorFrom(asked.cursor),
        limit: PAGE + 1,
      });
      const items = found.slice(0, PAGE);
      const last = items.at(-1);
      return {
        bank: { bankId: bank.bankId, name: bank.name, questions: bank.questions },
        items: items.map(presentQuestion),
        nextCursor:
          found.length > PAGE && last ? `${last.changedAt.toISOString()}_${last.questionId}` : null,
      };
    },
  });
}

function cursorFrom(text: string | undefined): { at: Date; id: string } | null {
  if (text === undefined) return null;
  const [at = '', id = ''] = text.split('_');
  const time = Date.parse(at);
  if (Number.isNaN(time) || !/^[0-9a-f-]{36}$/.test(id))
    throw new Refusal('platform.bad_cursor', 'invalid');
  return { at: new Date(time), id };
}

function presentQuestion(question: Question): Static<typeof QuestionSchema> {
  const { questionId, version, kind, shown, key, explanation, tags, difficulty } = question;
  return {
    questionId,
    version,
    changedAt: question.changedAt.toISOString(),
    kind,
    shown: presentShown(shown),
    key: presentKey(key),
    explanation,
    tags: [...tags],
    difficulty,
  };
}

function presentKey(key: Question['key']): Static<typeof KeySchema> {
  if ('options' in key) return { options: [...key.options] };
  if ('holds' in key) return { holds: key.holds };
  if ('blanks' in key) return { blanks: key.blanks.map((accepted) => [...accepted]) };
  return 'guide' in key ? { guide: key.guide } : { inOrder: true };
}

function putQuestion(): Route {
  return command({
    id: 'saveQuestion',
    room,
    operation: 'assessment.save-question',
    method: 'PUT',
    path: '/api/organisations/:nodeId/question-banks/:bankId/questions/:questionId',
    summary: 'Writes the next version of a question, or its first',
    policy,
    params: questionParams,
    body: Type.Object(
      { baseVersion: Type.Integer({ minimum: 0, maximum: 100_000 }), ...questionBody },
      closed,
    ),
    response: Type.Object({ version: Type.Integer() }, closed),
    run: async (op, { params, body }) => {
      const { nodeId, bankId, questionId } = params;
      return {
        version: await saveQuestion(
          op,
          { nodeId: node(nodeId), bankId, questionId },
          { ...body, shown: { ...body.shown, pictures: body.shown.pictures ?? [] } },
        ),
      };
    },
  });
}

function retireOne(): Route {
  return command({
    id: 'retireQuestion',
    room,
    operation: 'assessment.retire-question',
    path: '/api/organisations/:nodeId/question-banks/:bankId/questions/:questionId/retirement',
    summary: 'Takes a question out of use; attempts that have it keep it',
    policy,
    params: questionParams,
    body: Type.Object({ version: Type.Integer({ minimum: 1, maximum: 100_000 }) }, closed),
    response: Type.Object({ questionId: Id }, closed),
    run: async (op, { params, body }) => {
      const { nodeId, bankId, questionId } = params;
      await retire(op, { nodeId: node(nodeId), bankId, questionId }, body.version);
      return { questionId };
    },
  });
}

function listPapers(): Route {
  return query({
    id: 'listPapers',
    room,
    path: '/api/organisations/:nodeId/papers',
    summary: 'The papers of an organisation',
    policy,
    params: nodeParams,
    response: Type.Object({ items: Type.Array(PaperSchema) }, closed),
    run: async (read, { params }) => {
      await assertKeeps(read, node(params.nodeId));
      const papers = await papersOf(read.db, node(params.nodeId));
      const chosen = papers.flatMap((paper) => chosenIn(paper.content));
      const heads = await headsOf(read.db, node(params.nodeId), chosen);
      return {
        items: papers.map((paper) => ({
          paperId: paper.paperId,
          name: paper.name,
          version: paper.version,
          points: pointsText(paper.points),
          used: paper.used,
          content: presentPaper(paper.content),
          chosen: heads.filter((head) => chosenIn(paper.content).includes(head.questionId)),
        })),
      };
    },
  });
}

/** The questions that a paper names, beside those that it draws. */
function chosenIn({ parts }: PaperContent): readonly string[] {
  return parts
    .flatMap(({ from }) => ('fixed' in from ? from.fixed : []))
    .map((ref) => ref.questionId);
}

function putPaper(): Route {
  return command({
    id: 'savePaper',
    room,
    operation: 'assessment.save-paper',
    method: 'PUT',
    path: '/api/organisations/:nodeId/papers/:paperId',
    summary: 'Composes a paper of fixed questions and rules of drawing',
    policy,
    params: paperParams,
    body: Type.Object(
      {
        baseVersion: Type.Integer({ minimum: 0, maximum: 100_000 }),
        name: Name,
        content: PaperContentSchema,
      },
      closed,
    ),
    response: Type.Object({ version: Type.Integer() }, closed),
    run: async (op, { params, body }) => {
      const key = { nodeId: node(params.nodeId), paperId: params.paperId };
      const { baseVersion, name } = body;
      const content = paperFrom(body.content);
      return { version: await savePaper(op, key, { baseVersion, name: name.trim(), content }) };
    },
  });
}

function tryPaper(): Route {
  return query({
    id: 'tryPaper',
    room,
    path: '/api/organisations/:nodeId/papers/:paperId/trial',
    summary: 'One paper as it would be drawn, with its keys, for whoever composes it',
    policy,
    params: paperParams,
    query: Type.Object({ seed: Type.Integer({ minimum: 0, maximum: 4_294_967_295 }) }, closed),
    response: Type.Object(
      {
        items: Type.Array(
          Type.Object(
            {
              place: Type.Integer(),
              part: Type.Integer(),
              kind: Kind,
              points: Points,
              shown: ShownSchema,
              key: KeySchema,
              order: Type.Array(Type.Integer()),
            },
            closed,
          ),
        ),
      },
      closed,
    ),
    run: async (read, { params, query: asked }) => trial(read, params, asked.seed),
  });
}

async function trial(read: Reading, params: { nodeId: string; paperId: string }, seed: number) {
  const nodeId = node(params.nodeId);
  await assertKeeps(read, nodeId);
  const paper = await paperByKey(read.db, { nodeId, paperId: params.paperId });
  if (!paper) throw refuse('no_paper');
  const places = await drawPaper(read.db, nodeId, paper.content, seed);
  const shown = await shownOf(read.db, nodeId, places);
  const keys = await keysOf(read.db, nodeId, places);
  return {
    items: places.flatMap((place) => {
      const [what, key] = [shown(place), keys(place)];
      if (!what || !key) return [];
      return [
        {
          place: place.place,
          part: place.part,
          kind: place.kind,
          points: pointsText(place.points),
          shown: presentShown(what),
          key: presentKey(key.key),
          order: [...place.order],
        },
      ];
    }),
  };
}
