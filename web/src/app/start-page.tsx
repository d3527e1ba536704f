import { Link, Navigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useWords } from '../i18n/words.ts';
import { Page, SectionHead } from '../ui/layout.tsx';
import { nextPage, signInAddress } from './next-page.ts';
import { PageList } from './page-list.tsx';
import { PageError, PageLoading } from './page-states.tsx';
import { paths, startOf } from './pages.ts';
import { useSession } from './session.ts';
import { PublicShell } from './shells/public-shell.tsx';
import { shellWords } from './shell-words.ts';

/** `/` is whatever the person has to do first; without a session, the way in and what needs none. */
export function StartPage() {
  const session = useSession();
  if (session.data?.signedIn === true) return <Navigate to={startOf(session.data)} replace />;
  return (
    <PublicShell>
      {session.isPending && <PageLoading />}
      {session.isError && <PageError error={session.error} retry={() => void session.refetch()} />}
      {session.data?.signedIn === false && <Welcome />}
    </PublicShell>
  );
}

function Welcome() {
  const t = useWords(shellWords);
  const next = nextPage(location.search);
  const open = [
    { to: paths.check, title: t('openCheck'), lead: t('openCheckLead') },
    { to: paths.calculator, title: t('openCalculator'), lead: t('openCalculatorLead') },
    { to: paths.rulebooks, title: t('openRules'), lead: t('openRulesLead') },
    { to: paths.help, title: t('help'), lead: t('openHelpLead') },
  ];
  return (
    <Page title={t('welcome')} lead={t('signInLead')} width="narrow">
      <div className="jx-page-list-above">
        <Button type="primary" size="large" href={signInAddress(next)}>
          {t('signIn')}
        </Button>
        <Link to={paths.activate}>{t('activate')}</Link>
      </div>
      <SectionHead title={t('openTitle')} />
      <PageList pages={open} />
    </Page>
  );
}
