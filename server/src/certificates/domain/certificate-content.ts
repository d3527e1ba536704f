import { createHash } from 'node:crypto';
import { canonicalJson, formatLocalDate, type LocalDate, type Period } from '@jixu/kernel';
import type { PackEdition } from '@jixu/policy';
import type { CertificateContent } from '../document/certificate-content.ts';
import type { FrozenContent } from './certificate.ts';
import {
  bodyRuns,
  courseRow,
  courseRuns,
  dayWords,
  periodLabel,
  tableRow,
} from './certificate-words.ts';
import type { Paper } from './paper.ts';

export type ContentFacts = {
  readonly paper: Paper;
  readonly edition: PackEdition;
  readonly span: Period;
  readonly number: string;
  readonly holder: { readonly name: string; readonly maskedId: string };
  readonly unitName: string;
  readonly post: string;
  readonly issuerName: string;
  readonly today: LocalDate;
  readonly publicUrl: string;
  readonly token: string;
};

/** Everything the paper shows, ready to be read. Frozen from here on. */
export function contentOf(of: ContentFacts): CertificateContent {
  const period = periodLabel(of.span);
  const { kind, figures, closing } = of.paper;
  const { course } = figures;
  const { name } = of.holder;
  const rowOf = course ? courseRow(course) : tableRow;
  return {
    kind,
    locale: 'zh-CN',
    unitOfAmount: figures.unit,
    number: of.number,
    title: figures.title['zh-CN'],
    periodLabel: period,
    issuer: of.issuerName,
    holderName: name,
    maskedId: of.holder.maskedId,
    unit: of.unitName,
    post: of.post,
    body: course ? courseRuns({ name, course, figures }) : bodyRuns({ name, period, figures }),
    rows: figures.categories.map(rowOf),
    total: rowOf(figures.total),
    closing: closing['zh-CN'],
    issueDate: dayWords(of.today),
    issuedOn: formatLocalDate(of.today),
    checkUrl: `${of.publicUrl}/check/${of.token}`,
    checkAddress: `${new URL(of.publicUrl).host}/check`,
    packRef: of.edition.ref,
  };
}

/** Of the words that a page has to hold, without what differs between two attempts at the same page. */
export function wordsSha256(content: FrozenContent): string {
  const words: Partial<CertificateContent> = { ...content };
  for (const member of ['number', 'issueDate', 'issuedOn', 'checkUrl'] as const) {
    delete words[member];
  }
  return createHash('sha256').update(canonicalJson(words)).digest('hex');
}
