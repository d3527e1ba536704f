import { Type } from 'typebox';
import { HOURS_READERS } from '../hours/index.ts';
import { command, query, type Route } from '../platform/http/route.ts';
import { requirePerson } from './access.ts';
import { removeView, saveView } from './commands/save-view.ts';
import { viewsOf } from './store/view-store.ts';

const closed = { additionalProperties: false } as const;
const Id = Type.String({ format: 'uuid' });
const FILTERS_MAX = 8;
const Filter = Type.Record(Type.String({ maxLength: 20 }), Type.String({ maxLength: 200 }), {
  maxProperties: FILTERS_MAX,
});
/** Which list it is a filter of. */
const Page = Type.Union([Type.Literal('people'), Type.Literal('inbox')]);
const Done = Type.Object({ viewId: Id }, closed);

/** One's own only: the person comes from the session. */
export function viewRoutes(): Route[] {
  return [
    query({
      id: 'listSavedViews',
      room: 'reporting',
      path: '/api/saved-views',
      summary: 'The filters that the caller keeps under a name',
      policy: { who: 'role', roles: HOURS_READERS },
      response: Type.Object(
        {
          items: Type.Array(
            Type.Object({ viewId: Id, page: Page, name: Type.String(), filter: Filter }, closed),
          ),
        },
        closed,
      ),
      run: async (read) => {
        const views = await viewsOf(read.db, requirePerson(read.actor).personId);
        return { items: views.map((view) => ({ ...view, filter: { ...view.filter } })) };
      },
    }),
    command({
      id: 'saveView',
      room: 'reporting',
      operation: 'reporting.save-view',
      method: 'PUT',
      path: '/api/saved-views/:viewId',
      summary: 'Keeps a filter under a name',
      policy: { who: 'role', roles: HOURS_READERS },
      params: Type.Object({ viewId: Id }, closed),
      body: Type.Object(
        {
          page: Page,
          name: Type.String({ minLength: 1, maxLength: 30, pattern: '\\S' }),
          filter: Filter,
        },
        closed,
      ),
      response: Done,
      run: async (op, { params, body }) => {
        await saveView(op, { ...body, name: body.name.trim(), viewId: params.viewId });
        return { viewId: params.viewId };
      },
    }),
    command({
      id: 'removeView',
      room: 'reporting',
      operation: 'reporting.remove-view',
      method: 'DELETE',
      path: '/api/saved-views/:viewId',
      summary: 'Forgets a saved filter',
      policy: { who: 'role', roles: HOURS_READERS },
      params: Type.Object({ viewId: Id }, closed),
      response: Done,
      run: async (op, { params }) => {
        await removeView(op, params.viewId);
        return { viewId: params.viewId };
      },
    }),
  ];
}
