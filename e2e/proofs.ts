import { localDate, seededRandom } from '@jixu/kernel';
import type {
  EvidenceForm,
  EvidenceSubject,
} from '../server/src/app/demonstration/evidence/evidence-spec.ts';
import { createEvidenceMaker } from '../server/src/app/demonstration/evidence/make-evidence.ts';
import { notoSansFonts, notoSerifFonts } from '../server/src/platform/print/noto-fonts.ts';
import { createPrinter } from '../server/src/platform/print/printer.ts';
import type { HandedFile } from './hand-over.ts';

type Wanted = { readonly subject: EvidenceSubject; readonly form: EvidenceForm };

/** Proofs that can be read, as a person would have them on a phone or from a scanner. */
export async function makeProofs(wanted: readonly Wanted[]): Promise<readonly HandedFile[]> {
  const printer = await createPrinter({ fonts: [...notoSerifFonts(), ...notoSansFonts()] });
  try {
    const make = createEvidenceMaker(printer);
    const files: HandedFile[] = [];
    for (const [index, spec] of wanted.entries()) {
      const made = await make(seededRandom(20 + index), spec);
      files.push({
        name: made.fileName,
        mimeType: made.mediaType,
        buffer: Buffer.from(made.bytes),
      });
    }
    return files;
  } finally {
    await printer.close();
  }
}

export const paperTitle = '小学数学“综合与实践”作业设计研究';

/** Cover, contents and first page of one paper, and the contents once more as a photo. */
export function paperProofs(author: string): Promise<readonly HandedFile[]> {
  const paper = {
    kind: 'journal-paper',
    journal: '岭东教育研究',
    sponsor: '岭东教育研究编辑部',
    year: 2026,
    issueNumber: 10,
    title: paperTitle,
    authors: [author, '陈志远'],
    affiliation: '云湖第一教育集团云湖实验小学，岭东 云湖',
    publishedOn: localDate(2026, 10, 15),
  } as const;
  return makeProofs([
    { subject: { ...paper, pages: ['cover'] }, form: 'photo' },
    { subject: { ...paper, pages: ['contents'] }, form: 'screenshot' },
    { subject: { ...paper, pages: ['first'] }, form: 'screenshot' },
    { subject: { ...paper, pages: ['contents'] }, form: 'photo' },
  ]);
}
