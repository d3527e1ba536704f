import { Button } from 'antd';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Sheet } from '../../ui/layout.tsx';
import { useFieldValue } from '../hours/record-facts.tsx';
import { declareWords } from './declare-words.ts';
import type { DraftContent } from './draft-content.ts';
import type { DraftSession } from './draft-session.ts';
import type { Form, FormField } from './queries.ts';

/** Two devices, one draft: what differs stands side by side, and a person chooses. */
export function OvertakenSheet(props: {
  readonly form: Form;
  readonly mine: DraftContent;
  readonly theirs: DraftContent;
  readonly onDecide: DraftSession['decide'];
}) {
  const { form, mine, theirs } = props;
  const t = useWords(declareWords);
  const label = useLabel();
  const valueOf = useFieldValue();
  const differing = form.fields.filter(
    (field) => (mine.values[field.id] ?? '') !== (theirs.values[field.id] ?? ''),
  );
  const shown = (field: FormField, content: DraftContent) => {
    const value = content.values[field.id] ?? '';
    if (value === '') return <span className="jx-tertiary">{t('overtakenEmpty')}</span>;
    return valueOf(field, value);
  };
  return (
    <div className="jx-overtaken" role="alert">
      <Sheet tone="review">
        <h2>{t('overtakenTitle')}</h2>
        <p>{t('overtaken')}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('overtakenField')}</th>
              <th scope="col">{t('overtakenHere')}</th>
              <th scope="col">{t('overtakenThere')}</th>
            </tr>
          </thead>
          <tbody>
            {differing.map((field) => (
              <tr key={field.id}>
                <th scope="row">{label(field.label)}</th>
                <td>{shown(field, mine)}</td>
                <td>{shown(field, theirs)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row">{t('evidence')}</th>
              <td>{t('overtakenFiles', { count: mine.files.length })}</td>
              <td>{t('overtakenFiles', { count: theirs.files.length })}</td>
            </tr>
          </tbody>
        </table>
        <div className="jx-button-row">
          <Button onClick={() => props.onDecide('mine')}>{t('overtakenMine')}</Button>
          <Button onClick={() => props.onDecide('theirs')}>{t('overtakenTheirs')}</Button>
        </div>
      </Sheet>
    </div>
  );
}
