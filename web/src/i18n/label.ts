import { useCallback } from 'react';
import { type Locale, useLocale } from './locale.ts';

/** Words that come from a rulebook: data, in both languages. */
export type Label = { readonly [L in Locale]: string };

export function useLabel(): (label: Label) => string {
  const locale = useLocale();
  return useCallback((label: Label) => label[locale], [locale]);
}
