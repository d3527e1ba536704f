import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useWords } from '../../i18n/words.ts';
import { Page, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { CertificateOutlookSheet } from './certificate-outlook.tsx';
import { CertificateCard } from './certificate-card.tsx';
import { certificatesWords } from './certificates-words.ts';
import { certificatesQuery } from './queries.ts';
import './certificates.css';

/** A person's own certificates, the newest first; what is revoked stays in sight with its reason. */
export function CertificatesPage() {
  const t = useWords(certificatesWords);
  useTitle(t('title'));
  const { accountId } = useSignedIn();
  const list = useInfiniteQuery(certificatesQuery);
  if (list.isError) return <PageError error={list.error} retry={() => void list.refetch()} />;
  if (list.data === undefined) return <PageLoading blocks={[38, 180, 180]} />;
  const items = list.data.pages.flatMap((page) => page.items);
  return (
    <Page title={t('title')} width="narrow">
      <CertificateOutlookSheet personId={accountId} reader="holder" />
      {items.length === 0 && (
        <Sheet padding="flush">
          <EmptyState action={<Link to={paths.home}>{t('seeHours')}</Link>}>
            {t('empty')}
          </EmptyState>
        </Sheet>
      )}
      <ul className="jx-certificates">
        {items.map((certificate) => (
          <li key={certificate.certificateId}>
            <CertificateCard certificate={certificate} />
          </li>
        ))}
      </ul>
      {list.hasNextPage && (
        <Button loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
    </Page>
  );
}
