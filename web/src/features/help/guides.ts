import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '../../i18n/locale.ts';

/** In the order in which people meet them. */
export const GUIDES = ['learner', 'faq', 'unit-administrator', 'bureau'] as const;
export type Guide = (typeof GUIDES)[number];

/** Built in, each its own small file: help opens without the network's outside and without a log-in. */
const texts = import.meta.glob<string>('../../../../docs/guides/*/*.md', {
  query: '?raw',
  import: 'default',
});

export function isGuide(name: string | undefined): name is Guide {
  return GUIDES.some((guide) => guide === name);
}

export function guideQuery(guide: Guide, locale: Locale) {
  return queryOptions({
    queryKey: ['help', guide, locale],
    queryFn: async (): Promise<string> => {
      const load = texts[`../../../../docs/guides/${locale}/${guide}.md`];
      if (load === undefined) throw new Error(`no guide ${guide} in ${locale}`);
      return load();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
