import { useRouter } from '@tanstack/react-router';
import { useEffect } from 'react';
import { PageLoading } from './page-states.tsx';
import { paths } from './pages.ts';

/**
 * To the way in, and back here afterwards. Leads away once: `Navigate` would do so again at every render until the
 * page it leads to has been fetched.
 */
export function ToSignIn() {
  const router = useRouter();
  useEffect(() => {
    const { href: next, pathname } = router.state.location;
    if (pathname === paths.signIn) return;
    void router.navigate({ to: paths.signIn, search: { next }, replace: true });
  }, [router]);
  return <PageLoading />;
}
