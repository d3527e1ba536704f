import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { paths } from './pages.ts';

/** A year in the address, or the current one. */
function yearIn(search: Record<string, unknown>): { readonly year?: number } {
  const year = Number(search['year']);
  return Number.isInteger(year) && year > 1990 && year < 2300 ? { year } : {};
}

function formIn(search: Record<string, unknown>): { readonly form?: string } {
  return typeof search['form'] === 'string' ? { form: search['form'] } : {};
}

function categoryIn(search: Record<string, unknown>): { readonly category?: string } {
  return typeof search['category'] === 'string' ? { category: search['category'] } : {};
}

/** The pages of whoever learns; each is fetched when it is opened. */
export function learnerRoutes(parent: AnyRoute): readonly AnyRoute[] {
  const at = { getParentRoute: () => parent };
  return [
    ...studyRoutes(parent),
    createRoute({
      ...at,
      path: paths.home,
      component: lazyRouteComponent(() => import('./home-page.tsx'), 'HomePage'),
    }),
    createRoute({
      ...at,
      path: paths.hours,
      validateSearch: yearIn,
      component: lazyRouteComponent(() => import('../features/hours/hours-page.tsx'), 'HoursPage'),
    }),
    createRoute({
      ...at,
      path: paths.declare,
      component: lazyRouteComponent(
        () => import('../features/declarations/kinds-page.tsx'),
        'KindsPage',
      ),
    }),
    createRoute({
      ...at,
      path: `${paths.declare}/$declarationId`,
      validateSearch: formIn,
      staticData: { inner: true },
      component: lazyRouteComponent(
        () => import('../features/declarations/declare-page.tsx'),
        'DeclarePage',
      ),
    }),
    createRoute({
      ...at,
      path: paths.declarations,
      component: lazyRouteComponent(
        () => import('../features/declarations/declarations-page.tsx'),
        'DeclarationsPage',
      ),
    }),
    createRoute({
      ...at,
      path: `${paths.declarations}/$declarationId`,
      staticData: { inner: true },
      component: lazyRouteComponent(
        () => import('../features/declarations/track-page.tsx'),
        'TrackPage',
      ),
    }),
    createRoute({
      ...at,
      path: paths.certificates,
      component: lazyRouteComponent(
        () => import('../features/certificates/certificates-page.tsx'),
        'CertificatesPage',
      ),
    }),
    createRoute({
      ...at,
      path: paths.notices,
      component: lazyRouteComponent(
        () => import('../features/notices/notices-page.tsx'),
        'NoticesPage',
      ),
    }),
    createRoute({
      ...at,
      path: '/postings/$unitId/$postingId',
      component: lazyRouteComponent(
        () => import('../features/reporting/posting-page.tsx'),
        'PostingPage',
      ),
    }),
    createRoute({
      ...at,
      path: paths.noticeSettings,
      component: lazyRouteComponent(
        () => import('../features/notices/settings-page.tsx'),
        'NoticeSettingsPage',
      ),
    }),
    createRoute({
      ...at,
      path: paths.account,
      component: lazyRouteComponent(
        () => import('../features/identity/account-page.tsx'),
        'AccountPage',
      ),
    }),
  ];
}

/** The way in, for whoever has no session yet. */
export function signInRoutes(parent: AnyRoute): readonly AnyRoute[] {
  const at = { getParentRoute: () => parent };
  return [
    createRoute({
      ...at,
      path: paths.signIn,
      component: lazyRouteComponent(
        () => import('../features/identity/sign-in-page.tsx'),
        'SignInPage',
      ),
    }),
    createRoute({
      ...at,
      path: paths.activate,
      component: lazyRouteComponent(
        () => import('../features/identity/activation-page.tsx'),
        'ActivationPage',
      ),
    }),
  ];
}

/** Courses, and the exams that belong to them. */
function studyRoutes(parent: AnyRoute): readonly AnyRoute[] {
  const at = { getParentRoute: () => parent };
  return [
    createRoute({
      ...at,
      path: paths.courses,
      validateSearch: categoryIn,
      component: lazyRouteComponent(
        () => import('../features/learning/courses-page.tsx'),
        'CoursesPage',
      ),
    }),
    createRoute({
      ...at,
      path: `${paths.courses}/$enrolmentId`,
      staticData: { inner: true },
      component: lazyRouteComponent(() => import('./study-page.tsx'), 'StudyPage'),
    }),
    createRoute({
      ...at,
      path: paths.exams,
      component: lazyRouteComponent(
        () => import('../features/assessment/exams-page.tsx'),
        'ExamsPage',
      ),
    }),
    createRoute({
      ...at,
      path: `${paths.exams}/$offeringId`,
      component: lazyRouteComponent(() => import('./exam-page.tsx'), 'ExamPage'),
    }),
    createRoute({
      ...at,
      path: `${paths.exams}/$offeringId/attempts/$attemptId`,
      staticData: { inner: true },
      component: lazyRouteComponent(
        () => import('../features/assessment/room-page.tsx'),
        'ExamRoomPage',
      ),
    }),
  ];
}
