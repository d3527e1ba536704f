import type { Translate } from '../i18n/words.ts';
import type { Audience, Session } from './session.ts';
import type { shellWords } from './shell-words.ts';
import type { NavPage, TabPage } from './shells/nav.tsx';

type Words = Translate<(typeof shellWords)['zh-CN']>;
type SignedIn = Extract<Session, { signedIn: true }>;

/** Addresses of the app; a page that moves is changed here and in its route. */
export const paths = {
  signIn: '/sign-in',
  activate: '/activate',
  home: '/home',
  hours: '/hours',
  courses: '/courses',
  declare: '/declare',
  declarations: '/declarations',
  certificates: '/certificates',
  exams: '/exams',
  account: '/account',
  deskAccount: '/desk/account',
  check: '/check',
  rulebooks: '/rules',
  calculator: '/calculator',
  help: '/help',
  notices: '/notices',
  noticeSettings: '/notices/settings',
  inbox: '/desk/inbox',
  people: '/desk/people',
  summary: '/desk/summary',
  deskCertificates: '/desk/certificates',
  register: '/desk/register',
  importing: '/desk/register/import',
  records: '/desk/records',
  newRecord: '/desk/records/new',
  together: '/desk/together',
  verification: '/desk/verification',
  samples: '/desk/samples',
  reviewOffices: '/desk/offices',
  seals: '/desk/seals',
  grid: '/desk/records/grid',
  nothing: '/desk/nothing',
  organisations: '/desk/organisations',
  rules: '/desk/rules',
  platforms: '/desk/platforms',
  keptCourses: '/desk/courses',
  keptPacks: '/desk/courses/packs',
  fees: '/desk/courses/fees',
  examDesk: '/desk/exams',
  studyDesk: '/desk/study',
} as const;

/** The article behind a number, on the public page of its rulebook. */
export function ruleAddress(packId: string, ruleId: string): string {
  return `${paths.rulebooks}/${packId}#${ruleId}`;
}

/** A course as one studies it. */
export function studyAddress(enrolmentId: string): string {
  return `${paths.courses}/${enrolmentId}`;
}

/** A course of one's organisation, as its authors see it. */
export function keptCourseAddress(courseId: string): string {
  return `${paths.keptCourses}/${courseId}`;
}

/** What a unit shows of its year. */
export function postingAddress(unitId: string, postingId: string): string {
  return `/postings/${unitId}/${postingId}`;
}

export function learnerPages(t: Words): readonly NavPage[] {
  return [
    { to: paths.home, label: t('home') },
    { to: paths.hours, label: t('hours') },
    { to: paths.courses, label: t('study') },
    { to: paths.declare, label: t('declare') },
    { to: paths.exams, label: t('exams') },
    { to: paths.certificates, label: t('certificates') },
  ];
}

export function learnerTabs(t: Words): readonly TabPage[] {
  return [
    { to: paths.home, label: t('home'), icon: 'house' },
    { to: paths.hours, label: t('hoursTab'), icon: 'squares' },
    { to: paths.courses, label: t('study'), icon: 'play', also: [paths.exams] },
    { to: paths.declare, label: t('declare'), icon: 'plus' },
    { to: paths.account, label: t('me'), icon: 'person' },
  ];
}

const DECIDING: readonly Audience[] = ['employer', 'reviewer', 'authority'];
const SEEING_HOURS: readonly Audience[] = [...DECIDING, 'reader'];

const MENDING: readonly Audience[] = ['employer', 'authority'];

/** Some offices can do something about a certificate that cannot be printed; to others it is not shown. */
export function mendsCertificates(session: SignedIn): boolean {
  return session.audiences.some((audience) => MENDING.includes(audience));
}

/** Cases lie before some offices; others only look on. */
export function decidesIn(session: SignedIn): boolean {
  return session.audiences.some((audience) => DECIDING.includes(audience));
}

/** The desk of whoever decides about others: each sees the pages that its office has work on. */
export function deskPages(
  session: SignedIn,
  t: Words,
  waiting: number | undefined,
): readonly NavPage[] {
  const is = (...audiences: readonly Audience[]) =>
    audiences.some((audience) => session.audiences.includes(audience));
  const inbox = {
    to: paths.inbox,
    label: t('inbox'),
    ...(waiting === undefined ? {} : { count: waiting }),
  };
  return [
    ...(decidesIn(session) ? [inbox] : []),
    ...(is('authority') ? [{ to: paths.verification, label: t('verification') }] : []),
    ...(is('authority', 'reviewer') ? [{ to: paths.rules, label: t('rules') }] : []),
    ...(decidesIn(session) ? [{ to: paths.reviewOffices, label: t('reviewOffices') }] : []),
    ...(is(...SEEING_HOURS) ? [{ to: paths.people, label: t('people') }] : []),
    ...(is(...SEEING_HOURS) ? [{ to: paths.studyDesk, label: t('studyDesk') }] : []),
    ...(is(...SEEING_HOURS) ? [{ to: paths.summary, label: t('summary') }] : []),
    ...(is(...SEEING_HOURS) ? [{ to: paths.deskCertificates, label: t('certificates') }] : []),
    ...(is('employer') ? [{ to: paths.records, label: t('records') }] : []),
    ...(is('employer', 'authority') ? [{ to: paths.examDesk, label: t('exams') }] : []),
    ...(is('employer', 'operator') ? [{ to: paths.register, label: t('register') }] : []),
    ...(is('employer', 'authority') ? [{ to: paths.keptCourses, label: t('keptCourses') }] : []),
    ...(is('authority') ? [{ to: paths.platforms, label: t('platforms') }] : []),
    { to: paths.organisations, label: t('organisations') },
  ];
}

/** Pages that are not every office's; what may be seen on them is the server's matter. */
const PAGES_OF = [
  { under: paths.inbox, audiences: DECIDING, whose: 'deciding' },
  { under: paths.studyDesk, audiences: SEEING_HOURS, whose: 'deciding' },
  { under: paths.people, audiences: SEEING_HOURS, whose: 'deciding' },
  { under: paths.samples, audiences: DECIDING, whose: 'deciding' },
  { under: paths.reviewOffices, audiences: DECIDING, whose: 'deciding' },
  { under: paths.seals, audiences: DECIDING, whose: 'deciding' },
  { under: paths.nothing, audiences: SEEING_HOURS, whose: 'deciding' },
  { under: paths.deskCertificates, audiences: SEEING_HOURS, whose: 'deciding' },
  { under: paths.verification, audiences: ['authority'], whose: 'authority' },
  { under: paths.rules, audiences: ['authority', 'reviewer'], whose: 'bureau' },
  { under: paths.platforms, audiences: ['authority'], whose: 'bureau' },
  { under: paths.records, audiences: ['employer'], whose: 'entering' },
  // A bureau brings in the questions of its own banks here, and no people; the page says so.
  { under: paths.importing, audiences: ['employer', 'operator', 'authority'], whose: 'importing' },
] as const;

export type Whose = 'offices' | (typeof PAGES_OF)[number]['whose'];

/** Whose the page of the desk is, if it is not this person's. */
export function pageOfOthers(session: SignedIn, pathname: string): Whose | undefined {
  if (session.office === undefined) return 'offices';
  const page = PAGES_OF.find(({ under }) => pathname === under || pathname.startsWith(`${under}/`));
  if (page === undefined) return undefined;
  const audiences: readonly string[] = page.audiences;
  return session.audiences.some((one) => audiences.includes(one)) ? undefined : page.whose;
}

/** Where a session begins: who decides about others begins at the desk. */
export function startOf(session: SignedIn): string {
  const learnsOnly = session.audiences.every((audience) => audience === 'learner');
  if (learnsOnly) return paths.home;
  if (decidesIn(session)) return paths.inbox;
  return session.audiences.includes('reader') ? paths.people : paths.organisations;
}
