const MIB = 1024 * 1024;

/** What a file with questions may cost. Every number carries its reason. */
export const QTI_LIMITS = {
  // Packages of a thousand questions with pictures are 5 to 30 MB.
  fileBytes: 64 * MIB,
  // A question and two pictures each.
  entries: 5_000,
  // Only manifest and items are unpacked; what the whole would unpack to is still no bomb.
  unpackedBytes: 512 * MIB,
  // XML deflates 5 to 40 times; DEFLATE itself ends at 1,032. Counted above `ratioFromBytes`.
  ratio: 200,
  ratioFromBytes: MIB,
  // One question; the longest of the standard's own examples has 30 KB.
  itemBytes: MIB,
  itemDepth: 48,
  itemNodes: 20_000,
  // A thousand resources with metadata are about 1 MB.
  manifestBytes: 8 * MIB,
  manifestNodes: 200_000,
  // More are imported in parts, so that what was refused can still be read through.
  items: 1_000,
  // Each is drawn anew, in a fifth of a second; more are imported in parts.
  pictures: 200,
  pictureBytes: 5 * MIB,
  // What a thousand honest questions say is 1 to 3 MB.
  sayBytes: 16 * MIB,
  milliseconds: 30_000,
  heapMegabytes: 256,
  residentBytes: 512 * MIB,
} as const;
export type QtiLimits = { readonly [Name in keyof typeof QTI_LIMITS]: number };

/** What the bank stores, in characters; the same as where an author writes a question. */
export const TEXT_LIMITS = {
  prompt: 4_000,
  option: 1_000,
  answer: 200,
  answers: 10,
  guide: 4_000,
  explanation: 4_000,
  tag: 40,
  tags: 10,
} as const;

/** As the bank counts: an emoji or a rare character is one. */
export function lengthOf(text: string): number {
  let pairs = 0;
  for (let at = 0; at < text.length; at += 1) {
    if ((text.codePointAt(at) ?? 0) > 0xffff) pairs += 1;
  }
  return text.length - pairs;
}
