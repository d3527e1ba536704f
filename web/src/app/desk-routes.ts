import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { reviewRoutes } from './review-routes.ts';
import { texts } from './search-texts.ts';

function yearOnly(raw: Readonly<Record<string, unknown>>): { readonly year?: number } {
  return typeof raw['year'] === 'number' ? { year: raw['year'] } : {};
}

const peopleTexts = texts('group', 'unit', 'unitName', 'q');

function peopleSearch(raw: Readonly<Record<string, unknown>>) {
  const pages = typeof raw['pages'] === 'number' ? { pages: raw['pages'] } : {};
  return { ...peopleTexts(raw), ...pages };
}

const layout = () => import('./desk-layout.tsx');
const people = () => import('../features/hours/people-page.tsx');
const person = () => import('./person-page.tsx');
const certificates = () => import('../features/certificates/desk-certificates-page.tsx');
const summaryTexts = texts('unit', 'unitName');
const summary = () => import('../features/reporting/summary-page.tsx');
const accounts = () => import('../features/organisations/accounts-page.tsx');
const importing = () => import('../features/intake/start-import.tsx');
const batch = () => import('../features/intake/batch-page.tsx');
const rules = () => import('../features/rulebooks/places-page.tsx');
const trial = () => import('../features/rulebooks/trial-page.tsx');
const edition = () => import('../features/rulebooks/edition-page.tsx');
const received = () => import('../features/exchange/received-page.tsx');
const platforms = () => import('../features/exchange/platforms-page.tsx');
const studyDesk = () => import('../features/learning/study-desk-page.tsx');
const keptCourses = () => import('../features/learning/kept-courses-page.tsx');
const keptPacks = () => import('../features/learning/kept-packs-page.tsx');
const fees = () => import('../features/learning/fees-page.tsx');
const courseEditor = () => import('./course-editor-page.tsx');
const account = () => import('../features/identity/account-page.tsx');
const records = () => import('../features/declarations/registrations-page.tsx');
const registering = () => import('../features/declarations/register-many-page.tsx');
const nothing = () => import('../features/declarations/nothing-people-page.tsx');
const grid = () => import('../features/declarations/grid-page.tsx');
const examDesk = () => import('../features/assessment/exams-desk-page.tsx');
const bank = () => import('../features/assessment/bank-page.tsx');
const paper = () => import('../features/assessment/paper-page.tsx');
const venue = () => import('../features/assessment/venue-page.tsx');
const session = () => import('../features/assessment/session-page.tsx');
const ticket = () => import('../features/assessment/ticket-page.tsx');
const examForm = () => import('../features/assessment/exam-form-page.tsx');
const heldExam = () => import('../features/assessment/exam-desk-page.tsx');
const organisations = () => import('../features/organisations/organisations-page.tsx');

/** Whom one answers for: what they have, what came of it, and its sums. */
function peopleRoutes<Parent extends AnyRoute>(parent: Parent) {
  const under = { getParentRoute: () => parent };
  return [
    createRoute({
      ...under,
      path: 'people',
      validateSearch: peopleSearch,
      component: lazyRouteComponent(people, 'PeoplePage'),
    }),
    createRoute({
      ...under,
      path: 'summary',
      validateSearch: (raw: Readonly<Record<string, unknown>>) => ({
        ...summaryTexts(raw),
        ...yearOnly(raw),
      }),
      component: lazyRouteComponent(summary, 'SummaryPage'),
    }),
    createRoute({
      ...under,
      path: 'people/$personId',
      validateSearch: yearOnly,
      component: lazyRouteComponent(person, 'PersonPage'),
    }),
    createRoute({
      ...under,
      path: 'certificates',
      validateSearch: texts('state'),
      component: lazyRouteComponent(certificates, 'DeskCertificatesPage'),
    }),
  ];
}

/** The pages of an office. */
export function deskRoutes<Parent extends AnyRoute>(parent: Parent) {
  const under = { getParentRoute: () => parent };
  return [
    createRoute({ ...under, path: '/', component: lazyRouteComponent(layout, 'DeskStart') }),
    ...reviewRoutes(parent),
    ...peopleRoutes(parent),
    createRoute({
      ...under,
      path: 'register',
      validateSearch: texts('unit', 'unitName', 'q'),
      component: lazyRouteComponent(accounts, 'AccountsPage'),
    }),
    createRoute({
      ...under,
      path: 'register/import',
      validateSearch: texts('unit', 'unitName', 'kind'),
      component: lazyRouteComponent(importing, 'StartImportPage'),
    }),
    createRoute({
      ...under,
      path: 'register/import/$unitId/$batchId',
      component: lazyRouteComponent(batch, 'BatchPage'),
    }),
    createRoute({
      ...under,
      path: 'rules',
      component: lazyRouteComponent(rules, 'PlacesPage'),
    }),
    createRoute({
      ...under,
      path: 'rules/trials/$trialId',
      validateSearch: yearOnly,
      component: lazyRouteComponent(trial, 'TrialPage'),
    }),
    createRoute({
      ...under,
      path: 'rules/$placeId/edition',
      validateSearch: texts('trial'),
      component: lazyRouteComponent(edition, 'EditionPage'),
    }),
    createRoute({
      ...under,
      path: 'platforms',
      validateSearch: texts('state'),
      component: lazyRouteComponent(platforms, 'PlatformsPage'),
    }),
    createRoute({
      ...under,
      path: 'platforms/$senderId',
      validateSearch: texts('state'),
      component: lazyRouteComponent(received, 'ReceivedPage'),
    }),
    ...courseRoutes(parent),
    ...examRoutes(parent),
    createRoute({
      ...under,
      path: 'account',
      component: lazyRouteComponent(account, 'AccountPage'),
    }),
    createRoute({
      ...under,
      path: 'records',
      validateSearch: texts('unit', 'unitName', 'state'),
      component: lazyRouteComponent(records, 'RegistrationsPage'),
    }),
    createRoute({
      ...under,
      path: 'records/new',
      validateSearch: texts('unit', 'unitName', 'form'),
      component: lazyRouteComponent(registering, 'RegisterManyPage'),
    }),
    createRoute({
      ...under,
      path: 'nothing',
      validateSearch: yearOnly,
      component: lazyRouteComponent(nothing, 'NothingPeoplePage'),
    }),
    createRoute({
      ...under,
      path: 'records/grid',
      validateSearch: texts('unit', 'unitName', 'form'),
      component: lazyRouteComponent(grid, 'GridPage'),
    }),
    createRoute({
      ...under,
      path: 'organisations',
      component: lazyRouteComponent(organisations, 'OrganisationsPage'),
    }),
    createRoute({
      ...under,
      path: 'organisations/$nodeId',
      component: lazyRouteComponent(organisations, 'OrganisationsPage'),
    }),
  ];
}

/** Exams that one's organisation holds. */
function examRoutes<Parent extends AnyRoute>(parent: Parent) {
  const under = { getParentRoute: () => parent };
  return [
    createRoute({
      ...under,
      path: 'exams',
      component: lazyRouteComponent(examDesk, 'ExamsDeskPage'),
    }),
    createRoute({
      ...under,
      path: 'exams/banks/$bankId',
      component: lazyRouteComponent(bank, 'BankPage'),
    }),
    createRoute({
      ...under,
      path: 'exams/papers/$paperId',
      component: lazyRouteComponent(paper, 'PaperPage'),
    }),
    createRoute({
      ...under,
      path: 'exams/exams/new',
      component: lazyRouteComponent(examForm, 'ExamFormPage'),
    }),
    createRoute({
      ...under,
      path: 'exams/exams/$offeringId',
      component: lazyRouteComponent(heldExam, 'ExamDeskPage'),
    }),
    createRoute({
      ...under,
      path: 'exams/exams/$offeringId/change',
      component: lazyRouteComponent(examForm, 'ExamFormPage'),
    }),
    createRoute({
      ...under,
      path: 'exams/exams/$offeringId/sessions/$taskId',
      component: lazyRouteComponent(session, 'SessionPage'),
    }),
    createRoute({
      ...under,
      path: 'exams/exams/$offeringId/tickets/$number',
      component: lazyRouteComponent(ticket, 'TicketPage'),
    }),
    createRoute({
      ...under,
      path: 'exams/venues/$venueId',
      component: lazyRouteComponent(venue, 'VenuePage'),
    }),
  ];
}

/** Courses that one's organisation writes. */
function courseRoutes<Parent extends AnyRoute>(parent: Parent) {
  const under = { getParentRoute: () => parent };
  return [
    createRoute({
      ...under,
      path: 'study',
      validateSearch: texts('view', 'unit', 'unitName', 'group', 'q', 'state'),
      component: lazyRouteComponent(studyDesk, 'StudyDeskPage'),
    }),
    createRoute({
      ...under,
      path: 'courses',
      component: lazyRouteComponent(keptCourses, 'KeptCoursesPage'),
    }),
    createRoute({
      ...under,
      path: 'courses/packs',
      component: lazyRouteComponent(keptPacks, 'KeptPacksPage'),
    }),
    createRoute({
      ...under,
      path: 'courses/fees',
      component: lazyRouteComponent(fees, 'FeesPage'),
    }),
    createRoute({
      ...under,
      path: 'courses/$courseId',
      component: lazyRouteComponent(courseEditor, 'CourseEditorPage'),
    }),
  ];
}
