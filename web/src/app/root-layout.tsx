import { type ErrorComponentProps, Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { isOfOlderRelease } from './older-release.ts';
import { ConnectionLine, PageError, PageOutdated } from './page-states.tsx';
import { PublicShell } from './shells/public-shell.tsx';

/** After a change of page the keyboard and the screen reader begin at its content. */
function useFocusOnArrival() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    document.getElementById('content')?.focus({ preventScroll: true });
  }, [pathname]);
}

export function RootLayout() {
  useFocusOnArrival();
  return (
    <>
      <ConnectionLine />
      <Outlet />
    </>
  );
}

export function RootError({ error, reset }: ErrorComponentProps) {
  return (
    <PublicShell>
      <div className="jx-page jx-page-narrow">
        {isOfOlderRelease(error) ? <PageOutdated /> : <PageError error={error} retry={reset} />}
      </div>
    </PublicShell>
  );
}
