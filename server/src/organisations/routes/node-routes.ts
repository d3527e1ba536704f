import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { command, query, type Route } from '../../platform/http/route.ts';
import { NODE_KEEPERS, NODE_READERS } from '../access.ts';
import { changeNode, createNode } from '../commands/create-node.ts';
import { closeNode, mergeNode } from '../commands/merge-node.ts';
import { moveNode } from '../commands/move-node.ts';
import { relate, unrelate } from '../commands/relate.ts';
import { readDay } from '../domain/read-day.ts';
import { regions } from '../domain/regions.ts';
import { presentNode, presentNodePage, presentTreeItem } from '../present.ts';
import { nodePage, officesNamed, treeOf } from '../queries/nodes.ts';
import {
  Cursor,
  Done,
  Limit,
  MoveBody,
  NodeBody,
  NodeChange,
  NodeMade,
  NodePageBody,
  NodeParams,
  OfficesBody,
  RegionsBody,
  RelationBody,
  RelationEnd,
  RelationParams,
  SuccessorBody,
  TreeBody,
  Uuid,
} from '../schemas.ts';

const room = 'organisations';
const readers = { who: 'role', roles: NODE_READERS } as const;
const keepers = { who: 'role', roles: NODE_KEEPERS } as const;
const closed = { additionalProperties: false } as const;
const done = { done: true } as const;

export function nodeRoutes(): Route[] {
  return [...reading(), ...changing(), ...relating()];
}

function reading(): Route[] {
  return [
    query({
      id: 'organisationTree',
      path: '/api/organisations/tree',
      summary:
        'Organisations in the caller’s scope: the tops, those below one, those that match, or where people may be registered.',
      policy: readers,
      room,
      query: Type.Object(
        {
          parent: Type.Optional(Uuid),
          search: Type.Optional(Type.String({ maxLength: 60 })),
          may: Type.Optional(Type.Literal('register-people')),
          cursor: Cursor,
          limit: Limit,
        },
        closed,
      ),
      response: TreeBody,
      run: async (read, { query: { parent, search, may, cursor, limit } }) => {
        const page = await treeOf(read, {
          ...(parent === undefined ? {} : { parentId: asId<'node'>(parent) }),
          ...(search === undefined ? {} : { search }),
          ...(may === undefined ? {} : { may }),
          ...(cursor === undefined ? {} : { cursor }),
          ...(limit === undefined ? {} : { limit }),
        });
        return { items: page.items.map(presentTreeItem), next: page.next };
      },
    }),
    query({
      id: 'offices',
      path: '/api/organisations/offices',
      summary: 'Organisations that can be named as an office, by part of their name.',
      policy: keepers,
      room,
      query: Type.Object({ search: Type.String({ minLength: 1, maxLength: 60 }) }, closed),
      response: OfficesBody,
      run: async (read, { query: { search } }) => ({
        items: (await officesNamed(read, search)).map(presentNode),
      }),
    }),
    query({
      id: 'organisation',
      path: '/api/organisations/:nodeId',
      summary: 'One organisation: its place, what it names and who answers for it today.',
      policy: readers,
      room,
      params: NodeParams,
      response: NodePageBody,
      run: async (read, { params }) => presentNodePage(await nodePage(read, asId(params.nodeId))),
    }),
    query({
      id: 'regions',
      path: '/api/regions',
      summary: 'Provinces, or the administrative divisions directly below one.',
      policy: { who: 'anyone' },
      room,
      query: Type.Object({ parent: Type.Optional(Type.String({ pattern: '^[0-9]{6}$' })) }, closed),
      response: RegionsBody,
      run: async (_read, { query: { parent } }) => ({
        items: regions(parent ?? null).map(({ code, name }) => ({
          code,
          name,
          hasParts: regions(code).length > 0,
        })),
      }),
    }),
  ];
}

function changing(): Route[] {
  return [
    command({
      id: 'createOrganisation',
      path: '/api/organisations',
      summary: 'Add an organisation below another.',
      policy: keepers,
      room,
      operation: 'organisations.create-node',
      body: NodeBody,
      response: NodeMade,
      run: async (op, { body: { nodeId, parentId, fromOn, ...fields } }) => ({
        nodeId: await createNode(op, {
          ...fields,
          parentId: asId(parentId),
          ...(nodeId === undefined ? {} : { nodeId: asId<'node'>(nodeId) }),
          ...(fromOn === undefined ? {} : { fromOn: readDay(fromOn, 'body/fromOn') }),
        }),
      }),
    }),
    command({
      id: 'changeOrganisation',
      method: 'PATCH',
      path: '/api/organisations/:nodeId',
      summary: 'Change names, region, credit code or contact.',
      policy: keepers,
      room,
      operation: 'organisations.change-node',
      params: NodeParams,
      body: NodeChange,
      response: Done,
      run: async (op, { params, body }) => {
        await changeNode(op, asId(params.nodeId), body);
        return done;
      },
    }),
    command({
      id: 'moveOrganisation',
      path: '/api/organisations/:nodeId/move',
      summary: 'Put an organisation below another from a day on.',
      policy: keepers,
      room,
      operation: 'organisations.move-node',
      params: NodeParams,
      body: MoveBody,
      response: Done,
      run: async (op, { params, body }) => {
        const fromOn = readDay(body.fromOn, 'body/fromOn');
        await moveNode(op, { nodeId: asId(params.nodeId), parentId: asId(body.parentId), fromOn });
        return done;
      },
    }),
    command({
      id: 'mergeOrganisation',
      path: '/api/organisations/:nodeId/merge',
      summary: 'Let a successor stand for an organisation from today.',
      policy: keepers,
      room,
      operation: 'organisations.merge-node',
      params: NodeParams,
      body: SuccessorBody,
      response: Done,
      run: async (op, { params, body }) => {
        await mergeNode(op, { nodeId: asId(params.nodeId), successorId: asId(body.successorId) });
        return done;
      },
    }),
    command({
      id: 'closeOrganisation',
      path: '/api/organisations/:nodeId/close',
      summary: 'Close an organisation that nobody needs any more.',
      policy: keepers,
      room,
      operation: 'organisations.close-node',
      params: NodeParams,
      response: Done,
      run: async (op, { params }) => {
        await closeNode(op, asId(params.nodeId));
        return done;
      },
    }),
  ];
}

function relating(): Route[] {
  return [
    command({
      id: 'setRelation',
      method: 'PUT',
      path: '/api/organisations/:nodeId/relations/:relation',
      summary: 'Name the office of a kind from a day on.',
      policy: keepers,
      room,
      operation: 'organisations.relate',
      params: RelationParams,
      body: RelationBody,
      response: Done,
      run: async (op, { params, body }) => {
        const fromOn = readDay(body.fromOn, 'body/fromOn');
        const { relation } = params;
        const unitId = asId<'node'>(params.nodeId);
        await relate(op, { unitId, relation, officeId: asId(body.officeId), fromOn });
        return done;
      },
    }),
    command({
      id: 'endRelation',
      path: '/api/organisations/:nodeId/relations/:relation/end',
      summary: 'Name no such office any more; one named above holds again.',
      policy: keepers,
      room,
      operation: 'organisations.unrelate',
      params: RelationParams,
      body: RelationEnd,
      response: Done,
      run: async (op, { params, body }) => {
        const toOn = readDay(body.toOn, 'body/toOn');
        await unrelate(op, { unitId: asId(params.nodeId), relation: params.relation, toOn });
        return done;
      },
    }),
  ];
}
