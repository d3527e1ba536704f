import { dateParts, formatLocalDate, type Json, type LocalDate, seededRandom } from '@jixu/kernel';
import type {
  EvidenceForm,
  EvidenceSubject,
  JournalPage,
  JournalPaper,
} from '../evidence/evidence-spec.ts';
import { pageDataOf } from '../evidence/page-data.ts';
import type { PlannedFile } from './planned.ts';

/** Declarations with the proofs that show their facts, each fact tied to the place where the proof states it. */

export type Filled = {
  readonly values: Readonly<Record<string, string>>;
  readonly files: readonly PlannedFile[];
};

/** The first four of the synthetic numbers; the rest is never printed. */
const MASK = '**************';

export type Training = {
  readonly holder: string;
  readonly region: string;
  readonly title: string;
  readonly organiser: string;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** As printed on the proof. */
  readonly days: string;
  readonly hours: string;
  readonly seed: number;
  readonly form?: EvidenceForm;
};

/** Where a proof of training states what, by the fields that forms of training have. */
const TRAINING_TIES = {
  title: ['title'],
  organiser: ['organiser', 'office', 'department'],
  span: ['from', 'to', 'on'],
  days: ['days', 'minutes'],
  hours: ['hours'],
} as const;

/** `asked`: what the form asks besides title, organiser and days. */
export function trainingFilled(
  training: Training,
  asked: {
    readonly organiserField?: 'organiser' | 'office' | 'department';
    readonly dates: 'span' | 'one-day';
    readonly slot?: string;
    readonly values: Readonly<Record<string, string>>;
  },
): Filled {
  const days: Record<string, string> =
    asked.dates === 'span'
      ? { from: formatLocalDate(training.from), to: formatLocalDate(training.to) }
      : { on: formatLocalDate(training.to) };
  const subject: EvidenceSubject = {
    kind: 'training-proof',
    person: training.holder,
    maskedId: `${training.region}${MASK}`,
    title: training.title,
    subject: '专业技术人员继续教育',
    mode: '面授',
    organiser: training.organiser,
    from: training.from,
    to: training.to,
    days: training.days,
    hours: training.hours,
    issuedOn: training.to,
  };
  return {
    values: {
      title: training.title,
      [asked.organiserField ?? 'organiser']: training.organiser,
      ...days,
      ...asked.values,
    },
    files: [
      {
        slot: asked.slot ?? 'proof',
        spec: { subject, form: training.form ?? 'pdf' },
        seed: training.seed,
        ties: TRAINING_TIES,
      },
    ],
  };
}

export type Paper = {
  readonly title: string;
  readonly journal: string;
  readonly authors: readonly string[];
  readonly affiliation: string;
  readonly publishedOn: LocalDate;
  /** Authors of one paper hand in the same pages: the same seed. */
  readonly seed: number;
  readonly form?: EvidenceForm;
};

const PAGES: readonly {
  readonly slot: string;
  readonly page: JournalPage;
  readonly ties: PlannedFile['ties'];
}[] = [
  {
    slot: 'cover',
    page: 'cover',
    ties: { journal: ['periodical', 'journal'], publishedOn: ['on'] },
  },
  { slot: 'contents', page: 'contents', ties: { authors: ['rank', 'work'] } },
  { slot: 'first-page', page: 'first', ties: { title: ['title'] } },
];

/** Cover, contents and first page; `asked` is what the place asks besides. */
export function paperFilled(
  paper: Paper,
  asked: Readonly<Record<string, string>>,
  slots: readonly string[] = PAGES.map((page) => page.slot),
): Filled {
  const { year, month } = dateParts(paper.publishedOn);
  const whole: JournalPaper = {
    kind: 'journal-paper',
    journal: paper.journal,
    sponsor: `${paper.journal}编辑部`,
    year,
    issueNumber: month,
    title: paper.title,
    authors: paper.authors,
    affiliation: paper.affiliation,
    publishedOn: paper.publishedOn,
    pages: PAGES.map(({ page }) => page),
  };
  const printed = pageDataOf(whole, seededRandom(paper.seed)).data;
  return {
    values: {
      title: paper.title,
      periodical: paper.journal,
      on: formatLocalDate(paper.publishedOn),
      work: `YS-${textOf(printed, 'page')}-${year}(${month})-${paper.seed}`,
      ...asked,
    },
    files: PAGES.filter(({ slot }) => slots.includes(slot)).map(({ slot, page, ties }) => ({
      slot,
      spec: { subject: { ...whole, pages: [page] }, form: paper.form ?? 'pdf' },
      seed: paper.seed,
      ties,
    })),
  };
}

export function patentFilled(of: {
  title: string;
  inventors: readonly string[];
  owner: string;
  filedOn: LocalDate;
  grantedOn: LocalDate;
  rank: number;
  seed: number;
}): Filled {
  const subject = { kind: 'patent-certificate', patentType: 'utility', ...of } as const;
  const printed = pageDataOf(subject, seededRandom(of.seed)).data;
  return {
    values: {
      title: of.title,
      type: 'utility',
      on: formatLocalDate(of.grantedOn),
      rank: String(of.rank),
      number: textOf(printed, 'patentNumber'),
    },
    files: [
      {
        slot: 'certificate',
        spec: { subject, form: 'pdf' },
        seed: of.seed,
        ties: {
          title: ['title'],
          patentType: ['type'],
          grantedOn: ['on'],
          inventors: ['rank'],
          patentNumber: ['number'],
        },
      },
    ],
  };
}

export function projectFilled(of: {
  title: string;
  unit: string;
  members: readonly string[];
  startedOn: LocalDate;
  closedOn: LocalDate;
  rank: number;
  seed: number;
}): Filled {
  const subject = {
    kind: 'project-closing',
    host: '省教育科学规划办公室（演示）',
    level: '省级',
    ...of,
  } as const;
  const printed = pageDataOf(subject, seededRandom(of.seed)).data;
  return {
    values: {
      title: of.title,
      level: 'province',
      completed: 'true',
      on: formatLocalDate(of.closedOn),
      rank: String(of.rank),
      number: textOf(printed, 'number'),
    },
    files: [
      {
        slot: 'certificate',
        spec: { subject, form: 'pdf' },
        seed: of.seed,
        ties: {
          title: ['title'],
          level: ['level'],
          closedOn: ['on', 'completed'],
          members: ['rank'],
          number: ['number'],
        },
      },
    ],
  };
}

/** `asked`: whatever the place asks besides school, programme and day. */
export function degreeFilled(
  of: {
    holder: string;
    school: string;
    programme: string;
    enteredOn: LocalDate;
    graduatedOn: LocalDate;
    seed: number;
  },
  asked: Readonly<Record<string, string>>,
): Filled {
  return {
    values: {
      title: of.school,
      programme: of.programme,
      on: formatLocalDate(of.graduatedOn),
      ...asked,
    },
    files: [
      {
        slot: 'marks',
        spec: {
          subject: {
            kind: 'degree-transcript',
            person: of.holder,
            school: of.school,
            programme: of.programme,
            degree: '硕士',
            enteredOn: of.enteredOn,
            graduatedOn: of.graduatedOn,
          },
          form: 'pdf',
        },
        seed: of.seed,
        ties: {
          school: ['title'],
          programme: ['programme'],
          degree: ['degree'],
          graduatedOn: ['on'],
        },
      },
    ],
  };
}

export function pointsFilled(of: {
  holder: string;
  points: number;
  asOf: LocalDate;
  seed: number;
}): Filled {
  return {
    values: { on: formatLocalDate(of.asOf), points: String(of.points) },
    files: [
      {
        slot: 'screenshot',
        spec: {
          subject: {
            kind: 'points-screen',
            person: of.holder,
            points: of.points,
            asOf: of.asOf,
          },
          form: 'screenshot',
        },
        seed: of.seed,
        ties: { points: ['points'], asOf: ['on'] },
      },
    ],
  };
}

function textOf(data: Json, name: string): string {
  if (typeof data === 'object' && data !== null && !Array.isArray(data) && name in data) {
    const value = Object.entries(data).find(([key]) => key === name)?.[1];
    if (typeof value === 'string') return value;
  }
  throw new Error(`demonstration: a proof without ${name}`);
}
