import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { PageError, useSlowText } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { statesWords } from '../../i18n/states-words.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Facts, MetaLine, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { useNarrow } from '../../ui/media.ts';
import { EmptyState, LoadingSkeleton } from '../../ui/page-state.tsx';
import { Appointments } from './appointments.tsx';
import { AddBelowDrawer, ChangeDrawer } from './node-drawers.tsx';
import { Offices } from './offices.tsx';
import { OrganisationTree } from './organisation-tree.tsx';
import { organisationsWords } from './organisations-words.ts';
import { type Organisation, organisationQuery, treeQuery } from './queries.ts';
import './organisations.css';

/** The tree on the left; of the chosen organisation its place, who handles what, and who answers for it. */
export function OrganisationsPage() {
  const t = useWords(organisationsWords);
  useTitle(t('treeTitle'));
  const narrow = useNarrow();
  const { nodeId: asked }: { readonly nodeId?: string } = useParams({ strict: false });
  const first = useInfiniteQuery({ ...treeQuery({}), enabled: asked === undefined && !narrow });
  // Beside the tree there is room: what one answers for first need not be asked for.
  const nodeId = asked ?? (narrow ? undefined : first.data?.pages[0]?.items[0]?.nodeId);
  return (
    <Page
      width="desk"
      title={t('treeTitle')}
      above={
        narrow &&
        nodeId !== undefined && (
          <Link to={paths.organisations} className="jx-back">
            <Icon name="chevron-left" size={16} />
            {t('treeLabel')}
          </Link>
        )
      }
    >
      <div className={nodeId === undefined ? 'jx-organisations' : 'jx-organisations jx-node-open'}>
        <OrganisationTree current={nodeId} />
        {nodeId === undefined ? (
          <EmptyState>{t('chooseNode')}</EmptyState>
        ) : (
          <Chosen key={nodeId} nodeId={nodeId} />
        )}
      </div>
    </Page>
  );
}

function Chosen({ nodeId }: { readonly nodeId: string }) {
  const states = useWords(statesWords);
  const slow = useSlowText();
  const found = useQuery(organisationQuery(nodeId));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) {
    return <LoadingSkeleton label={states('loading')} slowText={slow} blocks={[120, 200, 160]} />;
  }
  return (
    <div className="jx-organisation">
      <Details organisation={found.data} />
      <Offices organisation={found.data} />
      <Appointments organisation={found.data} />
    </div>
  );
}

function Details({ organisation }: { readonly organisation: Organisation }) {
  const t = useWords(organisationsWords);
  const [open, setOpen] = useState<'change' | 'add'>();
  const { permissions, path } = organisation;
  const given = (text: string | null) =>
    text === null || text === '' ? <span className="jx-tertiary">{t('notGiven')}</span> : text;
  const above = path.filter((one) => one.nodeId !== organisation.nodeId);
  return (
    <Sheet label={organisation.name}>
      {above.length > 0 && (
        <MetaLine
          items={above.map((one) => (
            <Link key={one.nodeId} to={`${paths.organisations}/${one.nodeId}`}>
              {one.name}
            </Link>
          ))}
        />
      )}
      <SectionHead
        title={organisation.name}
        action={
          <span className="jx-page-actions">
            {permissions.includes('change') && (
              <Button size="small" onClick={() => setOpen('change')}>
                {t('change')}
              </Button>
            )}
            {permissions.includes('add-below') && (
              <Button size="small" onClick={() => setOpen('add')}>
                {t('addBelow')}
              </Button>
            )}
          </span>
        }
      />
      <Facts
        facts={[
          { id: 'kind', name: t('kind'), value: t(`kind.${organisation.kind}`) },
          ...(organisation.state === 'active'
            ? []
            : [{ id: 'state', name: '', value: t(`state.${organisation.state}`) }]),
          { id: 'region', name: t('region'), value: given(organisation.regionName) },
          { id: 'code', name: t('creditCode'), value: given(organisation.creditCode) },
          { id: 'contact', name: t('contact'), value: given(organisation.contact) },
        ]}
      />
      <ChangeDrawer
        organisation={organisation}
        open={open === 'change'}
        onClose={() => setOpen(undefined)}
      />
      <AddBelowDrawer
        organisation={organisation}
        open={open === 'add'}
        onClose={() => setOpen(undefined)}
      />
    </Sheet>
  );
}
