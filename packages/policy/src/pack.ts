import { assert, formatLocalDate, type LocalDate } from '@jixu/kernel';
import { type Diagnosed, diagnosed } from './diagnostics.ts';
import type { PackEdition } from './edition.ts';

/** All versions of one rulebook, sorted by first day. */
export type Pack = { readonly id: string; readonly editions: readonly PackEdition[] };

/** Editions of one id: no overlap, no gap, no version twice. */
export function editionProblems(editions: readonly PackEdition[]): readonly Diagnosed[] {
  const problems: Diagnosed[] = [];
  const sorted = [...editions].sort((a, b) => a.effective.from - b.effective.from);
  const versions = new Set<string>();
  sorted.forEach((edition, at) => {
    if (versions.has(edition.version))
      problems.push(diagnosed('version-twice', { version: edition.version }));
    versions.add(edition.version);
    const next = sorted[at + 1];
    if (next === undefined) return;
    const end = edition.effective.to;
    if (end === null || end > next.effective.from)
      problems.push(
        diagnosed('versions-overlap', {
          first: edition.version,
          second: next.version,
          on: formatLocalDate(next.effective.from),
        }),
      );
    else if (end < next.effective.from)
      problems.push(
        diagnosed('versions-gap', {
          from: formatLocalDate(end),
          to: formatLocalDate(next.effective.from),
        }),
      );
  });
  return problems;
}

/** A text whose end is open lasts until the next one begins; what says its own end keeps it. Oldest first. */
export function closeOpenEnds(editions: readonly PackEdition[]): readonly PackEdition[] {
  return editions.map((edition, at) => {
    const next = editions[at + 1];
    if (next === undefined || edition.effective.to !== null) return edition;
    return { ...edition, effective: { ...edition.effective, to: next.effective.from } };
  });
}

export function makePack(editions: readonly PackEdition[]): Pack {
  const [first] = editions;
  assert(first !== undefined, 'pack: no edition');
  assert(
    editions.every((edition) => edition.id === first.id),
    'pack: editions of different ids',
  );
  const problems = editionProblems(editions);
  assert(
    problems.length === 0,
    `pack ${first.id}: ${problems.map((each) => each.message).join('; ')}`,
  );
  return {
    id: first.id,
    editions: [...editions].sort((a, b) => a.effective.from - b.effective.from),
  };
}

/**
 * The version in force on a day; the first for what is older, the last for what comes after its
 * end.
 */
export function editionOn(pack: Pack, on: LocalDate): PackEdition {
  let found = pack.editions[0];
  for (const edition of pack.editions) if (edition.effective.from <= on) found = edition;
  assert(found !== undefined, 'pack: no edition');
  return found;
}
