import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { command, query, type Route } from '../../platform/http/route.ts';
import { NODE_KEEPERS, NODE_READERS } from '../access.ts';
import { appoint, endAppointment } from '../commands/appoint.ts';
import { readDay } from '../domain/read-day.ts';
import { appointmentsOf } from '../queries/appointments.ts';
import {
  AppointmentBody,
  AppointmentEnd,
  AppointmentMade,
  AppointmentParams,
  AppointmentsBody,
  Cursor,
  Done,
  Limit,
  Uuid,
} from '../schemas.ts';

const room = 'organisations';
const keepers = { who: 'role', roles: NODE_KEEPERS } as const;
const readers = { who: 'role', roles: NODE_READERS } as const;

export function appointmentRoutes(): Route[] {
  return [
    query({
      id: 'appointments',
      path: '/api/appointments',
      summary: 'Who holds which role at organisations in scope, now and planned.',
      policy: readers,
      room,
      query: Type.Object(
        { node: Type.Optional(Uuid), cursor: Cursor, limit: Limit },
        { additionalProperties: false },
      ),
      response: AppointmentsBody,
      run: async (read, { query: { node, ...rest } }) => {
        const of = { ...rest, ...(node === undefined ? {} : { nodeId: asId<'node'>(node) }) };
        const { items, next } = await appointmentsOf(read, of);
        return {
          items: items.map((item) => ({ ...item, permissions: [...item.permissions] })),
          next,
        };
      },
    }),
    command({
      id: 'appoint',
      path: '/api/appointments',
      summary: 'Give a role at an organisation for a time.',
      policy: keepers,
      room,
      operation: 'organisations.appoint',
      body: AppointmentBody,
      response: AppointmentMade,
      run: async (op, { body }) => ({
        appointmentId: await appoint(op, {
          personId: asId(body.personId),
          nodeId: asId(body.nodeId),
          role: body.role,
          fromOn: readDay(body.fromOn, 'body/fromOn'),
          toOn: body.toOn ? readDay(body.toOn, 'body/toOn') : null,
          ...(body.appointmentId === undefined
            ? {}
            : { appointmentId: asId<'appointment'>(body.appointmentId) }),
        }),
      }),
    }),
    command({
      id: 'endAppointment',
      path: '/api/appointments/:appointmentId/end',
      summary: 'End a role, today or on a later day.',
      policy: keepers,
      room,
      operation: 'organisations.end-appointment',
      params: AppointmentParams,
      body: AppointmentEnd,
      response: Done,
      run: async (op, { params, body }) => {
        const toOn = body.toOn === undefined ? op.today : readDay(body.toOn, 'body/toOn');
        await endAppointment(op, { appointmentId: asId(params.appointmentId), toOn });
        return { done: true as const };
      },
    }),
  ];
}
