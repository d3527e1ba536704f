import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { PageError } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { PublicShell } from '../../app/shells/public-shell.tsx';
import { useArrival } from '../../app/use-arrival.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { MetaLine, Note, Page } from '../../ui/layout.tsx';
import { LoadingSkeleton } from '../../ui/page-state.tsx';
import { Articles, Sources } from './articles.tsx';
import { type PackPage, packQuery } from './queries.ts';
import {
  CertificatePart,
  CourseCertificatePart,
  KindTable,
  NoteList,
} from './rulebook-arithmetic.tsx';
import { CapTable, RequirementTable } from './rulebook-tables.tsx';
import { FormList, RouteList, Settings, Statements, WindowList } from './rulebook-procedures.tsx';
import { rulebooksWords } from './rulebooks-words.ts';
import './rulebooks.css';

/** One rulebook: what it asks for, what counts, who reviews, and every article behind it. */
export function RulebookPage() {
  const t = useWords(rulebooksWords);
  const { packId = '' } = useParams({ strict: false });
  const pack = useQuery(packQuery(packId));
  const label = useLabel();
  useTitle(pack.data === undefined ? t('subject') : label(pack.data.name));
  useArrival(pack.data !== undefined);
  return (
    <PublicShell subject={t('subject')}>
      {pack.isPending && (
        <div className="jx-page jx-page-narrow">
          <LoadingSkeleton label={t('loading')} slowText={t('slow')} />
        </div>
      )}
      {pack.isError && (
        <div className="jx-page jx-page-narrow">
          <PageError error={pack.error} retry={() => void pack.refetch()} />
        </div>
      )}
      {pack.data !== undefined && <Rulebook pack={pack.data} />}
    </PublicShell>
  );
}

function Rulebook({ pack }: { readonly pack: PackPage }) {
  const t = useWords(rulebooksWords);
  const f = useFormats();
  const label = useLabel();
  const from = f.date(pack.effective.from);
  const facts = [
    pack.region?.name ?? t('anywhere'),
    t('version', { version: pack.version }),
    pack.effective.dated === 'stated' ? t('effective', { from }) : t('effectiveAssumed', { from }),
    t(pack.status),
    ...(pack.enabled ? [] : [t('notEnabled')]),
  ];
  return (
    <Page
      title={label(pack.name)}
      {...(pack.summary === null ? {} : { lead: label(pack.summary) })}
      above={
        <Link to={paths.rulebooks} className="jx-back jx-no-print">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
      width="narrow"
    >
      <MetaLine items={facts} />
      {pack.grade !== 'primary' && (
        <div className="jx-rules-grade">
          <Note tone="warning" icon="warning">
            {t(pack.grade)}
          </Note>
        </div>
      )}
      <Ways pack={pack} />
      <RequirementTable pack={pack} />
      <CapTable pack={pack} />
      <KindTable pack={pack} />
      <FormList pack={pack} />
      <RouteList pack={pack} />
      <WindowList pack={pack} />
      <CertificatePart pack={pack} />
      <CourseCertificatePart pack={pack} />
      <Settings pack={pack} />
      <NoteList pack={pack} />
      <Statements pack={pack} />
      <Articles pack={pack} />
      <Sources pack={pack} />
      <p className="jx-tiny jx-tertiary jx-rules-ref">{t('packId', { ref: pack.ref })}</p>
    </Page>
  );
}

/** From here on: compute with it, see it compute, compare its editions; and the parts of this page. */
function Ways({ pack }: { readonly pack: PackPage }) {
  const t = useWords(rulebooksWords);
  const page = `${paths.rulebooks}/${pack.id}`;
  const parts = [
    ['part-asks', t('asks')],
    ['part-counts', t('counts')],
    ...(pack.formList.length > 0 ? [['part-forms', t('formsTitle')]] : []),
    ...(pack.routes.length > 0 ? [['part-routes', t('routes')]] : []),
    ...(pack.certificateRule === null ? [] : [['part-certificate', t('certificate')]]),
    ...(pack.courseCertificate === null
      ? []
      : [['part-course-certificate', t('courseCertificate')]]),
    ['part-articles', t('articles')],
    ['part-sources', t('sources')],
  ];
  return (
    <>
      <div className="jx-rules-ways jx-no-print">
        <Link to={`${paths.calculator}/${pack.id}`} className="jx-main-link">
          {t('toCalculator')}
        </Link>
        <Link to={`${page}/cases`}>{t('toCases')}</Link>
        <Link to={`${page}/versions`}>{t('toVersions', { count: pack.versions.length })}</Link>
      </div>
      <nav className="jx-rules-contents" aria-label={t('contents')}>
        {parts.map(([id, name]) => (
          <a key={id} href={`#${id}`}>
            {name}
          </a>
        ))}
      </nav>
    </>
  );
}
