import type { PersonId } from '@jixu/kernel';
import { type Form, formsOf, routeOf } from '@jixu/policy';
import type { Reading } from '../../platform/http/route.ts';
import { firstOffice } from '../../review/index.ts';
import type { Rulebook } from '../../rulebooks/index.ts';

export type OfferedForm = {
  readonly form: Form;
  /** Who gets it first today; null where a submission would find nobody. */
  readonly office: string | null;
};

/** The forms of a rulebook with the office that each would go to. */
export async function formsOffered(
  read: Reading,
  rulebook: Rulebook,
  personId: PersonId,
): Promise<readonly OfferedForm[]> {
  // Most forms share one route.
  const known = new Map<string, string | null>();
  const offered: OfferedForm[] = [];
  for (const form of formsOf(rulebook.edition)) {
    const relations = (routeOf(rulebook.edition, form.id)?.steps ?? []).map(({ office }) => office);
    const key = relations.join(' ');
    if (!known.has(key)) {
      const asked = { unitId: rulebook.unitId, subjectId: personId, relations };
      known.set(key, await firstOffice(read, asked));
    }
    offered.push({ form, office: known.get(key) ?? null });
  }
  return offered;
}
