import { citationOf, type PackEdition } from './edition.ts';
import type { EvaluationStep } from './evaluation.ts';
import { termsOf } from './procedures.ts';
import { UNITS } from './vocabulary.ts';
import type { Locale } from './words.ts';

/**
 * One step as one line for people. Amounts come in as texts, so a sentence can never change a
 * number.
 */
export function sentence(step: EvaluationStep, edition: PackEdition, locale: Locale): string {
  const zh = locale === 'zh-CN';
  const unit = unitWord(edition, locale);
  const out = zh ? `${step.out} ${unit}` : `${step.out} ${unit}`;
  switch (step.step) {
    case 'grant':
      return zh
        ? `${quantities(step.in, locale)}，计 ${out}`
        : `${quantities(step.in, locale)} counts ${out}`;
    case 'unit':
      return zh
        ? `${quantities(step.in, locale)}，折合 ${out}`
        : `${quantities(step.in, locale)} comes to ${out}`;
    case 'decided':
      return zh ? `认定 ${out}` : `${out}, as decided`;
    case 'round':
      return zh ? `舍去零头，计 ${out}` : `rounded down to ${out}`;
    case 'spread':
      return zh
        ? `${step.in} ${unit}分年登记，本周期内 ${out}`
        : `${step.in} spread over years, ${out} in this period`;
    case 'same':
      return zh
        ? `与“${step.kept ?? ''}”是同一成果，只计一次，这一条不计`
        : `the same work as "${step.kept ?? ''}", which counts; this one does not`;
    case 'cap':
      return capSentence(step, edition, locale);
    case 'count':
      return zh
        ? `计入${termsOf(edition).category(step.in)[locale]} ${out}`
        : `counted: ${out}, ${termsOf(edition).category(step.in)[locale]}`;
    case 'refuse':
      return step.why === undefined ? '' : termsOf(edition).reason(step.why)[locale];
  }
}

function unitWord(edition: PackEdition, locale: Locale): string {
  if (locale === 'zh-CN') return edition.unit === 'credit' ? '学分' : '学时';
  return edition.unit === 'credit' ? 'credits' : 'hours';
}

/** "2 days + 90 minutes" in the reader's words. */
function quantities(text: string, locale: Locale): string {
  return text
    .split(' + ')
    .map((part) => {
      const match = /^(\S+) ([A-Za-z]+)(.*)$/.exec(part);
      const name = match?.[2];
      if (match === null || name === undefined || !Object.hasOwn(UNITS, name)) return part;
      return `${match[1]} ${UNITS[name as keyof typeof UNITS][locale]}${rank(match[3] ?? '', locale)}`;
    })
    .join(' + ');
}

function rank(rest: string, locale: Locale): string {
  const found = /rank (\d+)/.exec(rest)?.[1];
  if (found === undefined) return '';
  return locale === 'zh-CN' ? `（署名第 ${found}）` : ` (place ${found})`;
}

function capSentence(step: EvaluationStep, edition: PackEdition, locale: Locale): string {
  const unit = unitWord(edition, locale);
  const cap = step.cap;
  if (cap === undefined) return '';
  if (cap.id === 'item')
    return locale === 'zh-CN'
      ? `取小的：${step.in} 与 ${cap.limit}，计 ${step.out} ${unit}`
      : `the smaller of ${step.in} and ${cap.limit}: ${step.out} ${unit}`;
  const name = termsOf(edition).cap(cap.id)[locale];
  return locale === 'zh-CN'
    ? `上限：${name}；已用 ${cap.usedBefore}，这一条可计 ${step.out}，不计 ${step.cut ?? '0'}`
    : `cap: ${name}; ${cap.usedBefore} used before, ${step.out} counts, ${step.cut ?? '0'} does not`;
}

/** The last line of the chain: where the rule stands. */
export function sourceSentence(rule: string, edition: PackEdition, locale: Locale): string {
  return citationOf(edition, rule, locale);
}
