type Locale = 'zh-CN' | 'en';
type Words = Readonly<Record<Locale, string>>;

/** One sentence a code, for the workbook that goes back to whoever sent it: what to do, not what failed. */
const SENTENCES: Readonly<Record<string, Words>> = {
  'organisations.import_required': { 'zh-CN': '这一格要填。', en: 'Fill this cell.' },
  'organisations.import_cell_unreadable': {
    'zh-CN': '这一格是公式或错误值，请直接填内容。',
    en: 'This cell holds a formula or an error. Type the value itself.',
  },
  'organisations.import_number_lost_digits': {
    'zh-CN': '号码被存成了数字，后几位已经丢失。请把这一列设为文本，再重新填。',
    en: 'The number was stored as a number and lost its last digits. Format as text and retype.',
  },
  'identity.id_number_malformed': {
    'zh-CN': '身份证号应为 18 位，请对照证件。',
    en: 'An identity number has 18 characters. Compare with the card.',
  },
  'identity.id_number_birth_date': {
    'zh-CN': '号码里的出生日期不存在，请对照证件。',
    en: 'The date of birth in the number does not exist. Compare with the card.',
  },
  'identity.id_number_check': {
    'zh-CN': '最后一位校验码对不上，请逐位对照证件。',
    en: 'The last character does not fit the others. Compare digit by digit.',
  },
  'identity.name_invalid': {
    'zh-CN': '姓名按证件写，不超过 60 个字。',
    en: 'Write the name as on the card, at most 60 characters.',
  },
  'identity.phone_invalid': {
    'zh-CN': '手机号是 1 开头的 11 位数字。',
    en: 'A mobile number has eleven digits and begins with 1.',
  },
  'identity.fact_invalid': {
    'zh-CN': '这一格的内容太长，或不是可填的内容。',
    en: 'This value is too long or not one that can be used.',
  },
  'organisations.import_date_unreadable': {
    'zh-CN': '日期写成 2015-07-01 或 2015年7月。',
    en: 'Write the date as 2015-07-01.',
  },
  'organisations.import_date_in_future': {
    'zh-CN': '日期晚于今天，请核对年份。',
    en: 'The date lies in the future. Check the year.',
  },
  'organisations.import_unknown_choice': {
    'zh-CN': '请用模板里的写法。',
    en: 'Use one of the words in the template.',
  },
  'organisations.import_unknown_title': {
    'zh-CN': '没有这个职称，请写全称，例如“一级教师”“高级工程师”。',
    en: 'No such title. Write its full name, such as 一级教师.',
  },
  'organisations.import_title_date_missing': {
    'zh-CN': '填了职称，请补上取得时间。',
    en: 'Add the day on which the title was obtained.',
  },
  'organisations.import_unknown_unit': {
    'zh-CN': '您的单位里没有这个名称，请按组织列表写，或留空。',
    en: 'None of your units has this name. Write it as in the list, or leave it empty.',
  },
  'organisations.import_unit_ambiguous': {
    'zh-CN': '有几个单位同名，请写统一社会信用代码。',
    en: 'Several units have this name. Write the credit code instead.',
  },
  'organisations.import_name_differs': {
    'zh-CN': '这个号码是本单位另一个姓名的人，请对照证件。',
    en: 'This number belongs to a member of yours under another name. Compare with the card.',
  },
  'organisations.import_other_unit': {
    'zh-CN': '此人在您的另一个单位，调动请在人员页面办理。',
    en: 'The person belongs to another of your units. Move the person by hand.',
  },
  'organisations.own_data': {
    'zh-CN': '这是您自己，请由另一位管理员修改。',
    en: 'This is yourself. Ask another administrator.',
  },
  'organisations.holds_higher_office': {
    'zh-CN': '此人任有上级职务，请由任命方修改。',
    en: 'The person holds an office that you do not administer.',
  },
  'organisations.phone_of_active_account': {
    'zh-CN': '此人已启用账号，手机号由本人登录后修改。',
    en: 'The account is active: the person changes the phone after logging in.',
  },
};

export function explainProblem(problem: { readonly code: string }, locale: Locale): string | null {
  return SENTENCES[problem.code]?.[locale] ?? null;
}
