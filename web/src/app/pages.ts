import type { Translate } from '../i18n/words.ts';
import type { Session } from './session.ts';
import type { shellWords } from './shell-words.ts';
import type { NavPage, TabPage } from './shells/nav.tsx';

type Words = Translate<(typeof shellWords)['zh-CN']>;
type SignedIn = Extract<Session, { signedIn: true }>;

/** Addresses of the app; a page that moves is changed here and in its route. */
export const paths = {
  home: '/home',
  hours: '/hours',
  declare: '/declare',
  courses: '/courses',
  certificates: '/certificates',
  account: '/account',
  check: '/check',
  rulebooks: '/rules',
  organisation: '/desk/organisation',
  help: '/help',
  notices: '/notices',
  inbox: '/desk/inbox',
  people: '/desk/people',
  register: '/desk/register',
  classes: '/desk/classes',
  statistics: '/desk/statistics',
  sampling: '/desk/sampling',
  verification: '/desk/verification',
  rules: '/desk/rules',
  deskAccount: '/desk/account',
} as const;

/** The article behind a number, on the public page of its rulebook. */
export function ruleAddress(packId: string, ruleId: string): string {
  return `${paths.rulebooks}/${packId}#rule-${ruleId}`;
}

export function learnerPages(t: Words): readonly NavPage[] {
  return [
    { to: paths.home, label: t('home') },
    { to: paths.hours, label: t('hours') },
    { to: paths.declare, label: t('declare') },
    { to: paths.courses, label: t('courses') },
    { to: paths.certificates, label: t('certificates') },
  ];
}

export function learnerTabs(t: Words): readonly TabPage[] {
  return [
    { to: paths.home, label: t('home'), icon: 'house' },
    { to: paths.hours, label: t('hoursTab'), icon: 'squares' },
    { to: paths.declare, label: t('declare'), icon: 'plus' },
    { to: paths.certificates, label: t('certificates'), icon: 'certificate' },
    { to: paths.account, label: t('me'), icon: 'person' },
  ];
}

/** The desk of whoever decides about others; an authority sees rules and verification besides. */
export function deskPages(session: SignedIn, t: Words): readonly NavPage[] {
  const isAuthority = session.audiences.includes('authority');
  if (isAuthority) {
    return [
      { to: paths.inbox, label: t('todo') },
      { to: paths.sampling, label: t('sampling') },
      { to: paths.verification, label: t('verification') },
      { to: paths.rules, label: t('rules') },
      { to: paths.statistics, label: t('statistics') },
    ];
  }
  return [
    { to: paths.inbox, label: t('inbox') },
    { to: paths.people, label: t('people') },
    { to: paths.register, label: t('register') },
    { to: paths.classes, label: t('classes') },
    { to: paths.statistics, label: t('statistics') },
  ];
}

/** Where a session begins: who decides about others begins at the desk. */
export function startOf(session: SignedIn): string {
  const learnsOnly = session.audiences.every((audience) => audience === 'learner');
  return learnsOnly ? paths.home : paths.inbox;
}
