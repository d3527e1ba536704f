import { createHash } from 'node:crypto';
import { deflateSync } from 'node:zlib';

import { canonicalJson, seededRandom } from '@jixu/kernel';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { notoSerifFonts } from '../../platform/print/noto-fonts.ts';
import { createPrinter, type Printer } from '../../platform/print/printer.ts';
import { extractPayload, PDF_BYTES_MAX } from './attached-payload.ts';
import type { CertificateContent } from './certificate-content.ts';
import { parseEnvelope, PAYLOAD_BYTES_MAX, signPayload } from './certificate-payload.ts';
import { checkPdf, type IssuedCertificate, type NotIssuedReason } from './check-pdf.ts';
import { printCertificate } from './print-certificate.ts';
import { sampleKeys, sampleSubject } from './testing.ts';

const ours = sampleKeys({ keyId: 'issuer-2026', seed: 'ours' });
const foreign = sampleKeys({ keyId: 'academy-2026', seed: 'foreign' });
const impostor = sampleKeys({ keyId: 'issuer-2026', seed: 'impostor' });
const LIN = { number: 'JX-4499-2025-0001837-6', holderName: '林秀芬' };
const HE = { number: 'JX-4499-2025-0001838-4', holderName: '何宁' };

describe('check of a PDF', () => {
  let printer: Printer;
  let lin: Uint8Array;
  let he: Uint8Array;
  const register = new Map<string, IssuedCertificate>();

  beforeAll(async () => {
    printer = await createPrinter({ fonts: notoSerifFonts() });
    lin = await issue(LIN);
    he = await issue(HE);
  });
  afterAll(() => printer.close());

  async function printed(content: CertificateContent, payload: string): Promise<Uint8Array> {
    const page = await printCertificate({ printer, content, payload });
    if (!page.ok) throw new Error(page.code);
    return page.value;
  }

  async function issue(change: typeof LIN): Promise<Uint8Array> {
    const subject = sampleSubject(change);
    const pdf = await printed(subject.content, await signPayload(subject, ours.signer));
    const pdfSha256 = createHash('sha256').update(pdf).digest('hex');
    register.set(change.number, { pdfSha256, holderName: change.holderName, status: 'valid' });
    return pdf;
  }

  function check(pdf: Uint8Array) {
    const findIssued = (number: string) => Promise.resolve(register.get(number) ?? null);
    return checkPdf({ pdf, keys: [ours.key], findIssued });
  }

  /** The reason why a file is not ours; `ours` where it is. */
  async function reasonOf(pdf: Uint8Array): Promise<NotIssuedReason | 'ours'> {
    const answer = await check(pdf);
    return answer.verdict === 'not-issued-by-us' ? answer.reason : 'ours';
  }

  it('knows the file that was handed out', async () => {
    // Goal: the honest case. Method: both issued files, byte for byte.
    expect(await check(lin)).toMatchObject({
      verdict: 'as-issued',
      issued: { holderName: '林秀芬' },
    });
    expect(await check(he)).toMatchObject({ verdict: 'as-issued', issued: { holderName: '何宁' } });
  });

  it.each(['revoked', 'replaced'] as const)('says when it was %s', async (status) => {
    // Goal: status from the register, not from the file. Method: change the register only.
    const before = register.get(LIN.number);
    if (before === undefined) throw new Error('not issued');
    register.set(LIN.number, { ...before, status });
    const verdict = 'issued-but-revoked-or-replaced';
    expect(await check(lin)).toMatchObject({ verdict, reason: status });
    expect(await reasonOf(Buffer.concat([lin, Buffer.from('\n')]))).toBe('bytes_changed');
    register.set(LIN.number, before);
  });

  it('finds changed visible text', async () => {
    // Goal: an edited page is not ours. Method: print other amounts, another name and another
    // unit around the genuine payload, as someone with the same template could.
    const payload = payloadOf(lin);
    const { content } = sampleSubject(LIN);
    const total = { ...content.total, counted: '98' };
    expect(await reasonOf(await printed({ ...content, total }, payload))).toBe('bytes_changed');
    expect(await reasonOf(await printed({ ...content, unit: '别处小学' }, payload))).toBe(
      'bytes_changed',
    );
    expect(await reasonOf(await printed({ ...content, holderName: '何宁' }, payload))).toBe(
      'name_swapped',
    );
  });

  it('finds a payload moved into another certificate', async () => {
    // Goal: a genuine signature proves nothing about a foreign page. Method: swap both ways.
    const [content, other] = [sampleSubject(LIN).content, sampleSubject(HE).content];
    expect(await reasonOf(await printed(content, payloadOf(he)))).toBe('payload_moved');
    expect(await reasonOf(await printed(other, payloadOf(lin)))).toBe('payload_moved');
  });

  it('finds a name swapped inside the payload', async () => {
    // Goal: the holder is inside the signed bytes. Method: another name, signature kept.
    const parsed = parseEnvelope(payloadOf(lin));
    if (!parsed.ok) throw new Error(parsed.code);
    const { payload, signature } = parsed.value;
    const content = { ...payload.content, holderName: '何宁' };
    const swapped = canonicalJson({ payload: { ...payload, content }, signature });
    expect(await reasonOf(await printed(content, swapped))).toBe('name_swapped');
    const raised = { ...payload.content, total: { ...payload.content.total, counted: '98' } };
    const text = canonicalJson({ payload: { ...payload, content: raised }, signature });
    expect(await reasonOf(await printed(raised, text))).toBe('bad_signature');
  });

  it('asks only keys that we pinned', async () => {
    // Goal: foreign keys fail. Method: an own key id, our key id with another key, a new number.
    const subject = sampleSubject(LIN);
    const byForeign = await signPayload(subject, foreign.signer);
    expect(await reasonOf(await printed(subject.content, byForeign))).toBe('foreign_key');
    const byImpostor = await signPayload(subject, impostor.signer);
    expect(await reasonOf(await printed(subject.content, byImpostor))).toBe('bad_signature');
    const unknown = sampleSubject({ ...LIN, number: 'JX-4499-2025-0009999-1' });
    const signed = await signPayload(unknown, ours.signer);
    expect(await reasonOf(await printed(unknown.content, signed))).toBe('unknown_number');
  });

  it('refuses two payloads and none', async () => {
    // Goal: no choice between payloads. Method: append the objects of another certificate.
    expect(await reasonOf(Buffer.concat([lin, he]))).toBe('several_payloads');
    expect(await reasonOf(Buffer.from('%PDF-1.7\n'))).toBe('no_payload');
    expect(await reasonOf(Buffer.from('no pdf'))).toBe('not_a_pdf');
    expect(await reasonOf(Buffer.alloc(PDF_BYTES_MAX + 1))).toBe('too_large');
    expect(
      await reasonOf(await printed(sampleSubject(LIN).content, '{"type":"jixu-certificate"}')),
    ).toBe('payload_unreadable');
  });

  it('never takes a mutated file for ours and never throws', async () => {
    // Goal: safe on hostile files. Method: 300 seeded mutations of two certificates.
    const random = seededRandom(20_260_115);
    for (let round = 0; round < 300; round += 1) {
      const original = random.pick([lin, he]);
      const pdf = mutated(original, random);
      if (Buffer.from(pdf).equals(original)) continue;
      expect((await check(pdf)).verdict, `round ${round}`).toBe('not-issued-by-us');
    }
  });

  it('answers quickly on files made to be slow', async () => {
    // Goal: bounded work. Method: 5 MB of openings, a stream that inflates to 64 times the limit.
    const opening = '1 0 obj << /Type /EmbeddedFile /Length 9999999 >> stream\n';
    const bomb = deflateSync(Buffer.alloc(64 * PAYLOAD_BYTES_MAX, '"jixu-certificate"')).toString(
      'latin1',
    );
    const files = [
      `%PDF-${opening.repeat(80_000)}`,
      `%PDF-${'/EmbeddedFiles'.repeat(350_000)}`,
      `%PDF-${'/Title <FEFF'.repeat(400_000)}`,
      `%PDF-1 0 obj${'<<'.repeat(2_000_000)}/EmbeddedFile`,
      `%PDF-1 0 obj << /Type /EmbeddedFile /Filter /FlateDecode /Length ${bomb.length} >> stream\n${bomb}`,
    ];
    for (const file of files) {
      const pdf = Buffer.from(file, 'latin1').subarray(0, PDF_BYTES_MAX);
      const before = process.cpuUsage();
      expect(extractPayload(pdf)).toMatchObject({ ok: false });
      const used = process.cpuUsage(before);
      expect(used.user + used.system).toBeLessThan(1_000_000);
    }
  });
});

function payloadOf(pdf: Uint8Array): string {
  const attached = extractPayload(pdf);
  if (!attached.ok) throw new Error(attached.code);
  return attached.value.text;
}

/** One of: bytes changed, a piece cut out, doubled or zeroed, the end cut off, numbers changed. */
function mutated(original: Uint8Array, random: ReturnType<typeof seededRandom>): Uint8Array {
  const pdf = Buffer.from(original);
  const at = random.below(pdf.length - 1);
  const length = 1 + random.below(Math.min(4_000, pdf.length - at - 1));
  switch (random.below(6)) {
    case 0:
      for (let count = 0; count <= random.below(40); count += 1) {
        pdf[random.below(pdf.length)] = random.below(256);
      }
      return pdf;
    case 1:
      return Buffer.concat([pdf.subarray(0, at), pdf.subarray(at + length)]);
    case 2:
      return Buffer.concat([pdf.subarray(0, at + length), pdf.subarray(at)]);
    case 3:
      return pdf.fill(0, at, at + length);
    case 4:
      return pdf.subarray(0, at);
    default: {
      // Lengths and object numbers, also those of the attachment.
      const text = pdf.toString('latin1');
      const digit = () => String(random.below(10));
      return Buffer.from(
        text.replaceAll(/\d/g, (old) => (random.chance(2) ? digit() : old)),
        'latin1',
      );
    }
  }
}
