import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { command, query, type Route } from '../../platform/http/route.ts';
import { assertKeeps, KEEPERS } from '../access.ts';
import { saveVenue } from '../commands/save-venue.ts';
import { venuesOf } from '../store/venue-store.ts';
import { closed, Id, Name, nodeParams } from './schemas.ts';

const room = 'assessment';
const policy = { who: 'role', roles: KEEPERS } as const;
/** A hall holds some hundreds; a session takes as many rooms as it needs. */
const SEATS_MAX = 500;
const Seats = Type.Integer({ minimum: 1, maximum: SEATS_MAX });

export const RoomSchema = Type.Object(
  {
    roomId: Id,
    name: Name,
    seats: Seats,
    perRow: Type.Integer({ minimum: 1, maximum: 50 }),
    accessible: Type.Array(Seats, { maxItems: SEATS_MAX, uniqueItems: true }),
  },
  closed,
);
const fields = {
  name: Name,
  address: Type.String({ maxLength: 200 }),
  rooms: Type.Array(RoomSchema, { minItems: 1, maxItems: 100 }),
};

export function venueRoutes(): Route[] {
  return [listVenues(), putVenue()];
}

function listVenues(): Route {
  return query({
    id: 'listVenues',
    room,
    path: '/api/organisations/:nodeId/venues',
    summary: 'Where an organisation holds central exams: places, their rooms and seats',
    policy,
    params: nodeParams,
    response: Type.Object(
      {
        items: Type.Array(Type.Object({ venueId: Id, version: Type.Integer(), ...fields }, closed)),
      },
      closed,
    ),
    run: async (read, { params }) => {
      const nodeId = asId<'node'>(params.nodeId);
      await assertKeeps(read, nodeId);
      const venues = await venuesOf(read.db, nodeId);
      return {
        items: venues.map(({ venueId, version, name, address, rooms }) => ({
          venueId,
          version,
          name,
          address,
          rooms: rooms.map((one) => ({ ...one, accessible: [...one.accessible] })),
        })),
      };
    },
  });
}

function putVenue(): Route {
  return command({
    id: 'saveVenue',
    room,
    operation: 'assessment.save-venue',
    method: 'PUT',
    path: '/api/organisations/:nodeId/venues/:venueId',
    summary:
      'Makes or changes a place with its rooms; a room that is left out is no longer offered',
    policy,
    params: Type.Object({ nodeId: Id, venueId: Id }, closed),
    body: Type.Object(
      { baseVersion: Type.Integer({ minimum: 0, maximum: 100_000 }), ...fields },
      closed,
    ),
    response: Type.Object({ version: Type.Integer() }, closed),
    run: async (op, { params, body }) => ({
      version: await saveVenue(op, {
        nodeId: asId<'node'>(params.nodeId),
        venueId: params.venueId,
        ...body,
        name: body.name.trim(),
        address: body.address.trim(),
        rooms: body.rooms.map((one) => ({ ...one, name: one.name.trim() })),
      }),
    }),
  });
}
