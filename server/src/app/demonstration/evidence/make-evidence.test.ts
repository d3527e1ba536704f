import { seededRandom } from '@jixu/kernel';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

import { notoSansFonts, notoSerifFonts } from '../../../platform/print/noto-fonts.ts';
import { createPrinter, type Printer } from '../../../platform/print/printer.ts';
import type { EvidenceForm, EvidenceRegion, EvidenceSubject } from './evidence-spec.ts';
import { createEvidenceMaker, type EvidenceMaker } from './make-evidence.ts';
import { sampleEvidence, sampleTraining } from './testing.ts';

describe('synthetic evidence', () => {
  let printer: Printer;
  let make: EvidenceMaker;
  beforeAll(async () => {
    printer = await createPrinter({ fonts: [...notoSerifFonts(), ...notoSansFonts()] });
    make = createEvidenceMaker(printer);
  });
  afterAll(() => printer.close());

  it('makes the same file for the same seed', async () => {
    // Goal: a seeded demonstration. Method: every sample twice with one seed, once with another.
    for (const spec of sampleEvidence()) {
      const first = await make(seededRandom(5), spec);
      const again = await make(seededRandom(5), spec);
      expect(Buffer.from(again.bytes).equals(first.bytes), `${first.fileName} again`).toBe(true);
      expect(again.regions).toEqual(first.regions);
      const start = Buffer.from(first.bytes.subarray(0, 4)).toString('latin1');
      const starts = { pdf: '%PDF', screenshot: '\u0089PNG', photo: '\u00ff\u00d8\u00ff' };
      expect(start.startsWith(starts[spec.form])).toBe(true);
    }
    const [spec] = sampleEvidence();
    if (spec === undefined) throw new Error('no sample');
    const [one, other] = [await make(seededRandom(5), spec), await make(seededRandom(6), spec)];
    expect(Buffer.from(other.bytes).equals(one.bytes)).toBe(false);
  });

  it('says where each fact stands', async () => {
    // Goal: facts can be tied to lines. Method: the facts that reviewers ask for, per kind.
    const wanted: Record<EvidenceSubject['kind'], readonly string[]> = {
      'training-proof': ['holder', 'span', 'title', 'days', 'hours', 'organiser', 'issuedOn'],
      'journal-paper': ['authors'],
      'patent-certificate': ['patentType', 'title', 'inventors', 'patentNumber', 'grantedOn'],
      'project-closing': ['title', 'level', 'leader', 'members', 'closedOn'],
      'points-screen': ['holder', 'points', 'asOf'],
      'degree-transcript': ['holder', 'school', 'degree', 'graduatedOn'],
    };
    for (const spec of sampleEvidence()) {
      const { regions } = await make(seededRandom(5), spec);
      const facts = regions.map((region) => region.fact);
      expect(facts).toEqual(expect.arrayContaining([...wanted[spec.subject.kind]]));
      for (const { box } of regions) {
        const [x0, y0, x1, y1] = box;
        expect(x1 - x0).toBeGreaterThan(0.01);
        expect(y1 - y0).toBeGreaterThan(0.005);
      }
    }
  });

  it('finds the pages of a journal', async () => {
    // Goal: contents line on page 2, signatures on page 3. Method: the whole journal as one file.
    const journal = sampleEvidence().find(({ subject }) => subject.kind === 'journal-paper');
    if (journal === undefined) throw new Error('no journal');
    const { regions } = await make(seededRandom(5), journal);
    const pageOf = (fact: string) => regions.find((region) => region.fact === fact)?.page;
    expect([pageOf('publishedOn'), pageOf('authors'), pageOf('signatures')]).toEqual([1, 2, 3]);
  });

  it.each(['screenshot', 'photo'] as const)('marks the right line of a %s', async (form) => {
    // Goal: a region is where its fact is. Method: change one fact; every changed pixel is inside.
    for (const [fact, change] of [
      ['title', { title: '小学语文整本书阅读研修班' }],
      ['hours', { hours: '36' }],
      ['holder', { person: '何婉婷' }],
    ] as const) {
      const before = await picture(sampleTraining(), form);
      const after = await picture({ ...sampleTraining(), ...change }, form);
      const region = before.regions.find((candidate) => candidate.fact === fact);
      if (region === undefined) throw new Error(fact);
      expect(region.box[3] - region.box[1]).toBeLessThan(0.06);
      const changed = await changedBox(before.bytes, after.bytes);
      expect(contains(region.box, changed), `${fact} ${changed.join(' ')}`).toBe(true);
    }
  });

  it('says on every page that it is synthetic', async () => {
    // Goal: nobody takes it for a proof. Method: ink in the foot of every kind of page.
    for (const { subject } of sampleEvidence()) {
      if (subject.kind === 'journal-paper') continue;
      const { bytes } = await picture(subject, 'screenshot');
      const { width, height } = await sharp(bytes).metadata();
      const top = Math.round(height * 0.93);
      const left = Math.round(width * 0.3);
      const foot = { left, top, width: Math.round(width * 0.4), height: height - top };
      const { channels } = await sharp(await sharp(bytes).extract(foot).toBuffer()).stats();
      expect(channels[0]?.min, `foot of ${subject.kind}`).toBeLessThan(170);
    }
  });

  function picture(subject: EvidenceSubject, form: EvidenceForm) {
    return make(seededRandom(5), { subject, form });
  }
});

type Box = EvidenceRegion['box'];

/** The smallest box, in fractions, around all pixels that clearly differ. */
async function changedBox(before: Uint8Array, after: Uint8Array): Promise<Box> {
  const raw = (bytes: Uint8Array) =>
    sharp(bytes).greyscale().raw().toBuffer({ resolveWithObject: true });
  const [one, other] = [await raw(before), await raw(after)];
  const { width, height } = one.info;
  let [x0, y0, x1, y1] = [width, height, 0, 0];
  for (let at = 0; at < one.data.length; at += 1) {
    if (Math.abs((one.data[at] ?? 0) - (other.data[at] ?? 0)) < 60) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    [x0, x1] = [Math.min(x0, x), Math.max(x1, x)];
    [y0, y1] = [Math.min(y0, y), Math.max(y1, y)];
  }
  return [x0 / width, y0 / height, x1 / width, y1 / height];
}

function contains(outer: Box, inner: Box): boolean {
  const drawn = inner[0] < inner[2] && inner[1] < inner[3];
  const startsInside = inner[0] >= outer[0] && inner[1] >= outer[1];
  return drawn && startsInside && inner[2] <= outer[2] && inner[3] <= outer[3];
}
