import { assert, type Hours, noHours, parseHours } from '@jixu/kernel';
import type { Evaluation, PackEdition, Words } from '@jixu/policy';

/** One category of a certificate, or its total: what was asked, what counts, and whether that is enough. */
export type Figure = {
  readonly id: string;
  readonly label: Words;
  /** Null where the rulebook asks for nothing here. */
  readonly need: string | null;
  readonly counted: string;
  readonly met: boolean | null;
};

export type Figures = {
  readonly unit: 'hour' | 'credit';
  readonly categories: readonly Figure[];
  readonly total: Figure;
};

const TOTAL: Words = { 'zh-CN': '合　计', en: 'Total' };

export function figuresOf(edition: PackEdition, evaluation: Evaluation): Figures {
  return {
    unit: evaluation.unit,
    categories: edition.categories.map((category) =>
      figureOf(category.id, category.name ?? category.label, evaluation),
    ),
    total: figureOf('total', TOTAL, evaluation),
  };
}

function figureOf(id: string, label: Words, evaluation: Evaluation): Figure {
  const asked = evaluation.requirements.find(
    (requirement) => requirement.id === id && !requirement.unit,
  );
  const counted = evaluation.totals[id];
  assert(counted !== undefined, 'certificates: an evaluation without the total of a category');
  return {
    id,
    label,
    need: asked?.need ?? null,
    counted,
    met: asked ? asked.status === 'met' : null,
  };
}

/**
 * Does the paper promise more than counts today? Then it is replaced, even where the requirement is still met. More than
 * the paper says is no reason: what it says stays true.
 */
export function promisesMore(paper: Figures, today: Figures): boolean {
  const now = new Map(today.categories.map((figure) => [figure.id, amount(figure.counted)]));
  const less = paper.categories.some(
    (figure) => amount(figure.counted) > (now.get(figure.id) ?? noHours),
  );
  return less || amount(paper.total.counted) > amount(today.total.counted);
}

function amount(text: string): Hours {
  const parsed = parseHours(text);
  assert(parsed.ok, 'certificates: an amount that is not whole ticks');
  return parsed.value;
}
