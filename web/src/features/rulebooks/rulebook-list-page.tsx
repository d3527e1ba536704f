import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Input } from 'antd';
import { useState } from 'react';
import { PageError } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { PublicShell } from '../../app/shells/public-shell.tsx';
import { useTitle } from '../../app/use-title.ts';
import { useClear } from '../../app/use-clear.tsx';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { MetaLine, Page, Sheet } from '../../ui/layout.tsx';
import { LoadingSkeleton } from '../../ui/page-state.tsx';
import { type PackCard, packsQuery } from './queries.ts';
import { rulebooksWords } from './rulebooks-words.ts';
import './rulebooks.css';

/** Every rulebook on this server, for anyone. */
export function RulebookListPage() {
  const t = useWords(rulebooksWords);
  return (
    <RulebookChoice
      subject={t('subject')}
      title={t('title')}
      lead={t('lead')}
      to={paths.rulebooks}
    />
  );
}

/** The calculator without a rulebook in its address: which one applies is the first question. */
export function CalculatorStartPage() {
  const t = useWords(rulebooksWords);
  return (
    <RulebookChoice
      subject={t('calculator')}
      title={t('choose')}
      lead={t('chooseLead')}
      to={paths.calculator}
    />
  );
}

/** All of them with a search; each row leads to its page under `to`. */
function RulebookChoice(props: {
  readonly subject: string;
  readonly title: string;
  readonly lead: string;
  readonly to: string;
}) {
  const t = useWords(rulebooksWords);
  const packs = useQuery(packsQuery);
  useTitle(props.subject);
  return (
    <PublicShell subject={props.subject}>
      <Page title={props.title} lead={props.lead} width="narrow">
        {packs.isPending && (
          <LoadingSkeleton label={t('loading')} slowText={t('slow')} blocks={[40, 480]} />
        )}
        {packs.isError && <PageError error={packs.error} retry={() => void packs.refetch()} />}
        {packs.data !== undefined && <Packs packs={packs.data.items} to={props.to} />}
      </Page>
    </PublicShell>
  );
}

function Packs({ packs, to }: { readonly packs: readonly PackCard[]; readonly to: string }) {
  const t = useWords(rulebooksWords);
  const label = useLabel();
  const [search, setSearch] = useState('');
  const clear = useClear();
  const asked = search.trim().toLowerCase();
  const found = packs.filter((pack) =>
    [pack.name['zh-CN'], pack.name.en, pack.region?.name ?? '', label(pack.summary ?? pack.name)]
      .join(' ')
      .toLowerCase()
      .includes(asked),
  );
  return (
    <>
      <Input
        className="jx-rules-search"
        allowClear={clear}
        prefix={<Icon name="magnifier" size={18} />}
        aria-label={t('search')}
        placeholder={t('search')}
        value={search}
        onChange={(change) => setSearch(change.target.value)}
      />
      <p className="jx-small jx-secondary" role="status">
        {found.length === 0
          ? t('none', { search: search.trim() })
          : t('found', { count: found.length })}
      </p>
      {found.length > 0 && (
        <Sheet padding="flush">
          <ul className="jx-rules-list">
            {found.map((pack) => (
              <li key={pack.id}>
                <PackRow pack={pack} to={to} />
              </li>
            ))}
          </ul>
        </Sheet>
      )}
    </>
  );
}

function PackRow({ pack, to }: { readonly pack: PackCard; readonly to: string }) {
  const t = useWords(rulebooksWords);
  const label = useLabel();
  const facts = [
    pack.region?.name ?? t('anywhere'),
    ...(pack.forms > 0 ? [t('forms', { count: pack.forms })] : []),
    ...(pack.grade === 'primary' ? [] : [t(`${pack.grade}Short`)]),
    t(pack.status),
    ...(pack.enabled ? [] : [t('notEnabled')]),
  ];
  return (
    <Link to={`${to}/${pack.id}`} className="jx-rules-row">
      <span>
        <b>{label(pack.name)}</b>
        {pack.summary !== null && <span className="jx-secondary">{label(pack.summary)}</span>}
        <MetaLine items={facts} />
      </span>
      <Icon name="chevron-right" size={20} />
    </Link>
  );
}
