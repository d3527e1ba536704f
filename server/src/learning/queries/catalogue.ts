import { formatLocalDate, type PersonId } from '@jixu/kernel';
import { personCards } from '../../identity/index.ts';
import { deciders, nodeCards, officeOf } from '../../organisations/index.ts';
import type { Reading } from '../../platform/http/route.ts';
import {
  chapterLengthMs,
  type CourseVersion,
  fitsSeries,
  type Media,
  windowOn,
} from '../domain/course.ts';
import { lengthOf } from '../domain/ranges.ts';
import { type Window, windowFor } from '../domain/study-rules.ts';
import type { LearningPorts } from '../ports.ts';
import { coursesOffered, liveVersions, mediaByIds, versionById } from '../store/course-store.ts';
import { coursesPaid } from './courses-paid.ts';
import { learnerPlace } from './learner-place.ts';
import { type Enrolment, enrolmentsOf, isFinished, progressesOf } from '../store/study-store.ts';

export type CourseCard = {
  readonly course: CourseVersion;
  readonly label: { readonly 'zh-CN': string; readonly en: string };
  readonly providerName: string;
  readonly lengthMs: number;
  readonly days: Window;
  readonly window: 'open' | 'not-yet' | 'over';
  readonly enrolment: Enrolment | null;
  /** What it costs this person: nothing where it is of a pack that was paid. */
  readonly priceFen: number;
  /** What one finishes before; `done` where the person has. */
  readonly required: readonly {
    readonly courseId: string;
    readonly title: string;
    readonly done: boolean;
  }[];
  /** Of the whole length, what is credited, in thousandths. */
  readonly permille: number;
};

export type Catalogue = {
  readonly mine: readonly CourseCard[];
  readonly offered: readonly CourseCard[];
  /** Their days are over, and nothing is made up. */
  readonly missed: readonly CourseCard[];
  /** Why nothing is offered, and who can change it. */
  readonly why: 'no-unit' | 'no-rulebook' | 'no-series' | null;
  readonly who: readonly string[];
  readonly unitName: string | null;
  readonly categories: readonly {
    readonly id: string;
    readonly label: { readonly 'zh-CN': string; readonly en: string };
  }[];
};

/** More than any place offers at a time; a page of cards, not a search. */
const COURSES_MAX = 200;
const NAMES_MAX = 3;

type Ports = Pick<LearningPorts, 'rulebooks'>;

/** What a person studies, and what else the person's place offers to such a title. */
export async function catalogueFor(
  read: Reading,
  ports: Ports,
  personId: PersonId,
): Promise<Catalogue> {
  const { unit, edition, places, series, why } = await learnerPlace(read, ports, personId);
  const enrolments = await enrolmentsOf(read.db, personId);
  const today = formatLocalDate(read.today);
  const daysOf = (content: CourseVersion['content']) => windowFor(edition, content, today);
  const taken = new Set(enrolments.map((one) => one.courseId));
  const live = why === null ? await coursesOffered(read.db, places, COURSES_MAX) : [];
  const fitting = live.filter(
    ({ courseId, content }) => !taken.has(courseId) && fitsSeries(content, series),
  );
  const over = (course: CourseVersion) => windowOn(daysOf(course.content), today) === 'over';
  const own: CourseVersion[] = [];
  for (const { courseId, versionId } of enrolments) {
    const version = await versionById(read.db, courseId, versionId);
    if (version) own.push(version);
  }
  const cards = await cardsOf(read, [...own, ...fitting], enrolments, {
    personId,
    paid: await coursesPaid(read.db, personId),
    labels: edition?.categories ?? [],
    daysOf,
  });
  return {
    mine: cards.filter((card) => card.enrolment !== null),
    offered: cards.filter((card) => card.enrolment === null && !over(card.course)),
    missed: cards.filter((card) => card.enrolment === null && over(card.course)),
    why,
    who: why === 'no-series' && unit ? await administratorsOf(read, unit.unitId) : [],
    unitName: unit?.name ?? null,
    categories: (edition?.categories ?? []).map(({ id, label }) => ({ id, label })),
  };
}

async function administratorsOf(
  read: Reading,
  unitId: Parameters<typeof officeOf>[1],
): Promise<readonly string[]> {
  const office = await officeOf(read, unitId, 'unit', read.today);
  if (!office) return [];
  const ids = await deciders(read, office.nodeId, ['unit-administrator'], read.today);
  const cards = await personCards(read, ids.slice(0, NAMES_MAX));
  return [...cards.values()].map((card) => card.name);
}

async function cardsOf(
  read: Reading,
  courses: readonly CourseVersion[],
  enrolments: readonly Enrolment[],
  of: {
    readonly personId: PersonId;
    readonly paid: ReadonlySet<string>;
    readonly labels: readonly { readonly id: string; readonly label: CourseCard['label'] }[];
    readonly daysOf: (content: CourseVersion['content']) => Window;
  },
): Promise<readonly CourseCard[]> {
  const media = await mediaByIds(
    read.db,
    courses.flatMap(({ content }) => content.chapters.flatMap((one) => one.mediaId ?? [])),
  );
  const nodes = await nodeCards(
    read,
    courses.map((course) => course.nodeId),
  );
  const progress = await progressesOf(
    read.db,
    of.personId,
    enrolments.map((one) => one.enrolmentId),
  );
  const required = await liveVersions(
    read.db,
    courses.flatMap(({ content }) => content.requires),
  );
  const finished = new Set<string>(enrolments.filter(isFinished).map((one) => one.courseId));
  const byCourse = new Map<string, Enrolment>(enrolments.map((one) => [one.courseId, one]));
  return courses.map((course) => {
    const enrolment = byCourse.get(course.courseId) ?? null;
    const lengthMs = courseLengthMs(course, media);
    const credited = progress
      .filter((one) => one.enrolmentId === enrolment?.enrolmentId)
      .reduce((sum, one) => sum + lengthOf(one.credited), 0);
    return {
      course,
      label: of.labels.find(({ id }) => id === course.content.category)?.label ?? {
        'zh-CN': course.content.category,
        en: course.content.category,
      },
      providerName: nodes.get(course.nodeId)?.name ?? '',
      lengthMs,
      days: of.daysOf(course.content),
      window: windowOn(of.daysOf(course.content), formatLocalDate(read.today)),
      enrolment,
      priceFen: of.paid.has(course.courseId) ? 0 : course.content.priceFen,
      required: course.content.requires.map((courseId) => ({
        courseId,
        title: required.get(courseId)?.content.title ?? '',
        done: finished.has(courseId),
      })),
      permille: lengthMs === 0 ? 0 : Math.min(1000, Math.floor((credited * 1000) / lengthMs)),
    };
  });
}

export function courseLengthMs(course: CourseVersion, media: ReadonlyMap<string, Media>): number {
  return course.content.chapters.reduce((sum, one) => sum + chapterLengthMs(one, media), 0);
}
