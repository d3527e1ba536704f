import { readFile } from 'node:fs/promises';
import { refuse } from '../errors.ts';

/** Every text that anyone ever agreed to stays readable. */
export const CONSENT_VERSIONS = ['2026-11'] as const;
/** What is asked at activation now. */
export const CONSENT_VERSION: string = '2026-11';
export const LOCALES = ['zh-CN', 'en'] as const;

export async function consentText(
  version: string,
  locale: (typeof LOCALES)[number],
): Promise<{ version: string; locale: string; text: string }> {
  const known = CONSENT_VERSIONS.find((name) => name === version);
  if (known === undefined) throw refuse('no_such_consent');
  const text = await readFile(new URL(`./${known}.${locale}.md`, import.meta.url), 'utf8');
  return { version: known, locale, text };
}
