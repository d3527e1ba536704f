import { addHours } from '@jixu/kernel';
import type { HourAmounts } from '../hours/hour-amounts.ts';
import { hoursOf, wireOf } from '../hours/wire-hours.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { ChoiceCards, FieldError } from '../../ui/field.tsx';
import { declareWords } from './declare-words.ts';
import type { Form, Preview, PreviewOption } from './queries.ts';

export const CATEGORY_FIELD = 'field-category';

type Requirement = PreviewOption['after'][number];

/** Everything there is or would be in a subject: counted and under review together. */
export function hopedFor(requirement: Requirement): string {
  return wireOf(addHours(hoursOf(requirement.have), hoursOf(requirement.pending)));
}

export function barOf(requirement: Requirement): HourAmounts {
  return {
    counted: requirement.have,
    review: requirement.pending,
    need: requirement.need,
    cut: requirement.cut,
  };
}

export function effectOn(option: PreviewOption | undefined, category: string) {
  const find = (list: readonly Requirement[]) => list.find((one) => one.id === category);
  const before = option && find(option.before);
  const after = option && find(option.after);
  return before && after ? { before, after } : undefined;
}

/** The subjects a kind may go to, each with what it would lead to: `36 → 42 / 42`. */
export function CategoryChoice(props: {
  readonly form: Omit<Form, 'firstOffice'>;
  readonly value: string | null;
  readonly preview: Preview | undefined;
  readonly error: string | undefined;
  readonly onChange: (category: string) => void;
}) {
  const { form, preview } = props;
  const t = useWords(declareWords);
  const f = useFormats();
  const label = useLabel();
  const detailOf = (category: string) => {
    const effect = effectOn(
      preview?.options.find((option) => option.category === category),
      category,
    );
    if (!effect) return undefined;
    const before = f.number(hopedFor(effect.before));
    const after = f.number(hopedFor(effect.after));
    const need = effect.after.need;
    return need === null
      ? t('categoryEffectOpen', { before, after })
      : t('categoryEffect', { before, after, need: f.number(need) });
  };
  return (
    <div id={CATEGORY_FIELD} tabIndex={-1}>
      <ChoiceCards
        name="category"
        legend={t('category')}
        value={props.value ?? undefined}
        onChange={props.onChange}
        choices={form.categories.map((category) => {
          const detail = detailOf(category.id);
          return {
            value: category.id,
            title: label(category.label),
            ...(detail === undefined ? {} : { detail }),
          };
        })}
      />
      {props.error !== undefined && <FieldError>{props.error}</FieldError>}
    </div>
  );
}
