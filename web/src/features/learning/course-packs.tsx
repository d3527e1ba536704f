import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { studyAddress } from '../../app/pages.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Facts, MetaLine, SectionHead, Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import { feeWords, yuanOf } from './fee-words.ts';
import { learningWords } from './learning-words.ts';
import { offerWords } from './offer-words.ts';
import { type Pack, packsQuery, useChoosing } from './pack-queries.ts';
import { useEnrol } from './queries.ts';
import { LearningRefusal } from './refusal.tsx';
import { useAmount } from './use-amount.ts';

/** Electives that are chosen together: first those one has, then those one may have. */
export function CoursePacks({ category }: { readonly category: string | undefined }) {
  const t = useWords(offerWords);
  const found = useQuery(packsQuery);
  const choosing = useChoosing();
  const items = (found.data ?? []).filter(
    (one) => category === undefined || one.category === category,
  );
  // What has not been begun can be changed for another pack of its subject.
  const changeable = (pack: Pack) =>
    items.find((one) => one.permissions.includes('drop') && one.category === pack.category);
  if (items.length === 0) return null;
  return (
    <section className="jx-learning-part" id="packs">
      <SectionHead title={t('packs')} count={items.length} />
      <p className="jx-small jx-secondary">{t('packsLead')}</p>
      <LearningRefusal error={choosing.error} />
      <Sheet padding="flush" bleed>
        <ul className="jx-learning-cards">
          {items.map((pack) => (
            <li key={pack.packId}>
              <PackCard pack={pack} choosing={choosing} instead={changeable(pack)?.packId} />
            </li>
          ))}
        </ul>
      </Sheet>
    </section>
  );
}

function PackCard(props: {
  readonly pack: Pack;
  readonly choosing: ReturnType<typeof useChoosing>;
  readonly instead: string | undefined;
}) {
  const { pack, choosing, instead } = props;
  const t = useWords(offerWords);
  const tLearning = useWords(learningWords);
  const tFee = useWords(feeWords);
  const label = useLabel();
  const amount = useAmount();
  const { packId } = pack;
  const whole = pack.left === '0';
  return (
    <div className="jx-learning-card">
      <div>
        <h3>{pack.title}</h3>
        <MetaLine
          items={[
            label(pack.categoryLabel),
            tLearning('countsAmount', { amount: amount(pack.amount) }),
            pack.providerName,
            ...(pack.priceFen > 0 ? [tFee('price', { yuan: yuanOf(pack.priceFen) })] : []),
          ]}
        />
        {pack.summary !== '' && <p className="jx-small jx-secondary">{pack.summary}</p>}
        <ul className="jx-pack-courses">
          {pack.courses.map((course) => (
            <li key={course.courseId}>
              <span>{t('packCourse', { title: course.title, amount: amount(course.amount) })}</span>
              {pack.chosen && pack.fee === null && <CourseOfPack course={course} />}
            </li>
          ))}
        </ul>
        {pack.fee !== null && <PackFee fee={pack.fee} />}
      </div>
      <div className="jx-learning-do">
        {pack.chosen &&
          (whole ? (
            <StateMark state="counted">{t('packDone')}</StateMark>
          ) : (
            <span className="jx-small">
              {t('packLeft', { amount: amount({ ...pack.amount, value: pack.left }) })}
            </span>
          ))}
        {pack.permissions.includes('drop') && (
          <Button
            disabled={choosing.isPending}
            onClick={() => choosing.mutate({ does: 'drop', packId })}
          >
            {t('packDrop')}
          </Button>
        )}
        {pack.permissions.includes('choose') && (
          <Button
            type={instead === undefined ? 'primary' : 'default'}
            disabled={choosing.isPending}
            onClick={() => choosing.mutate({ does: 'choose', packId, instead: instead ?? null })}
          >
            {t(instead === undefined ? 'packChoose' : 'packInstead')}
          </Button>
        )}
      </div>
    </div>
  );
}

/** A pack that is paid before anything of it is studied. */
function PackFee({ fee }: { readonly fee: NonNullable<Pack['fee']> }) {
  const t = useWords(feeWords);
  const yuan = yuanOf(fee.amountFen);
  return (
    <>
      <p>{t('payLead', { yuan })}</p>
      <Facts
        facts={[
          { id: 'number', name: t('payNumber'), value: <b>{fee.number}</b> },
          { id: 'amount', name: t('payAmount'), value: t('desk_yuan', { yuan }) },
          { id: 'how', name: t('payHow'), value: fee.how },
        ]}
      />
    </>
  );
}

function CourseOfPack({ course }: { readonly course: Pack['courses'][number] }) {
  const t = useWords(offerWords);
  const navigate = useNavigate();
  const enrol = useEnrol();
  const { courseId, enrolmentId, state, title } = course;
  if (state === 'done') return <StateMark state="counted">{t('packCourseDone')}</StateMark>;
  if (enrolmentId !== null)
    return (
      <Link to={studyAddress(enrolmentId)} className="jx-learning-go">
        {t('packGoOn')}
      </Link>
    );
  return (
    <>
      <Button
        aria-label={`${t('packBegin')} ${title}`}
        disabled={enrol.isPending}
        onClick={() =>
          enrol.mutate(courseId, {
            onSuccess: (begun) => void navigate({ to: studyAddress(begun.enrolmentId) }),
          })
        }
      >
        {t('packBegin')}
      </Button>
      <LearningRefusal error={enrol.error} />
    </>
  );
}
