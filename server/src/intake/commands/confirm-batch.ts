import { readingOf } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { actingOf } from '../access.ts';
import type { Batch } from '../domain/batch.ts';
import { refuse } from '../errors.ts';
import type { IntakePorts } from '../ports.ts';
import { secondPerson } from '../queries/second-person.ts';
import { visibleBatch } from '../queries/visible-batch.ts';
import type { BatchKey } from '../store/batch-store.ts';
import { countRows } from '../store/row-store.ts';
import { change } from './apply-batch.ts';
import { workRequest } from './work-request.ts';

/** Lets everything that is ready be brought in; what is bad or doubled stays behind for repair. */
export async function confirmBatch(
  op: Operation,
  ports: IntakePorts,
  key: BatchKey,
): Promise<Batch> {
  const read = readingOf(op);
  const { batch, kind } = await visibleBatch(read, ports, key, { lock: true });
  if (batch.state !== 'checked' && batch.state !== 'done') {
    throw refuse('wrong_state', { detail: { state: batch.state } });
  }
  const counts = await countRows(op.tx, key);
  if (counts.ready === 0) throw refuse('nothing_to_apply');
  const population = kind.population === null ? null : await kind.population(read, key);
  const second = await secondPerson(read, { ...batch, population }, counts);
  if (second.needed && second.hadAHand) {
    const { changed } = second;
    throw refuse('needs_second_person', { detail: { changed, population: population ?? 0 } });
  }
  const acting = actingOf(op.actor);
  const to = {
    state: 'applying',
    confirmedBy: acting.personId,
    acting,
    population,
    run: 0,
    stopped: null,
    endedAt: null,
  } as const;
  await change(op, batch, to);
  op.enqueue(workRequest('applying', key));
  op.note({ ...key, rows: counts.ready, changed: second.changed, second: second.needed });
  return { ...batch, ...to };
}
