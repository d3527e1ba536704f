import type { LocalDate } from '@jixu/kernel';
import { readingsOf, type Setting } from '../facts.ts';
import { formulaOf } from '../formula.ts';
import type { EvaluationInput } from '../input.ts';
import { editionNamed } from '../person-case.ts';
import { editionOn, type Pack } from '../pack.ts';
import { type PackWords, recordOf } from '../parse-input.ts';
import { type Context, leafOf } from './context.ts';
import { ASSESS, rowOf } from './shape-table.ts';

const SHAPES_MAX = 20_000;

/** The pack that shapes are learnt from, and the version it is forced to. */
export type Ground = {
  readonly pack: Pack;
  readonly edition: string | undefined;
  readonly words: PackWords;
};

export type About = { readonly context: Context; readonly input: EvaluationInput };

export function settingOf(self: Ground, day: LocalDate, input: EvaluationInput): Setting {
  const edition =
    self.edition === undefined ? editionOn(self.pack, day) : editionNamed(self.pack, self.edition);
  return { edition, input, readings: readingsOf(edition, input) };
}

/**
 * A shape that was not met before: read strictly once, then kept as numbers. A refused record
 * throws here.
 */
export function learnShape(
  self: Ground,
  raw: Readonly<Record<string, unknown>>,
  about: About & { readonly shapeKey: string; readonly scaled: boolean },
): number | null {
  const { context, shapeKey } = about;
  if (context.shapes.rows.length >= SHAPES_MAX) return null;
  const record = recordOf(raw, '$', self.words);
  const setting = settingOf(self, record.on, about.input);
  const tabled = record.decided === null && !shapeKey.endsWith('x');
  const formula = tabled ? formulaOf(record, setting) : null;
  if (formula === null) return context.shapes.add(shapeKey, ASSESS);
  const leaf =
    formula.outcome === 'worth'
      ? leafOf(context, { record, category: formula.category, rule: formula.line.line.rule })
      : -1;
  return context.shapes.add(shapeKey, rowOf(formula, leaf, about.scaled));
}
