import { runPackCase } from '@jixu/policy';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { PageError } from '../../../app/page-states.tsx';
import { paths } from '../../../app/pages.ts';
import { PublicShell } from '../../../app/shells/public-shell.tsx';
import { useTitle } from '../../../app/use-title.ts';
import { useLabel } from '../../../i18n/label.ts';
import { useWords } from '../../../i18n/words.ts';
import { Icon } from '../../../ui/icon.tsx';
import { Page } from '../../../ui/layout.tsx';
import { LoadingSkeleton } from '../../../ui/page-state.tsx';
import { type ComputingPack, packSourceQuery } from '../pack-source.ts';
import { rulebooksWords } from '../rulebooks-words.ts';
import { CaseSheet, type RunCase } from './case-sheet.tsx';
import { caseWords } from './case-words.ts';
import '../rulebooks.css';
import './cases.css';

/** Every case that came with a rulebook, run in the browser as it is looked at. */
export function CasesPage() {
  const t = useWords(caseWords);
  const rules = useWords(rulebooksWords);
  const { packId = '' } = useParams({ strict: false });
  const source = useQuery(packSourceQuery(packId));
  return (
    <PublicShell subject={rules('subject')}>
      {source.isPending && (
        <div className="jx-page jx-page-narrow">
          <LoadingSkeleton label={t('loading')} slowText={t('slow')} />
        </div>
      )}
      {source.isError && (
        <div className="jx-page jx-page-narrow">
          <PageError error={source.error} retry={() => void source.refetch()} />
        </div>
      )}
      {source.data !== undefined && <Cases computing={source.data} />}
    </PublicShell>
  );
}

const SHOWN_AT_ONCE = 20;

function Cases({ computing }: { readonly computing: ComputingPack }) {
  const { pack, cases } = computing;
  const t = useWords(caseWords);
  const label = useLabel();
  const [search, setSearch] = useState('');
  const [shown, setShown] = useState(SHOWN_AT_ONCE);
  const runs = useMemo(
    () => cases.map((of): RunCase => ({ of, pack, outcome: runPackCase(pack, of) })),
    [pack, cases],
  );
  const name = label(pack.editions.at(-1)?.name ?? { 'zh-CN': '', en: '' });
  useTitle(t('title', { pack: name }));
  const asked = search.trim().toLowerCase();
  const found = runs.filter(({ of }) => of.id.toLowerCase().includes(asked));
  const agreeing = runs.filter(({ outcome }) => outcome.differences.length === 0).length;
  const rest = found.length - shown;
  return (
    <Page
      title={t('title', { pack: name })}
      lead={t('lead')}
      above={<Link to={`${paths.rulebooks}/${pack.id}`}>{t('back')}</Link>}
      width="narrow"
    >
      {runs.length === 0 ? (
        <p className="jx-secondary">{t('empty')}</p>
      ) : (
        <>
          <Input
            className="jx-rules-search"
            allowClear
            prefix={<Icon name="magnifier" size={18} />}
            aria-label={t('find')}
            placeholder={t('find')}
            value={search}
            onChange={(change) => {
              setSearch(change.target.value);
              setShown(SHOWN_AT_ONCE);
            }}
          />
          <p className="jx-small jx-secondary" role="status">
            {asked === ''
              ? t('all', { count: runs.length, agreeing })
              : found.length === 0
                ? t('noneFound', { search: search.trim() })
                : t('found', { count: found.length })}
          </p>
        </>
      )}
      <ul className="jx-cases">
        {found.slice(0, shown).map((run, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- several cases show one rule
          <li key={`${run.of.id} ${at}`}>
            <CaseSheet run={run} />
          </li>
        ))}
      </ul>
      {rest > 0 && (
        <Button onClick={() => setShown(shown + SHOWN_AT_ONCE)}>
          {t('more', { count: Math.min(rest, SHOWN_AT_ONCE) })}
        </Button>
      )}
    </Page>
  );
}
