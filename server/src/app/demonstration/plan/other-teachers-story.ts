import { addDays, localDate, syntheticIdNumber } from '@jixu/kernel';
import { officeClass, publicCourse, teacherCourse, unitClass } from './lines.ts';
import { paperFilled, patentFilled, trainingFilled } from './proofs.ts';
import type { Script } from './script.ts';
import { earlier } from './story-calendar.ts';

/** Teachers of other schools: what was refused, taken back by its author, or never handed in. */
export function tellOtherTeachers(script: Script): void {
  tellRefused(script);
  tellWithdrawn(script);
  tellDraft(script);
  tellTwoCaps(script);
  tellQuarantine(script);
}

function tellRefused(script: Script): void {
  const { calendar } = script;
  const day = calendar.workingDaysAgo(9);
  script.declare('wei-qiming', {
    key: 'wei-paper',
    formId: 'paper',
    category: 'professional',
    ...paperFilled(
      {
        title: '校史资料与初中历史选修',
        journal: '江口教育通讯',
        authors: ['魏启明'],
        affiliation: '江口中学',
        publishedOn: earlier(calendar.on(6, 15), day),
        seed: script.nextSeed(),
      },
      { journal: 'provincial-core', rank: '1', supplement: 'false' },
    ),
    day,
  });
  script.decide('wei-qiming', 'wei-paper', {
    outcome: 'reject',
    opinion: '这是区里的内部资料，没有刊号，不属于省级以上专业期刊。',
    day: calendar.workingDaysAgo(5),
  });
  script.push(
    'wei-qiming',
    publicCourse(calendar, { title: '公需课《人工智能赋能教育教学》', hours: 18, day: [6, 18] }),
  );
}

function tellWithdrawn(script: Script): void {
  const { calendar } = script;
  const day = calendar.workingDaysAgo(6);
  const to = earlier(calendar.on(10, 28), day);
  script.declare('yao-simin', {
    key: 'yao-outside',
    formId: 'outside-hours',
    category: 'professional',
    ...trainingFilled(
      {
        holder: '姚思敏',
        region: '4499',
        title: '名著导读工作坊',
        days: '1',
        hours: '8',
        organiser: '岭东师范学院继续教育学院',
        from: to,
        to,
        seed: script.nextSeed(),
      },
      { dates: 'span', values: { hours: '8' } },
    ),
    day,
  });
  script.withdraw('yao-simin', 'yao-outside', calendar.workingDaysAgo(5));
}

/** Half filled in, and still on the phone. */
function tellDraft(script: Script): void {
  const { calendar } = script;
  const to = earlier(calendar.on(11, 8), calendar.workingDaysAgo(2));
  const filled = trainingFilled(
    {
      holder: '叶婉宁',
      region: '4499',
      title: '小学语文习作教学研修',
      days: '2',
      organiser: '岭东师范学院继续教育学院',
      from: addDays(to, -1),
      to,
      hours: '16',
      seed: script.nextSeed(),
    },
    { dates: 'span', values: {} },
  );
  script.declare('ye-wanning', {
    key: 'ye-draft',
    formId: 'outside-hours',
    category: 'elective',
    values: filled.values,
    files: [],
    day: calendar.workingDaysAgo(1),
    submit: false,
  });
}

/** Each category has a cap of its own: the patent fills one, the paper goes to the other. */
function tellTwoCaps(script: Script): void {
  const { calendar } = script;
  const who = 'du-wenshan';
  script.push(
    who,
    publicCourse(calendar, { title: '公需课《人工智能赋能教育教学》', hours: 30, day: [6, 18] }),
    teacherCourse(calendar, {
      title: '在线课《图形与几何的教学》',
      hours: 16,
      day: [4, 12],
      category: 'professional',
    }),
    officeClass(calendar, { title: '初中数学教研员研修班', days: 1, day: [7, 22] }),
    unitClass(calendar, { title: '校本研修《命题与评价》', qty: { hours: '6' }, day: [8, 28] }),
  );
  const day = calendar.workingDaysAgo(15);
  script.declare(who, {
    key: 'du-patent',
    formId: 'patent',
    category: 'professional',
    ...patentFilled({
      title: '一种可拼接的几何教具',
      inventors: ['杜文珊', '程一鸣'],
      owner: '梅岭实验学校',
      filedOn: calendar.yearBefore(3, 11),
      grantedOn: earlier(calendar.on(7, 3), day),
      rank: 1,
      seed: script.nextSeed(),
    }),
    day,
  });
  script.decide(who, 'du-patent', { outcome: 'pass', day: calendar.workingDaysAgo(11) });
  script.declare(who, {
    key: 'du-paper',
    formId: 'paper',
    category: 'elective',
    ...paperFilled(
      {
        title: '几何直观的课堂支架',
        journal: '岭东教育研究',
        authors: ['程一鸣', '杜文珊'],
        affiliation: '梅岭实验学校',
        publishedOn: earlier(calendar.on(9, 15), calendar.workingDaysAgo(14)),
        seed: script.nextSeed(),
      },
      { journal: 'provincial-core', rank: '2', supplement: 'false' },
    ),
    day: calendar.workingDaysAgo(14),
  });
  script.decide(who, 'du-paper', { outcome: 'pass', day: calendar.workingDaysAgo(10) });
}

/** What a platform sent under a wrong number or name counts nothing and waits for both sides. */
function tellQuarantine(script: Script): void {
  const { calendar } = script;
  const line = teacherCourse(calendar, {
    title: '在线课《教育数字化》',
    hours: 12,
    day: [10, 11],
    category: 'professional',
  });
  const nobody = syntheticIdNumber({
    regionCode: '449999',
    bornOn: localDate(1990, 1, 1),
    sequence: 999,
  });
  script.push('yao-simin', { ...line, mistake: { name: '姚思民' } });
  script.push('ye-wanning', { ...line, mistake: { idNumber: nobody } });
}
