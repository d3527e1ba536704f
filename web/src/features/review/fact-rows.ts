import type { Formats } from '../../i18n/format.ts';
import type { Label } from '../../i18n/label.ts';
import type { Translate } from '../../i18n/words.ts';
import type { EvidenceFile } from '../evidence/evidence-file.ts';
import type { Focus } from '../evidence/evidence-viewer.tsx';
import type { Declared, FormField } from './queries.ts';
import type { reviewWords } from './review-words.ts';

type Say = {
  readonly t: Translate<(typeof reviewWords)['zh-CN']>;
  readonly f: Formats;
  readonly label: (label: Label) => string;
};

export type FactRow = {
  readonly id: string;
  readonly name: string;
  readonly value: string;
  readonly given: boolean;
  /** Where the person said it stands. */
  readonly focus: Focus | undefined;
  readonly place: string | undefined;
};

function valueOf(field: FormField, raw: string, { t, f, label }: Say): string {
  if (field.type === 'date') return f.date(raw);
  if (field.type === 'yes-no') return raw === 'true' ? t('yes') : t('no');
  const option = field.options.find((one) => one.value === raw);
  if (option) return label(option.label);
  return field.unit ? `${raw} ${label(field.unit)}` : raw;
}

/** The name of the slot in the pack's form, or of the file where the form knows no such slot. */
export function slotName(declared: Declared, slot: string, fileName: string, say: Say): string {
  const known = declared.form.evidence.find((one) => one.id === slot);
  return known ? say.label(known.label) : fileName;
}

/** The files of a declaration as the viewer takes them: one that stands at several places once, with all their names. */
export function evidenceOf(declared: Declared, say: Say): readonly EvidenceFile[] {
  const { personId } = declared.declaration;
  const places = new Map<string, Declared['files']>();
  for (const file of declared.files) {
    places.set(file.evidenceId, [...(places.get(file.evidenceId) ?? []), file]);
  }
  const several = places.size > 1;
  return [...places.values()].flatMap((same, index) => {
    const [file] = same;
    if (file === undefined) return [];
    const names = same.map((one) => slotName(declared, one.slot, one.name, say));
    return {
      personId,
      evidenceId: file.evidenceId,
      name: file.name,
      mediaType: file.mediaType,
      bytes: file.bytes,
      uploadedAt: file.uploadedAt,
      // Numbered as the person handed them in, so that a note can say “附件 2”.
      label: `${several ? `${index + 1} ` : ''}${say.f.list([...new Set(names)])}`,
      ties: same.flatMap((one) => one.ties),
      alsoUsedByOthers: file.alsoUsedByOthers,
    };
  });
}

/** Each fact of the form with its value and the line of the file that proves it. */
export function factRows(declared: Declared, say: Say): readonly FactRow[] {
  const { declaration, form, files, pack } = declared;
  const rows = form.fields.map((field): FactRow => {
    const raw = declaration.values[field.id] ?? '';
    const name = say.label(field.label);
    const file = files.find((one) => one.ties.some((tie) => tie.field === field.id));
    const tie = file?.ties.find((one) => one.field === field.id);
    const slot = file && slotName(declared, file.slot, file.name, say);
    return {
      id: field.id,
      name,
      value: raw === '' ? say.t('notGiven') : valueOf(field, raw, say),
      given: raw !== '',
      focus:
        file && tie
          ? { evidenceId: file.evidenceId, page: tie.page, box: tie.box, label: name }
          : undefined,
      place:
        tie && slot !== undefined
          ? (file?.pages ?? 1) > 1
            ? say.t('tiedTo', { slot, page: tie.page })
            : slot
          : undefined,
    };
  });
  const category = pack.categories.find((one) => one.id === declaration.category);
  if (!form.chooses || category === undefined) return rows;
  const value = say.label(category.label);
  const chosen = { id: 'category', name: say.t('category'), value, given: true };
  return [...rows, { ...chosen, focus: undefined, place: undefined }];
}

/** Only what was given can be compared with a page. */
export function uncheckedCount(
  rows: readonly FactRow[],
  checks: Readonly<Record<string, unknown>>,
): number {
  return rows.filter((row) => row.given && checks[row.id] === undefined).length;
}
