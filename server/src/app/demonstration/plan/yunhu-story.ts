import { addDays, type LocalDate } from '@jixu/kernel';
import {
  officeClass,
  on,
  publicCourse,
  teacherCourse,
  unitClass,
  yearBeforeOfTeacher,
} from './lines.ts';
import type { PersonKey } from './planned.ts';
import {
  degreeFilled,
  paperFilled,
  projectFilled,
  type Training,
  trainingFilled,
} from './proofs.ts';
import type { PushLine, Script } from './script.ts';
import { earlier } from './story-calendar.ts';

/** Teachers of 云湖: everything a unit administrator can find in an inbox, and one year that is nearly complete. */
export function tellYunhu(script: Script): void {
  tellLinXiufen(script);
  tellPapers(script);
  tellTrainings(script);
  tellDegrees(script);
  tellDecided(script);
  tellAdministrator(script);
}

type Category = 'professional' | 'elective';

const REGION = '4499';
const PAPER = '“综合与实践”作业设计的三种路径';
const JOURNAL = '岭东教育研究';
const GROUP = '云湖第一教育集团';

/** What someone has already, by category; the parts stand for courses and classes. */
function has(
  script: Script,
  who: PersonKey,
  hours: {
    public: readonly number[];
    professional: readonly (number | 'class')[];
    elective: readonly number[];
  },
): void {
  const { calendar } = script;
  const lines: PushLine[] = [];
  const publicDays = [
    [6, 18],
    [9, 6],
  ] as const;
  const publicTitles = ['公需课《人工智能赋能教育教学》', '公需课《教师职业素养与法治》'] as const;
  for (const [index, amount] of hours.public.entries()) {
    const day = publicDays[index % 2] ?? publicDays[0];
    lines.push(
      publicCourse(calendar, { title: publicTitles[index % 2] ?? '', hours: amount, day }),
    );
  }
  const courseDays = [
    [10, 11],
    [4, 12],
  ] as const;
  for (const [index, amount] of hours.professional.entries()) {
    const day = courseDays[index % 2] ?? courseDays[0];
    if (amount === 'class') {
      lines.push(officeClass(calendar, { title: '学科骨干教师研修班', days: 3, day: [7, 22] }));
      continue;
    }
    const title = index === 0 ? '在线课《新课标下的单元教学设计》' : '在线课《课堂评价与反馈》';
    lines.push(teacherCourse(calendar, { title, hours: amount, day, category: 'professional' }));
  }
  for (const [index, amount] of hours.elective.entries()) {
    const title = index === 0 ? '集团班《班主任工作坊》' : '集团班《心理支持与家校沟通》';
    const day = index === 0 ? ([8, 28] as const) : ([5, 17] as const);
    lines.push(unitClass(calendar, { title, qty: { hours: String(amount) }, day }));
  }
  script.push(who, ...lines);
}

/** 76 counted, 10 under review, 14 short and 4 if all passes: 24 of the cap's 28 arrived after the paper did. */
function tellLinXiufen(script: Script): void {
  const { calendar } = script;
  const who = 'lin-xiufen';
  script.push(who, ...yearBeforeOfTeacher(calendar, { professional: 46, elective: 20 }));
  script.push(
    who,
    publicCourse(calendar, { title: '公需课《人工智能赋能教育教学》', hours: 18, day: [6, 18] }),
    officeClass(calendar, {
      title: '小学数学骨干教师研修班',
      days: 3,
      day: [7, 22],
      received: calendar.workingDaysAgo(2),
    }),
    unitClass(calendar, {
      title: '集团班《班主任工作坊》',
      qty: { days: '1', minutes: '90' },
      day: [8, 28],
    }),
    publicCourse(calendar, { title: '公需课《教师职业素养与法治》', hours: 12, day: [9, 6] }),
    teacherCourse(calendar, {
      title: '在线课《新课标下的单元教学设计》',
      hours: 12,
      day: [10, 11],
      category: 'professional',
    }),
  );
  script.declare(who, {
    key: 'lin-paper',
    formId: 'paper',
    category: 'professional',
    ...sharedPaper(script, 2, 'pdf'),
    day: calendar.workingDaysAgo(4),
    time: '19:40',
  });
  const day = calendar.workingDaysAgo(0);
  outside(script, who, {
    key: 'lin-outside',
    title: '中小学心理健康教育研修',
    to: earlier(calendar.on(11, 14), day),
    days: 1,
    hours: '6',
    category: 'elective',
    day,
    photo: true,
  });
}

/** The paper of two authors, who declare it with different places among the signatures. */
function sharedPaper(script: Script, rank: number, form: 'pdf' | 'photo') {
  const publishedOn = earlier(script.calendar.on(10, 15), script.calendar.workingDaysAgo(5));
  return paperFilled(
    {
      title: PAPER,
      journal: JOURNAL,
      authors: ['陈志远', '林秀芬'],
      affiliation: `${GROUP}云湖实验小学`,
      publishedOn,
      seed: SHARED_PAPER_SEED,
      form,
    },
    { journal: 'provincial-core', rank: String(rank), supplement: 'false' },
  );
}

/** Both authors photograph or copy the same pages. */
const SHARED_PAPER_SEED = 7_001;
const DISPUTED_PAPER_SEED = 7_002;

function tellPapers(script: Script): void {
  const { calendar } = script;
  has(script, 'chen-zhiyuan', { public: [18, 12], professional: [14], elective: [10, 8] });
  script.push('chen-zhiyuan', ...yearBeforeOfTeacher(calendar, { professional: 42, elective: 18 }));
  script.declare('chen-zhiyuan', {
    key: 'chen-paper',
    formId: 'paper',
    category: 'professional',
    ...sharedPaper(script, 1, 'photo'),
    day: calendar.workingDaysAgo(5),
    time: '20:15',
  });
  has(script, 'zeng-yawen', { public: [12, 12], professional: ['class', 18], elective: [4] });
  ownPaper(script, 'zeng-yawen', '绘本阅读中的提问层次', 2, 'elective', 1);
  has(script, 'wu-jiayi', { public: [18, 12], professional: [42], elective: [4] });
  ownPaper(script, 'wu-jiayi', '乡土图案进入小学美术课的一个单元', 2, 'elective', 1);
  // One paper, two first authors: somebody's place is wrong.
  for (const [index, who] of (['zhong-lihua', 'lu-junjie'] as const).entries()) {
    has(script, who, { public: [18], professional: [14], elective: [8] });
    script.declare(who, {
      key: `${who}-paper`,
      formId: 'paper',
      category: 'professional',
      ...paperFilled(
        {
          title: '地方史料在高中历史课堂的选用',
          journal: JOURNAL,
          authors: ['钟丽华', '卢俊杰'],
          affiliation: `${GROUP}云湖一中`,
          publishedOn: earlier(calendar.on(9, 15), calendar.workingDaysAgo(9)),
          seed: DISPUTED_PAPER_SEED,
        },
        { journal: 'provincial-core', rank: '1', supplement: 'false' },
      ),
      day: calendar.workingDaysAgo(8 - index),
    });
  }
  has(script, 'he-peiyi', { public: [18, 12], professional: ['class', 18], elective: [4] });
  script.push('he-peiyi', ...yearBeforeOfTeacher(calendar, { professional: 44, elective: 18 }));
  const closedOn = earlier(calendar.on(9, 28), calendar.workingDaysAgo(6));
  script.declare('he-peiyi', {
    key: 'he-project',
    formId: 'project',
    category: 'elective',
    // The notice says that the project was closed before it had begun.
    ...projectFilled({
      title: '小学语文整本书阅读的班级组织',
      unit: `${GROUP}云湖实验小学`,
      members: ['温立新', '何佩仪'],
      startedOn: addDays(closedOn, 40),
      closedOn,
      rank: 2,
      seed: script.nextSeed(),
    }),
    day: calendar.workingDaysAgo(4),
  });
}

function ownPaper(
  script: Script,
  who: PersonKey,
  title: string,
  rank: number,
  category: Category,
  workingDaysAgo: number,
): void {
  const name = script.person(who).name;
  const authors = rank === 1 ? [name] : ['何启明', name];
  script.declare(who, {
    key: `${who}-paper`,
    formId: 'paper',
    category,
    ...paperFilled(
      {
        title,
        journal: JOURNAL,
        authors,
        affiliation: GROUP,
        publishedOn: earlier(
          script.calendar.on(8, 15),
          script.calendar.workingDaysAgo(workingDaysAgo + 1),
        ),
        seed: script.nextSeed(),
      },
      { journal: 'provincial-core', rank: String(rank), supplement: 'false' },
    ),
    day: script.calendar.workingDaysAgo(workingDaysAgo),
  });
}

/** Training elsewhere, by the hours or by the days of the proof. */
function outside(
  script: Script,
  who: PersonKey,
  of: {
    key: string;
    title: string;
    to: LocalDate;
    days: number;
    /** As printed on the proof. */
    hours: string;
    byDays?: boolean;
    category: Category;
    day: LocalDate;
    photo?: boolean;
    submit?: boolean;
  },
): void {
  const training: Training = {
    holder: script.person(who).name,
    region: REGION,
    title: of.title,
    organiser: '岭东师范学院继续教育学院',
    from: addDays(of.to, 1 - of.days),
    to: of.to,
    days: String(of.days),
    hours: of.hours,
    seed: script.nextSeed(),
    form: of.photo === true ? 'photo' : 'pdf',
  };
  const values: Record<string, string> =
    of.byDays === true ? { days: String(of.days) } : { hours: of.hours };
  script.declare(who, {
    key: of.key,
    formId: of.byDays === true ? 'outside-days' : 'outside-hours',
    category: of.category,
    ...trainingFilled(training, { dates: 'span', values }),
    day: of.day,
    ...(of.submit === undefined ? {} : { submit: of.submit }),
  });
}

function tellTrainings(script: Script): void {
  const { calendar } = script;
  const ago = calendar.workingDaysAgo;
  has(script, 'liang-huiyi', { public: [], professional: [12], elective: [8] });
  has(script, 'huang-guoliang', { public: [12], professional: [18], elective: [10, 8] });
  // The proof prints 26 hours for three days; by days only 24 count.
  outside(script, 'huang-guoliang', {
    key: 'huang-outside',
    title: '高中物理实验教学研修',
    days: 3,
    hours: '26',
    byDays: true,
    to: earlier(calendar.on(10, 25), ago(6)),
    category: 'professional',
    day: ago(5),
    photo: true,
  });
  has(script, 'deng-weiqiang', { public: [18], professional: ['class'], elective: [10] });
  outside(script, 'deng-weiqiang', {
    key: 'deng-outside',
    title: '化学实验安全管理培训',
    days: 2,
    hours: '16',
    byDays: true,
    // Ten working days are promised; today is the last.
    to: earlier(calendar.on(10, 30), ago(11)),
    category: 'professional',
    day: ago(10),
  });
  has(script, 'feng-jiahao', { public: [18, 12], professional: [26], elective: [10, 4] });
  outside(script, 'feng-jiahao', {
    key: 'feng-outside',
    title: '初中物理跨学科实践培训',
    days: 1,
    hours: '8',
    to: earlier(calendar.on(10, 31), ago(11)),
    category: 'professional',
    day: ago(10),
  });
  has(script, 'su-wanting', { public: [18, 12], professional: ['class', 24], elective: [12] });
  script.push('su-wanting', ...yearBeforeOfTeacher(calendar, { professional: 48, elective: 18 }));
  outside(script, 'su-wanting', {
    key: 'su-outside',
    title: '英语听说教学专题研修',
    days: 1,
    hours: '6',
    to: earlier(calendar.on(11, 7), ago(5)),
    category: 'elective',
    day: ago(4),
  });
  has(script, 'guo-ziqing', { public: [18, 12], professional: [44], elective: [6] });
  outside(script, 'guo-ziqing', {
    key: 'guo-outside',
    title: '地理信息技术进课堂',
    days: 1,
    hours: '8',
    byDays: true,
    to: earlier(calendar.on(11, 1), ago(11)),
    category: 'elective',
    day: ago(10),
  });
  // Nobody has answered for fourteen working days.
  has(script, 'pan-xiaofeng', { public: [18], professional: ['class', 10], elective: [8] });
  outside(script, 'pan-xiaofeng', {
    key: 'pan-outside',
    title: '数学建模教学研修',
    days: 2,
    hours: '12',
    to: earlier(calendar.on(10, 25), ago(15)),
    category: 'professional',
    day: ago(14),
  });
  has(script, 'luo-yongkang', { public: [18, 12], professional: [30], elective: [10, 6] });
  tellLecture(script);
}

function tellLecture(script: Script): void {
  const day = script.calendar.workingDaysAgo(1);
  const to = earlier(script.calendar.on(11, 12), day);
  script.declare('luo-yongkang', {
    key: 'luo-lecture',
    formId: 'lecture',
    category: 'elective',
    ...trainingFilled(
      {
        holder: '罗永康',
        region: REGION,
        title: '青少年运动损伤的预防',
        organiser: '岭东市教育研究院',
        from: to,
        to,
        days: '0.2',
        hours: '2',
        seed: script.nextSeed(),
      },
      { dates: 'one-day', values: { minutes: '90' } },
    ),
    day,
  });
}

/** Degrees: the source leaves the hours to the unit. */
function tellDegrees(script: Script): void {
  const { calendar } = script;
  for (const [who, school, day] of [
    ['shi-ruoxi', '岭东师范学院', calendar.workingDaysAgo(16)],
    ['tian-wentao', '岭东大学', calendar.workingDaysAgo(3)],
  ] as const) {
    has(script, who, { public: [18, 12], professional: [22], elective: [10, 8] });
    script.declare(who, {
      key: `${who}-degree`,
      formId: 'degree',
      category: 'professional',
      ...degreeFilled(
        {
          holder: script.person(who).name,
          school,
          programme: '教育硕士（学科教学）',
          enteredOn: addDays(calendar.yearBefore(9, 1), -365),
          graduatedOn: earlier(calendar.on(6, 25), day),
          seed: script.nextSeed(),
        },
        { degree: 'master', 'within-length': 'true' },
      ),
      day,
    });
  }
  script.decide('shi-ruoxi', 'shi-ruoxi-degree', {
    outcome: 'pass',
    opinion: '成绩单与学制核对无误；必修以外共 20 学时。',
    fields: { hours: '20' },
    day: calendar.workingDaysAgo(12),
  });
}

function tellDecided(script: Script): void {
  const { calendar } = script;
  const ago = calendar.workingDaysAgo;
  has(script, 'fu-xiaotong', { public: [18, 12], professional: [30], elective: [8] });
  ownPaper(script, 'fu-xiaotong', '合唱教学中的听辨练习', 1, 'professional', 7);
  script.decide('fu-xiaotong', 'fu-xiaotong-paper', {
    outcome: 'return',
    opinion: '目录页看不清，请重拍后再交。',
    day: ago(3),
  });
  has(script, 'dai-yuqing', { public: [18, 12], professional: ['class', 12], elective: [10] });
  const to = earlier(calendar.on(10, 18), ago(10));
  const line = { title: '初中语文读写结合研修', days: 2, hours: '14', to } as const;
  outside(script, 'dai-yuqing', {
    ...line,
    key: 'dai-outside',
    category: 'elective',
    day: ago(9),
  });
  script.decide('dai-yuqing', 'dai-outside', {
    outcome: 'return',
    opinion: '证明上的学时和填报的不一致，请核对后再交。',
    day: ago(6),
  });
  outside(script, 'dai-yuqing', {
    ...line,
    hours: '12',
    key: 'dai-outside',
    category: 'elective',
    day: ago(2),
  });
  tellVeto(script);
  tellCap(script);
}

/** Met, certified, and then the bureau found that the issue was a supplement. */
function tellVeto(script: Script): void {
  const { calendar } = script;
  const who = 'cai-mingzhe';
  const met = earlier(calendar.workingDay(calendar.on(9, 21)), calendar.workingDaysAgo(14));
  const limit = met;
  script.push(
    who,
    publicCourse(calendar, {
      title: '公需课《人工智能赋能教育教学》',
      hours: 30,
      day: [6, 18],
      limit,
    }),
    teacherCourse(calendar, {
      title: '在线课《化学学科的证据推理》',
      hours: 18,
      day: [4, 12],
      limit,
      category: 'professional',
    }),
    unitClass(calendar, {
      title: '集团班《实验室管理》',
      qty: { hours: '20' },
      day: [8, 28],
      limit,
    }),
  );
  const day = earlier(calendar.on(9, 8), calendar.workingDaysAgo(18));
  script.declare(who, {
    key: 'cai-paper',
    formId: 'paper',
    category: 'professional',
    ...paperFilled(
      {
        title: '数字化实验在化学平衡教学中的使用',
        journal: JOURNAL,
        authors: ['蔡明哲'],
        affiliation: `${GROUP}云湖一中`,
        publishedOn: earlier(calendar.on(8, 15), day),
        seed: script.nextSeed(),
      },
      { journal: 'provincial-core', rank: '1', supplement: 'false' },
    ),
    day,
  });
  script.decide(who, 'cai-paper', { outcome: 'pass', day: met });
  script.decide(who, 'cai-paper', {
    by: 'fang-jing',
    outcome: 'veto',
    opinion: '经与编辑部核对，该期为增刊，不属于正刊论文，予以撤回。',
    day: calendar.workingDaysAgo(6),
  });
}

/** The cap is full with the first paper: the second counts 0, and would count if the first fell. */
function tellCap(script: Script): void {
  const who = 'shen-jianye';
  const { calendar } = script;
  has(script, who, { public: [18, 12], professional: [16], elective: [10, 8] });
  for (const [index, title] of ['函数概念的三次抽象', '习题课里的错误资源'].entries()) {
    const day = calendar.workingDaysAgo(20 - index * 3);
    script.declare(who, {
      key: `shen-paper-${index + 1}`,
      formId: 'paper',
      category: 'professional',
      ...paperFilled(
        {
          title,
          journal: JOURNAL,
          authors: index === 0 ? ['沈建业'] : ['卢子晴', '沈建业'],
          affiliation: `${GROUP}云湖一中`,
          publishedOn: earlier(on(calendar, [5 + index * 2, 15]), day),
          seed: script.nextSeed(),
        },
        { journal: 'national-society', rank: String(index + 1), supplement: 'false' },
      ),
      day,
    });
    script.decide(who, `shen-paper-${index + 1}`, {
      outcome: 'pass',
      day: calendar.workingDaysAgo(15),
    });
  }
}

/** The administrator's own training goes to the next level by itself. */
function tellAdministrator(script: Script): void {
  const { calendar } = script;
  const who = 'zhou-min';
  has(script, who, { public: [18, 12], professional: ['class', 6], elective: [10, 8] });
  script.push(who, ...yearBeforeOfTeacher(calendar, { professional: 44, elective: 20 }));
  outside(script, who, {
    key: 'zhou-outside',
    title: '教师发展机构负责人研修',
    days: 2,
    hours: '12',
    to: earlier(calendar.on(11, 10), calendar.workingDaysAgo(4)),
    category: 'professional',
    day: calendar.workingDaysAgo(3),
  });
  has(script, 'qiu-lan', { public: [18], professional: [20], elective: [10] });
}
