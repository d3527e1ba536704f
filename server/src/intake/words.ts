import type { CellProblem, IntakeKind, Locale, Words } from './kind.ts';

/** What this room itself finds wrong with rows and files. Codes are i18n keys; the sentences go into returned workbooks. */
const SENTENCES: Readonly<Record<string, Words>> = {
  'intake.cell_required': { 'zh-CN': '必填，现为空', en: 'Required, but empty' },
  'intake.cell_lost_digits': {
    'zh-CN': '号码以数字格式保存，末几位已丢失；请把本列设为文本后重新填写',
    en: 'Saved as a number, so the last digits are lost: format the column as text and enter it again',
  },
  'intake.cell_error_value': {
    'zh-CN': '单元格是公式错误（如 #N/A）',
    en: 'The cell is a formula error such as #N/A',
  },
  'intake.cell_formula_without_value': {
    'zh-CN': '公式没有保存结果；请改为直接填写的值',
    en: 'The formula has no saved result: enter the value itself',
  },
  'intake.cell_bad_value': { 'zh-CN': '单元格内容已损坏', en: 'The cell is damaged' },
  'intake.cell_control_characters': {
    'zh-CN': '含有不可见的控制字符',
    en: 'Contains invisible control characters',
  },
  'intake.cell_too_long': { 'zh-CN': '超过 {limit} 个字', en: 'Longer than {limit} characters' },
  'intake.cell_not_a_date': {
    'zh-CN': '不是日期；请写成 2020-09-01',
    en: 'Not a date: write it as 2020-09-01',
  },
  'intake.cell_not_a_number': { 'zh-CN': '不是数字', en: 'Not a number' },
  'intake.cell_not_a_choice': {
    'zh-CN': '不在可选值内：{choices}',
    en: 'Not one of the allowed values: {choices}',
  },
  'intake.cell_id_number_malformed': {
    'zh-CN': '身份证号码应为 18 位（或旧式 15 位）',
    en: 'An identity number has 18 characters (or 15 of the old form)',
  },
  'intake.cell_id_number_birth_date': {
    'zh-CN': '身份证号码中的出生日期不存在',
    en: 'The birth date in the identity number does not exist',
  },
  'intake.cell_id_number_check': {
    'zh-CN': '身份证号码校验位不对，请核对每一位',
    en: 'The check character of the identity number is wrong: compare every digit',
  },
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
};

export const PROBLEM_CODES = Object.keys(SENTENCES);

/** Every problem has a sentence: this room's, the kind's own, or at the least its code. */
export function explain(kind: IntakeKind, problem: CellProblem, locale: Locale): string {
  const own = SENTENCES[problem.code];
  const sentence = own
    ? filled(own[locale], problem.detail ?? {})
    : (kind.explain?.(problem, locale) ?? problem.code);
  const column = kind.columns.find((one) => one.id === problem.column);
  return column ? `${column.header[locale]}${locale === 'en' ? ': ' : '：'}${sentence}` : sentence;
}

function filled(sentence: string, detail: Readonly<Record<string, string | number>>): string {
  return sentence.replaceAll(/\{(\w+)\}/g, (_whole, name: string) => String(detail[name] ?? ''));
}
