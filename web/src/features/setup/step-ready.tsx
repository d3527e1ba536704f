import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Note, Sheet } from '../../ui/layout.tsx';
import { setupWords } from './setup-words.ts';

type StepReadyProps = { readonly bureau: string; readonly keyFile: string | null };

/** Nothing is left to set up; the first day of work begins here. */
export function StepReady({ bureau, keyFile }: StepReadyProps) {
  const t = useWords(setupWords);
  const next = [
    { to: paths.importing, title: t('nextPeople'), how: t('nextPeopleHow') },
    { to: paths.register, title: t('nextSlips'), how: t('nextSlipsHow') },
    { to: paths.organisations, title: t('nextAppoint'), how: t('nextAppointHow') },
    { to: paths.declare, title: t('nextDeclare'), how: t('nextDeclareHow') },
  ];
  return (
    <>
      <h1>{t('readyTitle')}</h1>
      <p className="jx-page-lead">{t('readyLead', { bureau })}</p>
      <Sheet padding="flush">
        <ol className="jx-setup-next">
          {next.map((one) => (
            <li key={one.title}>
              <Link to={one.to}>
                <span>
                  <b>{one.title}</b>
                  <span className="jx-secondary">{one.how}</span>
                </span>
                <Icon name="chevron-right" size={20} />
              </Link>
            </li>
          ))}
        </ol>
      </Sheet>
      {keyFile !== null && (
        <Note icon="lock">{t.rich('keyAgain', { file: <code key="file">{keyFile}</code> })}</Note>
      )}
    </>
  );
}
