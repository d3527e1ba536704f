import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { declareWords } from './declare-words.ts';
import type { Form } from './queries.ts';

/** What is being declared, with the rule in one sentence. */
export function KindField({
  form,
  changeable,
}: {
  readonly form: Form;
  readonly changeable: boolean;
}) {
  const t = useWords(declareWords);
  const label = useLabel();
  return (
    <div className="jx-kind">
      <div className="jx-small jx-secondary">{t('kind')}</div>
      <div className="jx-kind-name">
        <b>{label(form.label)}</b>
        {changeable && <Link to={paths.declare}>{t('change')}</Link>}
      </div>
      {form.hint && <p className="jx-small jx-secondary">{label(form.hint)}</p>}
    </div>
  );
}
