import { useWords } from '../../i18n/words.ts';
import { shellWords } from '../shell-words.ts';
import { PublicShell } from './public-shell.tsx';

export type SetupShellProps = {
  readonly step: number;
  readonly steps: number;
  readonly children: React.ReactNode;
};

/** The first hour of an installation: one question after another, and nowhere else to go. */
export function SetupShell({ step, steps, children }: SetupShellProps) {
  const t = useWords(shellWords);
  return (
    <PublicShell subject={t('setup')}>
      <div className="jx-setup">
        <p className="jx-small jx-secondary">{t('setupStep', { step, steps })}</p>
        <progress className="jx-visually-hidden" max={steps} value={step} aria-label={t('setup')} />
        {children}
      </div>
    </PublicShell>
  );
}
