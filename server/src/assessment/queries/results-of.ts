import type { Hours, PersonId } from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import { postedFor } from '../../hours/index.ts';
import { unitsOf } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import type { Offering } from '../domain/offering.ts';
import type { PassOutcome } from '../domain/pass-rule.ts';
import { isClosed } from '../domain/reveal.ts';
import type { AssessmentPorts } from '../ports.ts';
import { attemptsIn } from '../store/attempt-store.ts';
import { decidedIn, type DecidedState, extraMinutesMax } from '../store/entry-store.ts';

/** How it ended for a person, and what that led to. */
export type Result = {
  readonly personId: PersonId;
  readonly name: string;
  readonly unitName: string;
  readonly state: DecidedState;
  readonly outcome: PassOutcome;
  /** Passed in the re-sit, or sat it. */
  readonly resit: boolean;
  /** In the ledger for this pass; null: nothing, or the hours are those of the course. */
  readonly posted: Hours | null;
  readonly certificate: string | null;
};

export type Results = {
  /** False: somebody can still sit it, or results were not published; nobody is listed. */
  readonly told: boolean;
  readonly items: readonly Result[];
  readonly next: PersonId | null;
};

/** In the order of their ids, page by page. Figures are told when everybody's are, and one's own not here. */
export async function resultsOf(
  read: Reading,
  ports: Pick<AssessmentPorts, 'certificateNumbers'>,
  offering: Offering,
  of: {
    readonly after: PersonId | null;
    readonly limit: number;
    readonly state: DecidedState | null;
  },
): Promise<Results> {
  const extra = await extraMinutesMax(read.db, offering);
  const isOver = (task: Offering['tasks'][number]) =>
    isClosed(offering, task, { now: read.now, extraMinutesMax: extra });
  const first = offering.tasks.filter((task) => task.kind !== 'resit');
  if (!first.every(isOver) || (offering.tells === 'together' && offering.state !== 'released'))
    return { told: false, items: [], next: null };
  const { nodeId, offeringId } = offering;
  const own = read.actor.kind === 'person' ? read.actor.personId : null;
  const found = await decidedIn(read.db, { nodeId, offeringId, ...of, limit: of.limit + 1 });
  const page = found.slice(0, of.limit);
  const personIds = page.map((entry) => entry.personId);
  const attempts = await attemptsIn(read.db, { nodeId, offeringId, personIds });
  const open = new Set(offering.tasks.filter((task) => !isOver(task)).map((task) => task.taskId));
  // A result of a re-sit is a figure of the re-sit.
  const waits = new Set(
    attempts.flatMap((attempt) => (open.has(attempt.taskId) ? [attempt.personId] : [])),
  );
  const shown = page.filter(({ personId }) => personId !== own && !waits.has(personId));
  const records = shown.flatMap(({ personId, recordId }) =>
    recordId === null ? [] : [{ personId, recordId }],
  );
  const [cards, units, posted, numbers] = [
    await personCards(read, personIds),
    await unitsOf(read, personIds, read.today),
    await postedFor(read.db, records),
    await ports.certificateNumbers(read.db, records),
  ];
  return {
    told: true,
    next: found.length > of.limit ? (page.at(-1)?.personId ?? null) : null,
    items: shown.flatMap(({ personId, state, outcome, recordId, resitSignedUpAt }) =>
      outcome === null || (state !== 'passed' && state !== 'failed')
        ? []
        : [
            {
              personId,
              name: cards.get(personId)?.name ?? '',
              unitName: units.get(personId)?.name ?? '',
              state,
              outcome,
              resit: resitSignedUpAt !== null,
              posted: recordId === null ? null : (posted.get(recordId) ?? null),
              certificate: recordId === null ? null : (numbers.get(recordId) ?? null),
            },
          ],
    ),
  };
}
