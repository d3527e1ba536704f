import type { Translate } from '../../i18n/words.ts';
import { obstacleWords } from './obstacle-words.ts';

type Words = Translate<(typeof obstacleWords)['zh-CN']>;
type Code = Exclude<
  Extract<keyof (typeof obstacleWords)['zh-CN'], `why.${string}`> extends `why.${infer C}`
    ? C
    : never,
  'other'
>;

/** Where an organisation has to be changed before the paper can be made. */
const OF_ORGANISATION: readonly string[] = [
  'certificates.content_invalid',
  'certificates.too_long_for_one_page',
  'certificates.issuer_missing',
  'certificates.region_missing',
];

function isCode(code: string): code is Code {
  return Object.hasOwn(obstacleWords['zh-CN'], `why.${code}`) && code !== 'other';
}

export function whyNot(t: Words, of: { readonly code: string; readonly characters: string }) {
  if (!isCode(of.code)) return t('why.other');
  return of.code === 'certificates.character_not_printable'
    ? t(`why.${of.code}`, { characters: of.characters })
    : t(`why.${of.code}`);
}

export function howToMend(t: Words, code: string): string {
  return isCode(code) ? t(`mend.${code}`) : t('mend.other');
}

export function mendedInOrganisations(code: string): boolean {
  return OF_ORGANISATION.includes(code);
}
