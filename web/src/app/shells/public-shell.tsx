import { Brand, SkipLink } from './nav.tsx';
import { LanguageSwitch } from './language-switch.tsx';
import { Themed } from './themed.tsx';
import './shells.css';

export type PublicShellProps = {
  /** What this page is for, beside the name of the product. */
  readonly subject?: string;
  readonly aside?: React.ReactNode;
  readonly children: React.ReactNode;
};

/** Pages that need no account: check a certificate, calculate, sign in. */
export function PublicShell({ subject, aside, children }: PublicShellProps) {
  return (
    <Themed density="learner">
      <SkipLink />
      <header className="jx-top-bar jx-top-bar-learner">
        <div>
          <Brand
            to="/"
            aside={subject !== undefined && <span className="jx-brand-subject">{subject}</span>}
          />
          <div className="jx-top-aside">
            {aside}
            <LanguageSwitch />
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        {children}
      </main>
    </Themed>
  );
}
