import type { Random } from '@jixu/kernel';
import sharp from 'sharp';

import type { EvidenceRegion } from './evidence-spec.ts';

/** A page as a phone sees it on a desk: a little turned, on a grey ground, with softer edges. */
export type Photograph = {
  readonly jpeg: Uint8Array;
  /** Where a box of the page lies in the picture. */
  readonly placed: (region: EvidenceRegion) => EvidenceRegion;
};

const GROUND = '#8F9490';

export async function photograph(png: Uint8Array, random: Random): Promise<Photograph> {
  // Between -2.5° and 2.5°, in tenths.
  const degrees = (random.below(51) - 25) / 10;
  const border = 24 + random.below(40);
  const page = await sharp(png).metadata();
  const bordered = await sharp(png)
    .extend({ top: border, bottom: border, left: border, right: border, background: GROUND })
    .toBuffer();
  const turned = await sharp(bordered).rotate(degrees, { background: GROUND }).toBuffer();
  const picture = await sharp(turned).metadata();
  const brightness = 0.92 + random.below(8) / 100;
  const jpeg = await sharp(turned)
    .modulate({ brightness, saturation: 0.95 })
    .blur(0.5)
    .jpeg({ quality: 82 })
    .toBuffer();
  const placed = (region: EvidenceRegion): EvidenceRegion => ({
    ...region,
    box: turnedBox({ box: region.box, page, picture, degrees }),
  });
  return { jpeg, placed };
}

type Size = { readonly width: number; readonly height: number };

/** The upright box around the turned one. Border and turn leave the middle where it was. */
function turnedBox(options: {
  readonly box: EvidenceRegion['box'];
  readonly page: Size;
  readonly picture: Size;
  readonly degrees: number;
}): EvidenceRegion['box'] {
  const { box, page, picture, degrees } = options;
  const [x0, y0, x1, y1] = box;
  const angle = (degrees * Math.PI) / 180;
  const corners = [
    [x0, y0],
    [x1, y0],
    [x0, y1],
    [x1, y1],
  ] as const;
  const placed = corners.map(([x, y]) => {
    const [dx, dy] = [(x - 0.5) * page.width, (y - 0.5) * page.height];
    const turnedX = dx * Math.cos(angle) - dy * Math.sin(angle);
    const turnedY = dx * Math.sin(angle) + dy * Math.cos(angle);
    return [0.5 + turnedX / picture.width, 0.5 + turnedY / picture.height] as const;
  });
  const [xs, ys] = [placed.map(([x]) => x), placed.map(([, y]) => y)];
  const fraction = (part: number) => Math.round(Math.min(1, Math.max(0, part)) * 10_000) / 10_000;
  return [
    fraction(Math.min(...xs)),
    fraction(Math.min(...ys)),
    fraction(Math.max(...xs)),
    fraction(Math.max(...ys)),
  ];
}
