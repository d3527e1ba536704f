import { localDate } from '@jixu/kernel';

import type { EvidenceSpec, TrainingProof } from './evidence-spec.ts';

/** One proof of each kind, and each form. */
export function sampleEvidence(): readonly EvidenceSpec[] {
  const paper = {
    kind: 'journal-paper',
    journal: '岭东教育研究',
    sponsor: '岭东教育研究编辑部',
    year: 2026,
    issueNumber: 10,
    title: '“综合与实践”作业设计的三种路径',
    authors: ['陈志远', '林秀芬'],
    affiliation: '云湖第一教育集团云湖实验小学，岭东 云湖',
    publishedOn: localDate(2026, 10, 15),
    pages: ['cover', 'contents', 'first'],
  } as const;
  return [
    { subject: sampleTraining(), form: 'pdf' },
    { subject: sampleTraining(), form: 'photo' },
    { subject: paper, form: 'pdf' },
    { subject: { ...paper, pages: ['contents'] }, form: 'photo' },
    {
      subject: {
        kind: 'patent-certificate',
        patentType: 'utility',
        title: '一种可拼接的几何教具',
        inventors: ['林秀芬', '何宁'],
        owner: '云湖第一教育集团云湖实验小学',
        filedOn: localDate(2025, 3, 11),
        grantedOn: localDate(2026, 2, 3),
      },
      form: 'pdf',
    },
    {
      subject: {
        kind: 'project-closing',
        title: '乡村小学数学作业分层设计的实践研究',
        host: '岭东市教育科学规划办公室',
        level: '市级',
        unit: '云湖第一教育集团云湖实验小学',
        members: ['何宁', '林秀芬', '温雅'],
        startedOn: localDate(2024, 4, 8),
        closedOn: localDate(2026, 5, 20),
      },
      form: 'pdf',
    },
    {
      subject: {
        kind: 'points-screen',
        person: '林秀芬',
        points: 2_346,
        asOf: localDate(2026, 11, 2),
      },
      form: 'screenshot',
    },
    {
      subject: {
        kind: 'degree-transcript',
        person: '林秀芬',
        school: '岭东师范学院',
        programme: '学科教学（数学）',
        degree: '教育硕士',
        enteredOn: localDate(2023, 9, 1),
        graduatedOn: localDate(2026, 6, 25),
      },
      form: 'pdf',
    },
  ];
}

export function sampleTraining(): TrainingProof {
  return {
    kind: 'training-proof',
    person: '林秀芬',
    maskedId: '4499**************',
    title: '小学数学核心素养专题研修班',
    subject: '专业科目',
    mode: '脱产面授',
    organiser: '岭东师范学院继续教育中心',
    from: localDate(2026, 7, 6),
    to: localDate(2026, 7, 8),
    days: '3',
    hours: '24',
    issuedOn: localDate(2026, 7, 8),
  };
}
