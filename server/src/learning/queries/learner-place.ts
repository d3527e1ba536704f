import type { PersonId } from '@jixu/kernel';
import { factsOf } from '../../identity/index.ts';
import { ancestorsOf, unitOf } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { needsSeries } from '../domain/study-rules.ts';
import type { LearningPorts } from '../ports.ts';

type Read = Pick<Reading, 'db' | 'actor' | 'today'>;

/** Where a person learns: what decides which courses are offered to him. */
export type LearnerPlace = {
  readonly unit: Awaited<ReturnType<typeof unitOf>>;
  readonly edition:
    | NonNullable<Awaited<ReturnType<LearningPorts['rulebooks']['rulebookFor']>>>['edition']
    | null;
  /** His unit and all above it. */
  readonly places: Awaited<ReturnType<typeof ancestorsOf>>;
  readonly series: readonly string[];
  /** Why nothing is offered. */
  readonly why: 'no-unit' | 'no-rulebook' | 'no-series' | null;
};

export async function learnerPlace(
  read: Read,
  ports: Pick<LearningPorts, 'rulebooks'>,
  personId: PersonId,
): Promise<LearnerPlace> {
  const unit = await unitOf(read, personId, read.today);
  const rulebook = unit && (await ports.rulebooks.rulebookFor(read, personId, read.today));
  const places = unit ? await ancestorsOf(read, unit.unitId, read.today) : [];
  const titles = (await factsOf(read, personId, read.today)).titles ?? [];
  const series = titles.map((title) => title.series);
  const lacksSeries = rulebook && needsSeries(rulebook.edition) && series.length === 0;
  return {
    unit,
    edition: rulebook?.edition ?? null,
    places,
    series,
    why: !unit ? 'no-unit' : !rulebook ? 'no-rulebook' : lacksSeries ? 'no-series' : null,
  };
}
