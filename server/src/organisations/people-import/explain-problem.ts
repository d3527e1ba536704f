/** Sentences for the workbook that goes back to whoever keeps the list. On screens the codes are translated there. */
const SENTENCES: Readonly<Record<string, { readonly 'zh-CN': string; readonly en: string }>> = {
  'organisations.import_required': { 'zh-CN': '必填，现为空', en: 'required, but empty' },
  'organisations.import_number_lost_digits': {
    'zh-CN': '号码以数字格式保存，末几位已丢失；请将本列设为文本后重新填写',
    en: 'saved as a number, so its last digits are lost: format the column as text and enter it again',
  },
  'organisations.import_cell_unreadable': {
    'zh-CN': '单元格是错误值、没有结果的公式或过长；请直接填写内容',
    en: 'an error value, a formula without result, or too long: type the value itself',
  },
  'organisations.import_date_unreadable': {
    'zh-CN': '日期无法识别；请写成 2015-07-01、2015.7 或 2015年7月',
    en: 'not a date: write 2015-07-01 or 2015.7',
  },
  'organisations.import_date_in_future': { 'zh-CN': '日期在今天之后', en: 'lies in the future' },
  'organisations.import_unknown_choice': {
    'zh-CN': '不在可选值内；请从模板的可选值中选择',
    en: 'not one of the allowed words',
  },
  'organisations.import_unknown_title': {
    'zh-CN': '职称不在名录内；请写全称，如一级教师、高级工程师',
    en: 'no title of the register: write its full name',
  },
  'organisations.import_title_date_missing': {
    'zh-CN': '填写了职称，但没有取得时间',
    en: 'the title has no date on which it was obtained',
  },
  'organisations.import_unknown_unit': {
    'zh-CN': '您管理的范围内没有这个单位；请按单位列表填写，或留空',
    en: 'none of your units has this name: write it as in the list, or leave it empty',
  },
  'organisations.import_unit_ambiguous': {
    'zh-CN': '有多个同名单位；请改填统一社会信用代码',
    en: 'several units have this name: write the credit code',
  },
  'organisations.import_name_differs': {
    'zh-CN': '该号码在本单位登记的是另一姓名；请核对，姓名须单独更正',
    en: 'the number is registered under another name: compare both; names are corrected by hand',
  },
  'organisations.import_other_unit': {
    'zh-CN': '此人属于您的另一单位；名单不能调动人员，请单独办理',
    en: 'belongs to another of your units: a list moves nobody',
  },
  'organisations.own_data': {
    'zh-CN': '不能修改自己的资料；请由其他管理员办理',
    en: 'your own record: another administrator changes it',
  },
  'organisations.holds_higher_office': {
    'zh-CN': '此人担任您无权管理的职务',
    en: 'holds an office that you do not administer',
  },
  'organisations.phone_of_active_account': {
    'zh-CN': '账号已启用，手机号只能由本人修改',
    en: 'the account is active: only its owner changes the phone number',
  },
  'identity.id_number_malformed': {
    'zh-CN': '应为 18 位（或旧式 15 位）',
    en: 'has to be of 18 characters (or 15 of the old form)',
  },
  'identity.id_number_birth_date': {
    'zh-CN': '其中的出生日期不存在',
    en: 'contains a birth date that does not exist',
  },
  'identity.id_number_check': {
    'zh-CN': '校验位不符，请核对每一位',
    en: 'the check character does not fit: compare every digit',
  },
  'identity.phone_invalid': {
    'zh-CN': '不是有效的手机号',
    en: 'not a mobile number',
  },
  'identity.document_in_use': {
    'zh-CN': '该号码已被登记',
    en: 'this number is registered already',
  },
};

export function explainProblem(
  problem: { readonly code: string },
  locale: 'zh-CN' | 'en',
): string | null {
  return SENTENCES[problem.code]?.[locale] ?? null;
}
