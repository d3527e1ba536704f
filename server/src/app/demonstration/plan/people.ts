import {
  assert,
  type LocalDate,
  localDate,
  present,
  type Random,
  seededRandom,
  syntheticIdNumber,
  yearOf,
} from '@jixu/kernel';
import type { NewFact, TitleLevel } from '../../../identity/index.ts';
import { isKnownPerson, type KnownPerson, knownPeople } from './known-people.ts';
import { type ProfessionKey, type Workplace, workplaces } from './places.ts';
import type { PlannedPerson } from './planned.ts';

const SURNAMES = [
  ...'王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许邓韩冯曹彭曾萧潘袁蒋蔡余叶程',
];
const GIVEN =
  '静怡 雨桐 志强 海峰 晓燕 文博 思远 佳琪 建国 丽娜 俊杰 雪梅 明辉 婷婷 浩然 春燕 国栋 欣怡 ' +
  '振华 玉兰 子涵 家豪 淑芬 立新 晨曦 永强 慧敏 宏伟 若兰 景行 秋实 一鸣 心悦 广平 书瑶 云帆';
const UNIQUE_TRIES = 1_000;

/** Divisions that do not exist: nobody can have such a number. */
const DIVISIONS: Readonly<Record<Workplace['region'], readonly string[]>> = {
  lingdong: ['449901', '449902', '449903', '449921', '449922'],
  qiyuan: ['379901', '379902', '379903', '379921'],
};

type Profession = {
  readonly industry: string;
  readonly series: string;
  /** By level of the title, as certificates write it. */
  readonly posts: Readonly<Record<'junior' | 'intermediate' | 'deputy-senior', string>>;
};

const PROFESSIONS: Readonly<Record<ProfessionKey, Profession>> = {
  teacher: {
    industry: 'education',
    series: 'teaching',
    posts: posts('中小学教师', '二级教师', '一级教师', '高级教师'),
  },
  engineer: {
    industry: 'construction',
    series: 'engineering',
    posts: posts('建筑工程', '助理工程师', '工程师', '高级工程师'),
  },
  medic: {
    industry: 'health',
    series: 'health',
    posts: posts('卫生技术', '医师', '主治医师', '副主任医师'),
  },
  agronomist: {
    industry: 'agriculture',
    series: 'agriculture',
    posts: posts('农业技术', '助理农艺师', '农艺师', '高级农艺师'),
  },
  official: {
    industry: 'administration',
    series: 'economics',
    posts: posts('经济专业', '助理经济师', '经济师', '高级经济师'),
  },
};

function posts(
  field: string,
  junior: string,
  intermediate: string,
  senior: string,
): Profession['posts'] {
  return {
    junior: `${field}，${junior}`,
    intermediate: `${field}，${intermediate}`,
    'deputy-senior': `${field}，${senior}`,
  };
}

/** Everyone, unit by unit: first those whom the story names, then as many more as the unit has. */
export function planPeople(seed: number, year: number): readonly PlannedPerson[] {
  const random = seededRandom(seed);
  const names = new Set(knownPeople.map((person) => person.name));
  const taken = new Set(knownPeople.flatMap((person) => person.staffNumber ?? []));
  const people: PlannedPerson[] = [];
  for (const [place, workplace] of workplaces.entries()) {
    const known = knownPeople.filter((person) => person.unit === workplace.unit);
    assert(known.length <= workplace.people, 'demonstration: more people named than employed');
    for (let index = 0; index < workplace.people; index += 1) {
      const person = known[index] ?? {
        key: `${workplace.unit}-${index + 1}`,
        name: newName(random, names),
        unit: workplace.unit,
      };
      const staffNumber =
        person.staffNumber ?? newStaffNumber(workplace, (place + 1) * 100 + index, taken);
      const sequence = people.length + 1;
      people.push(planPerson(random, { person, workplace, staffNumber, sequence, year }));
    }
  }
  assert(
    knownPeople.every((person) => people.some((planned) => planned.key === person.key)),
    'demonstration: somebody named works nowhere',
  );
  return people;
}

function newName(random: Random, names: Set<string>): string {
  for (let tries = 0; tries < UNIQUE_TRIES; tries += 1) {
    const name = random.pick(SURNAMES) + random.pick(GIVEN.split(' '));
    if (names.has(name)) continue;
    names.add(name);
    return name;
  }
  throw new Error('demonstration: no names left');
}

function newStaffNumber(workplace: Workplace, from: number, taken: Set<string>): string {
  for (let number = from; ; number += 1) {
    const text = `${workplace.staffPrefix}${String(number).padStart(4, '0')}`;
    if (taken.has(text)) continue;
    taken.add(text);
    return text;
  }
}

function planPerson(
  random: Random,
  of: {
    person: KnownPerson;
    workplace: Workplace;
    staffNumber: string;
    sequence: number;
    year: number;
  },
): PlannedPerson {
  const { person, workplace } = of;
  const bornOn = localDate(1967 + random.below(30), 1 + random.below(12), 1 + random.below(28));
  const subject = person.subject ?? random.pick(workplace.subjects);
  const level = person.level ?? levelAt(of.year - yearOf(bornOn), random);
  // A slip that was printed and not used yet: some in every unit of some size.
  const unused = random.chance(6);
  return {
    key: person.key,
    name: person.name,
    idNumber: syntheticIdNumber({
      regionCode: random.pick(DIVISIONS[workplace.region]),
      bornOn,
      sequence: of.sequence,
    }),
    unit: person.unit,
    staffNumber: of.staffNumber,
    facts: factsFor(workplace.profession, { bornOn, subject, level, year: of.year, random }),
    roles: person.roles ?? [],
    account: person.account ?? (unused && !isKnownPerson(person.key) ? 'pending' : 'active'),
    loginName: person.loginName ?? null,
  };
}

/** A title comes with years of work. */
function levelAt(age: number, random: Random): 'junior' | 'intermediate' | 'deputy-senior' {
  if (age < 33) return 'junior';
  if (age < 42 || random.chance(60)) return 'intermediate';
  return 'deputy-senior';
}

const YEARS_TO_LEVEL = { junior: 1, intermediate: 6, 'deputy-senior': 12 } as const;
const GRADUATES_AT = 22;

function factsFor(
  key: ProfessionKey,
  of: { bornOn: LocalDate; subject: string; level: TitleLevel; year: number; random: Random },
): readonly NewFact[] {
  const profession = PROFESSIONS[key];
  const level = of.level === 'junior' || of.level === 'deputy-senior' ? of.level : 'intermediate';
  const graduated = yearOf(of.bornOn) + GRADUATES_AT;
  const latest = of.year - 2;
  const obtained = Math.min(graduated + YEARS_TO_LEVEL[level], latest);
  const facts: NewFact[] = [
    { kind: 'industry', value: profession.industry },
    { kind: 'education', value: of.random.chance(20) ? 'master' : 'bachelor' },
    { kind: 'graduated-on', on: localDate(graduated, 7, 1) },
    { kind: 'work-started-on', on: localDate(graduated, 8, 15) },
    {
      kind: 'title',
      series: profession.series,
      level,
      obtainedOn: localDate(obtained, 12, 1 + of.random.below(28)),
    },
    { kind: 'subject', value: of.subject },
    { kind: 'post', value: present(profession.posts[level], 'a post') },
  ];
  if (key === 'teacher') {
    const value = of.subject.startsWith('小学') ? 'primary' : 'secondary';
    facts.push({ kind: 'school-stage', value });
  }
  return facts;
}

/** Registered long before; nobody's unit changes in the story. */
export const EMPLOYED_SINCE = localDate(2020, 9, 1);
