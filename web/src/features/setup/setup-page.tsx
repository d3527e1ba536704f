import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { PageError } from '../../app/page-states.tsx';
import { RequestRefused } from '../../app/request.ts';
import { PublicShell } from '../../app/shells/public-shell.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useWords } from '../../i18n/words.ts';
import { EmptyState, LoadingSkeleton } from '../../ui/page-state.tsx';
import { entryQuery } from './queries.ts';
import { setupWords } from './setup-words.ts';
import { Wizard } from './wizard.tsx';

/** The one-time link that a server prints while nobody administers it. */
export function SetupPage() {
  const t = useWords(setupWords);
  const { token } = useParams({ strict: false });
  const entry = useQuery(entryQuery(token));
  useTitle(t('subject'));
  if (entry.data?.state === 'open') return <Wizard entry={entry.data} />;
  return (
    <PublicShell subject={t('subject')}>
      <div className="jx-page jx-page-narrow">
        {entry.isPending && (
          <LoadingSkeleton label={t('loading')} slowText={t('slow')} blocks={[40, 320]} />
        )}
        {entry.isError && <Closed error={entry.error} retry={() => void entry.refetch()} />}
        {entry.data?.state === 'done' && (
          <EmptyState title={t('doneTitle')} action={<a href="/">{t('toStart')}</a>}>
            {t('done')}
          </EmptyState>
        )}
        {entry.data?.state === 'waiting' && (
          <EmptyState title={t('noLinkTitle')}>{t('noLink')}</EmptyState>
        )}
      </div>
    </PublicShell>
  );
}

/** A link that was used or is of another shape is the same to whoever holds it: a new one is needed. */
function Closed({ error, retry }: { readonly error: unknown; readonly retry: () => void }) {
  const t = useWords(setupWords);
  const status = error instanceof RequestRefused ? error.problem.status : 0;
  if (status === 410 || status === 400) {
    return <EmptyState title={t('usedTitle')}>{t('used')}</EmptyState>;
  }
  return <PageError error={error} retry={retry} />;
}
