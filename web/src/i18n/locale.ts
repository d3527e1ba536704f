import { useSyncExternalStore } from 'react';

export const LOCALES = ['zh-CN', 'en'] as const;
export type Locale = (typeof LOCALES)[number];

/**
 * zh-CN is the source language; a browser set to another language still meets Chinese institutions.
 */
export const SOURCE_LOCALE: Locale = 'zh-CN';

const STORED_AS = 'jixu.lang';
const ASKED_BY = 'lang';

function asLocale(text: string | null): Locale | undefined {
  if (text === null) return undefined;
  if (text === 'zh' || text === 'zh-cn' || text === 'zh-CN') return 'zh-CN';
  return text === 'en' || text.startsWith('en-') ? 'en' : undefined;
}

/** Storage is refused in some private windows; the page must still open. */
function stored(): string | null {
  try {
    return localStorage.getItem(STORED_AS);
  } catch {
    return null;
  }
}

function store(locale: Locale): void {
  try {
    localStorage.setItem(STORED_AS, locale);
  } catch {
    // The choice then holds for this page only, which is what a private window promises.
  }
}

/** `?lang=` first, then the stored choice, then what the browser asks for where that counts. */
export function chosenLocale(
  search: string,
  kept: string | null,
  browser: string = SOURCE_LOCALE,
): Locale {
  const asked = asLocale(new URLSearchParams(search).get(ASKED_BY)) ?? asLocale(kept);
  return asked ?? asLocale(browser) ?? SOURCE_LOCALE;
}

/** Whoever checks a certificate may sit anywhere; everybody else works with Chinese institutions. */
const FOR_STRANGERS = /^\/check(\/|$)/;

let current: Locale = SOURCE_LOCALE;
const listeners = new Set<() => void>();

export function currentLocale(): Locale {
  return current;
}

export function setLocale(locale: Locale): void {
  current = locale;
  store(locale);
  document.documentElement.lang = locale;
  for (const listener of listeners) listener();
}

/** Once, before the first render. */
export function startLocale(): void {
  const browser = FOR_STRANGERS.test(location.pathname) ? navigator.language : SOURCE_LOCALE;
  current = chosenLocale(location.search, stored(), browser);
  if (new URLSearchParams(location.search).has(ASKED_BY)) store(current);
  document.documentElement.lang = current;
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export function useLocale(): Locale {
  return useSyncExternalStore(subscribe, currentLocale, currentLocale);
}
