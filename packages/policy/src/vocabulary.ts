import { type Words, words } from './words.ts';

/**
 * The closed vocabulary of records (contract §3): kinds, units, attributes and their values.
 * Packs use a subset and may
 * add attributes of their own; nothing else can be said about a record.
 */

export const UNITS = {
  hours: words('学时', 'credit hours'),
  minutes: words('分钟', 'minutes'),
  days: words('天', 'days'),
  halfDays: words('个半天', 'half days'),
  travelDays: words('天路程', 'travel days'),
  courses: words('门', 'courses'),
  items: words('项', 'items'),
  wanCharacters: words('万字', 'times 10,000 characters'),
  points: words('分', 'points'),
  years: words('年', 'years'),
  months: words('个月', 'months'),
  sessions: words('次', 'sessions'),
  credits: words('学分', 'credits'),
} as const satisfies Record<string, Words>;

export type Unit = keyof typeof UNITS;

/** An absent quantity of these means one (contract §2, "absent fields"). */
export const ONE_BY_DEFAULT: ReadonlySet<Unit> = new Set(['items', 'courses', 'sessions', 'years']);

export const LEVELS = [
  'school',
  'area',
  'county',
  'city',
  'province',
  'ministry',
  'nation',
  'international',
] as const;

export const TITLE_LEVELS = ['none', 'junior', 'intermediate', 'deputy-senior', 'senior'] as const;
export type TitleLevel = (typeof TITLE_LEVELS)[number];

export const SCHOOL_STAGES = ['kindergarten', 'primary', 'secondary', 'higher'] as const;

export type AttributeType =
  | { readonly type: 'choice'; readonly values: Readonly<Record<string, Words>> }
  | { readonly type: 'yes-no' }
  | { readonly type: 'rank' }
  | { readonly type: 'text' };

export type Attribute = AttributeType & { readonly label: Words };

const yesNo = (zh: string, en: string): Attribute => ({ type: 'yes-no', label: words(zh, en) });

function choice(label: Words, values: Readonly<Record<string, Words>>): Attribute {
  return { type: 'choice', label, values };
}

export const ATTRIBUTES: Readonly<Record<string, Attribute>> = {
  compulsory: yesNo('必修', 'Compulsory'),
  passed: yesNo('考核合格', 'Passed'),
  mode: choice(words('学习形式', 'Form of study'), {
    'full-time': words('脱产', 'full-time'),
    'half-time': words('半脱产', 'half-time'),
    distance: words('远程', 'distance'),
  }),
  examPassed: yesNo('考核合格', 'Exam passed'),
  organiser: choice(words('主办方', 'Organiser'), {
    base: words('继续教育基地', 'recognised base'),
    department: words('行业主管部门', 'industry department'),
    'higher-office': words('上级主管部门', 'higher office'),
    university: words('高校', 'university'),
    other: words('其他', 'other'),
  }),
  preApproved: yesNo('事先批准', 'Approved beforehand'),
  filed: yesNo('已备案', 'Filed'),
  role: choice(words('身份', 'Role'), {
    lecturer: words('主讲', 'lecturer'),
    learner: words('参训', 'learner'),
  }),
  level: choice(words('级别', 'Level'), {
    school: words('校级', 'school'),
    area: words('片区', 'area'),
    county: words('县级', 'county'),
    city: words('市级', 'city'),
    province: words('省级', 'provincial'),
    ministry: words('部级', 'ministerial'),
    nation: words('国家级', 'national'),
    international: words('国际', 'international'),
  }),
  exam: choice(words('考试', 'Exam'), {
    'it-literacy': words('信息化素质考核', 'IT literacy'),
    'title-computer': words('职称计算机', 'computing for titles'),
    'title-english': words('职称外语', 'foreign language for titles'),
    qualification: words('职称或执业资格考试', 'qualification'),
  }),
  degree: choice(words('学历学位', 'Degree'), {
    bachelor: words('本科', 'bachelor'),
    master: words('硕士', 'master'),
    doctor: words('博士', 'doctor'),
    other: words('其他', 'other'),
  }),
  field: choice(words('专业对口', 'Field'), {
    own: words('本专业', 'own field'),
    related: words('相关专业', 'related field'),
    other: words('其他专业', 'other field'),
  }),
  programme: { type: 'text', label: words('就读专业', 'Programme') },
  presented: yesNo('报告论文', 'Paper presented'),
  rank: { type: 'rank', label: words('署名', 'Order of names') },
  journal: choice(words('刊物', 'Journal'), {
    foreign: words('国外刊物', 'foreign journal'),
    'national-society': words('国家一级学会刊物', "national society's journal"),
    'provincial-core': words('省级专业期刊', 'provincial professional journal'),
    'issn-cn': words('有 ISSN 和 CN 刊号的期刊', 'journal with ISSN and CN'),
    city: words('市级学术期刊', 'city journal'),
  }),
  supplement: yesNo('增刊、副刊', 'Supplement'),
  newspaper: yesNo('报纸', 'Newspaper'),
  licensed: yesNo('有正式刊号', 'Licensed serial number'),
  confirmed: yesNo('教育部门已确认', 'Confirmed by the education department'),
  type: choice(words('专利类型', 'Type of patent'), {
    invention: words('发明', 'invention'),
    utility: words('实用新型', 'utility model'),
    design: words('外观设计', 'design'),
  }),
  grade: choice(words('等次', 'Grade'), {
    first: words('一等奖', 'first'),
    second: words('二等奖', 'second'),
    third: words('三等奖', 'third'),
    excellent: words('优秀', 'excellent'),
    good: words('良好', 'good'),
    pass: words('合格', 'pass'),
  }),
  judge: choice(words('评选单位', 'Judge'), {
    department: words('教育行政部门', 'education department'),
    'research-office': words('教科研、电教机构', 'research office'),
    other: words('其他', 'other'),
  }),
  group: choice(words('课题组', 'Group'), {
    main: words('主课题', 'main project'),
    sub: words('子课题', 'sub-project'),
  }),
  completed: yesNo('已结题', 'Completed'),
  creditClass: choice(words('学分类别', 'Credit class'), {
    '1': words('Ⅰ类', 'class I'),
    '2': words('Ⅱ类', 'class II'),
  }),
};

/** Values of an attribute that a kind narrows. */
const NARROWED: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  contest: { grade: ['first', 'second', 'third'] },
  assessment: { grade: ['excellent', 'good', 'pass'] },
};

export function valuesOf(kind: string, name: string, attribute: Attribute): readonly string[] {
  if (attribute.type !== 'choice') return [];
  return NARROWED[kind]?.[name] ?? Object.keys(attribute.values);
}

export const KINDS = {
  course: words('平台课程', 'Platform course'),
  training: words('培训、进修、研修', 'Training'),
  'base-class': words('继续教育基地培训班', 'Class at a recognised base'),
  online: words('网络培训', 'Online training'),
  'in-house': words('单位内部培训', 'In-house training'),
  'school-based': words('校本研修', 'School-based training'),
  outside: words('外出培训', 'Training outside'),
  centralised: words('集中培训', 'Centralised training'),
  distance: words('远程培训', 'Distance training'),
  exam: words('资格、水平考试', 'Exam'),
  degree: words('学历、学位', 'Degree'),
  'single-subject': words('单科结业', 'Single subject completed'),
  'self-study-exam': words('自学考试', 'Self-study exam'),
  'study-tour': words('业务考察、专题调研', 'Study tour'),
  lecture: words('学术讲座、学术会议', 'Lecture or conference'),
  book: words('著作、译著', 'Book or translation'),
  paper: words('论文', 'Paper'),
  patent: words('专利', 'Patent'),
  award: words('科技进步奖', 'Science and technology prize'),
  contest: words('论文、案例评比与教学技能竞赛', 'Contest'),
  project: words('课题、项目', 'Research project'),
  result: words('科研成果', 'Research result'),
  teaching: words('承担继续教育授课', 'Teaching continuing education'),
  service: words('援藏、援外、支援、扶贫', 'Service elsewhere'),
  'self-study': words('自学', 'Self-study'),
  'xuexi-points': words('学习强国积分', 'Xuexi points'),
  industry: words('行业推送', 'Pushed by the industry'),
  'transfer-in': words('外地转入', 'Moved in from elsewhere'),
  reflection: words('自学反思', 'Reflection'),
  activity: words('教研活动', 'Teaching research activity'),
  assessment: words('课堂教学评估', 'Classroom assessment'),
  'project-class': words('培训项目班级', 'Class of a training project'),
  'high-level-class': words('高级研修班', 'High-level class'),
  other: words('其他（逐项）', 'Other, itemised'),
} as const satisfies Record<string, Words>;

export type Kind = keyof typeof KINDS;

export const VIAS = {
  self: words('本人申报', 'declared'),
  unit: words('单位登记', 'registered by the unit'),
  platform: words('学习平台', 'learning platform'),
  provider: words('培训机构名册', "provider's roster"),
  industry: words('行业推送', 'pushed by the industry'),
  transfer: words('外地转入', 'moved in'),
} as const satisfies Record<string, Words>;
export type Via = keyof typeof VIAS;

export const STATUSES = ['approved', 'pending', 'rejected', 'revoked'] as const;
export type Status = (typeof STATUSES)[number];

/** Why a record counts what it counts; a closed list (contract §4). */
export const REASONS = {
  counted: words('已计入', 'counted'),
  'counted-in-part': words('部分计入，超出上限的不计', 'counted in part, the rest is above a cap'),
  'cap-item': words('这一项已到上限', 'the cap of this item is reached'),
  'cap-kind': words('这一类已到上限', 'the cap of this kind is reached'),
  'cap-shared': words('合计上限已用完', 'the shared cap is used up'),
  'same-work': words('同一成果只计一次', 'the same work counts once'),
  'outside-period': words('不在本周期内', 'outside the period'),
  'other-year': words('一部分计入其他年度', 'a part belongs to another year'),
  'not-in-window': words('不在规定的时间段内', 'outside the window'),
  'not-approved': words('还没有通过审核', 'not approved'),
  revoked: words('已被撤销', 'revoked'),
  'evidence-missing': words('缺证明材料', 'evidence is missing'),
  'not-filed': words('未备案', 'not filed'),
  'not-pre-approved': words('事先未经批准', 'not approved beforehand'),
  'rank-beyond': words('署名次序在规定之外', 'the order of names is beyond the rule'),
  'below-threshold': words('未达到计学时的标准', 'below the threshold'),
  'not-passed': words('考核不合格', 'not passed'),
  excluded: words('按规定不计', 'excluded by the rule'),
  'kind-not-listed': words('当地规定没有这一类', 'this kind is not in the rules'),
  'needs-decision': words('需要有人认定', "needs a person's decision"),
  'missing-fact': words('缺个人信息', 'a fact about the person is missing'),
  'missing-parameter': words('当地尚未公布所需数值', 'the place has not set a value'),
} as const satisfies Record<string, Words>;
export type Reason = keyof typeof REASONS;

export const GRADES = ['primary', 'secondary', 'reconstructed'] as const;
export type Grade = (typeof GRADES)[number];
