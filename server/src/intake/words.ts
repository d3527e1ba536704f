import type { CellProblem, IntakeKind, Locale, Words } from './kind.ts';

/** What this room itself finds wrong with rows and files. Codes are i18n keys; the sentences go into returned workbooks. */
const SENTENCES: Readonly<Record<string, Words>> = {
  'intake.duplicate_row': {
    'zh-CN': '与第 {row} 行重复，以第 {row} 行为准',
    en: 'Same as row {row}, which is the one that counts',
  },
  'intake.changed_since_check': {
    'zh-CN': '核对之后情况有变（核对时：{expected}，现在：{found}）；请再核对一次',
    en: 'Something changed after the check (then: {expected}, now: {found}): check the row again',
  },
  'intake.in_use': {
    'zh-CN': '同一内容正被他人处理；请稍后再核对一次',
    en: 'Somebody else is working on the same thing: check the row again in a moment',
  },
  'intake.kept': {
    'zh-CN': '已有后续使用（如账号已启用），予以保留',
    en: 'Something rests on it meanwhile, such as an activated account: kept',
  },
};

/** For a refusal of a room below that has no sentence of its own. */
const UNKNOWN: Words = { 'zh-CN': '未能录入', en: 'Could not be brought in' };

export const PROBLEM_CODES = Object.keys(SENTENCES);

/** Every problem has a sentence: this room's, the kind's own, or at the least its code. */
export function explain(kind: IntakeKind, problem: CellProblem, locale: Locale): string {
  const own = SENTENCES[problem.code];
  const sentence = own
    ? filled(own[locale], problem.detail ?? {})
    : (kind.explain(problem, locale) ?? `${UNKNOWN[locale]} (${problem.code})`);
  const column = kind.columns.find((one) => one.id === problem.column);
  const heading = column?.headers[locale][0];
  return heading ? `${heading}${locale === 'en' ? ': ' : '：'}${sentence}` : sentence;
}

function filled(sentence: string, detail: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(detail[name] ?? ''));
}
