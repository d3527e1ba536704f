import { fileURLToPath } from 'node:url';

import { assert, type Json, type Random } from '@jixu/kernel';
import { Type } from 'typebox';
import { Check } from 'typebox/value';

import type { Printer } from '../../../platform/print/printer.ts';
import type { EvidenceFile, EvidenceRegion, EvidenceSpec } from './evidence-spec.ts';
import { pageDataOf } from './page-data.ts';
import { photograph } from './photograph.ts';

/** Wide enough to read the smallest print, small enough for a database of a thousand files. */
const PICTURE_WIDTH_PX = 1_100;

const fraction = Type.Number({ minimum: 0, maximum: 1 });
const regionSchema = Type.Object({
  fact: Type.String(),
  page: Type.Integer({ minimum: 1 }),
  box: Type.Tuple([fraction, fraction, fraction, fraction]),
});

export type EvidenceMaker = (random: Random, spec: EvidenceSpec) => Promise<EvidenceFile>;

/**
 * Makes synthetic proofs that can be read, each page marked 合成材料，仅供演示. The printer needs
 * both families of fonts. The same seed and spec give the same file.
 */
export function createEvidenceMaker(printer: Printer): EvidenceMaker {
  return async (random, spec) => {
    const { template, data, name } = pageDataOf(spec.subject, random);
    const request = { template: templatePath(template), data };
    const regions = (await printer.readMarks(request)).map(readRegion);
    if (spec.form === 'pdf') {
      const bytes = await printer.render(request);
      return { fileName: `${name}.pdf`, mediaType: 'application/pdf', bytes, regions };
    }
    const png = await printer.renderPng({ ...request, widthPx: PICTURE_WIDTH_PX });
    if (spec.form === 'screenshot') {
      return { fileName: `${name}.png`, mediaType: 'image/png', bytes: png, regions };
    }
    const { jpeg, placed } = await photograph(png, random);
    return {
      fileName: `IMG_${String(1_000 + random.below(9_000))}.jpg`,
      mediaType: 'image/jpeg',
      bytes: jpeg,
      regions: regions.map(placed),
    };
  };
}

function templatePath(name: string): string {
  return fileURLToPath(new URL(`./templates/${name}`, import.meta.url));
}

function readRegion(mark: Json): EvidenceRegion {
  assert(Check(regionSchema, mark), 'evidence: a mark of another shape');
  return mark;
}
