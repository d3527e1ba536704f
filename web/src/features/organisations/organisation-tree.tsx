import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { SearchBox } from '../../app/search-box.tsx';
import { PageError, useSlowText } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { statesWords } from '../../i18n/states-words.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Sheet } from '../../ui/layout.tsx';
import { EmptyState, LoadingSkeleton } from '../../ui/page-state.tsx';
import { organisationsWords } from './organisations-words.ts';
import { type TreeNode, treeQuery } from './queries.ts';

/** What one answers for, branch by branch as it is opened, or what matches a name. */
export function OrganisationTree({ current }: { readonly current: string | undefined }) {
  const t = useWords(organisationsWords);
  const [search, setSearch] = useState('');
  return (
    <Sheet padding="flush">
      <nav className="jx-tree" aria-label={t('treeLabel')}>
        <div className="jx-tree-search">
          <SearchBox label={t('treeSearch')} value={search} onFind={setSearch} />
        </div>
        <Branch
          of={search === '' ? {} : { search }}
          current={current}
          empty={search === '' ? t('treeEmpty') : t('treeNothing')}
        />
      </nav>
    </Sheet>
  );
}

function Branch(props: {
  readonly of: { readonly parent?: string; readonly search?: string };
  readonly current: string | undefined;
  readonly empty: string;
}) {
  const t = useWords(organisationsWords);
  const states = useWords(statesWords);
  const slow = useSlowText();
  const found = useInfiniteQuery(treeQuery(props.of));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) {
    return <LoadingSkeleton label={states('loading')} slowText={slow} blocks={[24, 24]} />;
  }
  const nodes = found.data.pages.flatMap((page) => page.items);
  if (nodes.length === 0) return <EmptyState>{props.empty}</EmptyState>;
  // A single top is opened at once: it would only be one press more.
  const only = nodes.length === 1 && props.of.parent === undefined;
  return (
    <>
      <ul>
        {nodes.map((node) => (
          <Node key={node.nodeId} node={node} current={props.current} startsOpen={only} />
        ))}
      </ul>
      {found.hasNextPage && (
        <Button
          type="link"
          loading={found.isFetchingNextPage}
          onClick={() => void found.fetchNextPage()}
        >
          {t('treeMore')}
        </Button>
      )}
    </>
  );
}

function Node(props: {
  readonly node: TreeNode;
  readonly current: string | undefined;
  readonly startsOpen: boolean;
}) {
  const { node, current } = props;
  const t = useWords(organisationsWords);
  const [open, setOpen] = useState(props.startsOpen);
  const { name } = node;
  return (
    <li>
      <div className="jx-tree-row" aria-current={node.nodeId === current ? 'true' : undefined}>
        {node.children > 0 ? (
          <button
            type="button"
            className="jx-tree-toggle"
            aria-expanded={open}
            aria-label={open ? t('collapse', { name }) : t('expand', { name })}
            onClick={() => setOpen(!open)}
          >
            <Icon name={open ? 'chevron-down' : 'chevron-right'} size={16} />
          </button>
        ) : (
          <span className="jx-tree-toggle" />
        )}
        <Link to={`${paths.organisations}/${node.nodeId}`} className="jx-tree-name">
          {name}{' '}
          {node.state !== 'active' && (
            <span className="jx-small jx-tertiary">{t(`state.${node.state}`)}</span>
          )}
        </Link>
      </div>
      {open && <Branch of={{ parent: node.nodeId }} current={current} empty={t('treeEmpty')} />}
    </li>
  );
}
