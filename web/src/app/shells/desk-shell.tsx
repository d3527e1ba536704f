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

/** So many pages stay beside one another where there is no room for all; the others are one step away. */
const SOME = [6, 4];

function labelsOf(pages: readonly NavPage[]): string {
  return pages.map(({ label, count }) => `${label}${count ?? ''}`).join(' ');
}

/** Employer, reviewer, authority, provider, operator: 48 px of bar, the rest is work. */
export function DeskShell(props: DeskShellProps) {
  const t = useWords(shellWords);
  const f = useFormats();
  const narrow = useNarrow();
  const { pages } = props;
  const beside = [pages.length, ...SOME.filter((some) => some < pages.length)];
  const { bar, fits } = useFolded(beside.map((some) => labelsOf(pages.slice(0, some))));
  const shown = narrow ? 0 : (beside[fits] ?? 0);
  const [asidePlace, setAsidePlace] = useState<HTMLElement | null>(null);
  return (
    <Themed density="desk">
      <SkipLink />
      <header className="jx-top-bar jx-top-bar-desk">
        <div ref={bar}>
          <Brand to="/" aside={<span className="jx-brand-office">{props.office}</span>} />
          {shown > 0 && <TopNav pages={pages.slice(0, shown)} />}
          {shown < pages.length && (
            <PageMenu {...props} pages={pages.slice(shown)} all={shown === 0} />
          )}
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

/** Pages without room: on a phone all of them, the account too, under the name of the one that is open. */
function PageMenu(props: DeskShellProps & { readonly all: boolean }) {
  const { pages, name, accountTo, all } = props;
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
        {here?.label ?? (all ? (pathname === accountTo ? name : t('pages')) : t('morePages'))}
        <Icon name="chevron-down" size={16} />
      </button>
      {open && (
        <nav id="jx-page-menu-list" aria-label={all ? t('mainNav') : t('morePages')}>
          {pages.map((page) => (
            <Link key={page.to} to={page.to} onClick={() => setOpen(false)}>
              {page.label}
              {page.count !== undefined && ` ${page.count}`}
            </Link>
          ))}
          {all && (
            <Link to={accountTo} aria-label={t('account', { name })} onClick={() => setOpen(false)}>
              {name}
            </Link>
          )}
        </nav>
      )}
    </div>
  );
}
