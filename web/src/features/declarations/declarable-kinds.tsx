import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { type Label, useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Sheet } from '../../ui/layout.tsx';
import { declarationWords } from './declaration-words.ts';
import { groupsOf, useStart } from './kinds-page.tsx';
import { type Form, formsQuery } from './queries.ts';
import './declarable-kinds.css';

/** More than these would push what is under way off the first screen; the rest is one press away. */
const KINDS_SHOWN = 6;
const IN_ONE_GROUP = 2;

/** All of a few; of many the first of each group, so that no sort of learning is missing. */
function shownOf(useful: readonly Form[]): readonly Form[] {
  if (useful.length <= KINDS_SHOWN) return useful;
  return groupsOf(useful).flatMap(([, members]) => members.slice(0, IN_ONE_GROUP));
}

/** What a person may declare towards the subjects that are short, grouped as the rulebook does. */
export function DeclarableKinds(props: {
  readonly short: readonly { readonly id: string; readonly label: Label }[];
}) {
  const t = useWords(declarationWords);
  const f = useFormats();
  const label = useLabel();
  const start = useStart();
  const forms = useQuery(formsQuery);
  const all = forms.data?.forms ?? [];
  const goesTo = (form: Form, subject: string) =>
    form.categories.some((category) => category.id === subject);
  const useful = all.filter((form) => props.short.some((subject) => goesTo(form, subject.id)));
  const without = props.short.filter((subject) => all.every((form) => !goesTo(form, subject.id)));
  if (forms.data === undefined || props.short.length === 0) return null;
  return (
    <Sheet label={t('kindsTitle')}>
      <h3>{t('kindsTitle')}</h3>
      {useful.length > 0 && <p className="jx-small jx-secondary">{t('kindsLead')}</p>}
      {groupsOf(shownOf(useful)).map(([group, members]) => (
        <div key={group?.['zh-CN'] ?? ''} className="jx-kinds-line">
          {group && <span className="jx-small jx-tertiary">{label(group)}</span>}
          <ul>
            {members.map((form) => (
              <li key={form.id}>
                <button type="button" onClick={() => start(form.id)}>
                  {label(form.label)}
                </button>
              </li>
            ))}
          </ul>
        </div>
      ))}
      {without.length > 0 && (
        <p className="jx-small jx-secondary">
          {t('kindsNone', { subjects: f.list(without.map((subject) => label(subject.label))) })}
        </p>
      )}
      <p className="jx-kinds-all">
        <Link to={paths.declare}>{t('kindsAll', { count: all.length })}</Link>
      </p>
    </Sheet>
  );
}
