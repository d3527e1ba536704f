import type { LocalDate } from '@jixu/kernel';

/** A page of a journal that a person photographs or scans. */
export type JournalPage = 'cover' | 'contents' | 'first';

/** 学时证明. */
export type TrainingProof = {
  readonly kind: 'training-proof';
  readonly person: string;
  readonly maskedId: string;
  readonly title: string;
  /** 公需科目, 专业科目 … as the organiser prints it. */
  readonly subject: string;
  /** 脱产, 半脱产, 线上 … */
  readonly mode: string;
  readonly organiser: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  readonly days: string;
  /** As printed: a proof may state other hours than the rules give. */
  readonly hours: string;
  readonly issuedOn: LocalDate;
};

/** 期刊: cover, contents and first page. */
export type JournalPaper = {
  readonly kind: 'journal-paper';
  readonly journal: string;
  readonly sponsor: string;
  readonly year: number;
  readonly issueNumber: number;
  readonly title: string;
  /** In the order of signatures. */
  readonly authors: readonly string[];
  readonly affiliation: string;
  readonly publishedOn: LocalDate;
  readonly pages: readonly JournalPage[];
};

/** 专利证书. */
export type PatentCertificate = {
  readonly kind: 'patent-certificate';
  readonly patentType: 'invention' | 'utility' | 'design';
  readonly title: string;
  /** In the order of the certificate. */
  readonly inventors: readonly string[];
  readonly owner: string;
  readonly filedOn: LocalDate;
  readonly grantedOn: LocalDate;
};

/** 课题结题通知. */
export type ProjectClosing = {
  readonly kind: 'project-closing';
  readonly title: string;
  readonly host: string;
  /** 省级, 市级 … */
  readonly level: string;
  readonly unit: string;
  /** The leader first. */
  readonly members: readonly string[];
  readonly startedOn: LocalDate;
  readonly closedOn: LocalDate;
};

/** 学习积分截图. */
export type PointsScreen = {
  readonly kind: 'points-screen';
  readonly person: string;
  readonly points: number;
  readonly asOf: LocalDate;
};

/** 学历学位成绩单. */
export type DegreeTranscript = {
  readonly kind: 'degree-transcript';
  readonly person: string;
  readonly school: string;
  readonly programme: string;
  /** 教育硕士 … */
  readonly degree: string;
  readonly enteredOn: LocalDate;
  readonly graduatedOn: LocalDate;
};

export type EvidenceSubject =
  | TrainingProof
  | JournalPaper
  | PatentCertificate
  | ProjectClosing
  | PointsScreen
  | DegreeTranscript;

/** How the file came about. Pictures show one page. */
export type EvidenceForm = 'pdf' | 'screenshot' | 'photo';

export type EvidenceSpec = { readonly subject: EvidenceSubject; readonly form: EvidenceForm };

/** Where a fact stands: fractions of the page from its top left corner, x0 y0 x1 y1. */
export type EvidenceRegion = {
  readonly fact: string;
  /** From 1. */
  readonly page: number;
  readonly box: readonly [number, number, number, number];
};

export type EvidenceFile = {
  readonly fileName: string;
  readonly mediaType: 'application/pdf' | 'image/png' | 'image/jpeg';
  readonly bytes: Uint8Array;
  readonly regions: readonly EvidenceRegion[];
};
