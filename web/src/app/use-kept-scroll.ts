import { useEffect } from 'react';

const keyOf = () => `jx-scroll ${location.pathname}${location.search}`;

/**
 * Keeps how far a page was scrolled over a reload. The router restores it when it draws, and a long list has no rows
 * then yet; here it is done once they stand.
 */
export function useKeptScroll(ready: boolean): void {
  useEffect(() => {
    const keep = () => sessionStorage.setItem(keyOf(), String(Math.round(window.scrollY)));
    window.addEventListener('pagehide', keep);
    return () => window.removeEventListener('pagehide', keep);
  }, []);
  useEffect(() => {
    if (!ready) return;
    const kept = Number(sessionStorage.getItem(keyOf()) ?? '0');
    sessionStorage.removeItem(keyOf());
    if (kept > 0) window.scrollTo(0, kept);
  }, [ready]);
}
