import { Link, useLocation } from '@tanstack/react-router';
import { useState } from 'react';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { useNarrow } from '../../ui/media.ts';
import { shellWords } from '../shell-words.ts';
import { DeskAsidePlace } from './desk-aside.tsx';
import { Brand, type NavPage, SkipLink, TopNav } from './nav.tsx';
import { Themed } from './themed.tsx';
import { useFolded } from './use-folded.ts';
import './shells.css';

export type DeskShellProps = {
  readonly pages: readonly NavPage[];
  /** The office one acts for. */
  readonly office: string;
  readonly name: string;
  /** The legal day by the server's clock. */
  readonly today: string;
  readonly accountTo: string;
  readonly children: React.ReactNode;
};

/** Employer, reviewer, authority, provider, operator: 48 px of bar, the rest is work. */
export function DeskShell(props: DeskShellProps) {
  const t = useWords(shellWords);
  const f = useFormats();
  const narrow = useNarrow();
  const { bar, folded } = useFolded(
    props.pages.map(({ label, count }) => `${label}${count ?? ''}`).join(' '),
  );
  const [asidePlace, setAsidePlace] = useState<HTMLElement | null>(null);
  return (
    <Themed density="desk">
      <SkipLink />
      <header className="jx-top-bar jx-top-bar-desk">
        <div ref={bar}>
          <Brand to="/" aside={<span className="jx-brand-office">{props.office}</span>} />
          {narrow || folded ? <PageMenu {...props} /> : <TopNav pages={props.pages} />}
          <div className="jx-top-aside">
            {!narrow && <span className="jx-top-slot" ref={setAsidePlace} />}
            {!narrow && <span className="jx-top-date jx-nowrap">{f.weekdayDate(props.today)}</span>}
            {!narrow && (
              <Link
                to={props.accountTo}
                className="jx-top-name"
                aria-label={t('account', { name: props.name })}
              >
                {props.name}
              </Link>
            )}
          </div>
        </div>
      </header>
      <main id="content" tabIndex={-1}>
        <DeskAsidePlace value={narrow ? null : asidePlace}>{props.children}</DeskAsidePlace>
      </main>
    </Themed>
  );
}

/** On a phone the pages fold under the name of the one that is open. */
function PageMenu({ pages, name, accountTo }: DeskShellProps) {
  const t = useWords(shellWords);
  const [open, setOpen] = useState(false);
  const { pathname } = useLocation();
  const here = pages.find((page) => pathname.startsWith(page.to));
  return (
    <div className="jx-page-menu">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="jx-page-menu-list"
        onClick={() => setOpen(!open)}
        onKeyDown={(press) => press.key === 'Escape' && setOpen(false)}
      >
        {here?.label ?? (pathname === accountTo ? name : t('pages'))}
        <Icon name="chevron-down" size={16} />
      </button>
      {open && (
        <nav id="jx-page-menu-list" aria-label={t('mainNav')}>
          {pages.map((page) => (
            <Link key={page.to} to={page.to} onClick={() => setOpen(false)}>
              {page.label}
              {page.count !== undefined && ` ${page.count}`}
            </Link>
          ))}
          <Link to={accountTo} aria-label={t('account', { name })} onClick={() => setOpen(false)}>
            {name}
          </Link>
        </nav>
      )}
    </div>
  );
}
