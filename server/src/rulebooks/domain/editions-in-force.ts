import { formatLocalDate } from '@jixu/kernel';
import { closeOpenEnds, type PackEdition } from '@jixu/policy';

/**
 * Of everything published of one pack, in the order of publication, what is in force: the newest text of a version, of
 * two versions with the same first day the later published, and an open end lasts until the next edition begins.
 */
export function editionsInForce(published: readonly PackEdition[]): readonly PackEdition[] {
  const versions = new Map(published.map((edition) => [edition.version, edition]));
  const days = new Map<string, PackEdition>();
  // In the order of publication, so that a correction takes the place of what it corrects.
  for (const edition of published) {
    if (versions.get(edition.version) === edition)
      days.set(formatLocalDate(edition.effective.from), edition);
  }
  const sorted = [...days.values()].sort((a, b) => a.effective.from - b.effective.from);
  return closeOpenEnds(sorted);
}
