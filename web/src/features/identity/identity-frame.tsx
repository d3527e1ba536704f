import { PublicShell } from '../../app/shells/public-shell.tsx';
import { useWords } from '../../i18n/words.ts';
import { Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { identityWords } from './identity-words.ts';
import './identity.css';

/** The narrow sheet of every page on the way in. Without a secure origin no page asks for a password. */
export function IdentityFrame(props: {
  readonly title: string;
  readonly lead?: React.ReactNode;
  readonly children: React.ReactNode;
}) {
  return (
    <PublicShell>
      <div className="jx-page jx-identity">
        {window.isSecureContext ? (
          <Sheet>
            <h1>{props.title}</h1>
            {props.lead !== undefined && <p className="jx-secondary">{props.lead}</p>}
            {props.children}
          </Sheet>
        ) : (
          <NotSecure />
        )}
      </div>
    </PublicShell>
  );
}

function NotSecure() {
  const t = useWords(identityWords);
  const secure = new URL(location.href);
  secure.protocol = 'https:';
  secure.port = '';
  return (
    <Sheet>
      <EmptyState
        title={t('notSecureTitle')}
        action={<a href={secure.href}>{t('notSecureTry', { address: secure.origin })}</a>}
      >
        {t('notSecure')} {t('notSecureDo')}
      </EmptyState>
    </Sheet>
  );
}
