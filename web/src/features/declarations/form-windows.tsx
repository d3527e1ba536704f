import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import { declareWords } from './declare-words.ts';
import type { Form } from './queries.ts';

type Windows = Form['windows'];

const HANDED_IN = {
  open: 'windowOpen',
  'not-yet': 'windowNotYet',
  closed: 'windowClosed',
  late: 'windowLate',
} as const;

/** Said before anything is filled in: until when it may be handed in, or when it must have been finished. */
export function FormWindows({ windows }: { readonly windows: Windows }) {
  const t = useWords(declareWords);
  const f = useFormats();
  const label = useLabel();
  const told = windows.filter((window) => window.limits === 'handed-in' || !window.makeUp);
  if (told.length === 0) return null;
  // The newest year is the one that most people are about.
  const closed = told[0]?.limits === 'handed-in' && told[0].state !== 'open';
  return (
    <Note icon={closed ? 'warning' : 'clock'} {...(closed ? { tone: 'warning' as const } : {})}>
      <ul className="jx-plain-rows">
        {told.map((window) => {
          const of = {
            label: label(window.label),
            year: String(window.year),
            from: f.date(window.from),
            to: f.date(window.to),
          };
          const key = window.limits === 'done' ? 'windowDone' : HANDED_IN[window.state];
          return <li key={`${window.id} ${window.year}`}>{t(key, of)}</li>;
        })}
      </ul>
    </Note>
  );
}
