import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { Answer } from '../../app/api.ts';
import { newId } from '../../app/new-id.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { keptCourseAddress, paths } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Field } from '../../ui/field.tsx';
import { Page, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { feeWords } from './fee-words.ts';
import { learningWords } from './learning-words.ts';
import { offerWords } from './offer-words.ts';
import { keptCoursesQuery, useAuthoring } from './queries.ts';
import { LearningRefusal } from './refusal.tsx';
import './learning.css';

type Kept = Answer<'listKeptCourses'>;
type Line = Kept['items'][number];

/** The courses of one's organisation, and how they are studied. */
export function KeptCoursesPage() {
  const t = useWords(learningWords);
  const tOffer = useWords(offerWords);
  const tFee = useWords(feeWords);
  useTitle(t('kept_title'));
  const found = useQuery(keptCoursesQuery);
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 80, 240]} />;
  const { items, nodes } = found.data;
  return (
    <Page
      width="desk"
      title={t('kept_title')}
      lead={t('kept_lead')}
      actions={
        nodes.length > 0 && (
          <>
            <Link to={paths.keptPacks}>{tOffer('desk_link')}</Link>
            <Link to={paths.fees}>{tFee('desk_link')}</Link>
          </>
        )
      }
    >
      {nodes.length > 0 && <NewCourse nodes={nodes} />}
      {items.length === 0 ? (
        <EmptyState>{t(nodes.length === 0 ? 'kept_nobody' : 'kept_none')}</EmptyState>
      ) : (
        <div className="jx-learning-part">
          <KeptTable items={items} />
        </div>
      )}
    </Page>
  );
}

type Say = {
  readonly t: ReturnType<typeof useWords<(typeof learningWords)['zh-CN']>>;
  readonly f: ReturnType<typeof useFormats>;
};

function columnsOf({ t, f }: Say): readonly Column<Line>[] {
  return [
    {
      id: 'title',
      wraps: true,
      head: t('col_title'),
      phone: 'subject',
      cell: (one) => <Link to={keptCourseAddress(one.courseId)}>{one.title}</Link>,
    },
    {
      id: 'learners',
      head: t('col_learners'),
      align: 'end',
      phone: 'detail',
      phoneHead: true,
      cell: (one) => one.learners - one.passed,
    },
    {
      id: 'passed',
      head: t('col_passed'),
      align: 'end',
      phone: 'detail',
      phoneHead: true,
      cell: (one) => one.passed,
    },
    {
      id: 'changed',
      head: t('col_changed'),
      phone: 'hidden',
      cell: (one) => f.instant(one.changedAt),
    },
    { id: 'state', head: t('col_state'), phone: 'need', cell: (one) => t(`state.${one.state}`) },
  ];
}

function KeptTable({ items }: { readonly items: readonly Line[] }) {
  const t = useWords(learningWords);
  const f = useFormats();
  return (
    <DataTable
      caption={t('kept_title')}
      columns={columnsOf({ t, f })}
      rows={items}
      rowKey={(one) => one.courseId}
    />
  );
}

function NewCourse({ nodes }: { readonly nodes: Kept['nodes'] }) {
  const t = useWords(learningWords);
  const navigate = useNavigate();
  const author = useAuthoring();
  const [courseId] = useState(newId);
  const [title, setTitle] = useState('');
  const [nodeId, setNodeId] = useState(nodes[0]?.nodeId ?? '');
  const create = () =>
    author.mutate(
      { does: 'begin', courseId, body: { nodeId, title: title.trim() } },
      { onSuccess: () => void navigate({ to: keptCourseAddress(courseId) }) },
    );
  return (
    <Sheet label={t('kept_new')}>
      <div className="jx-learning-new">
        <Field label={t('kept_newTitle')} id="jx-course-title">
          {(wiring) => (
            <Input
              {...wiring}
              value={title}
              maxLength={120}
              onChange={(event) => setTitle(event.target.value)}
              onPressEnter={() => title.trim() !== '' && create()}
            />
          )}
        </Field>
        {nodes.length > 1 && (
          <Field label={t('kept_node')} id="jx-course-node">
            {(wiring) => (
              <Select
                {...wiring}
                value={nodeId}
                options={nodes.map((one) => ({ value: one.nodeId, label: one.name }))}
                onChange={setNodeId}
              />
            )}
          </Field>
        )}
        <Button
          type="primary"
          disabled={title.trim() === ''}
          loading={author.isPending}
          onClick={create}
        >
          {t('kept_create')}
        </Button>
      </div>
      <LearningRefusal error={author.error} />
    </Sheet>
  );
}
