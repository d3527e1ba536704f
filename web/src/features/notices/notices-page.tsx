import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Page, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { noticesWords } from './notices-words.ts';
import { tellNotice } from './notice-sentences.ts';
import { type Notice, noticesQuery, useMarkAllRead, useMarkRead } from './queries.ts';
import './notices.css';

/** What happened, newest first; what has not been read stands out until it is opened or all is marked. */
export function NoticesPage() {
  const t = useWords(noticesWords);
  useTitle(t('title'));
  const list = useInfiniteQuery(noticesQuery);
  const markAll = useMarkAllRead();
  if (list.isError) return <PageError error={list.error} retry={() => void list.refetch()} />;
  if (list.data === undefined) return <PageLoading blocks={[38, 72, 72, 72]} />;
  const items = list.data.pages.flatMap((page) => page.items);
  const unread = list.data.pages[0]?.unread ?? 0;
  const newest = items[0]?.at;
  return (
    <Page
      title={t('title')}
      width="narrow"
      lead={unread > 0 ? t('unread', { count: unread }) : undefined}
      actions={
        <>
          {unread > 0 && newest !== undefined && (
            <Button loading={markAll.isPending} onClick={() => markAll.mutate(newest)}>
              {t('allRead')}
            </Button>
          )}
          <Link to={paths.noticeSettings} className="jx-notices-settings">
            {t('settings')}
          </Link>
        </>
      }
    >
      <Sheet padding="flush">
        {items.length === 0 && <EmptyState>{t('empty')}</EmptyState>}
        <ul>
          {items.map((notice) => (
            <NoticeRow key={notice.noticeId} notice={notice} />
          ))}
        </ul>
      </Sheet>
      {list.hasNextPage && (
        <div className="jx-notices-more">
          <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {t('more')}
          </Button>
        </div>
      )}
    </Page>
  );
}

function NoticeRow({ notice }: { readonly notice: Notice }) {
  const t = useWords(noticesWords);
  const f = useFormats();
  const { today } = useSignedIn();
  const markRead = useMarkRead();
  const told = tellNotice(notice, { t, f, locale: f.locale });
  const unread = notice.readAt === null;
  return (
    <li className={unread ? 'jx-notice jx-notice-unread' : 'jx-notice'}>
      <div>
        <p>
          {unread && <span className="jx-visually-hidden">{t('unreadMark')} </span>}
          {told.sentence}
        </p>
        {told.more.map((line) => (
          <p key={line} className="jx-small jx-secondary">
            {line}
          </p>
        ))}
        {told.to === undefined && unread && (
          <Button
            type="link"
            size="small"
            className="jx-notice-read"
            loading={markRead.isPending}
            onClick={() => markRead.mutate([notice.noticeId])}
          >
            {t('markRead')}
          </Button>
        )}
        {told.to !== undefined && (
          <Link
            className="jx-small"
            to={told.to}
            onClick={() => unread && markRead.mutate([notice.noticeId])}
          >
            {t(told.about)}
          </Link>
        )}
      </div>
      <time className="jx-small jx-tertiary jx-nowrap" dateTime={notice.at}>
        {f.instant(notice.at, today)}
      </time>
    </li>
  );
}
