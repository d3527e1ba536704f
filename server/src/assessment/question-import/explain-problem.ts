type Locale = 'zh-CN' | 'en';

/** What the workbook that goes back says beside a cell. */
const SENTENCES: Readonly<Record<string, Readonly<Record<Locale, string>>>> = {
  cell_unreadable: {
    'zh-CN': '这一格读不出来，请直接填文字。',
    en: 'Unreadable; type the text itself.',
  },
  kind_unknown: {
    'zh-CN': '题型请填单选、多选、判断、填空、排序或简答。',
    en: 'Write one of the kinds: single choice, multiple choice, true or false, fill in, ordering, short answer.',
  },
  difficulty_unknown: { 'zh-CN': '难度请填 1 到 5。', en: 'Write a difficulty from 1 to 5.' },
  prompt_empty: { 'zh-CN': '请填题干。', en: 'Write the question.' },
  options_few: {
    'zh-CN': '至少两个选项，中间不能空。',
    en: 'At least two options, none empty in between.',
  },
  options_same: { 'zh-CN': '有两个选项相同。', en: 'Two options are the same.' },
  options_none: { 'zh-CN': '这种题型没有选项。', en: 'This kind has no options.' },
  blanks_differ: {
    'zh-CN': '题干里用 ____ 标空，答案用分号隔开，个数要一致。',
    en: 'Mark blanks by ____ and separate answers by semicolons, equally many.',
  },
  key_missing: { 'zh-CN': '请填正确答案。', en: 'Give the right answer.' },
  key_outside: {
    'zh-CN': '答案里有不存在的选项。',
    en: 'The answer names an option that is not there.',
  },
  key_not_one: { 'zh-CN': '单选题只有一个正确答案。', en: 'A single choice has one right answer.' },
  guide_missing: { 'zh-CN': '请写评分要点。', en: 'Write what a full answer says.' },
};

export function explainRowProblem(
  problem: { readonly code: string },
  locale: Locale,
): string | null {
  return SENTENCES[problem.code.replace(/^assessment\./, '')]?.[locale] ?? null;
}
