import type { Operation } from '../../platform/operation/operation.ts';
import { requirePerson } from '../access.ts';
import { refuse } from '../errors.ts';
import { deleteView, putView, type SavedView, viewsOf } from '../store/view-store.ts';

/** More than that is no choice any more; the row of chips holds about so many. */
export const VIEWS_MAX = 20;

/** Keeps a filter under a name; the same id again changes it. */
export async function saveView(op: Operation, view: SavedView): Promise<void> {
  const { personId } = requirePerson(op.actor);
  const others = (await viewsOf(op.tx, personId)).filter(
    (one) => one.page === view.page && one.viewId !== view.viewId,
  );
  if (others.some((one) => one.name === view.name)) throw refuse('view_name_taken');
  if (others.length >= VIEWS_MAX) throw refuse('too_many_views', { detail: { limit: VIEWS_MAX } });
  await putView(op.tx, personId, view, op.now);
}

export async function removeView(op: Operation, viewId: string): Promise<void> {
  const { personId } = requirePerson(op.actor);
  if (!(await deleteView(op.tx, personId, viewId))) throw refuse('no_view');
}
