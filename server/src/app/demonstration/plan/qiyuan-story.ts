import { addDays, type LocalDate } from '@jixu/kernel';
import { platformCourse, yearBeforeOfEngineer } from './lines.ts';
import type { PersonKey } from './planned.ts';
import { degreeFilled, paperFilled, pointsFilled, trainingFilled } from './proofs.ts';
import type { PushLine, Script } from './script.ts';
import { earlier } from './story-calendar.ts';

/** People of 齐园: what the unit passes counts at once, and departments and bureau may still take it back. */
export function tellQiyuan(script: Script): void {
  tellTrack(script);
  tellSilence(script);
  tellDepartment(script);
  tellVetoAndMetAgain(script);
  tellUnit(script);
}

const REGION = '3799';
const INSTITUTE = '齐园建筑设计院';

/** Public hours, compulsory and chosen professional hours of the platform. */
function has(
  script: Script,
  who: PersonKey,
  hours: { public: number; compulsory: number; chosen: number },
  limit: LocalDate | null = null,
): void {
  const { calendar } = script;
  const lines: PushLine[] = [];
  if (hours.public > 0) {
    const title = '公需课《人工智能与产业变革》';
    lines.push(
      platformCourse(calendar, {
        title,
        hours: hours.public,
        day: [5, 20],
        category: 'public',
        limit,
      }),
    );
  }
  if (hours.compulsory > 0) {
    const title = '专业必修《工程质量与安全》';
    lines.push(
      platformCourse(calendar, {
        title,
        hours: hours.compulsory,
        day: [6, 15],
        limit,
        category: 'professional',
        compulsory: true,
      }),
    );
  }
  if (hours.chosen > 0) {
    const title = `专业选修包（${hours.chosen} 学时）`;
    lines.push(
      platformCourse(calendar, {
        title,
        hours: hours.chosen,
        day: [9, 1],
        limit,
        category: 'professional',
      }),
    );
  }
  script.push(who, ...lines);
}

function paper(
  script: Script,
  who: PersonKey,
  of: { key: string; title: string; publishedOn: LocalDate; day: LocalDate; time?: string },
): void {
  script.declare(who, {
    key: of.key,
    formId: 'paper',
    category: null,
    ...paperFilled(
      {
        title: of.title,
        journal: '齐园工程技术',
        authors: [script.person(who).name],
        affiliation: INSTITUTE,
        publishedOn: earlier(of.publishedOn, of.day),
        seed: script.nextSeed(),
      },
      {},
    ),
    day: of.day,
    ...(of.time === undefined ? {} : { time: of.time }),
  });
}

function training(
  script: Script,
  who: PersonKey,
  of: { key: string; title: string; days: number; hours: string; to: LocalDate; day: LocalDate },
): void {
  const to = earlier(of.to, of.day);
  script.declare(who, {
    key: of.key,
    formId: 'training',
    category: null,
    ...trainingFilled(
      {
        holder: script.person(who).name,
        region: REGION,
        title: of.title,
        organiser: '齐园市继续教育学院',
        from: addDays(to, 1 - of.days),
        to,
        days: String(of.days),
        hours: of.hours,
        seed: script.nextSeed(),
      },
      {
        dates: 'span',
        values: { hours: of.hours, days: String(of.days), filed: 'true' },
      },
    ),
    day: of.day,
  });
}

/** Counted since the unit passed it; the department has seven of its ten working days behind it. */
function tellTrack(script: Script): void {
  const { calendar } = script;
  const who = 'sun-liqun';
  has(script, who, { public: 30, compulsory: 20, chosen: 20 });
  script.push(who, ...yearBeforeOfEngineer(calendar));
  paper(script, who, {
    key: 'sun-paper',
    title: '既有厂房屋面光伏荷载复核',
    publishedOn: calendar.on(10, 20),
    day: calendar.workingDaysAgo(9),
    time: '16:20',
  });
  script.decide(who, 'sun-paper', {
    outcome: 'pass',
    day: calendar.workingDaysAgo(7),
    time: '09:05',
  });
}

/** The department says nothing for ten working days: passed by rule. */
function tellSilence(script: Script): void {
  const { calendar } = script;
  const who = 'wang-qihang';
  has(script, who, { public: 20, compulsory: 20, chosen: 10 });
  training(script, who, {
    key: 'wang-training',
    title: '既有建筑结构检测技术',
    days: 2,
    hours: '16',
    to: calendar.on(9, 24),
    day: calendar.workingDaysAgo(22),
  });
  script.decide(who, 'wang-training', { outcome: 'pass', day: calendar.workingDaysAgo(18) });
}

function tellDepartment(script: Script): void {
  const { calendar } = script;
  const ago = calendar.workingDaysAgo;
  const by = 'meng-xiaodong';
  has(script, 'li-wenbo', { public: 30, compulsory: 20, chosen: 30 });
  script.push('li-wenbo', ...yearBeforeOfEngineer(calendar));
  training(script, 'li-wenbo', {
    key: 'li-training',
    title: '建筑电气节能设计',
    days: 2,
    hours: '16',
    to: calendar.on(9, 10),
    day: ago(19),
  });
  script.decide('li-wenbo', 'li-training', { outcome: 'pass', day: ago(16) });
  script.decide('li-wenbo', 'li-training', { by, outcome: 'pass', day: ago(12), time: '16:30' });
  has(script, 'gao-yaning', { public: 20, compulsory: 20, chosen: 10 });
  training(script, 'gao-yaning', {
    key: 'gao-training',
    title: '暖通系统调试培训',
    days: 3,
    hours: '24',
    to: calendar.on(10, 8),
    day: ago(12),
  });
  script.decide('gao-yaning', 'gao-training', { outcome: 'pass', day: ago(9) });
  script.decide('gao-yaning', 'gao-training', {
    by,
    outcome: 'reject',
    opinion: '培训证明没有主办单位印章，经查主办单位未办过此班。',
    day: ago(4),
  });
}

/** A certificate taken back, and a new one with a new number once the hours were made up. */
function tellVetoAndMetAgain(script: Script): void {
  const { calendar } = script;
  const who = 'yu-haining';
  const met = calendar.workingDaysAgo(15);
  has(script, who, { public: 30, compulsory: 20, chosen: 30 }, met);
  paper(script, who, {
    key: 'yu-paper',
    title: '装配式节点抗震性能试验',
    publishedOn: calendar.on(8, 20),
    day: calendar.workingDaysAgo(18),
  });
  script.decide(who, 'yu-paper', { outcome: 'pass', day: met });
  script.decide(who, 'yu-paper', {
    by: 'meng-xiaodong',
    outcome: 'pass',
    day: calendar.workingDaysAgo(12),
    time: '16:30',
  });
  script.decide(who, 'yu-paper', {
    by: 'dong-lixin',
    outcome: 'veto',
    opinion: '所附正文首页与目录不是同一期刊物，予以撤回。',
    day: calendar.workingDaysAgo(7),
  });
  script.push(
    who,
    platformCourse(calendar, {
      title: '专业选修包（10 学时）',
      hours: 10,
      day: [11, 17],
      category: 'professional',
    }),
  );
}

function tellUnit(script: Script): void {
  const { calendar } = script;
  const ago = calendar.workingDaysAgo;
  has(script, 'zheng-xiaolan', { public: 30, compulsory: 20, chosen: 20 });
  script.declare('zheng-xiaolan', {
    key: 'zheng-degree',
    formId: 'degree',
    category: null,
    ...degreeFilled(
      {
        holder: script.person('zheng-xiaolan').name,
        school: '齐园理工学院',
        programme: '市政工程',
        enteredOn: addDays(calendar.yearBefore(9, 1), -365),
        graduatedOn: earlier(calendar.on(6, 28), ago(13)),
        seed: script.nextSeed(),
      },
      {},
    ),
    day: ago(13),
  });
  script.decide('zheng-xiaolan', 'zheng-degree', {
    outcome: 'pass',
    opinion: '学习档案完整，认定 24 学时。',
    fields: { hours: '24' },
    day: ago(8),
  });
  training(script, 'ma-ruoxi', {
    key: 'ma-training',
    title: '混凝土配合比设计',
    days: 1,
    hours: '8',
    to: calendar.on(10, 12),
    day: ago(8),
  });
  script.decide('ma-ruoxi', 'ma-training', {
    outcome: 'return',
    opinion: '证明照片缺了右下角的印章，请补拍整页。',
    day: ago(5),
  });
  has(script, 'ma-ruoxi', { public: 20, compulsory: 20, chosen: 0 });
  tellPoints(script, 'qin-lang', 1_980, ago(2));
  tellPoints(script, 'bai-xue', 2_346, ago(6));
  script.decide('bai-xue', 'bai-xue-points', { outcome: 'pass', day: ago(4) });
  has(script, 'qin-lang', { public: 20, compulsory: 20, chosen: 20 });
  has(script, 'bai-xue', { public: 20, compulsory: 20, chosen: 40 });
  paper(script, 'tang-yue', {
    key: 'tang-paper',
    title: '月季白粉病的绿色防控',
    publishedOn: calendar.on(7, 20),
    day: ago(11),
  });
  script.decide('tang-yue', 'tang-paper', {
    outcome: 'reject',
    opinion: '经核对，作者是同名同姓的另一人，不是本人的论文。',
    day: ago(9),
  });
  has(script, 'tang-yue', { public: 10, compulsory: 20, chosen: 0 });
  training(script, 'jia-mingyuan', {
    key: 'jia-training',
    title: '基层慢病管理',
    days: 1,
    hours: '6',
    to: calendar.on(11, 2),
    day: ago(7),
  });
  script.withdraw('jia-mingyuan', 'jia-training', ago(6));
  has(script, 'jia-mingyuan', { public: 30, compulsory: 20, chosen: 20 });
  has(script, 'zhao-wenhua', { public: 30, compulsory: 20, chosen: 20 });
  script.push('zhao-wenhua', ...yearBeforeOfEngineer(calendar));
  // Decided by the department: nobody passes his own.
  training(script, 'zhao-wenhua', {
    key: 'zhao-training',
    title: '建筑师负责制专题研修',
    days: 2,
    hours: '14',
    to: calendar.on(11, 5),
    day: ago(4),
  });
}

function tellPoints(script: Script, who: PersonKey, points: number, day: LocalDate): void {
  script.declare(who, {
    key: `${who}-points`,
    formId: 'xuexi-points',
    category: null,
    ...pointsFilled({
      holder: script.person(who).name,
      points,
      asOf: earlier(script.calendar.on(11, 2), day),
      seed: script.nextSeed(),
    }),
    day,
  });
}
