/** Sentences for the workbook that goes back to whoever keeps the list. On screens the codes are translated there. */
const SENTENCES: Readonly<Record<string, { readonly 'zh-CN': string; readonly en: string }>> = {
  'declarations.row_total': {
    'zh-CN': '这一行是合计；合计由平台得出，请删去这一行',
    en: 'this row is a total, which the platform adds up itself: remove it',
  },
  'declarations.row_lost_digits': {
    'zh-CN': '号码以数字格式保存，末几位已丢失；请将本列设为文本后重新填写',
    en: 'saved as a number, so its last digits are lost: format the column as text and enter it again',
  },
  'declarations.row_unreadable': {
    'zh-CN': '单元格是错误值或没有结果的公式；请直接填写内容',
    en: 'an error value or a formula without result: type the value itself',
  },
  'declarations.row_id_number': {
    'zh-CN': '身份证号码有误，请核对位数和校验码',
    en: 'not a valid identity number: compare its digits',
  },
  'declarations.row_no_person': {
    'zh-CN': '本单位没有这个号码的人员；请核对，或先登记人员',
    en: 'nobody of the unit has this number: compare it, or register the person first',
  },
  'declarations.row_name_differs': {
    'zh-CN': '该号码在本单位登记的是另一姓名；请核对',
    en: 'the number is registered under another name: compare both',
  },
  'declarations.row_other_rules': {
    'zh-CN': '这个人适用另一套规定，请到该单位的页面登记',
    en: 'other rules hold for this person: register there',
  },
  'declarations.own_registration': {
    'zh-CN': '自己的学时请由本人申报，或由另一位管理员登记',
    en: 'your own: declare it yourself, or let another administrator register it',
  },
  'declarations.duplicate': {
    'zh-CN': '已有记录《{title}》（{on}），同一成果只算一次，以已有的为准',
    en: '“{title}” of {on} is on record already and is the one that counts',
  },
  'declarations.already_decided': {
    'zh-CN': '已有人审核，不能整批撤回；请由审核人退回',
    en: 'somebody has decided on it: let the reviewer return it',
  },
  'declarations.required': { 'zh-CN': '必填，现为空', en: 'required, but empty' },
  'declarations.not_an_option': {
    'zh-CN': '不在可选值内；请从下拉列表中选择',
    en: 'not one of the allowed words: choose from the list',
  },
  'declarations.too_long': { 'zh-CN': '最多 {limit} 个字', en: 'at most {limit} characters' },
  'declarations.not_a_number': { 'zh-CN': '不是数字', en: 'not a number' },
  'declarations.not_whole': { 'zh-CN': '应为整数', en: 'not a whole number' },
  'declarations.too_fine': { 'zh-CN': '最多 {decimals} 位小数', en: 'at most {decimals} decimals' },
  'declarations.too_small': { 'zh-CN': '不得小于 {min}', en: 'at least {min}' },
  'declarations.too_large': { 'zh-CN': '不得大于 {max}', en: 'at most {max}' },
  'declarations.not_a_date': {
    'zh-CN': '日期无法识别；请写成 2026-03-16',
    en: 'not a date: write 2026-03-16',
  },
  'declarations.in_the_future': { 'zh-CN': '日期在今天之后', en: 'lies in the future' },
  'declarations.window_closed': {
    'zh-CN': '“{labelZh}”：{year} 年的学时收到 {to} 为止，不能再登记；有特殊情况请问人社部门',
    en: '“{labelEn}”: hours of {year} were taken in until {to}; ask the bureau about special cases',
  },
  'declarations.outside_window': {
    'zh-CN': '“{labelZh}”：{from} 至 {to} 之间完成的才计入；请核对日期',
    en: '“{labelEn}”: counts only where finished from {from} to {to}; compare the day',
  },
  'declarations.ends_before_start': {
    'zh-CN': '结束日期早于开始日期',
    en: 'the last day is before the first',
  },
};

export function explainProblem(
  problem: { readonly code: string; readonly detail?: Readonly<Record<string, string | number>> },
  locale: 'zh-CN' | 'en',
): string | null {
  const sentence = SENTENCES[problem.code]?.[locale];
  if (sentence === undefined) return null;
  return sentence.replaceAll(/\{(\w+)\}/g, (_whole, name: string) =>
    String(problem.detail?.[name] ?? ''),
  );
}
