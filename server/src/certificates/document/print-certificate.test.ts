import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { notoSerifFonts } from '../../platform/print/noto-fonts.ts';
import { createPrinter, type Printer } from '../../platform/print/printer.ts';
import { extractPayload } from './attached-payload.ts';
import { CERTIFICATE_ROWS_MAX, type CertificateContent } from './certificate-content.ts';
import { signPayload } from './certificate-payload.ts';
import { previewCertificate, printCertificate } from './print-certificate.ts';
import { sampleContent, sampleKeys, sampleSubject } from './testing.ts';

const PX_PER_MM = 4;
const WIDTH_PX = 210 * PX_PER_MM;

describe('certificate page', () => {
  let printer: Printer;
  beforeAll(async () => {
    printer = await createPrinter({ fonts: notoSerifFonts() });
  });
  afterAll(() => printer.close());

  async function preview(content: CertificateContent): Promise<Uint8Array> {
    const page = await previewCertificate({ printer, content, widthPx: WIDTH_PX });
    if (!page.ok) throw new Error(`${page.code} ${JSON.stringify(page.detail)}`);
    return page.value;
  }

  it('carries its payload and is the same file every time', async () => {
    // Goal: frozen bytes. Method: print twice with another page between; read the attachment.
    const { signer } = sampleKeys({ keyId: 'k', seed: 'ours' });
    const payload = await signPayload(sampleSubject(), signer);
    const first = await printCertificate({ printer, content: sampleContent(), payload });
    await preview(sampleContent({ holderName: '何宁' }));
    const again = await printCertificate({ printer, content: sampleContent(), payload });
    if (!first.ok || !again.ok) throw new Error('not printed');
    expect(Buffer.from(again.value).equals(first.value)).toBe(true);
    expect(extractPayload(first.value)).toEqual({
      ok: true,
      value: { text: payload, title: '专业技术人员继续教育证书 JX-4499-2025-0001837-6 林秀芬' },
    });
    expect(first.value.length).toBeLessThan(200_000);
    // A path of the machine in the file would also make other bytes on another machine.
    const names = Buffer.from(first.value)
      .toString('latin1')
      .match(/\/U?F \([^)]*\)/g);
    expect(names).toEqual(['/F (jixu-certificate.json)', '/UF (jixu-certificate.json)']);
  });

  it('stays on one page with twelve long rows', async () => {
    // Goal: the longest real content fits. Method: both kinds and languages; a page that runs
    // over is refused by the printer.
    for (const kind of ['certificate', 'statement'] as const) {
      for (const locale of ['zh-CN', 'en'] as const) {
        expect(await preview({ ...longContent(), kind, locale })).toBeInstanceOf(Uint8Array);
      }
    }
  });

  it('refuses what does not fit on one page', async () => {
    // Goal: never a second sheet. Method: every field at its limit at once.
    const wide = (count: number) => '继'.repeat(count);
    const row = { category: wide(40), need: '1', counted: '1', conclusion: wide(16) };
    const content = { ...longContent(), unit: wide(120), title: wide(60), closing: wide(200) };
    const rows = Array.from({ length: CERTIFICATE_ROWS_MAX }, () => row);
    const page = await printCertificate({ printer, content: { ...content, rows }, payload: '{}' });
    expect(page).toEqual({ ok: false, code: 'too_long_for_one_page' });
  });

  it.each(sealCases())('leaves 42 mm left of the issuer free: %s', async (_name, content) => {
    // Goal: room for a seal. Method: no ink in the 42 mm column beside the issuer's lines.
    const page = await preview(content);
    const area = { left: 72.5 * PX_PER_MM, width: 41 * PX_PER_MM, top: 226 * PX_PER_MM };
    const seal = await sharp(page)
      .extract({ ...area, height: 26 * PX_PER_MM })
      .toBuffer();
    const { channels } = await sharp(seal).stats();
    expect(channels[0]?.min).toBe(255);
    const beside = { ...area, left: 115 * PX_PER_MM, width: 63 * PX_PER_MM };
    const issuer = await sharp(page)
      .extract({ ...beside, height: 26 * PX_PER_MM })
      .toBuffer();
    expect((await sharp(issuer).stats()).channels[0]?.min).toBeLessThan(80);
  });

  it('names a character that the font lacks instead of printing a box', async () => {
    // Goal: no box on paper. Method: U+20BB7 in the name and in the unit.
    const content = sampleContent({ holderName: '𠮷小红', unit: '云湖𠮷祥小学' });
    expect(await printCertificate({ printer, content, payload: '{}' })).toEqual({
      ok: false,
      code: 'character_not_printable',
      detail: { characters: '𠮷' },
    });
  });

  it('prints names that look like code', async () => {
    // Goal: data is never code. Method: Typst, JSON, PDF and SVG syntax as holder and unit.
    const names = [
      '#panic("x")',
      '#read("/etc/passwd")',
      '*a* _b_ $c$ @d',
      '\\ ) endstream',
      '</svg>',
    ];
    for (const holderName of names) {
      const content = sampleContent({ holderName, unit: holderName });
      expect(await preview(content)).toBeInstanceOf(Uint8Array);
    }
  });

  it('refuses content that was not prepared', async () => {
    // Goal: limits hold at the door. Method: empty name, 13 rows, an address that is no URL.
    const row = sampleContent().total;
    const changes: Partial<CertificateContent>[] = [
      { holderName: '' },
      { rows: Array.from({ length: CERTIFICATE_ROWS_MAX + 1 }, () => row) },
      { checkUrl: 'javascript:alert(1)' },
      { issuedOn: '2026年1月15日' },
    ];
    for (const change of changes) {
      const content = sampleContent(change);
      expect(await printCertificate({ printer, content, payload: '{}' })).toMatchObject({
        code: 'content_invalid',
      });
    }
  });
});

const LONG_NAME = '阿卜杜拉·买买提·阿卜杜热合曼·吐尔逊江·艾则孜';

function sealCases(): [string, CertificateContent][] {
  const issuer = '岭东市云湖新区人力资源和社会保障局专业技术人员管理科';
  return [
    ['usual', sampleContent()],
    ['long name and issuer', sampleContent({ holderName: LONG_NAME, issuer })],
    ['statement', sampleContent({ kind: 'statement' })],
    ['en', sampleContent({ locale: 'en', issuer: 'Lingdong Bureau of Human Resources' })],
  ];
}

/** Twelve rows, a name of 24 characters, a unit of 46, an issuer of 26. */
function longContent(): CertificateContent {
  const row = (index: number) => ({
    category: `第${index + 1}类专业技术人员继续教育专门科目`,
    need: '1234.5',
    counted: '1234.5',
    conclusion: '未达到',
  });
  return sampleContent({
    holderName: LONG_NAME,
    title: '专业技术人员继续教育学时审验证明',
    issuer: '岭东市云湖新区人力资源和社会保障局专业技术人员管理科',
    unit: '云湖第一教育集团云湖实验小学与云湖县教师发展中心联合举办的附属第二实验学校高中部数学教研组',
    rows: Array.from({ length: CERTIFICATE_ROWS_MAX }, (_, index) => row(index)),
  });
}
