import { useEffect } from 'react';

/** A link to a place on a page arrives before the content does: goes there once it stands. */
export function useArrival(ready: boolean): void {
  useEffect(() => {
    if (!ready || location.hash === '') return;
    const place = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  }, [ready]);
}
