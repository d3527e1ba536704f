import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { ShareBar } from '../../ui/chip.tsx';
import { Sheet } from '../../ui/layout.tsx';
import { StateMark } from '../../ui/state-mark.tsx';
import type { PeoplePage } from './people-queries.ts';
import { peopleWords } from './people-words.ts';

type Counts = PeoplePage['counts'];

/** Three parts of one whole, and how far those who stay short are away. */
export function PeopleFigures({ counts }: { readonly counts: Counts }) {
  const t = useWords(peopleWords);
  const f = useFormats();
  const { met, hoped, short } = counts;
  const part = (state: 'counted' | 'review' | 'missing', word: string, amount: number) => ({
    id: state,
    state,
    amount,
    children: (
      <div>
        <StateMark state={state}>{word}</StateMark>
        <div>
          <b className="jx-people-share">{f.people(amount)}</b>
        </div>
      </div>
    ),
  });
  return (
    <Sheet padding="flush">
      <div className="jx-people-figures">
        <ShareBar
          label={t('shareLabel', { all: f.people(met + hoped + short), met, hoped, short })}
          parts={[
            part('counted', t('met'), met),
            part('review', t('hoped'), hoped),
            part('missing', t('stillShort'), short),
          ]}
        />
        {short > 0 && <Gaps counts={counts} />}
      </div>
    </Sheet>
  );
}

/** Tallest column in px. */
const COLUMN_MAX = 48;

function Gaps({ counts }: { readonly counts: Counts }) {
  const t = useWords(peopleWords);
  const f = useFormats();
  const most = Math.max(1, ...counts.gaps.map((gap) => gap.people));
  return (
    <figure className="jx-gaps">
      <figcaption className="jx-small">{t('gaps', { count: counts.short })}</figcaption>
      <ul>
        {counts.gaps.map((gap) => {
          const range =
            gap.to === null
              ? t('gapOver', { from: gap.from })
              : t('gapRange', { from: gap.from, to: gap.to });
          return (
            <li key={gap.from}>
              <span className="jx-visually-hidden">
                {t('gapLabel', { range, count: f.people(gap.people) })}
              </span>
              <b aria-hidden="true">{gap.people > 0 ? gap.people : ''}</b>
              <span
                aria-hidden="true"
                className="jx-gap-column"
                style={{ height: Math.round((gap.people / most) * COLUMN_MAX) }}
              />
              <span aria-hidden="true" className="jx-tiny jx-secondary">
                {range}
              </span>
            </li>
          );
        })}
      </ul>
    </figure>
  );
}
