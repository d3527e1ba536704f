import type { PersonId } from '@jixu/kernel';
import type { Kysely } from 'kysely';
import { nodeCards } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import { type CourseVersion, fitsSeries } from '../domain/course.ts';
import { type CoursePack, leftOf } from '../domain/pack.ts';
import type { LearningPorts } from '../ports.ts';
import { liveVersions } from '../store/course-store.ts';
import { type Fee, feesOfPacks } from '../store/fee-store.ts';
import { choicesOf, packById, type PackChoice, packsOffered } from '../store/pack-store.ts';
import { type Enrolment, enrolmentsOf, isFinished } from '../store/study-store.ts';
import { type LearnerPlace, learnerPlace } from './learner-place.ts';

export type PackCard = Pick<
  CoursePack,
  'packId' | 'title' | 'summary' | 'category' | 'amount' | 'priceFen' | 'payHow'
> & {
  /** What is owed, or was paid, for it. */
  readonly fee: Fee | null;
  readonly label: { readonly 'zh-CN': string; readonly en: string };
  readonly providerName: string;
  readonly chosen: boolean;
  /** Something of it was begun since it was chosen: it is kept. */
  readonly begun: boolean;
  readonly left: string;
  readonly courses: readonly {
    readonly courseId: string;
    readonly title: string;
    readonly amount: CoursePack['amount'];
    readonly enrolment: Enrolment | null;
  }[];
};

const PACKS_MAX = 100;

/** Offered to such a person: in his place, whole, and every course of it to his title. */
export async function isOffered(
  db: Kysely<unknown>,
  pack: CoursePack,
  place: LearnerPlace,
): Promise<boolean> {
  return fits(pack, place, await liveVersions(db, pack.courseIds));
}

function fits(
  pack: CoursePack,
  place: LearnerPlace,
  live: ReadonlyMap<string, CourseVersion>,
): boolean {
  if (pack.state !== 'offered' || place.why !== null || !place.places.includes(pack.placeId))
    return false;
  const contents = pack.courseIds.flatMap((id) => live.get(id)?.content ?? []);
  // A new version of a course may count less: then its keeper puts the pack together anew.
  const whole =
    contents.length === pack.courseIds.length &&
    leftOf(
      pack.amount,
      contents.map((one) => one.amount),
    ) === '0';
  return whole && contents.every((one) => fitsSeries(one, place.series));
}

/** The packs that one has chosen, and those that one may choose. */
export async function packsFor(
  read: Reading,
  ports: Pick<LearningPorts, 'rulebooks'>,
  personId: PersonId,
): Promise<readonly PackCard[]> {
  const place = await learnerPlace(read, ports, personId);
  const choices = await choicesOf(read.db, personId);
  const all = await packsOffered(read.db, place.places, PACKS_MAX);
  const live = await liveVersions(read.db, [
    ...all.flatMap((one) => one.courseIds),
    ...choices.flatMap((one) => one.courseIds),
  ]);
  const taken = new Set(choices.map((one) => one.packId));
  const offered = all.filter((one) => !taken.has(one.packId) && fits(one, place, live));
  const chosen: (readonly [CoursePack, PackChoice])[] = [];
  for (const choice of choices) {
    const pack = await packById(read.db, choice.packId);
    const { title, amount, courseIds } = choice;
    if (pack) chosen.push([{ ...pack, title, amount, courseIds }, choice]);
  }
  const nodes = await nodeCards(
    read,
    [...offered, ...chosen.map(([pack]) => pack)].map((one) => one.nodeId),
  );
  const enrolments = new Map<string, Enrolment>(
    (await enrolmentsOf(read.db, personId)).map((one) => [one.courseId, one]),
  );
  const fees = await feesOfPacks(read.db, personId);
  const cardOf = (pack: CoursePack, choice: PackChoice | null): PackCard => {
    const courses = pack.courseIds.flatMap((courseId) => {
      const version = live.get(courseId);
      const enrolment = enrolments.get(courseId) ?? null;
      if (!version) return [];
      const { title, amount } = version.content;
      return [{ courseId, title, amount, enrolment }];
    });
    const since = courses.filter(
      ({ enrolment }) => choice && enrolment && enrolment.enrolledAt >= choice.chosenAt,
    );
    const done = courses.filter(({ enrolment }) => enrolment !== null && isFinished(enrolment));
    return {
      ...pack,
      label: place.edition?.categories.find(({ id }) => id === pack.category)?.label ?? {
        'zh-CN': pack.category,
        en: pack.category,
      },
      providerName: nodes.get(pack.nodeId)?.name ?? '',
      chosen: choice !== null,
      fee: fees.get(pack.packId) ?? null,
      begun: since.length > 0,
      left: leftOf(
        pack.amount,
        done.map((one) => one.amount),
      ),
      courses,
    };
  };
  return [
    ...chosen.map(([pack, choice]) => cardOf(pack, choice)),
    ...offered.map((pack) => cardOf(pack, null)),
  ];
}
