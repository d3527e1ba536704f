import { Button } from 'antd';
import { useLocale } from '../i18n/locale.ts';
import { problemSentence } from '../i18n/problem.ts';
import { statesWords } from '../i18n/states-words.ts';
import { useWords } from '../i18n/words.ts';
import {
  EmptyState,
  ErrorState,
  LoadingSkeleton,
  NoPermission,
  OfflineLine,
} from '../ui/page-state.tsx';
import { useReachable } from './connection.ts';
import type { Whose } from './pages.ts';
import { RequestRefused } from './request.ts';
import { useTitle } from './use-title.ts';
// The page's measure; nothing else here brings it.
import '../ui/layout.css';

/** Why it takes long: much to compute, or no line to ask over. */
export function useSlowText(): string {
  const t = useWords(statesWords);
  return t(useReachable() ? 'stillLoading' : 'waitingForLine');
}

/** The designed states with their usual words. A page that knows better words uses ui/ directly. */
export function PageLoading(props: { readonly blocks?: readonly number[] }) {
  const t = useWords(statesWords);
  return (
    <div className="jx-page jx-page-learner">
      <LoadingSkeleton label={t('loading')} slowText={useSlowText()} {...props} />
    </div>
  );
}

/** What a failed query or a crashed page shows; a 403 and a 404 are not errors to the reader. */
export function PageError({
  error,
  retry,
}: {
  readonly error: unknown;
  readonly retry?: () => void;
}) {
  const t = useWords(statesWords);
  const locale = useLocale();
  const problem = error instanceof RequestRefused ? error.problem : undefined;
  if (problem?.status === 404) return <NotFoundState />;
  if (problem?.status === 403) {
    return <ClosedState>{problemSentence(problem, locale)}</ClosedState>;
  }
  const number = problem?.number;
  return (
    <ErrorState
      title={t('errorTitle')}
      {...(number === undefined ? {} : { number: t('number', { number }) })}
      action={retry && <Button onClick={retry}>{t('again')}</Button>}
    >
      {
        // Nothing was typed where a page is only opened: the sentence of an act would puzzle.
        problem === undefined || problem.code === 'platform.failed'
          ? t('error')
          : problemSentence(problem, locale)
      }
    </ErrorState>
  );
}

function NotFoundState({ whole = false }: { readonly whole?: boolean }) {
  const t = useWords(statesWords);
  return (
    <EmptyState whole={whole} title={t('notFoundTitle')} action={<a href="/">{t('toStart')}</a>}>
      {t('notFound')}
    </EmptyState>
  );
}

function ClosedState(props: { readonly children: React.ReactNode; readonly whole?: boolean }) {
  const t = useWords(statesWords);
  const { children, whole = false } = props;
  return (
    <NoPermission
      whole={whole}
      title={t('noPermissionTitle')}
      action={<a href="/">{t('toStart')}</a>}
    >
      {children}
    </NoPermission>
  );
}

/** An address that leads nowhere. */
export function PageNotFound() {
  useTitle(useWords(statesWords)('notFoundTitle'));
  return (
    <div className="jx-page jx-page-narrow">
      <NotFoundState whole />
    </div>
  );
}

/** A page that belongs to another office; nothing of it is asked for. */
export function PageOfOthers({ whose }: { readonly whose: Whose }) {
  const t = useWords(statesWords);
  useTitle(t('noPermissionTitle'));
  return (
    <div className="jx-page jx-page-narrow">
      <ClosedState whole>{t(`closed.${whose}`)}</ClosedState>
    </div>
  );
}

/** A chunk of an older release is gone from the server after an update. */
export function PageOutdated() {
  const t = useWords(statesWords);
  return (
    <EmptyState
      title={t('newVersionTitle')}
      action={<Button onClick={() => location.reload()}>{t('reload')}</Button>}
    >
      {t('newVersion')}
    </EmptyState>
  );
}

export function ConnectionLine() {
  const t = useWords(statesWords);
  return useReachable() ? null : <OfflineLine>{t('offline')}</OfflineLine>;
}
