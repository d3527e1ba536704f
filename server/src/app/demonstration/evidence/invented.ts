import type { Random } from '@jixu/kernel';

/** Names, titles and sentences that fill a proof around its facts. All invented. */

const SURNAMES = [...'何梁周温冯赖邱谢袁钟罗吴邓曾郭苏黄陈叶潘卢蔡丁魏沈姚傅石'];
const GIVEN_NAMES = [
  '宁',
  '少芳',
  '启明',
  '雅',
  '建业',
  '思敏',
  '岚',
  '文涛',
  '野',
  '丽华',
  '志远',
  '国梁',
  '佩仪',
  '婉婷',
  '永康',
  '嘉怡',
  '伟强',
  '嘉豪',
  '雅文',
  '子晴',
  '晓彤',
  '俊杰',
  '若溪',
];

export function inventedName(random: Random): string {
  return random.pick(SURNAMES) + random.pick(GIVEN_NAMES);
}

export type JournalSection = { readonly name: string; readonly titles: readonly string[] };

export const journalSections: readonly JournalSection[] = [
  {
    name: '教学研究',
    titles: [
      '大单元视角下的整数运算教学',
      '从错题到活动：计算课的第二次备课',
      '图形与几何的具身学习',
      '整本书阅读中的问题链设计',
      '实验教学里的猜想与验证',
    ],
  },
  {
    name: '教师发展',
    titles: [
      '县域教研共同体的运行机制',
      '骨干教师工作坊的三个转变',
      '校本研修的证据与反思',
      '新教师听课记录的质性分析',
    ],
  },
  {
    name: '课程与评价',
    titles: ['过程性评价的课堂工具', '作业公示制度的实施观察', '跨学科主题学习的时间安排'],
  },
];

export const paragraphs: readonly string[] = [
  '课堂里的改变往往从一个小问题开始。本文记录一个学期里三个年级的做法，说明问题怎样提出，材料怎样选择，学生的回答又怎样改变了下一节课的安排。',
  '研究采用课堂观察和作业分析两种方法。观察由同组教师轮流承担，每次只看一件事；作业按同一张表登记，每周汇总一次，不评分，只写看到了什么。',
  '第一轮观察发现，学生在说明理由时常常省略中间一步。教师没有立即补充，而是请同伴复述，再由全班决定哪一步不能少。这样的安排多用了五分钟，却让后面的练习少了许多重复。',
  '第二轮调整了材料的顺序。原来放在最后的情境题提到了开头，学生先遇到困难，再回头找工具。登记表显示，主动画图的人数逐周增加。',
  '也有做得不够的地方。小组汇报占用的时间仍然偏长，个别学生始终没有发言。下一轮准备把汇报改为书面，留出时间给个别谈话。',
  '以上做法来自一所学校的经验，是否适合别处还需要检验。把记录公开，让别人能够重复或者反驳，是我们写下这篇短文的目的。',
];

export const courseNames: readonly string[] = [
  '教育学原理',
  '课程与教学论',
  '教育研究方法',
  '教育统计',
  '发展与学习心理',
  '学科教学设计',
  '教育测量与评价',
  '信息技术与教学',
  '教育政策与法规',
  '学位论文写作',
  '专业外语',
  '教学实习',
];

export const pointSources: readonly string[] = [
  '登录',
  '阅读文章',
  '观看视频',
  '每日答题',
  '专题测试',
  '订阅',
  '分享',
  '发表观点',
];
