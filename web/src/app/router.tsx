import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { deskRoutes } from './desk-routes.ts';
import { learnerRoutes, signInRoutes } from './learner-routes.ts';
import { PageLoading, PageNotFound } from './page-states.tsx';
import { publicRoutes } from './public-routes.ts';
import { RootError, RootLayout } from './root-layout.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** On a phone the page brings its own bar (`PhoneBar`) and hides the shell's. */
    readonly inner?: boolean;
  }
  interface HistoryState {
    /** This entry of the history made the id in its address. */
    readonly begunHere?: boolean;
  }
}

/** Pages without an account hang here and wrap themselves in `PublicShell` or `SetupShell`. */
export const root = createRootRoute({
  component: RootLayout,
  notFoundComponent: lazyRouteComponent(() => import('./not-found-page.tsx'), 'NotFoundPage'),
  errorComponent: RootError,
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage'),
});

/**
 * Parents of all pages of one audience; each page is one `createRoute` with a lazy component, added
 * by
 * `learner.addChildren`. A parent without pages stays out of the tree: it would answer to `/`.
 */
export const learner = createRoute({
  getParentRoute: () => root,
  id: 'learner',
  component: lazyRouteComponent(() => import('./learner-layout.tsx'), 'LearnerLayout'),
});

learner.addChildren([...learnerRoutes(learner)]);

export const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  component: lazyRouteComponent(() => import('./desk-layout.tsx'), 'DeskLayout'),
  notFoundComponent: PageNotFound,
});

/** Every part with the data of the pictures; the condition keeps it out of production builds. */
function galleryRoutes() {
  if (!import.meta.env.DEV) return [];
  return [
    createRoute({
      getParentRoute: () => root,
      path: '/gallery/$scene',
      component: lazyRouteComponent(() => import('../gallery/gallery.tsx'), 'Gallery'),
    }),
  ];
}

desk.addChildren(deskRoutes(desk));

const audiences = [learner, desk].filter((parent) => parent.children !== undefined);

export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([
      start,
      ...publicRoutes(root),
      ...signInRoutes(root),
      ...audiences,
      ...galleryRoutes(),
    ]),
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: RootError,
    scrollRestoration: true,
  });
}
