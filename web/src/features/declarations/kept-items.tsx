import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Facts, Sheet } from '../../ui/layout.tsx';
import { useFieldValue } from '../hours/record-facts.tsx';
import { declareWords } from './declare-words.ts';
import type { DraftContent } from './draft-content.ts';
import type { Form } from './queries.ts';
import { keptFiles, type Reopened } from './reopened.ts';

/** What was not sent back: shown as it was handed in, and nothing to type. */
export function KeptItems(props: {
  readonly form: Form;
  readonly content: DraftContent;
  readonly reopened: Reopened;
}) {
  const { form, content, reopened } = props;
  const t = useWords(declareWords);
  const f = useFormats();
  const label = useLabel();
  const valueOf = useFieldValue();
  const { kept } = reopened;
  if (kept === null) return null;
  const category = form.categories.find((one) => one.id === content.category);
  const files = keptFiles(content, reopened);
  const facts = [
    ...kept.fields.flatMap((field) => {
      const raw = content.values[field.id] ?? '';
      return raw === ''
        ? []
        : [{ id: field.id, name: label(field.label), value: valueOf(field, raw) }];
    }),
    ...(kept.chooses && category
      ? [{ id: 'category', name: t('category'), value: label(category.label) }]
      : []),
    ...(files.length > 0
      ? [{ id: 'files', name: t('evidence'), value: f.list(files.map((file) => file.name)) }]
      : []),
  ];
  if (facts.length === 0) return null;
  return (
    <Sheet label={t('keptTitle')}>
      <h2 className="jx-kept-title">{t('keptTitle')}</h2>
      <p className="jx-small jx-secondary">{t('keptLead')}</p>
      <Facts facts={facts} />
    </Sheet>
  );
}
