import { Link } from '@tanstack/react-router';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { useNarrow } from '../../ui/media.ts';
import { shellWords } from '../shell-words.ts';
import { Brand, type NavPage, SkipLink, TabBar, type TabPage, TopNav } from './nav.tsx';
import { Themed } from './themed.tsx';
import './shells.css';

export type LearnerShellProps = {
  readonly pages: readonly NavPage[];
  readonly tabs: readonly TabPage[];
  /** The page for what a person does with their account; behind the name. */
  readonly accountTo: string;
  readonly helpTo: string;
  readonly noticesTo: string;
  readonly name: string;
  readonly notices: number;
  /** An inner page on a phone brings its own bar with a way back and needs no tabs. */
  readonly inner?: boolean;
  readonly children: React.ReactNode;
};

/** Top bar and 1160 px of paper; on a phone a bar, the page, and tabs for the thumb. */
export function LearnerShell(props: LearnerShellProps) {
  const t = useWords(shellWords);
  const narrow = useNarrow();
  const bare = narrow && props.inner === true;
  return (
    <Themed density="learner">
      <SkipLink />
      {!bare && (
        <header className="jx-top-bar jx-top-bar-learner">
          <div>
            <Brand to="/" />
            {!narrow && <TopNav pages={props.pages} />}
            <div className="jx-top-aside">
              <Link to={props.helpTo} aria-label={t('help')}>
                <Icon name="question" size={narrow ? 24 : 18} />
                {!narrow && t('help')}
              </Link>
              <Link to={props.noticesTo} className="jx-top-notices">
                <Icon name="bell" size={narrow ? 24 : 18} />
                <span className={narrow ? 'jx-visually-hidden' : undefined}>{t('notices')}</span>
                {props.notices > 0 && (
                  <>
                    <b>{props.notices}</b>
                    <span className="jx-visually-hidden">{t('unread')}</span>
                  </>
                )}
              </Link>
              {!narrow && (
                <Link
                  to={props.accountTo}
                  className="jx-top-name"
                  aria-label={t('account', { name: props.name })}
                >
                  <span>{props.name}</span>
                  <Icon name="chevron-down" size={16} />
                </Link>
              )}
            </div>
          </div>
        </header>
      )}
      <main id="content" tabIndex={-1} className={narrow && !bare ? 'jx-above-tabs' : undefined}>
        {props.children}
      </main>
      {narrow && !bare && <TabBar pages={props.tabs} />}
    </Themed>
  );
}
