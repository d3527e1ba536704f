/** Under which digests a file is found again. */
export function digestsOf(file: { sha256: string; perceptual: string | null }): readonly string[] {
  return [`sha256:${file.sha256}`, ...(file.perceptual === null ? [] : looks(file.perceptual))];
}

/**
 * Two pictures whose 64 bits differ in at most three agree in at least one of four quarters, so a search by quarters
 * finds every such pair.
 */
export function looks(perceptual: string): readonly string[] {
  return [0, 1, 2, 3].map((part) => `look${part}:${perceptual.slice(part * 4, part * 4 + 4)}`);
}

/** More than a scaled or re-saved copy ever differed in our measurements, and findable by quarters. */
export const LOOK_DISTANCE_MAX = 3;
