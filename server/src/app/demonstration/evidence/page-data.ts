import { dateParts, type Json, type LocalDate, present, type Random } from '@jixu/kernel';

import type {
  DegreeTranscript,
  EvidenceSubject,
  JournalPaper,
  PatentCertificate,
  PointsScreen,
  ProjectClosing,
  TrainingProof,
} from './evidence-spec.ts';
import {
  courseNames,
  inventedName,
  journalSections,
  paragraphs,
  pointSources,
} from './invented.ts';

/** Template and data of a proof. What the subject leaves open is drawn from `random`. */
export type PageData = { readonly template: string; readonly data: Json; readonly name: string };

export function pageDataOf(subject: EvidenceSubject, random: Random): PageData {
  switch (subject.kind) {
    case 'training-proof':
      return { template: 'training-proof.typ', ...trainingProof(subject, random) };
    case 'journal-paper':
      return { template: 'journal.typ', ...journalPaper(subject, random) };
    case 'patent-certificate':
      return { template: 'patent.typ', ...patentCertificate(subject, random) };
    case 'project-closing':
      return { template: 'project-closing.typ', ...projectClosing(subject, random) };
    case 'points-screen':
      return { template: 'points.typ', ...pointsScreen(subject, random) };
    case 'degree-transcript':
      return { template: 'transcript.typ', ...degreeTranscript(subject, random) };
  }
}

type Page = Omit<PageData, 'template'>;

function chineseDate(date: LocalDate): string {
  const { year, month, day } = dateParts(date);
  return `${year}年${month}月${day}日`;
}

function digits(random: Random, count: number): string {
  return Array.from({ length: count }, () => String(random.below(10))).join('');
}

function trainingProof(subject: TrainingProof, random: Random): Page {
  const oneDay = subject.from === subject.to;
  const data = {
    ...subject,
    span: oneDay
      ? chineseDate(subject.from)
      : `${chineseDate(subject.from)}至${chineseDate(subject.to)}`,
    days: `${subject.days} 天`,
    hours: `${subject.hours} 学时`,
    issuedOn: chineseDate(subject.issuedOn),
    number: `YS-${dateParts(subject.issuedOn).year}-${digits(random, 6)}`,
  };
  return { name: '学时证明', data };
}

function journalPaper(subject: JournalPaper, random: Random): Page {
  const ownSection = random.below(journalSections.length);
  let page = 12 + random.below(20);
  let ownPage = page;
  const sections = journalSections.map((section, index) => {
    const titles = section.titles.filter((title) => title !== subject.title).slice(0, 4);
    const ownPlace = index === ownSection ? 1 + random.below(titles.length - 1) : -1;
    if (ownPlace >= 0) titles.splice(ownPlace, 0, subject.title);
    const entries = titles.map((title, place) => {
      page += 4 + random.below(5);
      const ours = place === ownPlace;
      if (ours) ownPage = page;
      const authors = ours ? subject.authors : inventedAuthors(random);
      return { title, authors: authors.join('　'), page: String(page), ours };
    });
    return { name: section.name, entries };
  });
  const data = {
    pages: subject.pages,
    journal: subject.journal,
    sponsor: subject.sponsor,
    issue: `${subject.year} 年第 ${subject.issueNumber} 期　总第 ${180 + random.below(90)} 期`,
    highlights: [subject.title, ...journalSections.map((s) => s.titles.at(-1) ?? '')].slice(0, 4),
    publishedOn: chineseDate(subject.publishedOn),
    sections,
    title: subject.title,
    authors: subject.authors.join('　'),
    affiliation: subject.affiliation,
    page: String(ownPage),
    abstract: present(paragraphs[0], 'paragraph'),
    paragraphs: paragraphs.slice(1),
  };
  return { name: '论文', data };
}

function inventedAuthors(random: Random): readonly string[] {
  const first = inventedName(random);
  const second = inventedName(random);
  return random.chance(35) && first !== second ? [first, second] : [first];
}

const PATENT_WORDS = {
  invention: { type: '发明专利', title: '发明名称', inventors: '发 明 人', digit: '1' },
  utility: { type: '实用新型专利', title: '实用新型名称', inventors: '发 明 人', digit: '2' },
  design: { type: '外观设计专利', title: '外观设计名称', inventors: '设 计 人', digit: '3' },
} as const;

function patentCertificate(subject: PatentCertificate, random: Random): Page {
  const words = PATENT_WORDS[subject.patentType];
  const data = {
    patentType: words.type,
    titleLabel: words.title,
    inventorsLabel: words.inventors,
    title: subject.title,
    inventors: subject.inventors.join('；'),
    owner: subject.owner,
    // "YS" (演示) stands where a real number has "ZL".
    patentNumber: `YS ${dateParts(subject.filedOn).year} ${words.digit} ${digits(random, 7)}.${digits(random, 1)}`,
    certificateNumber: `演示第 ${digits(random, 7)} 号`,
    filedOn: chineseDate(subject.filedOn),
    grantedOn: chineseDate(subject.grantedOn),
  };
  return { name: '专利证书', data };
}

function projectClosing(subject: ProjectClosing, random: Random): Page {
  const [leader = '', ...others] = subject.members;
  const { year } = dateParts(subject.closedOn);
  const data = {
    title: subject.title,
    host: subject.host,
    unit: subject.unit,
    level: subject.level,
    leader,
    members: others.length === 0 ? '无' : others.join('　'),
    number: `YSKT-${dateParts(subject.startedOn).year}-${digits(random, 4)}`,
    documentNumber: `演示结题〔${year}〕${1 + random.below(180)} 号`,
    grade: random.pick(['优秀', '良好', '合格']),
    startedOn: chineseDate(subject.startedOn),
    closedOn: chineseDate(subject.closedOn),
  };
  return { name: '结题通知书', data };
}

function pointsScreen(subject: PointsScreen, random: Random): Page {
  let rest = subject.points;
  const items = pointSources.map((name, index) => {
    const last = index === pointSources.length - 1;
    const points = last ? rest : random.below(Math.floor(rest / 2) + 1);
    rest -= points;
    return { name, points: String(points) };
  });
  const data = {
    person: subject.person,
    points: String(subject.points),
    asOf: `截至 ${chineseDate(subject.asOf)}`,
    yearLabel: `${dateParts(subject.asOf).year} 年度积分`,
    time: `${8 + random.below(12)}:${digits(random, 1).replace(/[6-9]/, '3')}${digits(random, 1)}`,
    battery: `${30 + random.below(70)}%`,
    items,
  };
  return { name: '学习积分', data };
}

function degreeTranscript(subject: DegreeTranscript, random: Random): Page {
  const entered = dateParts(subject.enteredOn).year;
  const courses = courseNames.map((name, index) => ({
    term: `${entered + Math.floor(index / 6)}–${entered + Math.floor(index / 6) + 1} 第${index % 6 < 3 ? '一' : '二'}学期`,
    name,
    credits: 2 + random.below(3),
    mark: String(72 + random.below(26)),
  }));
  const credits = courses.reduce((sum, course) => sum + course.credits, 0);
  const data = {
    person: subject.person,
    school: subject.school,
    programme: subject.programme,
    degree: subject.degree,
    studentNumber: `${entered}${digits(random, 6)}`,
    enteredOn: chineseDate(subject.enteredOn),
    graduatedOn: chineseDate(subject.graduatedOn),
    courses: courses.map((course) => ({ ...course, credits: String(course.credits) })),
    credits: String(credits),
    printedOn: chineseDate(subject.graduatedOn),
  };
  return { name: '成绩单', data };
}
