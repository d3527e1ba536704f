import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { Amount } from '../../ui/amount.tsx';
import { Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { amountUnit } from '../hours/subjects.ts';
import { declarationWords } from './declaration-words.ts';
import type { DeclarationDetail, ReviewCase } from './queries.ts';

type Props = {
  readonly detail: DeclarationDetail;
  readonly reviewed: ReviewCase | undefined;
  readonly onWhy: () => void;
};

/** First of all: does it count now? */
export function StandingSheet(props: Props) {
  const { detail, reviewed } = props;
  const t = useWords(declarationWords);
  const { state } = detail.declaration;
  const opinion = reviewed?.stations.findLast(
    (station) => station.opinion !== null && station.outcome !== 'pass',
  )?.opinion;
  const told = opinion ? <p>{t('opinion', { opinion })}</p> : null;
  switch (state) {
    case 'counted':
      return <Counted {...props} />;
    case 'in-review':
      return <UnderReview {...props} />;
    case 'returned':
      return (
        <Standing tone="review" mark="review" title={t('nowReturned')}>
          {told}
          <MendLink detail={detail} />
        </Standing>
      );
    case 'withdrawn':
      return (
        <Standing tone="plain" mark="missing" title={t('nowWithdrawn')}>
          <p className="jx-secondary">{t('nowWithdrawnText')}</p>
          <MendLink detail={detail} />
        </Standing>
      );
    case 'vetoed':
      return (
        <Standing tone="refused" mark="refused" title={t('nowVetoed')}>
          {told}
        </Standing>
      );
    default:
      return (
        <Standing tone="refused" mark="refused" title={t('nowRejected')}>
          {told}
        </Standing>
      );
  }
}

function Counted({ detail, reviewed, onWhy }: Props) {
  const t = useWords(declarationWords);
  const f = useFormats();
  const hours = detail.effect?.hours ?? detail.declaration.preview?.hours ?? '0';
  const amount = f.amount(hours, amountUnit(detail.pack.unit));
  const open = reviewed?.stations.some((one) => one.state === 'now' || one.state === 'standing');
  return (
    <Standing
      tone="counted"
      mark={hours === '0' ? 'cut' : 'counted'}
      title={hours === '0' ? t('nowCountedZero') : t('nowCounted', { amount })}
    >
      <p className="jx-secondary">{open ? t('nowCountedText') : t('nowSettledText')}</p>
      <Amount onOpen={onWhy}>{t('whyAmount', { amount })}</Amount>
    </Standing>
  );
}

function UnderReview({ detail, onWhy }: Props) {
  const t = useWords(declarationWords);
  const f = useFormats();
  const hours = detail.effect?.hours ?? detail.declaration.preview?.hours ?? '0';
  const amount = f.amount(hours, amountUnit(detail.pack.unit));
  return (
    <Standing tone="review" mark="review" title={t('nowReview')}>
      <p>
        {detail.effect?.undecided ? (
          t('nowReviewUndecided')
        ) : (
          <Amount onOpen={onWhy}>{t('nowReviewAmount', { amount })}</Amount>
        )}
      </p>
    </Standing>
  );
}

function MendLink({ detail }: { readonly detail: DeclarationDetail }) {
  const t = useWords(declarationWords);
  const { permissions, declarationId } = detail.declaration;
  if (!permissions.edit) return null;
  return (
    <Link className="jx-main-link" to={`${paths.declare}/${declarationId}`}>
      {t('fix')}
    </Link>
  );
}

function Standing(props: {
  readonly tone: 'counted' | 'review' | 'refused' | 'plain';
  readonly mark: 'counted' | 'review' | 'refused' | 'missing' | 'cut';
  readonly title: string;
  readonly children: React.ReactNode;
}) {
  return (
    <div className="jx-standing">
      <Sheet tone={props.tone}>
        <h2>
          <StateMark state={props.mark} size={14} strong>
            {props.title}
          </StateMark>
        </h2>
        {props.children}
      </Sheet>
    </div>
  );
}
