import type { NodeKey, PlannedAdoption, PlannedNode, PlannedSender } from './planned.ts';

/** How many people work somewhere, and in what; invented, like everything here. */
export type Workplace = {
  readonly unit: NodeKey;
  readonly region: 'lingdong' | 'qiyuan';
  /** Written on staff numbers before the digits. */
  readonly staffPrefix: string;
  readonly people: number;
  readonly profession: ProfessionKey;
  /** What people of this unit teach or do. */
  readonly subjects: readonly string[];
};

export type ProfessionKey = 'teacher' | 'engineer' | 'medic' | 'agronomist' | 'official';

const TEACHING = { authority: 'lingdong-education', bureau: 'lingdong-bureau' } as const;

function lingdong(): readonly PlannedNode[] {
  const region = 'lingdong';
  const school = (key: NodeKey, name: string): PlannedNode => ({
    key,
    kind: 'unit',
    name,
    parent: region,
    relations: TEACHING,
  });
  const below = (key: NodeKey, name: string): PlannedNode => ({
    key,
    kind: 'unit',
    name,
    parent: 'yunhu-group',
    relations: {},
  });
  return [
    {
      key: region,
      kind: 'region',
      name: '岭东市',
      parent: null,
      regionCode: '449900',
      relations: {},
    },
    {
      key: 'lingdong-bureau',
      kind: 'bureau',
      name: '岭东市人力资源和社会保障局',
      parent: region,
      regionCode: '449900',
      contact: '专业技术人员管理科',
      relations: { bureau: 'lingdong-bureau' },
    },
    {
      key: 'lingdong-education',
      kind: 'department',
      name: '岭东市教育局',
      parent: region,
      contact: '教师工作科',
      relations: { bureau: 'lingdong-bureau' },
    },
    { ...school('yunhu-group', '云湖第一教育集团'), contact: '集团教务处' },
    below('yunhu-primary', '云湖实验小学'),
    below('yunhu-first', '云湖一中'),
    below('yunhu-second', '云湖二中'),
    school('jiangkou-school', '江口中学'),
    school('meiling-school', '梅岭实验学校'),
    school('qingxi-college', '清溪职业技术学校'),
    school('lingdong-research', '岭东市教育研究院'),
  ];
}

function qiyuan(): readonly PlannedNode[] {
  const region = 'qiyuan';
  const bureau = 'qiyuan-bureau';
  const department = (key: NodeKey, name: string): PlannedNode => ({
    key,
    kind: 'department',
    name,
    parent: region,
    relations: { bureau },
  });
  const unit = (key: NodeKey, name: string, authority: NodeKey): PlannedNode => ({
    key,
    kind: 'unit',
    name,
    parent: region,
    relations: { authority, bureau },
  });
  return [
    {
      key: region,
      kind: 'region',
      name: '齐园市',
      parent: null,
      regionCode: '379900',
      relations: {},
    },
    {
      key: bureau,
      kind: 'bureau',
      name: '齐园市人力资源和社会保障局',
      parent: region,
      regionCode: '379900',
      contact: '专业技术人员管理科',
      relations: { bureau },
    },
    department('qiyuan-construction', '齐园市住房城乡建设局'),
    department('qiyuan-health', '齐园市卫生健康局'),
    department('qiyuan-agriculture', '齐园市农业农村局'),
    unit('design-institute', '齐园建筑设计院', 'qiyuan-construction'),
    unit('construction-lab', '齐园市建设工程检测中心', 'qiyuan-construction'),
    unit('central-hospital', '齐园市中心医院', 'qiyuan-health'),
    unit('donghui-hospital', '东汇区人民医院', 'qiyuan-health'),
    unit('garden-institute', '齐园市园艺研究所', 'qiyuan-agriculture'),
  ];
}

export const plannedNodes: readonly PlannedNode[] = [...lingdong(), ...qiyuan()];

/** Two rulebooks that contradict each other. */
export const plannedAdoptions: readonly PlannedAdoption[] = [
  { region: 'lingdong', packId: 'gd-teachers', numberPrefix: 'GD' },
  { region: 'qiyuan', packId: 'sd-zibo', numberPrefix: 'ZB' },
];

export const plannedSenders: readonly PlannedSender[] = [
  {
    key: 'lingdong-courses',
    name: '岭东教师在线学习平台',
    node: 'lingdong-bureau',
    kinds: ['course'],
  },
  {
    key: 'lingdong-classes',
    name: '岭东市教师研修名册',
    node: 'lingdong-bureau',
    kinds: ['training', 'in-house', 'lecture'],
  },
  {
    key: 'qiyuan-courses',
    name: '齐园市专业技术人员学习平台',
    node: 'qiyuan-bureau',
    kinds: ['course'],
  },
  {
    key: 'qiyuan-classes',
    name: '齐园市行业培训名册',
    node: 'qiyuan-bureau',
    kinds: ['training', 'industry'],
  },
];

const MIDDLE_SCHOOL = ['语文', '数学', '英语', '物理', '化学', '生物', '历史', '地理', '体育'];
const middle = (stage: string): readonly string[] =>
  MIDDLE_SCHOOL.map((subject) => stage + subject);
const PRIMARY = ['小学语文', '小学数学', '小学英语', '小学科学', '小学美术', '小学音乐'];

/** Two hundred people in all. */
export const workplaces: readonly Workplace[] = [
  lingdongAt('yunhu-group', 2, 'teacher', ['教务管理', '教师培训']),
  lingdongAt('yunhu-primary', 17, 'teacher', PRIMARY),
  lingdongAt('yunhu-first', 17, 'teacher', middle('高中')),
  lingdongAt('yunhu-second', 16, 'teacher', middle('初中')),
  lingdongAt('jiangkou-school', 16, 'teacher', middle('初中')),
  lingdongAt('meiling-school', 16, 'teacher', [...PRIMARY, ...middle('初中')]),
  lingdongAt('qingxi-college', 15, 'teacher', ['机电技术', '会计基础', '学前教育', '旅游服务']),
  lingdongAt('lingdong-research', 3, 'teacher', ['教育科研', '教研指导']),
  lingdongAt('lingdong-education', 2, 'official', ['教师工作']),
  lingdongAt('lingdong-bureau', 4, 'official', ['专业技术人员管理']),
  qiyuanAt('design-institute', 24, 'engineer', ['结构设计', '建筑设计', '给排水', '暖通', '电气']),
  qiyuanAt('construction-lab', 12, 'engineer', ['材料检测', '结构检测', '地基检测']),
  qiyuanAt('central-hospital', 21, 'medic', ['内科', '外科', '儿科', '护理', '检验']),
  qiyuanAt('donghui-hospital', 14, 'medic', ['全科', '护理', '药剂']),
  qiyuanAt('garden-institute', 14, 'agronomist', ['园林植物', '苗木繁育', '植物保护']),
  qiyuanAt('qiyuan-construction', 2, 'official', ['建设管理']),
  qiyuanAt('qiyuan-health', 1, 'official', ['卫生人才']),
  qiyuanAt('qiyuan-agriculture', 1, 'official', ['农业科教']),
  qiyuanAt('qiyuan-bureau', 3, 'official', ['专业技术人员管理']),
];

function lingdongAt(
  unit: NodeKey,
  people: number,
  profession: ProfessionKey,
  subjects: readonly string[],
): Workplace {
  return { unit, region: 'lingdong', staffPrefix: 'T', people, profession, subjects };
}

function qiyuanAt(
  unit: NodeKey,
  people: number,
  profession: ProfessionKey,
  subjects: readonly string[],
): Workplace {
  return { unit, region: 'qiyuan', staffPrefix: 'Q', people, profession, subjects };
}
