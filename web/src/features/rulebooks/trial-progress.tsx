import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Note } from '../../ui/layout.tsx';
import type { Trial } from './trial-queries.ts';
import { trialWords } from './trial-words.ts';

/** How far the server is with something that takes as long as there are people. */
export function TrialProgress({ trial }: { readonly trial: Trial }) {
  const t = useWords(trialWords);
  const f = useFormats();
  if (trial.state === 'checking') return <Bar label={t('headChecking')} />;
  if (trial.state === 'counting') {
    const { done, people } = trial;
    const said = t('progress', { done: f.number(String(done)), people: f.people(people) });
    return <Bar label={people === 0 ? t('headCounting') : said} done={done} people={people} />;
  }
  const { recount } = trial;
  if (recount.state === 'none') return null;
  const people = f.people(recount.people);
  return (
    <>
      {recount.state === 'running' ? (
        <Bar
          label={t('recountProgress', { done: f.number(String(recount.done)), people })}
          done={recount.done}
          people={recount.people}
        />
      ) : (
        <p role="status" className="jx-trial-note">
          {t('recountDone', { people, changed: f.people(recount.changed) })}
        </p>
      )}
      {recount.left > 0 && (
        <Note icon="lock">{t('recountLeft', { count: f.people(recount.left) })}</Note>
      )}
      {recount.failed > 0 && (
        <Note icon="warning" tone="warning">
          {t('recountFailed', { count: f.people(recount.failed) })}
        </Note>
      )}
    </>
  );
}

function Bar(of: { readonly label: string; readonly done?: number; readonly people?: number }) {
  const { label, done, people } = of;
  const known = done !== undefined && people !== undefined && people > 0;
  return (
    <div className="jx-trial-progress" role="status">
      <span>{label}</span>
      <progress aria-label={label} {...(known ? { max: people, value: done } : {})} />
    </div>
  );
}
