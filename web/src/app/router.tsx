import {
  createRootRoute,
  createRoute,
  createRouter,
  lazyRouteComponent,
} from '@tanstack/react-router';
import { PageLoading } from './page-states.tsx';
import { RootError, RootLayout, RootNotFound } from './root-layout.tsx';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** On a phone the page brings its own bar (`PhoneBar`) and hides the shell's. */
    readonly inner?: boolean;
  }
}

const root = createRootRoute({
  component: RootLayout,
  notFoundComponent: RootNotFound,
  errorComponent: RootError,
});

const start = createRoute({
  getParentRoute: () => root,
  path: '/',
  component: lazyRouteComponent(() => import('./start-page.tsx'), 'StartPage'),
});

/** Parents of all pages of one audience; each page is one `createRoute` with a lazy component. */
export const learner = createRoute({
  getParentRoute: () => root,
  id: 'learner',
  component: lazyRouteComponent(() => import('./learner-layout.tsx'), 'LearnerLayout'),
});

export const desk = createRoute({
  getParentRoute: () => root,
  path: '/desk',
  component: lazyRouteComponent(() => import('./desk-layout.tsx'), 'DeskLayout'),
});

/** Pages without an account wrap themselves in `PublicShell` or `SetupShell` and hang here. */
export const open = createRoute({ getParentRoute: () => root, id: 'open' });

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

export function createAppRouter() {
  return createRouter({
    routeTree: root.addChildren([start, learner, desk, open, ...galleryRoutes()]),
    defaultPreload: 'intent',
    defaultPendingComponent: PageLoading,
    defaultErrorComponent: RootError,
    scrollRestoration: true,
  });
}
