import type { TitleLevel } from '../../../identity/index.ts';
import type { NodeKey, PersonKey, PlannedPerson } from './planned.ts';

/** Someone whom the story names. The rest of the staff is drawn. */
export type KnownPerson = Pick<PlannedPerson, 'key' | 'name' | 'unit'> & {
  readonly staffNumber?: string;
  readonly subject?: string;
  readonly level?: TitleLevel;
  readonly roles?: PlannedPerson['roles'];
  readonly loginName?: string;
  readonly account?: PlannedPerson['account'];
};

export const knownPeople: readonly KnownPerson[] = [
  ...lingdongOfficers(),
  ...yunhuPrimary(),
  ...yunhuMiddle(),
  ...otherTeachers(),
  ...qiyuanOfficers(),
  ...qiyuanStaff(),
];

function officer(
  key: PersonKey,
  name: string,
  unit: NodeKey,
  role: PlannedPerson['roles'][number]['role'],
  loginName?: string,
): KnownPerson {
  return {
    key,
    name,
    unit,
    roles: [{ role, node: unit }],
    ...(loginName === undefined ? {} : { loginName }),
  };
}

function lingdongOfficers(): readonly KnownPerson[] {
  const group = 'yunhu-group';
  return [
    {
      ...officer('zhou-min', '周敏', group, 'unit-administrator', 'zhoumin'),
      staffNumber: 'T0102',
      level: 'deputy-senior',
    },
    { ...officer('qiu-lan', '邱岚', group, 'unit-reader', 'qiulan'), staffNumber: 'T0105' },
    officer('wen-ya', '温雅', 'lingdong-education', 'department-officer', 'wenya'),
    officer('fang-jing', '方静', 'lingdong-bureau', 'bureau-officer', 'fangjing'),
    officer('luo-qing', '罗青', 'lingdong-bureau', 'bureau-officer', 'luoqing'),
    {
      key: 'liang-guodong',
      name: '梁国栋',
      unit: 'lingdong-bureau',
      loginName: 'liangguodong',
      roles: [
        { role: 'system-administrator', node: 'lingdong' },
        { role: 'system-administrator', node: 'qiyuan' },
      ],
    },
    {
      key: 'yuan-ye',
      name: '袁野',
      unit: 'lingdong-bureau',
      roles: [{ role: 'auditor', node: 'lingdong' }],
    },
    officer('xie-wentao', '谢文涛', 'jiangkou-school', 'unit-administrator'),
    officer('lai-simin', '赖思敏', 'meiling-school', 'unit-administrator'),
    officer('feng-jianye', '冯建业', 'qingxi-college', 'unit-administrator'),
    officer('he-ning', '何宁', 'lingdong-research', 'unit-administrator'),
  ];
}

function yunhuPrimary(): readonly KnownPerson[] {
  const unit = 'yunhu-primary';
  const at = (key: PersonKey, name: string, staffNumber: string, subject: string): KnownPerson => ({
    key,
    name,
    unit,
    staffNumber,
    subject,
    level: 'intermediate',
  });
  return [
    { ...at('lin-xiufen', '林秀芬', 'T0412', '小学数学'), loginName: 'linxiufen' },
    at('chen-zhiyuan', '陈志远', 'T0388', '小学数学'),
    at('zeng-yawen', '曾雅文', 'T0377', '小学英语'),
    at('he-peiyi', '何佩仪', 'T0417', '小学语文'),
    at('wu-jiayi', '吴嘉怡', 'T0421', '小学美术'),
    at('shi-ruoxi', '石若溪', 'T0433', '小学科学'),
    at('fu-xiaotong', '傅晓彤', 'T0436', '小学音乐'),
  ];
}

function yunhuMiddle(): readonly KnownPerson[] {
  const at =
    (unit: NodeKey) =>
    (key: PersonKey, name: string, staffNumber: string, subject: string): KnownPerson => ({
      key,
      name,
      unit,
      staffNumber,
      subject,
    });
  const first = at('yunhu-first');
  const second = at('yunhu-second');
  return [
    first('huang-guoliang', '黄国梁', 'T0521', '高中物理'),
    first('luo-yongkang', '罗永康', 'T0533', '高中体育'),
    first('su-wanting', '苏婉婷', 'T0546', '高中英语'),
    first('zhong-lihua', '钟丽华', 'T0551', '高中历史'),
    first('lu-junjie', '卢俊杰', 'T0552', '高中历史'),
    first('cai-mingzhe', '蔡明哲', 'T0557', '高中化学'),
    first('shen-jianye', '沈建业', 'T0560', '高中数学'),
    first('tian-wentao', '田文涛', 'T0563', '高中地理'),
    second('liang-huiyi', '梁慧仪', 'T0611', '初中生物'),
    second('deng-weiqiang', '邓伟强', 'T0602', '初中化学'),
    second('feng-jiahao', '冯嘉豪', 'T0625', '初中物理'),
    second('guo-ziqing', '郭子晴', 'T0633', '初中地理'),
    second('pan-xiaofeng', '潘晓峰', 'T0641', '初中数学'),
    second('dai-yuqing', '戴雨晴', 'T0644', '初中语文'),
    { ...second('ding-haiyan', '丁海燕', 'T0652', '初中英语'), account: 'pending' },
  ];
}

function otherTeachers(): readonly KnownPerson[] {
  return [
    { key: 'wei-qiming', name: '魏启明', unit: 'jiangkou-school', subject: '初中历史' },
    { key: 'yao-simin', name: '姚思敏', unit: 'jiangkou-school', subject: '初中语文' },
    { key: 'ye-wanning', name: '叶婉宁', unit: 'meiling-school', subject: '小学语文' },
    { key: 'du-wenshan', name: '杜文珊', unit: 'meiling-school', subject: '初中数学' },
  ];
}

function qiyuanOfficers(): readonly KnownPerson[] {
  return [
    {
      ...officer('zhao-wenhua', '赵文华', 'design-institute', 'unit-administrator', 'zhaowenhua'),
      staffNumber: 'Q0203',
      subject: '建筑设计',
      level: 'deputy-senior',
    },
    officer('liu-yifan', '刘一凡', 'construction-lab', 'unit-administrator'),
    officer('song-qinghe', '宋清河', 'central-hospital', 'unit-administrator'),
    officer('ren-xiaomei', '任晓梅', 'central-hospital', 'unit-reader'),
    officer('hao-jing', '郝静', 'donghui-hospital', 'unit-administrator'),
    officer('qiao-mu', '乔木', 'garden-institute', 'unit-administrator'),
    officer('meng-xiaodong', '孟晓东', 'qiyuan-construction', 'department-officer', 'mengxiaodong'),
    officer('xu-jingyi', '许静怡', 'qiyuan-health', 'department-officer'),
    officer('ji-hailin', '季海林', 'qiyuan-agriculture', 'department-officer'),
    officer('dong-lixin', '董立新', 'qiyuan-bureau', 'bureau-officer', 'donglixin'),
  ];
}

function qiyuanStaff(): readonly KnownPerson[] {
  const unit = 'design-institute';
  return [
    {
      key: 'sun-liqun',
      name: '孙立群',
      unit,
      staffNumber: 'Q0217',
      subject: '结构设计',
      level: 'intermediate',
      loginName: 'sunliqun',
    },
    { key: 'zheng-xiaolan', name: '郑晓岚', unit, subject: '给排水' },
    { key: 'li-wenbo', name: '李文博', unit, subject: '电气' },
    { key: 'gao-yaning', name: '高雅宁', unit, subject: '暖通' },
    { key: 'yu-haining', name: '于海宁', unit, subject: '结构设计' },
    { key: 'wang-qihang', name: '王启航', unit: 'construction-lab', subject: '结构检测' },
    { key: 'ma-ruoxi', name: '马若溪', unit: 'construction-lab', subject: '材料检测' },
    { key: 'qin-lang', name: '秦朗', unit: 'garden-institute', subject: '园林植物' },
    { key: 'tang-yue', name: '唐悦', unit: 'garden-institute', subject: '植物保护' },
    { key: 'jia-mingyuan', name: '贾明远', unit: 'donghui-hospital', subject: '全科' },
    { key: 'bai-xue', name: '白雪莹', unit: 'central-hospital', subject: '护理' },
  ];
}

const knownKeys: ReadonlySet<PersonKey> = new Set(knownPeople.map((person) => person.key));

export function isKnownPerson(key: PersonKey): boolean {
  return knownKeys.has(key);
}
