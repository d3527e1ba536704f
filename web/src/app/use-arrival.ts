import { useEffect } from 'react';

/** A link to a place on a page arrives before the content does: goes there once it stands. */
export function useArrival(ready: boolean): void {
  useEffect(() => {
    if (!ready || location.hash === '') return;
    const name = decodeURIComponent(location.hash.slice(1));
    // Links of earlier releases led to `rule-` and the id.
    const place =
      document.getElementById(name) ?? document.getElementById(name.replace(/^rule-/, ''));
    place?.scrollIntoView({ block: 'start' });
    place?.focus({ preventScroll: true });
  }, [ready]);
}
