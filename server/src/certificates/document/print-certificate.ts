import { fileURLToPath } from 'node:url';

import { fail, type Json, ok, type Result } from '@jixu/kernel';
import qrcode from 'qrcode';
import { Check } from 'typebox/value';

import { PrintError } from '../../platform/print/print-error.ts';
import type { Printer } from '../../platform/print/printer.ts';
import {
  type CertificateContent,
  certificateContentSchema,
  documentTitle,
  printedTexts,
} from './certificate-content.ts';
import { certificateLabels, checkLine } from './certificate-labels.ts';
import { PAYLOAD_FILE_NAME } from './certificate-payload.ts';

const TEMPLATE = fileURLToPath(new URL('./templates/certificate.typ', import.meta.url));

/**
 * - `content_invalid`: a field is missing, too long for one page or malformed.
 * - `character_not_printable`: the font lacks a character (`characters`); a clerk
 *   has to agree a spelling with the holder. Never printed as a box.
 * - `too_long_for_one_page`: many long fields at once; never a second sheet.
 */
export type PrintCertificateCode =
  | 'content_invalid'
  | 'character_not_printable'
  | 'too_long_for_one_page';

/** The PDF of a certificate with its signed payload inside: always the same bytes. */
export async function printCertificate(options: {
  readonly printer: Printer;
  readonly content: CertificateContent;
  /** From `signPayload`, over the same content. */
  readonly payload: string;
}): Promise<Result<Uint8Array, PrintCertificateCode>> {
  const { printer, content, payload } = options;
  const refused = refusePrinting(printer, content);
  if (refused !== null) return refused;
  const data = await templateData(content, payload);
  return onOnePage(printer.render({ template: TEMPLATE, data, standard: 'a-3b', pagesMax: 1 }));
}

/** The same page as a picture, for a screen; a picture proves nothing. */
export async function previewCertificate(options: {
  readonly printer: Printer;
  readonly content: CertificateContent;
  readonly widthPx: number;
}): Promise<Result<Uint8Array, PrintCertificateCode>> {
  const { printer, content, widthPx } = options;
  const refused = refusePrinting(printer, content);
  if (refused !== null) return refused;
  const data = await templateData(content, null);
  return onOnePage(printer.renderPng({ template: TEMPLATE, data, widthPx }));
}

async function onOnePage(
  page: Promise<Uint8Array>,
): Promise<Result<Uint8Array, 'too_long_for_one_page'>> {
  try {
    return ok(await page);
  } catch (error) {
    if (!(error instanceof PrintError) || error.code !== 'print.too_many_pages') throw error;
    return fail('too_long_for_one_page');
  }
}

function refusePrinting(printer: Printer, content: CertificateContent) {
  if (!Check(certificateContentSchema, content)) return fail('content_invalid');
  const missing = printer.missingGlyphs(printedTexts(content).join(''));
  if (missing.length === 0) return null;
  return fail('character_not_printable', { characters: missing.join('') });
}

async function templateData(content: CertificateContent, payload: string | null): Promise<Json> {
  const qr = await qrcode.toString(content.checkUrl, {
    type: 'svg',
    margin: 0,
    errorCorrectionLevel: 'M',
  });
  return {
    content,
    labels: certificateLabels(content),
    checkLine: checkLine(content),
    documentTitle: documentTitle(content),
    // From the root, or Typst would put the template's folder into the name.
    payloadPath: `/${PAYLOAD_FILE_NAME}`,
    payload,
    qr,
  };
}
