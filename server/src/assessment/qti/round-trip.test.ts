import { Readable } from 'node:stream';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  BLANK,
  blanksIn,
  type Picture,
  type QuestionContent,
  questionProblems,
} from '../domain/question.ts';
import { bytesSource } from '../../platform/files/index.ts';
import { QTI_LIMITS } from './qti-limits.ts';
import { type QtiOutcome, readQti } from './read-package.ts';
import { type QuestionToWrite, writePackage } from './write-package.ts';
import type { WrittenVersion } from './write-item.ts';
import { sayable } from './xml-writer.ts';

const VERSIONS: readonly WrittenVersion[] = ['2.2', '3.0'];

/** Texts that trip programs: markup, white space of every kind, marks, rare characters, underscores. */
const AWKWARD = [
  '<',
  '>',
  '&',
  '"',
  "'",
  ']]>',
  '<![CDATA[',
  '&amp;',
  '&#x41;',
  '<br/>',
  '</p>',
  '\t',
  '\n',
  '\r',
  '\r\n',
  '  ',
  '\u00a0',
  '\u3000',
  '\u2028',
  '\u0085',
  '\ufeff',
  '_',
  '___',
  '𠮷',
  '👩‍⚕️',
  '\\',
  '{{x}}',
  '%s',
  '继续教育',
];
const awkward = fc.constantFrom(...AWKWARD);
const text = (most: number) =>
  fc
    .array(
      fc.oneof(awkward, fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 12 })),
      {
        maxLength: 12,
      },
    )
    .map((parts) => [...sayable(parts.join(''))].slice(0, most).join(''));
const worded = (most: number) => text(most - 1).map((made) => `题${made}`);
const distinct = (least: number, most: number, each: fc.Arbitrary<string>) =>
  fc.uniqueArray(each, { minLength: least, maxLength: most, selector: (one) => one.trim() });

const rest = fc.record({
  explanation: fc.oneof(fc.constant(''), worded(4_000)),
  tags: fc.uniqueArray(worded(40), { maxLength: 10 }),
  difficulty: fc.integer({ min: 1, max: 5 }),
});
const options = distinct(2, 8, worded(1_000));
const plain = (prompt: string, given: readonly string[] = []) => ({
  prompt,
  options: given,
  blanks: 0,
  pictures: [] as readonly Picture[],
});
/** Pictures of the text first, then of the options in their order, as an item says them. */
const withPictures = (asked: Asked): fc.Arbitrary<Asked> => {
  const places = [null, ...asked.shown.options.keys()];
  const one = fc.tuple(fc.constantFrom(...places), fc.constantFrom(...PICTURES), worded(300));
  return fc.array(one, { maxLength: 5 }).map((made) => {
    const pictures = made.map(([option, pictureId, alt]) => ({
      pictureId,
      alt: alt.trim(),
      option,
    }));
    const place = (picture: Picture) => places.indexOf(picture.option);
    return {
      ...asked,
      shown: { ...asked.shown, pictures: pictures.toSorted((a, b) => place(a) - place(b)) },
    };
  });
};
const PICTURES = ['p-1', 'p-2', 'p-3'];
const pictureFiles = PICTURES.map((pictureId) => ({
  pictureId,
  content: () => Promise.resolve(Readable.from([Buffer.from(`picture ${pictureId}`)])),
}));

type Asked = Pick<QuestionContent, 'kind' | 'shown' | 'key'>;
const chosen: fc.Arbitrary<Asked> = fc
  .tuple(worded(4_000), options, fc.boolean(), fc.infiniteStream(fc.nat()))
  .map(([prompt, given, single, random]) => {
    const places = given
      .map((_option, at) => at)
      .filter(() => (random.next().value ?? 0) % 2 === 0);
    const right = places.length === 0 ? [given.length - 1] : places;
    return single
      ? { kind: 'single', shown: plain(prompt, given), key: { options: right.slice(0, 1) } }
      : { kind: 'multiple', shown: plain(prompt, given), key: { options: right } };
  });
const held: fc.Arbitrary<Asked> = fc
  .tuple(worded(4_000), fc.boolean())
  .map(([prompt, holds]) => ({ kind: 'true-false', shown: plain(prompt), key: { holds } }));
const ordered: fc.Arbitrary<Asked> = fc.tuple(worded(4_000), options).map(([prompt, given]) => ({
  kind: 'order',
  shown: plain(prompt, given),
  key: { inOrder: true },
}));
const written: fc.Arbitrary<Asked> = fc
  .tuple(worded(4_000), worded(4_000))
  .map(([prompt, guide]) => ({ kind: 'short', shown: plain(prompt), key: { guide } }));
const filled: fc.Arbitrary<Asked> = fc
  .array(text(300), { minLength: 2, maxLength: 11 })
  .map((pieces) => pieces.join(BLANK))
  .filter((prompt) => blanksIn(prompt) >= 1 && blanksIn(prompt) <= 10)
  .chain((prompt) =>
    fc
      .array(distinct(1, 10, worded(200)), {
        minLength: blanksIn(prompt),
        maxLength: blanksIn(prompt),
      })
      .map((blanks) => ({
        kind: 'fill' as const,
        shown: { ...plain(prompt), blanks: blanksIn(prompt) },
        key: { blanks },
      })),
  );

const question: fc.Arbitrary<QuestionToWrite> = fc
  .tuple(fc.uuid(), rest, fc.oneof(chosen, held, ordered, written, filled).chain(withPictures))
  .map(([questionId, more, asked]) => ({ questionId, ...more, ...asked }));

async function throughPackage(
  questions: readonly QuestionToWrite[],
  version: WrittenVersion,
): Promise<QtiOutcome[]> {
  const pieces: Buffer[] = [];
  for await (const piece of writePackage(questions, { identifier: 'bank', version }, pictureFiles))
    pieces.push(piece);
  const outcomes: QtiOutcome[] = [];
  readQti(bytesSource(Buffer.concat(pieces)), QTI_LIMITS, {
    onOutcome: (outcome) => outcomes.push(outcome),
    onPicture: (path, bytes) => {
      const id = path.slice('pictures/'.length, -'.webp'.length);
      expect(Buffer.from(bytes).toString()).toBe(`picture ${id}`);
    },
  });
  return outcomes;
}

test('whatever the bank holds comes back equal through a package, in both versions', async () => {
  // Goal: nothing of a question is lost or changed on the way out and in. Method: random questions of every kind with
  // awkward texts of every length, written and read; the generator is checked to make questions the bank would take.
  const kinds = new Map<string, number>();
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(question, { minLength: 1, maxLength: 8, selector: (one) => one.questionId }),
      async (questions) => {
        for (const one of questions) {
          expect(questionProblems(one)).toEqual([]);
          kinds.set(one.kind, (kinds.get(one.kind) ?? 0) + 1);
        }
        for (const version of VERSIONS) {
          const outcomes = await throughPackage(questions, version);
          expect(outcomes).toEqual(
            questions.map(({ questionId, ...content }) => ({
              file: `items/q-${questionId}.xml`,
              question: {
                ...content,
                shown: {
                  ...content.shown,
                  pictures: content.shown.pictures.map((one) => ({
                    ...one,
                    pictureId: `pictures/${one.pictureId}.webp`,
                  })),
                },
              },
              notes: [],
            })),
          );
        }
      },
    ),
    { seed: 20_261_122, numRuns: 150 },
  );
  for (const kind of ['single', 'multiple', 'true-false', 'fill', 'order', 'short']) {
    expect(kinds.get(kind) ?? 0, kind).toBeGreaterThan(20);
  }
});

test('the longest question there may be comes back', async () => {
  // Goal: limits of the bank fit through the format. Method: every text at its limit, in characters of four bytes.
  const long = (count: number, mark: string) => mark + '𠮷'.repeat(count - 1);
  const one: QuestionToWrite = {
    questionId: 'a',
    kind: 'multiple',
    shown: {
      prompt: long(4_000, '题'),
      options: '甲乙丙丁戊己庚辛'.split('').map((mark) => long(1_000, mark)),
      blanks: 0,
      pictures: [],
    },
    key: { options: [0, 1, 2, 3, 4, 5, 6, 7] },
    explanation: long(4_000, '解'),
    tags: ['安'.repeat(40)],
    difficulty: 1,
  };
  for (const version of VERSIONS) {
    const { questionId, ...content } = one;
    expect(await throughPackage([one], version)).toEqual([
      { file: `items/q-${questionId}.xml`, question: content, notes: [] },
    ]);
  }
});

test('characters no document can hold, and answers given twice, are all that is left out', async () => {
  // Goal: what cannot go through is known. Method: controls, half a pair, an empty and a repeated answer.
  const one: QuestionToWrite = {
    questionId: 'a',
    kind: 'fill',
    shown: { prompt: '甲\u0001\ud800乙____', options: [], blanks: 1, pictures: [] },
    key: { blanks: [['丙', '丙', ' ', '丁\u0008']] },
    explanation: '',
    tags: [],
    difficulty: 3,
  };
  for (const version of VERSIONS) {
    const [outcome] = await throughPackage([one], version);
    expect(outcome).toMatchObject({
      question: { shown: { prompt: '甲乙____' }, key: { blanks: [['丙', '丁']] } },
    });
  }
});
