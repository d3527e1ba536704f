import { createHash } from 'node:crypto';
import { canonicalJson, formatLocalDate, type LocalDate, type Period } from '@jixu/kernel';
import type { CertificateRule, PackEdition } from '@jixu/policy';
import type { CertificateContent } from '../document/certificate-content.ts';
import type { CertificateKind, FrozenContent } from './certificate.ts';
import { bodyRuns, dayWords, periodLabel, tableRow } from './certificate-words.ts';
import type { Figures } from './figures.ts';

export type ContentFacts = {
  readonly kind: CertificateKind;
  readonly rule: CertificateRule;
  readonly edition: PackEdition;
  readonly figures: Figures;
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
  return {
    kind: of.kind,
    locale: 'zh-CN',
    unitOfAmount: of.figures.unit,
    number: of.number,
    title: of.rule.title['zh-CN'],
    periodLabel: period,
    issuer: of.issuerName,
    holderName: of.holder.name,
    maskedId: of.holder.maskedId,
    unit: of.unitName,
    post: of.post,
    body: bodyRuns({ name: of.holder.name, period, figures: of.figures }),
    rows: of.figures.categories.map(tableRow),
    total: tableRow(of.figures.total),
    closing: of.rule.closing['zh-CN'],
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
