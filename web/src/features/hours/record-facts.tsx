import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { isQuantityUnit, quantityText } from '../../i18n/units.ts';
import { useWords } from '../../i18n/words.ts';
import type { Fact } from '../../ui/layout.tsx';
import { hoursPageWords } from './hours-page-words.ts';
import type { DeclaredRecord, RecordReasons } from './queries.ts';

type DeclaredFile = DeclaredRecord['files'][number];
type FormField = DeclaredRecord['form']['fields'][number];

/** A picture opens as our own upright copy; anything else is handed over as it was given. */
export function evidenceAddress(personId: string, file: DeclaredFile): string {
  const kind = file.mediaType.startsWith('image/') ? 'preview' : 'file';
  return `/api/evidence/${personId}/${file.evidenceId}/${kind}`;
}

/** A value of a form as people read it. */
export function useFieldValue(): (field: FormField, raw: string) => string {
  const t = useWords(hoursPageWords);
  const f = useFormats();
  const label = useLabel();
  return (field, raw) => {
    if (field.type === 'date') return /^\d{4}-\d{2}-\d{2}$/.test(raw) ? f.date(raw) : raw;
    if (field.type === 'yes-no') return raw === 'true' ? t('yes') : t('no');
    const option = field.options.find((one) => one.value === raw);
    if (option) return label(option.label);
    return field.unit ? `${raw} ${label(field.unit)}` : raw;
  };
}

/** The facts of a record in the words of its form; without a form, those that every record has. */
export function useRecordFacts(): (
  reasons: RecordReasons,
  declared: DeclaredRecord | undefined,
) => readonly Fact[] {
  const t = useWords(hoursPageWords);
  const f = useFormats();
  const label = useLabel();
  const valueOf = useFieldValue();

  function ofForm({ declaration, form, files }: DeclaredRecord): Fact[] {
    const values = form.fields.flatMap((field) => {
      const raw = declaration.values[field.id];
      if (raw === undefined || raw === '' || !field.print) return [];
      return [{ id: field.id, name: label(field.label), value: valueOf(field, raw) }];
    });
    return [...values, { id: 'evidence', name: t('factEvidence'), value: <Files files={files} /> }];
    function Files(props: { readonly files: readonly DeclaredFile[] }) {
      if (props.files.length === 0) return t('noEvidence');
      return (
        <span className="jx-evidence-links">
          {props.files.map((file) => {
            const slot = form.evidence.find((one) => one.id === file.slot);
            const name = slot ? label(slot.label) : file.name;
            return (
              <a
                key={`${file.evidenceId} ${file.slot}`}
                href={evidenceAddress(declaration.personId, file)}
                target="_blank"
                rel="noreferrer"
                title={file.name}
                aria-label={t('fileOpens', { name })}
              >
                {name}
              </a>
            );
          })}
        </span>
      );
    }
  }

  function bare({ facts }: RecordReasons): Fact[] {
    const span =
      facts.from !== null && facts.to !== null && facts.from !== facts.to
        ? t('factSpan', { from: f.date(facts.from), to: f.date(facts.to) })
        : f.date(facts.on);
    const amounts = Object.entries(facts.qty).flatMap(([unit, amount]) =>
      isQuantityUnit(unit) ? [quantityText(f.number(amount), unit, f.locale)] : [],
    );
    return [
      { id: 'on', name: t('factDate'), value: span },
      ...(amounts.length > 0 ? [{ id: 'qty', name: t('factAmount'), value: f.list(amounts) }] : []),
    ];
  }

  return (reasons, declared) => {
    const { line, pack } = reasons;
    const category = pack.categories.find((one) => one.id === line.category);
    const source = isVia(line.via) ? t(`via.${line.via}`) : t('via.self');
    return [
      ...(declared ? ofForm(declared) : bare(reasons)),
      ...(category
        ? [{ id: 'category', name: t('factSubject'), value: label(category.label) }]
        : []),
      { id: 'source', name: t('factSource'), value: source },
      ...(line.statusReason !== null
        ? [{ id: 'opinion', name: t('factStatement'), value: line.statusReason }]
        : []),
    ];
  };
}

const VIA = ['self', 'unit', 'platform', 'provider', 'industry', 'transfer'] as const;

function isVia(text: string): text is (typeof VIA)[number] {
  return VIA.some((via) => via === text);
}
