import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useMemo } from 'react';
import { PageList } from '../../app/page-list.tsx';
import { PageError, PageNotFound } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { PublicShell } from '../../app/shells/public-shell.tsx';
import { useArrival } from '../../app/use-arrival.ts';
import { useTitle } from '../../app/use-title.ts';
import { useLocale } from '../../i18n/locale.ts';
import { useWords } from '../../i18n/words.ts';
import { Page, Sheet } from '../../ui/layout.tsx';
import { Markdown, partsOf } from '../../ui/markdown.tsx';
import { LoadingSkeleton } from '../../ui/page-state.tsx';
import { type Guide, guideQuery, GUIDES, isGuide } from './guides.ts';
import { helpWords } from './help-words.ts';
import './help.css';

/** Help inside the product: the list of guides, or one of them. */
export function HelpPage() {
  const t = useWords(helpWords);
  const { guide } = useParams({ strict: false });
  useTitle(isGuide(guide) ? t(guide) : t('subject'));
  return (
    <PublicShell subject={t('subject')}>
      {guide === undefined && <GuideList />}
      {isGuide(guide) && <GuideText guide={guide} />}
      {guide !== undefined && !isGuide(guide) && <PageNotFound />}
    </PublicShell>
  );
}

function GuideList() {
  const t = useWords(helpWords);
  const rows = [
    ...GUIDES.map((guide) => ({
      to: `${paths.help}/${guide}`,
      title: t(guide),
      lead: t(`${guide}Lead`),
    })),
    { to: paths.rulebooks, title: t('rules'), lead: t('rulesLead') },
    { to: paths.check, title: t('check'), lead: t('checkLead') },
  ];
  return (
    <Page title={t('title')} lead={t('lead')} width="narrow">
      <PageList pages={rows} />
    </Page>
  );
}

function GuideText({ guide }: { readonly guide: Guide }) {
  const t = useWords(helpWords);
  const text = useQuery(guideQuery(guide, useLocale()));
  useArrival(text.data !== undefined);
  return (
    <div className="jx-page jx-page-narrow jx-help">
      <nav aria-label={t('guides')}>
        <Link to={paths.help} activeOptions={{ exact: true }}>
          {t('title')}
        </Link>
        {GUIDES.map((one) => (
          <Link key={one} to={`${paths.help}/${one}`}>
            {t(one)}
          </Link>
        ))}
      </nav>
      {text.isPending && <LoadingSkeleton label={t('loading')} slowText={t('slow')} />}
      {text.isError && <PageError error={text.error} retry={() => void text.refetch()} />}
      {text.data !== undefined && (
        <>
          <GuideParts text={text.data} />
          <Sheet>
            <Markdown text={text.data} />
          </Sheet>
        </>
      )}
    </div>
  );
}

/** From so many parts on, a reader looks for one of them instead of reading from the top. */
const PARTS_TO_LIST = 10;

function GuideParts({ text }: { readonly text: string }) {
  const t = useWords(helpWords);
  const parts = useMemo(() => partsOf(text), [text]);
  if (parts.length < PARTS_TO_LIST) return null;
  return (
    <details className="jx-help-parts">
      <summary>{t('parts', { count: String(parts.length) })}</summary>
      <ol>
        {parts.map((part) => (
          <li key={part.id}>
            <a href={`#${part.id}`}>{part.text}</a>
          </li>
        ))}
      </ol>
    </details>
  );
}
