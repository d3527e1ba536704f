/** What a column holds; intake formats the template after it. */
export type ColumnKind = 'text' | 'id-number' | 'phone' | 'date' | 'choice';

export type ImportColumn = {
  readonly id: string;
  /** The first of each is what the template prints; the others are recognised. */
  readonly headers: { readonly 'zh-CN': readonly string[]; readonly en: readonly string[] };
  readonly required: boolean;
  readonly kind: ColumnKind;
  readonly example: string;
};

/** Headers as school and hospital rosters write them. */
export const PEOPLE_COLUMNS = [
  {
    id: 'name',
    headers: { 'zh-CN': ['姓名', '教师姓名', '人员姓名'], en: ['Name', 'Full name'] },
    required: true,
    kind: 'text',
    example: '林示例',
  },
  {
    id: 'idNumber',
    headers: {
      'zh-CN': ['身份证号', '身份证号码', '公民身份号码', '证件号码', '身份证'],
      en: ['Identity number', 'ID number', 'ID'],
    },
    required: true,
    kind: 'id-number',
    example: '990101199001010019',
  },
  {
    id: 'phone',
    headers: {
      'zh-CN': ['手机号', '手机', '手机号码', '联系电话', '电话'],
      en: ['Phone', 'Mobile'],
    },
    required: false,
    kind: 'phone',
    example: '',
  },
  {
    id: 'staffNumber',
    headers: {
      'zh-CN': ['工号', '职工号', '人员编号', '教工号'],
      en: ['Staff number', 'Employee number'],
    },
    required: false,
    kind: 'text',
    example: '0012',
  },
  {
    id: 'unit',
    headers: {
      'zh-CN': ['单位', '所在单位', '工作单位', '部门', '二级单位'],
      en: ['Unit', 'Department', 'Employer'],
    },
    required: false,
    kind: 'text',
    example: '',
  },
  {
    id: 'title',
    headers: {
      'zh-CN': ['职称', '现任职称', '专业技术职务', '专业技术职称'],
      en: ['Title', 'Professional title'],
    },
    required: false,
    kind: 'choice',
    example: '一级教师',
  },
  {
    id: 'titleObtainedOn',
    headers: {
      'zh-CN': ['职称取得时间', '取得时间', '职称时间', '评定时间'],
      en: ['Title obtained on', 'Title date'],
    },
    required: false,
    kind: 'date',
    example: '2016-12-01',
  },
  {
    id: 'appointedOn',
    headers: { 'zh-CN': ['聘任时间', '聘用时间', '受聘时间'], en: ['Appointed on'] },
    required: false,
    kind: 'date',
    example: '2017-01-01',
  },
  {
    id: 'education',
    headers: { 'zh-CN': ['学历', '最高学历', '文化程度'], en: ['Education', 'Degree'] },
    required: false,
    kind: 'choice',
    example: '本科',
  },
  {
    id: 'graduatedOn',
    headers: { 'zh-CN': ['毕业时间', '毕业日期'], en: ['Graduated on'] },
    required: false,
    kind: 'date',
    example: '2012-07-01',
  },
  {
    id: 'workStartedOn',
    headers: {
      'zh-CN': ['参加工作时间', '工作时间', '参工时间'],
      en: ['Work started on', 'In work since'],
    },
    required: false,
    kind: 'date',
    example: '2012-09-01',
  },
  {
    id: 'industry',
    headers: { 'zh-CN': ['行业', '所属行业'], en: ['Industry'] },
    required: false,
    kind: 'choice',
    example: '教育',
  },
  {
    id: 'schoolStage',
    headers: { 'zh-CN': ['学段', '任教学段'], en: ['School stage'] },
    required: false,
    kind: 'choice',
    example: '小学',
  },
  {
    id: 'subject',
    headers: { 'zh-CN': ['学科', '任教学科', '专业'], en: ['Subject', 'Speciality'] },
    required: false,
    kind: 'text',
    example: '数学',
  },
  {
    id: 'post',
    headers: { 'zh-CN': ['岗位', '职务', '工作岗位'], en: ['Post', 'Position'] },
    required: false,
    kind: 'text',
    example: '教师',
  },
] as const satisfies readonly ImportColumn[];

export type PeopleColumn = (typeof PEOPLE_COLUMNS)[number]['id'];
