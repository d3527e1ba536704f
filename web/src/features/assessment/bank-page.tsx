import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button, Drawer, Input } from 'antd';
import { useState } from 'react';
import { newId } from '../../app/new-id.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { useSignedIn } from '../../app/session.ts';
import { useTitle } from '../../app/use-title.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Icon } from '../../ui/icon.tsx';
import { Page } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { deskWords } from './desk-words.ts';
import { PackageExchange } from './package-exchange.tsx';
import { packageWords } from './package-words.ts';
import { type Question, questionsQuery } from './queries.ts';
import { QuestionForm } from './question-form.tsx';
import './exam.css';

/** The questions of a bank: found, written, changed, brought in from a sheet. */
export function BankPage() {
  const t = useWords(deskWords);
  const p = useWords(packageWords);
  const { office } = useSignedIn();
  const params: { readonly bankId?: string } = useParams({ strict: false });
  const path = { nodeId: office?.id ?? '', bankId: params.bankId ?? '' };
  const [search, setSearch] = useState('');
  const [editing, setEditing] = useState<{ id: string; question: Question | undefined }>();
  const [exchanging, setExchanging] = useState(false);
  const found = useInfiniteQuery(questionsQuery(path, search));
  const bank = found.data?.pages[0]?.bank;
  useTitle(bank?.name ?? t('banks'));
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (bank === undefined) return <PageLoading blocks={[38, 300]} />;
  const questions = found.data?.pages.flatMap((page) => page.items) ?? [];
  const importing = {
    unit: path.nodeId,
    unitName: office?.name ?? '',
    kind: `questions.${path.bankId}`,
  };
  return (
    <Page
      width="desk"
      title={bank.name}
      lead={t('questionsCount', { count: bank.questions })}
      above={
        <Link to={paths.examDesk} className="jx-back">
          <Icon name="chevron-left" size={16} />
          {t('back')}
        </Link>
      }
      actions={
        <>
          <Link to={paths.importing} search={importing}>
            {t('importRows')}
          </Link>{' '}
          <Button onClick={() => setExchanging(true)}>{p('exchange')}</Button>{' '}
          <Button type="primary" onClick={() => setEditing({ id: newId(), question: undefined })}>
            {t('newQuestion')}
          </Button>
        </>
      }
    >
      <p className="jx-exam-find">
        <Input.Search
          aria-label={t('search')}
          placeholder={t('search')}
          allowClear
          onSearch={setSearch}
        />
      </p>
      <DataTable
        caption={t('questionsCaption')}
        columns={columnsOf(t, (question) => setEditing({ id: question.questionId, question }))}
        rows={questions}
        rowKey={(row) => row.questionId}
        empty={<EmptyState>{t('noQuestions')}</EmptyState>}
      />
      {found.hasNextPage && (
        <Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>
          {t('more')}
        </Button>
      )}
      <Drawer
        open={editing !== undefined}
        onClose={() => setEditing(undefined)}
        title={editing?.question ? t('change') : t('newQuestion')}
        placement="right"
        size="large"
        destroyOnHidden
      >
        {editing && (
          <QuestionForm
            key={editing.id}
            path={{ ...path, questionId: editing.id }}
            question={editing.question}
            onDone={() => setEditing(undefined)}
          />
        )}
      </Drawer>
      <Drawer
        open={exchanging}
        onClose={() => setExchanging(false)}
        title={p('exchange')}
        placement="right"
        size="large"
        destroyOnHidden
      >
        <PackageExchange path={path} bank={bank} />
      </Drawer>
    </Page>
  );
}

function columnsOf(
  t: Translate<(typeof deskWords)['zh-CN']>,
  open: (question: Question) => void,
): readonly Column<Question>[] {
  return [
    {
      id: 'prompt',
      head: t('prompt'),
      phone: 'subject',
      cell: (row) => (
        <span className="jx-exam-words">
          {row.shown.prompt}
          {row.shown.pictures.length > 0 && (
            <span className="jx-small jx-secondary">
              {' '}
              {t('pictureCount', { count: row.shown.pictures.length })}
            </span>
          )}
        </span>
      ),
    },
    { id: 'kind', head: t('kind'), phone: 'detail', cell: (row) => t(`kind.${row.kind}`) },
    { id: 'tags', head: t('tags'), phone: 'hidden', cell: (row) => row.tags.join(' ') },
    {
      id: 'difficulty',
      head: t('difficulty'),
      phone: 'hidden',
      align: 'end',
      cell: (row) => row.difficulty,
    },
    {
      id: 'change',
      head: '',
      phone: 'need',
      align: 'end',
      cell: (row) => (
        <Button size="small" onClick={() => open(row)}>
          {t('change')}
        </Button>
      ),
    },
  ];
}
