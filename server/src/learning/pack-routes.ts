import { type Static, Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { nodeCards } from '../organisations/index.ts';
import { command, query, type Reading, type Route } from '../platform/http/route.ts';
import { Words } from '../platform/http/words.ts';
import { AUTHOR_ROLES, keptBy, requirePerson } from './access.ts';
import { choosePack, dropPack, keepPack, offerPack } from './commands/course-packs.ts';
import type { CoursePack } from './domain/pack.ts';
import { categoriesOf, packHoursOf } from './domain/study-rules.ts';
import type { LearningPorts } from './ports.ts';
import { CardSchema } from './present.ts';
import { type PackCard, packsFor } from './queries/packs.ts';
import { closed, CourseContentSchema, Id, OrNull } from './schemas.ts';
import { coursesOffered } from './store/course-store.ts';
import { packsKept } from './store/pack-store.ts';
import { isFinished } from './store/study-store.ts';

const room = 'learning';
const anyPerson = { who: 'person' } as const;
const authors = { who: 'role', roles: AUTHOR_ROLES } as const;
const params = Type.Object({ packId: Id }, closed);
const Amount = CourseContentSchema.properties.amount;
const Done = Type.Object({ done: Type.Literal(true) }, closed);
const COURSES_MAX = 30;
const PACKS_MAX = 200;
const CANDIDATES_MAX = 200;

export function packRoutes(ports: LearningPorts): Route[] {
  return [list(ports), choose(ports), drop(), listKept(ports), keep(ports), offer(ports)];
}

const PackSchema = Type.Object(
  {
    packId: Id,
    title: Type.String(),
    summary: Type.String(),
    category: Type.String(),
    categoryLabel: Words,
    amount: Amount,
    providerName: Type.String(),
    chosen: Type.Boolean(),
    /** For all of it; nought: nothing besides what its courses cost by themselves. */
    priceFen: Type.Integer(),
    /** What is owed for it before it is begun, and how one pays. */
    fee: OrNull(
      Type.Object({ number: Type.String(), amountFen: Type.Integer(), how: Type.String() }, closed),
    ),
    /** What is still to be studied of it; nought: all of it counts. */
    left: Type.String(),
    courses: Type.Array(
      Type.Object(
        {
          courseId: Id,
          title: Type.String(),
          amount: Amount,
          enrolmentId: OrNull(Id),
          state: CardSchema.properties.state,
        },
        closed,
      ),
    ),
    permissions: Type.Array(Type.Union([Type.Literal('choose'), Type.Literal('drop')])),
  },
  closed,
);

function presentPack(pack: PackCard): Static<typeof PackSchema> {
  const { packId, title, summary, category, amount, providerName, chosen, left } = pack;
  const { fee, priceFen, payHow } = pack;
  return {
    packId,
    priceFen,
    fee:
      fee?.state === 'open' ? { number: fee.number, amountFen: fee.amountFen, how: payHow } : null,
    title,
    summary,
    category,
    categoryLabel: { ...pack.label },
    amount,
    providerName,
    chosen,
    left,
    courses: pack.courses.map((one) => ({
      courseId: one.courseId,
      title: one.title,
      amount: one.amount,
      enrolmentId: one.enrolment?.enrolmentId ?? null,
      state:
        one.enrolment === null
          ? 'offered'
          : isFinished(one.enrolment)
            ? 'done'
            : one.enrolment.state,
    })),
    permissions: !chosen ? ['choose'] : pack.begun || fee?.state === 'paid' ? [] : ['drop'],
  };
}

function list(ports: LearningPorts): Route {
  return query({
    id: 'listCoursePacks',
    room,
    path: '/api/course-packs',
    summary: 'Electives that are chosen together, as one: those one has chosen, and those offered',
    policy: anyPerson,
    response: Type.Object({ items: Type.Array(PackSchema) }, closed),
    run: async (read) => {
      const { personId } = requirePerson(read.actor);
      return { items: (await packsFor(read, ports, personId)).map(presentPack) };
    },
  });
}

function choose(ports: LearningPorts): Route {
  return command({
    id: 'choosePack',
    room,
    operation: 'learning.choose-pack',
    method: 'PUT',
    path: '/api/course-packs/:packId/choice',
    summary: 'Choose a pack of electives, or one instead of another of which nothing was begun',
    policy: anyPerson,
    params,
    body: Type.Object({ instead: OrNull(Id) }, closed),
    response: Done,
    run: async (op, { params: of, body }) => {
      const instead = body.instead === null ? null : asId<'pack'>(body.instead);
      await choosePack(op, ports, { packId: asId<'pack'>(of.packId), instead });
      return { done: true } as const;
    },
  });
}

function drop(): Route {
  return command({
    id: 'dropPack',
    room,
    operation: 'learning.drop-pack',
    method: 'DELETE',
    path: '/api/course-packs/:packId/choice',
    summary: 'Give back a pack of which nothing was begun',
    policy: anyPerson,
    params,
    response: Done,
    run: async (op, { params: of }) => {
      await dropPack(op, asId<'pack'>(of.packId));
      return { done: true } as const;
    },
  });
}

const KeptPackSchema = Type.Object(
  {
    packId: Id,
    nodeId: Id,
    title: Type.String(),
    summary: Type.String(),
    category: Type.String(),
    amount: Amount,
    courseIds: Type.Array(Id),
    priceFen: Type.Integer(),
    payHow: Type.String(),
    state: Type.Union([Type.Literal('draft'), Type.Literal('offered')]),
    revision: Type.Integer(),
  },
  closed,
);

function presentKept(pack: CoursePack): Static<typeof KeptPackSchema> {
  const { packId, nodeId, title, summary, category, amount, courseIds, state, revision } = pack;
  const { priceFen, payHow } = pack;
  return {
    packId,
    nodeId,
    title,
    summary,
    category,
    amount,
    courseIds: [...courseIds],
    priceFen,
    payHow,
    state,
    revision,
  };
}

const Desk = Type.Object(
  {
    nodeId: Id,
    name: Type.String(),
    categories: Type.Array(Type.Object({ id: Type.String(), label: Words }, closed)),
    /** The sizes that the rulebook knows; null: any. */
    hours: OrNull(Type.Array(Type.Integer())),
    /** What a pack may hold. */
    courses: Type.Array(
      Type.Object(
        { courseId: Id, title: Type.String(), category: Type.String(), amount: Amount },
        closed,
      ),
    ),
  },
  closed,
);

function listKept(ports: LearningPorts): Route {
  return query({
    id: 'listKeptPacks',
    room,
    path: '/api/kept-packs',
    summary:
      'The packs of electives that one’s organisation puts together, and what may be in them',
    policy: authors,
    response: Type.Object(
      {
        items: Type.Array(
          Type.Object({ ...KeptPackSchema.properties, chosen: Type.Integer() }, closed),
        ),
        desks: Type.Array(Desk),
      },
      closed,
    ),
    run: async (read) => {
      const nodeIds = keptBy(read.actor);
      const items = await packsKept(read.db, nodeIds, PACKS_MAX);
      const nodes = await nodeCards(read, nodeIds);
      const desks: Static<typeof Desk>[] = [];
      for (const node of nodes.values()) desks.push(await deskOf(read, ports, node));
      return {
        items: items.map((one) => ({ ...presentKept(one), chosen: one.chosen })),
        desks,
      };
    },
  });
}

async function deskOf(
  read: Reading,
  ports: LearningPorts,
  node: { readonly nodeId: Static<typeof Id>; readonly name: string },
): Promise<Static<typeof Desk>> {
  const nodeId = asId<'node'>(node.nodeId);
  const book = await ports.rulebooks.rulebookOfUnit(read, nodeId, read.today);
  const allowed = book ? categoriesOf(book.edition) : [];
  const live = book ? await coursesOffered(read.db, [book.nodeId], CANDIDATES_MAX) : [];
  const hours = book ? packHoursOf(book.edition) : null;
  return {
    nodeId: node.nodeId,
    name: node.name,
    categories: (book?.edition.categories ?? [])
      .filter(({ id }) => allowed.includes(id))
      .map(({ id, label }) => ({ id, label: { ...label } })),
    hours: hours === null ? null : [...hours],
    courses: live
      .filter(({ content }) => !content.compulsory)
      .map(({ courseId, content: { title, category, amount } }) => ({
        courseId,
        title,
        category,
        amount,
      })),
  };
}

function keep(ports: LearningPorts): Route {
  return command({
    id: 'keepPack',
    room,
    operation: 'learning.keep-pack',
    method: 'PUT',
    path: '/api/kept-packs/:packId',
    summary: 'Write down a pack of electives; only offering it asks whether it is complete',
    policy: authors,
    params,
    body: Type.Object(
      {
        nodeId: Id,
        revision: OrNull(Type.Integer({ minimum: 1 })),
        title: Type.String({ maxLength: 120 }),
        summary: Type.String({ maxLength: 2_000 }),
        category: Type.String({ maxLength: 60 }),
        amount: Amount,
        courseIds: Type.Array(Id, { maxItems: COURSES_MAX, uniqueItems: true }),
        priceFen: Type.Optional(CourseContentSchema.properties.priceFen),
        payHow: Type.Optional(CourseContentSchema.properties.payHow),
      },
      closed,
    ),
    response: KeptPackSchema,
    run: async (op, { params: of, body }) => {
      const pack = await keepPack(op, ports, {
        ...body,
        priceFen: body.priceFen ?? 0,
        payHow: body.payHow ?? '',
        packId: asId<'pack'>(of.packId),
        nodeId: asId<'node'>(body.nodeId),
        courseIds: body.courseIds.map((id) => asId<'course'>(id)),
      });
      return presentKept(pack);
    },
  });
}

function offer(ports: LearningPorts): Route {
  return command({
    id: 'offerPack',
    room,
    operation: 'learning.offer-pack',
    method: 'PUT',
    path: '/api/kept-packs/:packId/offer',
    summary: 'Offer a pack of electives, whole, or take it out again',
    policy: authors,
    params,
    body: Type.Object({ offered: Type.Boolean() }, closed),
    response: KeptPackSchema,
    run: async (op, { params: of, body }) =>
      presentKept(await offerPack(op, ports, { packId: asId<'pack'>(of.packId), ...body })),
  });
}
