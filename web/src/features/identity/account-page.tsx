import { Link, useLocation, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { paths, startOf } from '../../app/pages.ts';
import { shellWords } from '../../app/shell-words.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { type Locale, setLocale, useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { ChoiceCards } from '../../ui/field.tsx';
import { Facts, ListRow, Page, Sheet } from '../../ui/layout.tsx';
import { OwnPresence } from '../learning/own-presence.tsx';
import { identityWords } from './identity-words.ts';
import { OwnAccess } from './own-access.tsx';
import { useChooseLocale, useLogOut } from './queries.ts';
import { RefusalNote } from './refusal-note.tsx';
import './identity.css';

/** What belongs to the account and not to a year: language, desk, sign out. */
export function AccountPage() {
  const t = useWords(identityWords);
  const tShell = useWords(shellWords);
  useTitle(t('accountTitle'));
  const session = useSignedIn();
  const locale = useLocale();
  const navigate = useNavigate();
  const choose = useChooseLocale();
  const logOut = useLogOut();
  const atDesk = useLocation({ select: ({ pathname }) => pathname === paths.deskAccount });
  const chooseLocale = (next: Locale) => {
    setLocale(next);
    choose.mutate(next);
  };
  return (
    <Page title={session.name} width="narrow">
      <div className="jx-account">
        <Sheet>
          <Facts facts={[{ id: 'document', name: t('document'), value: session.documentMask }]} />
        </Sheet>
        <Sheet label={t('language')}>
          <RefusalNote error={choose.error} />
          <ChoiceCards<Locale>
            name="language"
            legend={t('languageLead')}
            value={locale}
            onChange={chooseLocale}
            choices={[
              { value: 'zh-CN', title: <span lang="zh-CN">中文</span> },
              { value: 'en', title: <span lang="en">English</span> },
            ]}
          />
        </Sheet>
        <OwnAccess />
        <OwnPresence />
        {session.office && (
          <Sheet>
            <p>{t('officeLead', { office: session.office.name })}</p>
            {atDesk ? (
              <Link to={paths.home}>{t('toOwnHours')}</Link>
            ) : (
              <Link to={startOf(session)}>{t('toDesk')}</Link>
            )}
          </Sheet>
        )}
        <Sheet>
          {!atDesk && (
            <Link to={paths.certificates}>
              <ListRow>{tShell('certificates')}</ListRow>
            </Link>
          )}
          <Link to={paths.notices}>
            <ListRow>{t('notices')}</ListRow>
          </Link>
          <Link to={paths.noticeSettings}>
            <ListRow>{t('noticeSettings')}</ListRow>
          </Link>
          <p className="jx-small jx-secondary jx-account-out">{t('signOutLead')}</p>
          <RefusalNote error={logOut.error} />
          <Button
            loading={logOut.isPending}
            onClick={() =>
              logOut.mutate(undefined, {
                onSuccess: () => void navigate({ to: paths.signIn, replace: true }),
              })
            }
          >
            {t('signOut')}
          </Button>
        </Sheet>
      </div>
    </Page>
  );
}
