import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { Button } from 'antd';
import { PageError, PageLoading } from '../../app/page-states.tsx';
import { paths, studyAddress } from '../../app/pages.ts';
import { useTitle } from '../../app/use-title.ts';
import { useFormats } from '../../i18n/format.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { FilterChip } from '../../ui/chip.tsx';
import { MetaLine, Note, Page, SectionHead, Sheet } from '../../ui/layout.tsx';
import { EmptyState } from '../../ui/page-state.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { CoursePacks } from './course-packs.tsx';
import { feeWords, yuanOf } from './fee-words.ts';
import { learningWords } from './learning-words.ts';
import { offerWords } from './offer-words.ts';
import { packsQuery } from './pack-queries.ts';
import { type Catalogue, type CourseCard, coursesQuery, useEnrol } from './queries.ts';
import { Reflections } from './reflections.tsx';
import { LearningRefusal } from './refusal.tsx';
import { clockText } from './study-time.ts';
import { useAmount } from './use-amount.ts';
import './learning.css';

/** What one studies, what else is offered; if nothing, why and who can change it. */
export function CoursesPage() {
  const t = useWords(learningWords);
  useTitle(t('title'));
  const found = useQuery(coursesQuery);
  if (found.isError) return <PageError error={found.error} retry={() => void found.refetch()} />;
  if (found.data === undefined) return <PageLoading blocks={[38, 140, 140, 140]} />;
  return <Courses catalogue={found.data} />;
}

function Courses({ catalogue }: { readonly catalogue: Catalogue }) {
  const t = useWords(learningWords);
  const tOffer = useWords(offerWords);
  const label = useLabel();
  const navigate = useNavigate();
  const search: { readonly category?: string } = useSearch({ strict: false });
  const enrol = useEnrol();
  const begin = (courseId: string) =>
    enrol.mutate(courseId, {
      onSuccess: ({ enrolmentId }) => void navigate({ to: studyAddress(enrolmentId) }),
    });
  const within = (card: CourseCard) =>
    search.category === undefined || card.category === search.category;
  const studying = catalogue.mine.filter((card) => card.state !== 'done' && within(card));
  const done = catalogue.mine.filter((card) => card.state === 'done' && within(card));
  // What is in a pack that one has chosen stands there.
  const packed = new Set(
    (useQuery(packsQuery).data ?? [])
      .filter((pack) => pack.chosen)
      .flatMap((pack) => pack.courses.map((course) => course.courseId)),
  );
  const offered = catalogue.offered.filter((card) => within(card) && !packed.has(card.courseId));
  const missed = catalogue.missed.filter(within);
  const used = new Set([...catalogue.mine, ...catalogue.offered].map((card) => card.category));
  const categories = catalogue.categories.filter(({ id }) => used.has(id));
  const go = (category: string | undefined) =>
    void navigate({ to: paths.courses, search: category === undefined ? {} : { category } });
  return (
    <Page title={t('title')} actions={<Link to={paths.exams}>{tOffer('exams')}</Link>}>
      {categories.length > 1 && (
        <div className="jx-learning-filter">
          <FilterChip on={search.category === undefined} onToggle={() => go(undefined)}>
            {t('filterAll')}
          </FilterChip>
          {categories.map((one) => (
            <FilterChip key={one.id} on={search.category === one.id} onToggle={() => go(one.id)}>
              {label(one.label)}
            </FilterChip>
          ))}
        </div>
      )}
      <LearningRefusal error={enrol.error} />
      {catalogue.why !== null && <WhyNothing catalogue={catalogue} />}
      {(studying.length > 0 || catalogue.why === null) && (
        <section className="jx-learning-part">
          <SectionHead title={t('mine')} />
          {studying.length === 0 && (
            <p className="jx-secondary">{t(offered.length === 0 ? 'noMineNow' : 'noMine')}</p>
          )}
          <Cards cards={studying} />
        </section>
      )}
      <CoursePacks category={search.category} />
      {catalogue.why === null && (
        <section className="jx-learning-part">
          <SectionHead title={t('offered')} count={offered.length} />
          {offered.length === 0 && <EmptyState>{t('noOffered')}</EmptyState>}
          <Cards cards={offered} begin={begin} busy={enrol.isPending} />
        </section>
      )}
      <Reflections />
      {done.length > 0 && (
        <section className="jx-learning-part">
          <SectionHead title={t('passed')} count={done.length} />
          <Cards cards={done} />
        </section>
      )}
      {missed.length > 0 && (
        <section className="jx-learning-part">
          <SectionHead title={tOffer('missed')} count={missed.length} />
          <p className="jx-small jx-secondary">{tOffer('missedLead')}</p>
          <Cards cards={missed} />
        </section>
      )}
    </Page>
  );
}

function WhyNothing({ catalogue }: { readonly catalogue: Catalogue }) {
  const t = useWords(learningWords);
  const f = useFormats();
  const { why, who, unitName } = catalogue;
  if (why === null) return null;
  return (
    <Note icon="warning" tone="warning">
      {t(`why.${why}`)}{' '}
      {why === 'no-series' &&
        (who.length > 0
          ? t('whoSeries', { names: f.list(who) })
          : t('whoSeriesNobody', { unit: unitName ?? '' }))}
    </Note>
  );
}

function Cards(props: {
  readonly cards: readonly CourseCard[];
  readonly begin?: (courseId: string) => void;
  readonly busy?: boolean;
}) {
  if (props.cards.length === 0) return null;
  return (
    <Sheet padding="flush" bleed>
      <ul className="jx-learning-cards">
        {props.cards.map((card) => (
          <li key={card.courseId}>
            <Card card={card} begin={props.begin} busy={props.busy ?? false} />
          </li>
        ))}
      </ul>
    </Sheet>
  );
}

function Card(props: {
  readonly card: CourseCard;
  readonly begin: ((courseId: string) => void) | undefined;
  readonly busy: boolean;
}) {
  const { card } = props;
  const t = useWords(learningWords);
  const tOffer = useWords(offerWords);
  const tFee = useWords(feeWords);
  const f = useFormats();
  const label = useLabel();
  const amount = useAmount();
  const address = card.enrolmentId === null ? undefined : studyAddress(card.enrolmentId);
  const first = card.required.filter((one) => !one.done).map((one) => one.title);
  const until = card.closesOn === null ? [] : [untilWords(card, t, f)];
  return (
    <div className="jx-learning-card">
      <div>
        <h3>{address === undefined ? card.title : <Link to={address}>{card.title}</Link>}</h3>
        <MetaLine
          items={[
            label(card.categoryLabel),
            ...(card.compulsory ? [t('compulsory')] : []),
            ...(card.priceFen > 0 ? [tFee('price', { yuan: yuanOf(card.priceFen) })] : []),
            t('countsAmount', { amount: amount(card.amount) }),
            t('chapters', { count: card.chapters }),
            clockText(card.lengthMs),
            card.providerName,
            ...until,
          ]}
        />
        {card.summary !== '' && <p className="jx-small jx-secondary">{card.summary}</p>}
        {card.keyPoints.length > 0 && (
          <p className="jx-small jx-secondary">
            {tOffer('keyPointsAre', {
              points: card.keyPoints.join(f.locale === 'zh-CN' ? '；' : '; '),
            })}
          </p>
        )}
        {first.length > 0 && (
          <p className="jx-small">{tOffer('requiresFirst', { titles: f.list(first) })}</p>
        )}
      </div>
      <div className="jx-learning-do">
        {card.state === 'done' && <StateMark state="counted">{t('done')}</StateMark>}
        {card.settlesOn !== null && (
          <StateMark state="review">{t('provisional', { date: f.date(card.settlesOn) })}</StateMark>
        )}
        {card.state === 'awaiting-payment' && (
          <span className="jx-small">{tFee('waits', { yuan: yuanOf(card.priceFen) })}</span>
        )}
        {card.state === 'studying' && card.settlesOn === null && (
          <span className="jx-small">
            {t('progress', { percent: `${Math.floor(card.permille / 10)}%` })}
          </span>
        )}
        {card.permissions.includes('enrol') && props.begin && (
          <Button type="primary" disabled={props.busy} onClick={() => props.begin?.(card.courseId)}>
            {t('begin')}
          </Button>
        )}
        {address !== undefined && (
          <Link to={address} className="jx-learning-go">
            {card.state === 'awaiting-payment'
              ? tFee('toPay')
              : card.state === 'done' || card.window !== 'open'
                ? t('look')
                : t('goOn')}
          </Link>
        )}
      </div>
    </div>
  );
}

function untilWords(
  card: CourseCard,
  t: ReturnType<typeof useWords<(typeof learningWords)['zh-CN']>>,
  f: ReturnType<typeof useFormats>,
): string {
  if (card.window === 'not-yet') return t('opensOn', { date: f.date(card.opensOn ?? '') });
  const date = f.date(card.closesOn ?? '');
  return card.window === 'over' ? t('over', { date }) : t('until', { date });
}
