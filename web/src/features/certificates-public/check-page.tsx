import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { RequestRefused } from '../../app/request.ts';
import { PublicShell } from '../../app/shells/public-shell.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useWords } from '../../i18n/words.ts';
import { LoadingSkeleton } from '../../ui/page-state.tsx';
import { checkWords } from './check-words.ts';
import { HolderCheck } from './holder-check.tsx';
import { NumberCheck } from './number-check.tsx';
import { AskedLine, CertificateFacts, Verdict } from './outcome.tsx';
import { PdfCheck } from './pdf-check.tsx';
import { type Checked, checkedQuery } from './queries.ts';
import './check.css';

/** Where a QR code leads: our record of one certificate, for anyone who holds it. */
export function CheckLinkPage() {
  const t = useWords(checkWords);
  const { token = '' } = useParams({ strict: false });
  const asked = useQuery(checkedQuery(token));
  useTitle(t('subject'));
  // The server says of what cannot be a link of ours only that its form is wrong: the way on is the number.
  const { error } = asked;
  const broken = error instanceof RequestRefused && error.problem.status === 400;
  if (broken) return <Check brokenLink />;
  return (
    <PublicShell subject={t('subject')}>
      {asked.isPending && (
        <div className="jx-check">
          <LoadingSkeleton label={t('loading')} slowText={t('slow')} blocks={[120, 360]} />
        </div>
      )}
      {asked.isError && (
        <div className="jx-check">
          <PageError error={asked.error} retry={() => void asked.refetch()} />
        </div>
      )}
      {asked.data !== undefined && <Answered checked={asked.data} token={token} />}
    </PublicShell>
  );
}

/** Without a link: by number and name, or with the file. */
export function CheckPage() {
  return <Check />;
}

function Check({ brokenLink = false }: { readonly brokenLink?: boolean }) {
  const t = useWords(checkWords);
  const [checked, setChecked] = useState<Checked>();
  useTitle(t('subject'));
  return (
    <PublicShell subject={t('subject')}>
      {checked !== undefined && checked.certificate !== null ? (
        <Answered checked={checked} again={() => setChecked(undefined)} />
      ) : (
        <>
          {checked === undefined && brokenLink && (
            <Missed title={t('brokenLink')} link>
              {t('brokenLinkLead')}
            </Missed>
          )}
          {checked !== undefined && <Miss checked={checked} />}
          <div className="jx-check">
            <section className="jx-check-part">
              {checked === undefined && (
                <>
                  <h1>{t('title')}</h1>
                  <p className="jx-page-lead">{t('lead')}</p>
                </>
              )}
              <h2>{t('numberTitle')}</h2>
              <NumberCheck onAnswer={setChecked} />
            </section>
            <PdfCheck />
            <Foot />
          </div>
        </>
      )}
    </PublicShell>
  );
}

/** The form stays where it is, with what was typed. */
function Miss({ checked }: { readonly checked: Checked }) {
  const t = useWords(checkWords);
  const mistyped = checked.reason === 'number_mistyped';
  return (
    <Missed title={mistyped ? t('mistyped') : t('foreign')}>
      {mistyped ? t('foreignNumber') : t('foreignPair')}
    </Missed>
  );
}

function Missed(props: {
  readonly title: string;
  /** Only the way here was wrong; nothing is said of a certificate. */
  readonly link?: boolean;
  readonly children: React.ReactNode;
}) {
  return (
    <div className={`jx-check-miss${props.link ? ' jx-check-miss-link' : ''}`} role="status">
      <div>
        <b>{props.title}</b>
        <p>{props.children}</p>
      </div>
    </div>
  );
}

type AnsweredProps = {
  readonly checked: Checked;
  readonly token?: string;
  readonly again?: () => void;
};

function Answered({ checked, token, again }: AnsweredProps) {
  const t = useWords(checkWords);
  const top = useRef<HTMLDivElement>(null);
  const { certificate } = checked;
  // In newer browsers scrolling gives a promise, which is no clean-up.
  useEffect(() => {
    top.current?.scrollIntoView({ block: 'start' });
  }, []);
  return (
    <div ref={top}>
      <Verdict checked={checked} />
      <div className="jx-check">
        <section className="jx-check-part">
          {certificate !== null && <CertificateFacts certificate={certificate} />}
          <AskedLine checked={checked} />
          {again !== undefined && <Button onClick={again}>{t('another')}</Button>}
        </section>
        {token !== undefined && certificate !== null && <HolderCheck token={token} />}
        <PdfCheck />
        <Foot {...(certificate === null ? {} : { issuer: certificate.issuer })} />
      </div>
    </div>
  );
}

function Foot({ issuer }: { readonly issuer?: string }) {
  const t = useWords(checkWords);
  return (
    <section className="jx-check-part jx-small jx-secondary">
      <p>{t('privacy')}</p>
      {issuer !== undefined && <p>{t('question', { issuer })}</p>}
    </section>
  );
}
