import type { Id, NodeId } from '@jixu/kernel';
import type { CourseContent } from '../schemas.ts';
import type { CourseId, CourseVersion } from './course.ts';

export type PackId = Id<'pack'>;
type Amount = CourseContent['amount'];

/** Electives that are chosen together, as one (选修包). */
export type CoursePack = {
  readonly packId: PackId;
  readonly nodeId: NodeId;
  readonly placeId: NodeId;
  readonly title: string;
  readonly summary: string;
  readonly category: string;
  readonly amount: Amount;
  readonly courseIds: readonly CourseId[];
  /** For all of it; nought: what its courses cost by themselves. */
  readonly priceFen: number;
  readonly payHow: string;
  readonly state: 'draft' | 'offered';
  readonly revision: number;
  readonly changedAt: Date;
};

/** Hundredths, as finely as a course may be measured. */
function hundredths(amount: Amount): number {
  return Math.round(Number(amount.value) * 100);
}

export function sumOfAmounts(amounts: readonly Amount[]): string {
  return String(amounts.reduce((sum, one) => sum + hundredths(one), 0) / 100);
}

/** What of a pack is still to be studied. */
export function leftOf(pack: Amount, done: readonly Amount[]): string {
  const have = done.reduce((sum, one) => sum + hundredths(one), 0);
  return String(Math.max(0, hundredths(pack) - have) / 100);
}

export type PackProblem = { readonly path: string; readonly code: string };

/** What keeps a pack from being offered, all at once, each at its place. */
export function packProblems(
  pack: Pick<
    CoursePack,
    'title' | 'category' | 'amount' | 'courseIds' | 'placeId' | 'priceFen' | 'payHow'
  >,
  of: {
    readonly categories: readonly string[];
    /** The sizes that the rulebook knows; null: any. */
    readonly hours: readonly number[] | null;
    /** Of its courses those that are offered now. */
    readonly live: ReadonlyMap<string, CourseVersion>;
  },
): readonly PackProblem[] {
  const found: PackProblem[] = [];
  const say = (path: string, code: string) => found.push({ path, code: `learning.${code}` });
  if (pack.title.trim() === '') say('title', 'title_missing');
  if (!of.categories.includes(pack.category)) say('category', 'category_unknown');
  const size = hundredths(pack.amount);
  if (size <= 0) say('amount/value', 'amount_zero');
  else if (of.hours && pack.amount.unit === 'hours' && !of.hours.includes(size / 100))
    say('amount/value', 'pack_size_unknown');
  const courses = pack.courseIds.map((id) => of.live.get(id));
  if (courses.length === 0) say('courseIds', 'pack_empty');
  else if (courses.some((one) => one === undefined || one.placeId !== pack.placeId))
    say('courseIds', 'pack_course_not_offered');
  const contents = courses.flatMap((one) => one?.content ?? []);
  if (contents.some((one) => one.compulsory)) say('courseIds', 'pack_compulsory');
  if (contents.some((one) => one.category !== pack.category))
    say('courseIds', 'pack_other_subject');
  const sum = contents.reduce((all, { amount }) => all + hundredths(amount), 0);
  const apart = contents.some(({ amount }) => amount.unit !== pack.amount.unit);
  if (contents.length > 0 && size > 0 && (apart || sum !== size))
    say('amount/value', 'pack_sum_differs');
  if (pack.priceFen > 0 && pack.payHow.trim() === '') say('payHow', 'pay_how_missing');
  return found;
}
