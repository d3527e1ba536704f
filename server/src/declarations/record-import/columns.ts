import { IdNumber, localDate, syntheticIdNumber } from '@jixu/kernel';
import type { Form, FormField, PackEdition } from '@jixu/policy';

type Words = { readonly 'zh-CN': string; readonly en: string };

/** A column as the import of rows understands it. Fields of the form are `v.<field id>`. */
export type RecordColumn = {
  readonly id: string;
  readonly headers: Readonly<Record<'zh-CN' | 'en', readonly string[]>>;
  readonly required: boolean;
  readonly kind: 'text' | 'id-number' | 'date' | 'number' | 'choice';
  readonly choices?: Readonly<Record<'zh-CN' | 'en', readonly string[]>>;
  readonly example: string;
};

const EXAMPLE_NUMBER = syntheticIdNumber({
  regionCode: '990101',
  bornOn: localDate(1985, 6, 15),
  sequence: 12,
});

/** Whose it is. The number decides; the name is compared with it. */
const PERSON: readonly RecordColumn[] = [
  {
    id: 'idNumber',
    headers: {
      'zh-CN': ['身份证号码', '身份证号', '身份证件号码', '证件号码', '证件号', '公民身份号码'],
      en: ['ID number', 'Identity number'],
    },
    required: true,
    kind: 'id-number',
    example: IdNumber.parse(EXAMPLE_NUMBER).ok ? EXAMPLE_NUMBER : '',
  },
  {
    id: 'name',
    headers: { 'zh-CN': ['姓名', '教师姓名', '学员姓名', '人员姓名'], en: ['Name', 'Full name'] },
    required: true,
    kind: 'text',
    example: '林新',
  },
];

/** What lists call the same thing. Only used where no other field of the form has that name. */
const ALSO: Readonly<Record<string, readonly string[]>> = {
  title: [
    '名称',
    '课程名称',
    '培训名称',
    '项目名称',
    '班次名称',
    '内容',
    '题目',
    '标题',
    'Title',
    'Course',
  ],
  on: ['日期', '时间', '完成日期', '完成时间', '取得日期', 'Date'],
  from: ['开始日期', '开始时间', '起始日期', '起始时间', '学习开始时间', 'From', 'Start'],
  to: ['结束日期', '结束时间', '截止日期', '截止时间', '终止日期', '学习结束时间', 'To', 'End'],
  key: ['编号', '证书编号', '证书号', '刊号', 'Number'],
  'qty.hours': ['学时', '课时', '学时数', '申报学时', '拟申报学时', 'Hours'],
  'qty.halfDays': ['半天数', 'Half days'],
  'qty.days': ['天数', '参训天数', 'Days'],
  'qty.credits': ['学分', 'Credits'],
};

const KINDS: Readonly<Record<FormField['type'], RecordColumn['kind']>> = {
  text: 'text',
  'long-text': 'text',
  integer: 'number',
  decimal: 'number',
  date: 'date',
  choice: 'choice',
  'yes-no': 'choice',
};

/** The columns of a workbook that brings in records of a form: the person, then what the form asks, as it asks it. */
export function columnsOf(edition: PackEdition, form: Form): readonly RecordColumn[] {
  const taken = new Set<string>();
  const take = (names: readonly string[]) =>
    names.filter((name) => {
      if (taken.has(name)) return false;
      taken.add(name);
      return true;
    });
  for (const column of PERSON) for (const names of Object.values(column.headers)) take(names);
  const fields = form.fields.map((field) => ({ field, own: ownNames(field.label, take) }));
  const category = categoryColumn(edition, form, take);
  return [
    ...PERSON,
    ...category,
    ...fields.map(({ field, own }): RecordColumn => {
      const more = take(ALSO[field.maps] ?? []);
      return {
        id: `v.${field.id}`,
        headers: { 'zh-CN': [...own['zh-CN'], ...more], en: own.en },
        required: field.required,
        kind: KINDS[field.type],
        ...choicesOf(field),
        example: exampleOf(field),
      };
    }),
  ];
}

function ownNames(
  label: Words,
  take: (names: readonly string[]) => readonly string[],
): RecordColumn['headers'] {
  // A label that another column has already keeps its words, with what tells it apart left to the order of the form.
  const zh = take([label['zh-CN']]);
  const en = take([label.en]);
  return {
    'zh-CN': zh.length > 0 ? zh : [`${label['zh-CN']}2`],
    en: en.length > 0 ? en : [`${label.en} 2`],
  };
}

function categoryColumn(
  edition: PackEdition,
  form: Form,
  take: (names: readonly string[]) => readonly string[],
): readonly RecordColumn[] {
  if (!('choose' in form.category)) return [];
  const chosen = new Set(form.category.choose);
  const labels = edition.categories.filter((one) => chosen.has(one.id)).map((one) => one.label);
  return [
    {
      id: 'category',
      headers: {
        'zh-CN': take(['科目类型', '科目', '类别', '学时类型']),
        en: take(['Category', 'Subject']),
      },
      required: true,
      kind: 'choice',
      choices: {
        'zh-CN': labels.map((label) => label['zh-CN']),
        en: labels.map((label) => label.en),
      },
      example: labels[0]?.['zh-CN'] ?? '',
    },
  ];
}

const YES_NO = { 'zh-CN': ['是', '否'], en: ['Yes', 'No'] } as const;

function choicesOf(field: FormField): Pick<RecordColumn, 'choices'> {
  if (field.type === 'yes-no') return { choices: YES_NO };
  if (field.type !== 'choice') return {};
  const options = field.options ?? [];
  return {
    choices: {
      'zh-CN': options.map((option) => option.label['zh-CN']),
      en: options.map((option) => option.label.en),
    },
  };
}

function exampleOf(field: FormField): string {
  switch (field.type) {
    case 'date':
      return '2026-03-16';
    case 'integer':
    case 'decimal':
      return field.min ?? '4';
    case 'choice':
      return field.options?.[0]?.label['zh-CN'] ?? '';
    case 'yes-no':
      return '是';
    case 'text':
    case 'long-text':
      return field.required ? field.label['zh-CN'] : '';
  }
}
