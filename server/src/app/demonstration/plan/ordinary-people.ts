import { addDays, type LocalDate, type Random, seededRandom } from '@jixu/kernel';
import { addWorkingDays } from '../../../rulebooks/index.ts';
import {
  on,
  officeClass,
  platformCourse,
  publicCourse,
  teacherCourse,
  unitClass,
  yearBeforeOfEngineer,
  yearBeforeOfTeacher,
} from './lines.ts';
import type { PlannedPerson } from './planned.ts';
import { paperFilled, trainingFilled } from './proofs.ts';
import type { Script } from './script.ts';
import { earlier } from './story-calendar.ts';

/** How far someone has come this year, apart from what is under review. */
type Progress = 'met' | 'near' | 'half' | 'begun' | 'nothing';

const PROGRESS: readonly Progress[] = [
  'met',
  'met',
  'met',
  'met',
  'met',
  'met',
  'near',
  'near',
  'near',
  'near',
  'half',
  'half',
  'begun',
  'nothing',
];

/** One in so many had the year before complete on this platform. */
const YEAR_BEFORE_PERCENT = 14;
/** Of those who declare: what has become of it. */
const DECLARES_PERCENT = 34;

/** Everyone of whom the story says nothing by name. */
export function tellOrdinary(
  script: Script,
  of: { person: PlannedPerson; place: 'lingdong' | 'qiyuan'; seed: number },
): void {
  const random = seededRandom(of.seed);
  const progress = random.pick(PROGRESS);
  if (of.place === 'lingdong') tellTeacher(script, of.person, random, progress);
  else tellEngineer(script, of.person, random, progress);
}

function tellTeacher(
  script: Script,
  person: PlannedPerson,
  random: Random,
  progress: Progress,
): void {
  const { calendar } = script;
  if (random.chance(YEAR_BEFORE_PERCENT)) {
    const hours = { professional: 42 + random.below(8), elective: 18 + random.below(4) };
    script.push(person.key, ...yearBeforeOfTeacher(calendar, hours));
  }
  if (progress === 'nothing') return;
  const open = { title: '公需课《人工智能赋能教育教学》', day: [6, 18] } as const;
  const law = { title: '公需课《教师职业素养与法治》', day: [9, 6] } as const;
  const course = {
    title: '在线课《新课标下的单元教学设计》',
    day: [10, 11],
    category: 'professional',
  } as const;
  const whole = progress === 'met' || progress === 'near';
  script.push(person.key, publicCourse(calendar, { ...open, hours: whole ? 30 : 18 }));
  if (progress === 'begun') return;
  if (random.chance(50)) {
    script.push(person.key, officeClass(calendar, { title: '学科研修班', days: 3, day: [7, 22] }));
    const hours = whole ? 18 + random.below(6) : 8;
    script.push(person.key, teacherCourse(calendar, { ...course, hours }));
  } else {
    const hours = whole ? 42 + random.below(6) : 20;
    script.push(person.key, teacherCourse(calendar, { ...course, hours }));
  }
  if (progress === 'half') script.push(person.key, publicCourse(calendar, { ...law, hours: 6 }));
  const elective = progress === 'met' ? 18 + random.below(3) : 6 + random.below(7);
  const qty = { hours: String(elective) };
  script.push(
    person.key,
    unitClass(calendar, { title: '校本研修《课堂观察》', qty, day: [8, 28] }),
  );
  if (progress !== 'met' && random.chance(DECLARES_PERCENT)) {
    declareOutside(script, person, random);
  }
}

function tellEngineer(
  script: Script,
  person: PlannedPerson,
  random: Random,
  progress: Progress,
): void {
  const { calendar } = script;
  if (random.chance(YEAR_BEFORE_PERCENT))
    script.push(person.key, ...yearBeforeOfEngineer(calendar));
  if (progress === 'nothing') return;
  const open = { title: '公需课《人工智能与产业变革》', day: [5, 20], category: 'public' } as const;
  const whole = progress === 'met' || progress === 'near';
  script.push(person.key, platformCourse(calendar, { ...open, hours: whole ? 30 : 10 }));
  if (progress === 'begun') return;
  script.push(
    person.key,
    platformCourse(calendar, {
      title: '专业必修《质量与安全》',
      hours: 20,
      day: [6, 15],
      category: 'professional',
      compulsory: true,
    }),
  );
  const chosen = progress === 'met' ? 40 : progress === 'near' ? 30 : 10;
  script.push(
    person.key,
    platformCourse(calendar, {
      title: `专业选修包（${chosen} 学时）`,
      hours: chosen,
      day: [9, 1],
      category: 'professional',
    }),
  );
  if (progress !== 'met' && random.chance(DECLARES_PERCENT)) {
    declareTraining(script, person, random);
  }
}

const TOPICS_OF_TEACHERS = ['跨学科主题学习', '班级管理与家校沟通', '教学评价改革', '信息技术应用'];
const TOPICS_OF_OTHERS = ['新标准宣贯', '安全生产专题', '数字化转型', '科技成果转化'];
/** Declarations of ordinary people come in on these days, as far as they are not before the year. */
const DECLARED_ON = [
  [3, 19],
  [4, 16],
  [5, 21],
  [9, 17],
  [10, 15],
] as const;
const OPINIONS = ['证明上的日期和填报的不一致，请改正后再交。', '缺主办单位印章，请补齐后再交。'];

/** `null`: not handed in or not decided yet. */
type Fate = {
  readonly day: LocalDate;
  readonly decided: LocalDate | null;
  readonly returned: boolean;
};

function fateOf(script: Script, random: Random): Fate {
  const { calendar } = script;
  if (random.chance(45)) {
    return { day: calendar.workingDaysAgo(1 + random.below(9)), decided: null, returned: false };
  }
  const day = earlier(
    calendar.workingDay(on(calendar, random.pick(DECLARED_ON))),
    calendar.workingDaysAgo(16),
  );
  const decided = addWorkingDays(day, 2 + random.below(3) * 2);
  return { day, decided, returned: random.chance(15) };
}

function declareOutside(script: Script, person: PlannedPerson, random: Random): void {
  const fate = fateOf(script, random);
  const key = `${person.key}-outside`;
  const days = 1 + random.below(2);
  const to = addDays(fate.day, -3 - random.below(6));
  const hours = String(days * 6);
  script.declare(person.key, {
    key,
    formId: 'outside-hours',
    category: 'elective',
    ...trainingFilled(
      {
        holder: person.name,
        region: '4499',
        organiser: '岭东师范学院继续教育学院',
        title: random.pick(TOPICS_OF_TEACHERS),
        from: addDays(to, 1 - days),
        to,
        days: String(days),
        hours,
        seed: script.nextSeed(),
      },
      { dates: 'span', values: { hours } },
    ),
    day: fate.day,
  });
  decide(script, person, key, fate, random);
}

function declareTraining(script: Script, person: PlannedPerson, random: Random): void {
  const fate = fateOf(script, random);
  const key = `${person.key}-declared`;
  const to = addDays(fate.day, -3 - random.below(6));
  if (random.chance(30)) {
    const title = `${random.pick(TOPICS_OF_OTHERS)}的实践与思考`;
    const paper = {
      title,
      journal: '齐园工程技术',
      authors: [person.name],
      affiliation: '齐园',
      publishedOn: to,
      seed: script.nextSeed(),
    };
    script.declare(person.key, {
      key,
      formId: 'paper',
      category: null,
      day: fate.day,
      ...paperFilled(paper, {}),
    });
  } else {
    const days = 1 + random.below(2);
    const hours = String(days * 8);
    script.declare(person.key, {
      key,
      formId: 'training',
      category: null,
      day: fate.day,
      ...trainingFilled(
        {
          holder: person.name,
          region: '3799',
          organiser: '齐园市继续教育学院',
          title: random.pick(TOPICS_OF_OTHERS),
          from: addDays(to, 1 - days),
          to,
          days: String(days),
          hours,
          seed: script.nextSeed(),
        },
        { dates: 'span', values: { hours, days: String(days), filed: 'true' } },
      ),
    });
  }
  decide(script, person, key, fate, random);
}

function decide(
  script: Script,
  person: PlannedPerson,
  key: string,
  fate: Fate,
  random: Random,
): void {
  if (fate.decided === null) return;
  const day = fate.decided;
  if (fate.returned) {
    script.decide(person.key, key, { outcome: 'return', opinion: random.pick(OPINIONS), day });
  } else {
    script.decide(person.key, key, { outcome: 'pass', day });
  }
}
