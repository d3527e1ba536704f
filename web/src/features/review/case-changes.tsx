import { useSay } from './case-facts.tsx';
import type { Declared } from './queries.ts';
import { useReturnItems } from './return-dialog.tsx';
import { useDeskSay } from './use-desk-say.ts';

type Change = Declared['changes'][number];

/** After a return: what is different now, and how much is as it was. Nobody reads the whole again. */
export function CaseChanges({ declared }: { readonly declared: Declared }) {
  const { f, label, t } = useSay();
  const d = useDeskSay();
  const items = useReturnItems(declared);
  const { changes, declaration, form, pack } = declared;
  if (declaration.round < 2) return null;
  const kept = items.filter((item) => !changes.some((change) => change.path === item.path));
  return (
    <section aria-label={d('changesTitle')}>
      <h3>{d('changesTitle')}</h3>
      {changes.length === 0 ? (
        <p>{d('changesNone')}</p>
      ) : (
        <ul className="jx-changes">
          {changes.map((change) => (
            <li key={change.path}>{sentenceOf(change)}</li>
          ))}
        </ul>
      )}
      {changes.length > 0 && (
        <p className="jx-small jx-secondary">{d('changesKept', { count: kept.length })}</p>
      )}
    </section>
  );

  function sentenceOf(change: Change): string {
    if (change.path === 'form') return d('formChanged');
    const name = items.find((item) => item.path === change.path)?.name ?? change.path;
    return d('changed', {
      name,
      before: valueOf(change.path, change.before),
      after: valueOf(change.path, change.after),
    });
  }

  function valueOf(path: string, raw: string): string {
    if (raw === '') return d('empty');
    if (path === 'category') {
      const found = pack.categories.find((one) => one.id === raw);
      return found ? label(found.label) : raw;
    }
    if (path.startsWith('evidence/')) {
      const ids = raw.split(' ');
      const names = declared.files.filter((file) => ids.includes(file.evidenceId));
      // Files that were replaced are gone from the form; how many there were is still known.
      return names.length === ids.length
        ? f.list([...new Set(names.map((file) => file.name))])
        : d('files', { count: ids.length });
    }
    const field = form.fields.find((one) => `values/${one.id}` === path);
    const option = field?.options.find((one) => one.value === raw);
    if (option) return label(option.label);
    if (field?.type === 'date') return f.date(raw);
    if (field?.type === 'yes-no') return raw === 'true' ? t('yes') : t('no');
    return field?.unit ? `${raw} ${label(field.unit)}` : raw;
  }
}
