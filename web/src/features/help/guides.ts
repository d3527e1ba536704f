import { queryOptions } from '@tanstack/react-query';
import type { Locale } from '../../i18n/locale.ts';

/** In the order in which people meet them. */
export const GUIDES = ['learner', 'faq', 'unit-administrator', 'bureau', 'policy-authors'] as const;
export type Guide = (typeof GUIDES)[number];

/** Built in, each its own small file: help opens without the network's outside and without a log-in. */
const texts = import.meta.glob<string>(
  ['../../../../docs/guides/*/*.md', '../../../../docs/policy-authors/guide.*.md'],
  { query: '?raw', import: 'default' },
);

/** Where the text lies: that for policy authors beside the pack it makes, the others together. */
export function guideFile(guide: Guide, locale: Locale): string {
  return guide === 'policy-authors'
    ? `../../../../docs/policy-authors/guide.${locale}.md`
    : `../../../../docs/guides/${locale}/${guide}.md`;
}

export function isGuide(name: string | undefined): name is Guide {
  return GUIDES.some((guide) => guide === name);
}

export function guideQuery(guide: Guide, locale: Locale) {
  return queryOptions({
    queryKey: ['help', guide, locale],
    queryFn: async (): Promise<string> => {
      const load = texts[guideFile(guide, locale)];
      if (load === undefined) throw new Error(`no guide ${guide} in ${locale}`);
      return load();
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}
