import { Outlet, type ErrorComponentProps } from '@tanstack/react-router';
import { ConnectionLine, PageError, PageNotFound, PageOutdated } from './page-states.tsx';
import { PublicShell } from './shells/public-shell.tsx';

export function RootLayout() {
  return (
    <>
      <ConnectionLine />
      <Outlet />
    </>
  );
}

export function RootNotFound() {
  return (
    <PublicShell>
      <div className="jx-page jx-page-narrow">
        <PageNotFound />
      </div>
    </PublicShell>
  );
}

/** The words browsers use when a module is gone. */
const CHUNK_GONE = /dynamically imported module|Importing a module script failed/;

export function RootError({ error, reset }: ErrorComponentProps) {
  return (
    <PublicShell>
      <div className="jx-page jx-page-narrow">
        {error instanceof Error && CHUNK_GONE.test(error.message) ? (
          <PageOutdated />
        ) : (
          <PageError error={error} retry={reset} />
        )}
      </div>
    </PublicShell>
  );
}
