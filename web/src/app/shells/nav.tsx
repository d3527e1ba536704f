import { Link, useLocation } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.ts';
import { Icon, type IconName } from '../../ui/icon.tsx';
import { Logo } from '../../ui/logo.tsx';
import { shellWords } from '../shell-words.ts';

export type NavPage = {
  readonly to: string;
  readonly label: string;
  /** Waiting things, said behind the label. */
  readonly count?: number;
  /** Active only on exactly this address. */
  readonly exact?: boolean;
  /** Pages that belong to it on a phone, where they have no tab of their own. */
  readonly also?: readonly string[];
};

export type TabPage = NavPage & { readonly icon: IconName };

/** For the keyboard: past the navigation in one step. */
export function SkipLink() {
  const t = useWords(shellWords);
  return (
    <a className="jx-skip-link" href="#content">
      {t('skip')}
    </a>
  );
}

export function Brand(props: { readonly to: string; readonly aside?: React.ReactNode }) {
  const t = useWords(shellWords);
  return (
    <span className="jx-brand">
      <Link to={props.to} className="jx-brand-link">
        <Logo />
        <b>{t('product')}</b>
      </Link>
      {props.aside}
    </span>
  );
}

function active(page: NavPage) {
  return { exact: page.exact === true };
}

export function TopNav({ pages }: { readonly pages: readonly NavPage[] }) {
  const t = useWords(shellWords);
  return (
    <nav className="jx-top-nav" aria-label={t('mainNav')}>
      {pages.map((page) => (
        <Link key={page.to} to={page.to} activeOptions={active(page)}>
          {page.label}
          {page.count !== undefined && ` ${page.count}`}
        </Link>
      ))}
    </nav>
  );
}

/** At the foot of a phone. */
export function TabBar({ pages }: { readonly pages: readonly TabPage[] }) {
  const t = useWords(shellWords);
  const { pathname } = useLocation();
  const within = (page: TabPage) =>
    page.also?.some((to) => pathname === to || pathname.startsWith(`${to}/`)) === true;
  return (
    <nav className="jx-tab-bar" aria-label={t('mainNav')}>
      {pages.map((page) => (
        <Link
          key={page.to}
          to={page.to}
          activeOptions={active(page)}
          {...(within(page) ? { 'aria-current': 'true' as const } : {})}
        >
          <Icon name={page.icon} size={24} />
          {page.label}
        </Link>
      ))}
    </nav>
  );
}
