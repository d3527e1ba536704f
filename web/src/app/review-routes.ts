import { type AnyRoute, createRoute, lazyRouteComponent } from '@tanstack/react-router';
import { texts } from './search-texts.ts';

const reviewer = () => import('../features/review/reviewer-desk.tsx');
const together = () => import('../features/review/together-page.tsx');
const samples = () => import('../features/review/samples-page.tsx');
const draw = () => import('../features/review/draw-page.tsx');
const reviewOffices = () => import('../features/review/offices-page.tsx');
const officeCases = () => import('../features/review/office-cases-page.tsx');
const seals = () => import('../features/hours/seals-page.tsx');

/** The pages of whoever decides. A case is a child without a component: its desk stays while cases change. */
export function reviewRoutes<Parent extends AnyRoute>(parent: Parent) {
  const under = { getParentRoute: () => parent };
  const inbox = createRoute({
    ...under,
    path: 'inbox',
    validateSearch: texts('q', 'due', 'order', 'mine', 'sampled', 'kind'),
    component: lazyRouteComponent(reviewer, 'InboxPage'),
  });
  const verification = createRoute({
    ...under,
    path: 'verification',
    validateSearch: texts('q', 'due', 'order', 'mine', 'sampled', 'kind'),
    component: lazyRouteComponent(reviewer, 'VerificationPage'),
  });
  return [
    inbox.addChildren([createRoute({ getParentRoute: () => inbox, path: '$subjectId/$caseId' })]),
    verification.addChildren([
      createRoute({ getParentRoute: () => verification, path: '$subjectId/$caseId' }),
    ]),
    createRoute({
      ...under,
      path: 'together/$bulkId',
      validateSearch: texts('show'),
      component: lazyRouteComponent(together, 'TogetherPage'),
    }),
    createRoute({
      ...under,
      path: 'samples',
      component: lazyRouteComponent(samples, 'SamplesPage'),
    }),
    createRoute({
      ...under,
      path: 'samples/$drawId',
      validateSearch: texts('show'),
      component: lazyRouteComponent(draw, 'DrawPage'),
    }),
    createRoute({
      ...under,
      path: 'offices',
      component: lazyRouteComponent(reviewOffices, 'OfficesPage'),
    }),
    createRoute({
      ...under,
      path: 'offices/$officeId',
      component: lazyRouteComponent(officeCases, 'OfficeCasesPage'),
    }),
    createRoute({
      ...under,
      path: 'seals',
      validateSearch: texts('unit', 'unitName'),
      component: lazyRouteComponent(seals, 'SealsPage'),
    }),
  ];
}
