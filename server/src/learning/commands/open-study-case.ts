import { type CaseId, type NodeId, type PersonId, withCheckDigit, yearOf } from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import { nodeCards } from '../../organisations/index.ts';
import { nextInSeries } from '../../platform/db/series.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import type { Rulebook } from '../../rulebooks/index.ts';
import { openCase, type Route } from '../../review/index.ts';
import type { CourseContent } from '../schemas.ts';

type Words = { readonly 'zh-CN': string; readonly en: string };

/** Puts a course, or something about a person's study time, before an office. */
export async function openStudyCase(
  op: Operation,
  of: {
    readonly caseId: CaseId;
    readonly personId: PersonId;
    readonly openedBy: PersonId;
    readonly owner: { readonly kind: string; readonly id: string };
    readonly rulebook: Rulebook;
    /** Of the number, so that kinds can be told apart. */
    readonly letter: string;
    readonly series: string;
    readonly label: Words;
    readonly category: string;
    readonly title: string;
    /** What it is worth; null: the case decides nothing of that kind. */
    readonly amount: CourseContent['amount'] | null;
    readonly unitId?: NodeId;
    readonly files?: number;
    readonly route: Route;
  },
): Promise<void> {
  const { rulebook, personId } = of;
  const unitId = of.unitId ?? rulebook.unitId;
  const year = yearOf(op.today);
  const serial = await nextInSeries(op.tx, `${of.series}:${rulebook.numberPrefix}:${year}`);
  const person = (await personCards({ db: op.tx }, [personId])).get(personId);
  const unit = (await nodeCards({ db: op.tx }, [unitId])).get(unitId);
  const number = `${rulebook.numberPrefix}-${year}-${of.letter}${String(serial).padStart(5, '0')}`;
  await openCase(op, {
    caseId: of.caseId,
    subjectId: personId,
    owner: of.owner,
    unitId,
    number: withCheckDigit(number),
    risks: [],
    summary: {
      personName: person?.name ?? '',
      personPinyin: person?.pinyin ?? '',
      unitName: unit?.name ?? '',
      formLabel: of.label,
      categoryLabel: rulebook.edition.categories.find((one) => one.id === of.category)?.label ?? {
        'zh-CN': '',
        en: '',
      },
      title: of.title,
      hours: hoursOf(of.amount, rulebook),
      unit: rulebook.edition.unit,
      files: of.files ?? 0,
    },
    route: of.route,
    openedBy: of.openedBy,
  });
}

/** Of a course that is worth what the rulebook counts in; one counted otherwise, in courses, has no such number. */
function hoursOf(amount: CourseContent['amount'] | null, { edition }: Rulebook): string | null {
  return amount?.unit === `${edition.unit}s` ? amount.value : null;
}
