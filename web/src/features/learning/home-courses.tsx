import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { paths, studyAddress } from '../../app/pages.ts';
import { useLabel } from '../../i18n/label.ts';
import { useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { MetaLine } from '../../ui/layout.tsx';
import { learningWords } from './learning-words.ts';
import { offerWords } from './offer-words.ts';
import { packsQuery } from './pack-queries.ts';
import { coursesQuery } from './queries.ts';
import { clockText } from './study-time.ts';
import { useAmount } from './use-amount.ts';
import './learning.css';

const SHOWN = 3;
const PACKS_SHOWN = 2;

/** Courses that close what is missing, the begun ones first; nothing where there are none. */
export function HomeCourses({ short }: { readonly short: readonly string[] }) {
  const t = useWords(learningWords);
  const tOffer = useWords(offerWords);
  const label = useLabel();
  const amount = useAmount();
  const found = useQuery(coursesQuery);
  const cards = [
    ...(found.data?.mine ?? []).filter(
      (card) => card.state === 'studying' && card.settlesOn === null,
    ),
    ...(found.data?.offered ?? []),
  ].filter((card) => card.window === 'open' && short.includes(card.category));
  const packs = (useQuery(packsQuery).data ?? []).filter(
    (pack) => pack.left !== '0' && short.includes(pack.category),
  );
  // One that was chosen is gone on with before another one is looked at.
  const chosen = packs.filter((pack) => pack.chosen);
  const offeredPacks = packs.filter(
    (pack) => !chosen.some(({ category }) => category === pack.category),
  );
  if (found.data === undefined) return null;
  if (cards.length === 0 && packs.length === 0)
    return found.data.why === null ? (
      <p className="jx-home-courses">
        <Link to={paths.courses}>{t('homeAll')}</Link>
      </p>
    ) : null;
  return (
    <div className="jx-home-courses">
      <h3>{t('homeCourses')}</h3>
      <ul>
        {[...chosen, ...offeredPacks].slice(0, PACKS_SHOWN).map((pack) => (
          <li key={pack.packId}>
            <Link to={paths.courses} search={{ category: pack.category }} hash="packs">
              <span>
                {pack.title}
                <MetaLine
                  items={[
                    label(pack.categoryLabel),
                    tOffer('homePack', { count: pack.courses.length }),
                    pack.chosen
                      ? tOffer('packLeft', { amount: amount({ ...pack.amount, value: pack.left }) })
                      : t('countsAmount', { amount: amount(pack.amount) }),
                  ]}
                />
              </span>
              <Icon name="arrow-right" size={16} />
            </Link>
          </li>
        ))}
        {cards.slice(0, SHOWN).map((card) => (
          <li key={card.courseId}>
            <Link
              to={card.enrolmentId === null ? paths.courses : studyAddress(card.enrolmentId)}
              {...(card.enrolmentId === null ? { search: { category: card.category } } : {})}
            >
              <span>
                {card.title}
                <MetaLine
                  items={[
                    label(card.categoryLabel),
                    t('countsAmount', { amount: amount(card.amount) }),
                    t('homeLeft', { time: clockText(card.lengthMs * (1 - card.permille / 1000)) }),
                  ]}
                />
              </span>
              <Icon name="arrow-right" size={16} />
            </Link>
          </li>
        ))}
      </ul>
      <Link to={paths.courses} className="jx-small">
        {t('homeAll')}
      </Link>
    </div>
  );
}
