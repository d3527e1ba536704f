import { pinyin } from 'pinyin-pro';
import { fail, ok, type Result } from '@jixu/kernel';

/** A name as the card writes it, and the forms it is found by. */
export type PersonName = {
  readonly name: string;
  /** For comparison and prefix search: folded widths, no spaces, no middle dots. */
  readonly nameKey: string;
  /** "zhangxiaoming" */
  readonly pinyin: string;
  /** "zxm" */
  readonly initials: string;
};

const LENGTH_MAX = 60;
const HAN = /\p{Script=Han}/u;
/** Middle dots in use between the parts of a name, as keyboards and exports write them. */
const DOTS = /[\s·•・‧∙⋅.．﹒'’]/gu;

export function readPersonName(text: string): Result<PersonName, 'name_invalid'> {
  const name = text.trim().replaceAll(/\s+/gu, ' ');
  if (name === '' || [...name].length > LENGTH_MAX || /[\p{Cc}\p{Cf}<>]/u.test(name)) {
    return fail('name_invalid');
  }
  return ok({ name, nameKey: nameKeyOf(name), ...spellingsOf(name) });
}

/** Compatibility folding is for the key only: it would replace rare characters that a card really shows. */
export function nameKeyOf(name: string): string {
  return name.normalize('NFKC').replaceAll(DOTS, '').toLowerCase();
}

/** Surnames are read as surnames: 单 shan, 曾 zeng, 仇 qiu. */
function spellingsOf(name: string): { pinyin: string; initials: string } {
  const plain = name.replaceAll(DOTS, '');
  if (!HAN.test(plain)) {
    const words = name
      .normalize('NFKD')
      .toLowerCase()
      .split(/[\s·•・‧∙⋅.．﹒]+/u);
    const letters = words.map((word) => word.replaceAll(/[^a-z]/g, '')).filter((word) => word);
    return { pinyin: letters.join(''), initials: letters.map((word) => word[0]).join('') };
  }
  const syllables = pinyin(plain, {
    toneType: 'none',
    type: 'array',
    surname: 'head',
    v: true,
    nonZh: 'removed',
  }).map((syllable) => syllable.toLowerCase().replaceAll(/[^a-z]/g, ''));
  return {
    pinyin: syllables.join(''),
    initials: syllables.map((syllable) => syllable.slice(0, 1)).join(''),
  };
}

/** "林＊＊": the family name's first character, then one full-width asterisk for each further one. */
export function maskedName(name: string): string {
  const [first = '', ...rest] = [...name];
  return `${first}${'＊'.repeat(Math.max(1, Math.min(rest.length, 4)))}`;
}
