import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Checkbox, Input, Select } from 'antd';
import { useState } from 'react';
import { newId } from '../../app/new-id.ts';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { ErrorSummary, Field } from '../../ui/field.tsx';
import { MetaLine, Page, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { feeWords, yuanOf } from './fee-words.ts';
import { offerWords } from './offer-words.ts';
import { type KeptPack, keptPacksQuery, type PackDesk, usePackWork } from './pack-queries.ts';
import { PriceFields } from './price-fields.tsx';
import { LearningRefusal } from './refusal.tsx';
import { useAmount } from './use-amount.ts';
import './learning.css';

type Written = Pick<
  KeptPack,
  | 'packId'
  | 'nodeId'
  | 'title'
  | 'summary'
  | 'category'
  | 'amount'
  | 'courseIds'
  | 'priceFen'
  | 'payHow'
> & { readonly revision: number | null };

/** The packs of electives that one's organisation puts together. */
export function KeptPacksPage() {
  const t = useWords(offerWords);
  useTitle(t('desk_title'));
  const found = useQuery(keptPacksQuery);
  const [written, setWritten] = useState<Written>();
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 80, 240]} />;
  const { items, desks } = found.data;
  const [first] = desks;
  return (
    <Page
      width="desk"
      title={t('desk_title')}
      lead={t('desk_lead')}
      above={<Link to={paths.keptCourses}>{t('desk_back')}</Link>}
      actions={
        first &&
        !written && (
          <Button type="primary" onClick={() => setWritten(emptyPack(first))}>
            {t('desk_new')}
          </Button>
        )
      }
    >
      {written && (
        <PackForm
          key={written.packId}
          desks={desks}
          start={written}
          onEnd={() => setWritten(undefined)}
        />
      )}
      {items.length === 0 && !written && (
        <EmptyState>{t(desks.length === 0 ? 'desk_nobody' : 'desk_none')}</EmptyState>
      )}
      {items.length > 0 && (
        <div className="jx-learning-part">
          <Sheet padding="flush">
            <ul className="jx-learning-cards">
              {items.map((pack) => (
                <li key={pack.packId}>
                  <KeptPackCard pack={pack} desks={desks} onChange={() => setWritten(pack)} />
                </li>
              ))}
            </ul>
          </Sheet>
        </div>
      )}
    </Page>
  );
}

function emptyPack(desk: PackDesk): Written {
  return {
    packId: newId(),
    nodeId: desk.nodeId,
    revision: null,
    title: '',
    summary: '',
    category: desk.categories.at(-1)?.id ?? '',
    amount: { unit: 'hours', value: String(desk.hours?.[0] ?? 10) },
    courseIds: [],
    priceFen: 0,
    payHow: '',
  };
}

function KeptPackCard(props: {
  readonly pack: KeptPack;
  readonly desks: readonly PackDesk[];
  readonly onChange: () => void;
}) {
  const { pack, desks } = props;
  const t = useWords(offerWords);
  const tFee = useWords(feeWords);
  const f = useFormats();
  const amount = useAmount();
  const work = usePackWork();
  const desk = desks.find((one) => one.nodeId === pack.nodeId);
  const titles = pack.courseIds.flatMap(
    (id) => desk?.courses.find((one) => one.courseId === id)?.title ?? [],
  );
  const offered = pack.state === 'offered';
  return (
    <div className="jx-learning-card">
      <div>
        <h3>{pack.title}</h3>
        <MetaLine
          items={[
            amount(pack.amount),
            ...(titles.length > 0 ? [f.list(titles)] : []),
            ...(pack.priceFen > 0 ? [tFee('price', { yuan: yuanOf(pack.priceFen) })] : []),
            t('desk_chosen', { count: pack.chosen }),
          ]}
        />
        <PackProblems error={work.error} />
      </div>
      <div className="jx-learning-do">
        {offered ? (
          <StateMark state="counted">{t('desk_offered')}</StateMark>
        ) : (
          <span className="jx-small">{t('desk_draft')}</span>
        )}
        {!offered && <Button onClick={props.onChange}>{t('desk_change')}</Button>}
        <Button
          type={offered ? 'default' : 'primary'}
          loading={work.isPending}
          onClick={() => work.mutate({ does: 'offer', packId: pack.packId, offered: !offered })}
        >
          {t(offered ? 'desk_withdraw' : 'desk_offer')}
        </Button>
      </div>
    </div>
  );
}

const SAID = [
  'title_missing',
  'category_unknown',
  'amount_zero',
  'pack_size_unknown',
  'pack_empty',
  'pack_course_not_offered',
  'pack_compulsory',
  'pack_other_subject',
  'pack_sum_differs',
  'pay_how_missing',
] as const;

function PackProblems({ error }: { readonly error: unknown }) {
  const t = useWords(offerWords);
  if (error === null) return null;
  const problem = error instanceof RequestRefused ? error.problem : undefined;
  const codes = (problem?.fields ?? []).flatMap(
    ({ code }) => SAID.find((one) => code === `learning.${one}`) ?? [],
  );
  if (codes.length === 0) return <LearningRefusal error={error} />;
  return (
    <ErrorSummary
      title={t('desk_problems')}
      errors={codes.map((code) => ({
        fieldId: 'jx-pack',
        message: t(`errors.learning.${code}`),
      }))}
    />
  );
}

function PackForm(props: {
  readonly desks: readonly PackDesk[];
  readonly start: Written;
  readonly onEnd: () => void;
}) {
  const t = useWords(offerWords);
  const label = useLabel();
  const work = usePackWork();
  const [pack, setPack] = useState(props.start);
  const change = (some: Partial<Written>) => setPack({ ...pack, ...some });
  const desk = props.desks.find((one) => one.nodeId === pack.nodeId);
  const { packId, revision, nodeId, title, summary, category } = pack;
  const save = () =>
    work.mutate(
      {
        does: 'keep',
        packId,
        body: bodyOf(pack),
      },
      { onSuccess: props.onEnd },
    );
  return (
    <Sheet label={t(revision === null ? 'desk_new' : 'desk_edit')}>
      <div className="jx-course-about" id="jx-pack" tabIndex={-1}>
        {props.desks.length > 1 && revision === null && (
          <Field label={t('desk_node')} id="jx-pack-node">
            {(wiring) => (
              <Select
                {...wiring}
                value={nodeId}
                options={props.desks.map((one) => ({ value: one.nodeId, label: one.name }))}
                onChange={(next) => change({ nodeId: next, courseIds: [] })}
              />
            )}
          </Field>
        )}
        <Field label={t('desk_name')} id="jx-pack-title" required>
          {(wiring) => (
            <Input
              {...wiring}
              value={title}
              maxLength={120}
              onChange={(event) => change({ title: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('desk_category')} id="jx-pack-category" required>
          {(wiring) => (
            <Select
              {...wiring}
              value={category}
              options={(desk?.categories ?? []).map((one) => ({
                value: one.id,
                label: label(one.label),
              }))}
              onChange={(next) => change({ category: next, courseIds: [] })}
            />
          )}
        </Field>
        <Size
          hours={desk?.hours ?? null}
          amount={pack.amount}
          change={(next) => change({ amount: next })}
        />
      </div>
      <PriceFields content={pack} change={change} />
      <Field label={t('desk_summary')} id="jx-pack-summary">
        {(wiring) => (
          <Input.TextArea
            {...wiring}
            value={summary}
            maxLength={2000}
            autoSize={{ minRows: 1, maxRows: 6 }}
            onChange={(event) => change({ summary: event.target.value })}
          />
        )}
      </Field>
      <Courses pack={pack} desk={desk} onChange={(next) => change({ courseIds: next })} />
      <div className="jx-learning-row">
        <Button type="primary" loading={work.isPending} onClick={save}>
          {t('desk_save')}
        </Button>
        <Button onClick={props.onEnd}>{t('desk_cancel')}</Button>
      </div>
      <LearningRefusal error={work.error} />
    </Sheet>
  );
}

function bodyOf(pack: Written) {
  const { nodeId, revision, title, summary, category, amount, courseIds, priceFen, payHow } = pack;
  return { nodeId, revision, title, summary, category, amount, courseIds, priceFen, payHow };
}

/** One of the sizes that the rules know; where they know none, any. */
function Size(props: {
  readonly hours: PackDesk['hours'];
  readonly amount: Written['amount'];
  readonly change: (amount: Written['amount']) => void;
}) {
  const { hours, amount, change } = props;
  const t = useWords(offerWords);
  const f = useFormats();
  const words = useAmount();
  const hint =
    hours === null ? {} : { hint: t('desk_sizeHint', { sizes: f.list(hours.map(String)) }) };
  return (
    <Field label={t('desk_size')} id="jx-pack-size" required {...hint}>
      {(wiring) =>
        hours === null ? (
          <Input
            {...wiring}
            inputMode="decimal"
            value={amount.value}
            onChange={(event) => change({ ...amount, value: event.target.value })}
          />
        ) : (
          <Select
            {...wiring}
            value={amount.value}
            options={hours.map((one) => ({
              value: String(one),
              label: words({ unit: 'hours', value: String(one) }),
            }))}
            onChange={(value) => change({ unit: 'hours', value })}
          />
        )
      }
    </Field>
  );
}

function Courses(props: {
  readonly pack: Written;
  readonly desk: PackDesk | undefined;
  readonly onChange: (courseIds: string[]) => void;
}) {
  const { pack, desk } = props;
  const t = useWords(offerWords);
  const amount = useAmount();
  const courses = (desk?.courses ?? []).filter((one) => one.category === pack.category);
  const sum = courses
    .filter((one) => pack.courseIds.includes(one.courseId))
    .reduce((all, one) => all + Number(one.amount.value), 0);
  const toggle = (courseId: string, on: boolean) =>
    props.onChange(
      on ? [...pack.courseIds, courseId] : pack.courseIds.filter((id) => id !== courseId),
    );
  return (
    <fieldset className="jx-pack-choose">
      <legend>{t('desk_courses')}</legend>
      {courses.length === 0 && <p className="jx-secondary">{t('desk_noCourses')}</p>}
      {courses.map((one) => (
        <Checkbox
          key={one.courseId}
          checked={pack.courseIds.includes(one.courseId)}
          onChange={(event) => toggle(one.courseId, event.target.checked)}
        >
          {t('packCourse', { title: one.title, amount: amount(one.amount) })}
        </Checkbox>
      ))}
      {courses.length > 0 && (
        <p className="jx-small">
          {t('desk_sum', { amount: amount({ ...pack.amount, value: String(sum) }) })}
        </p>
      )}
    </fieldset>
  );
}
