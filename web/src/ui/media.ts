import { useSyncExternalStore } from 'react';

/** One place for the widths at which layouts change; CSS uses the same numbers. */
const NARROW = '(max-width: 719px)';
const STILL = '(prefers-reduced-motion: reduce)';

function useMedia(query: string): boolean {
  return useSyncExternalStore(
    (changed) => {
      const list = matchMedia(query);
      list.addEventListener('change', changed);
      return () => list.removeEventListener('change', changed);
    },
    () => matchMedia(query).matches,
    // Rendered to text, e.g. in a test: the wide form.
    () => false,
  );
}

/** One column, tab bar, bars of the phone. */
export function useNarrow(): boolean {
  return useMedia(NARROW);
}

export function usePrefersStill(): boolean {
  return useMedia(STILL);
}
