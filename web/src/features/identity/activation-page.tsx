import { useQuery } from '@tanstack/react-query';
import { Link, Navigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { paths, startOf } from '../../app/pages.ts';
import { useSession } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { BeginForm } from './begin-form.tsx';
import { IdentityFrame } from './identity-frame.tsx';
import { identityWords } from './identity-words.ts';
import { PasswordForm } from './password-form.tsx';
import { ProofForm } from './proof-form.tsx';
import { activationQuery } from './queries.ts';
import { codeOf, RefusalNote } from './refusal-note.tsx';

/** From what the unit registered to a password of one's own: who, one more proof, consent and password. */
export function ActivationPage() {
  const t = useWords(identityWords);
  useTitle(t('activateTitle'));
  const session = useSession();
  const [again, setAgain] = useState(false);
  const activating =
    session.data !== undefined && !session.data.signedIn && session.data.activating && !again;
  const activation = useQuery({ ...activationQuery, enabled: activating, retry: false });
  if (session.data?.signedIn === true) return <Navigate to={startOf(session.data)} replace />;
  if (session.isError) {
    return <PageError error={session.error} retry={() => void session.refetch()} />;
  }
  const over = activating && activation.isError;
  return (
    <IdentityFrame title={t('activateTitle')} lead={t('activateLead')}>
      {over && <RefusalNote error={activation.error} />}
      {over && codeOf(activation.error) !== 'identity.activation_over' && (
        <Button onClick={() => void activation.refetch()}>{t('next')}</Button>
      )}
      {(!activating || over) && <BeginForm onBegun={() => setAgain(false)} />}
      {activating && activation.data && (
        <>
          <Deadline expiresAt={activation.data.expiresAt} />
          {activation.data.provenWith === null ? (
            <ProofForm activation={activation.data} onAgain={() => setAgain(true)} />
          ) : (
            <PasswordForm activation={activation.data} onAgain={() => setAgain(true)} />
          )}
        </>
      )}
      <div className="jx-identity-foot">
        <Link to={paths.signIn}>{t('backToSignIn')}</Link>
      </div>
    </IdentityFrame>
  );
}

function Deadline({ expiresAt }: { readonly expiresAt: string }) {
  const t = useWords(identityWords);
  const f = useFormats();
  return <p className="jx-small jx-secondary">{t('minutesLeft', { time: f.time(expiresAt) })}</p>;
}
