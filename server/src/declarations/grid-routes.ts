import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { query, type Route } from '../platform/http/route.ts';
import type { DeclarationPorts } from './ports.ts';
import { Id } from './present.ts';
import { registeredSessions } from './queries/registered-sessions.ts';
import { clerks, unitParams } from './registration-routes.ts';

const Day = Type.String({ format: 'date' });

/** What a unit ticked for its people, as the columns and cells of a list of attendance. */
export function gridRoutes(ports: DeclarationPorts): Route[] {
  return [
    query({
      ...clerks,
      id: 'listRegisteredSessions',
      path: '/api/units/:unitId/registered-sessions',
      summary: 'Sessions that a unit wrote down on one form between two days, and for whom',
      params: unitParams,
      query: Type.Object(
        { formId: Type.String({ minLength: 1, maxLength: 80 }), from: Day, to: Day },
        { additionalProperties: false },
      ),
      response: Type.Object({
        /** More were written down than are shown; a shorter span has them all. */
        more: Type.Boolean(),
        sessions: Type.Array(
          Type.Object({
            category: Type.Union([Type.String(), Type.Null()]),
            values: Type.Record(Type.String(), Type.String()),
            cells: Type.Array(
              Type.Object({
                personId: Id,
                personName: Type.String(),
                declarationId: Id,
                caseId: Type.Union([Id, Type.Null()]),
                state: Type.String(),
                version: Type.Integer(),
                files: Type.Integer(),
              }),
            ),
          }),
        ),
      }),
      run: async (read, { params, query: asked }) => {
        const found = await registeredSessions(read, ports, {
          unitId: asId<'node'>(params.unitId),
          ...asked,
        });
        return {
          more: found.more,
          sessions: found.sessions.map((session) => ({
            category: session.category,
            values: { ...session.values },
            cells: session.cells.map((cell) => ({ ...cell })),
          })),
        };
      },
    }),
  ];
}
