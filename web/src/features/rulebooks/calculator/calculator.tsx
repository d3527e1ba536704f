import { formatLocalDate } from '@jixu/kernel';
import { termsOf } from '@jixu/policy';
import { Link } from '@tanstack/react-router';
import { useDeferredValue, useMemo, useState } from 'react';
import { paths } from '../../../app/pages.ts';
import { useFormats } from '../../../i18n/format.ts';
import { useLabel } from '../../../i18n/label.ts';
import { useLocale } from '../../../i18n/locale.ts';
import { useWords } from '../../../i18n/words.ts';
import { BottomDock, Columns, Note, Sheet } from '../../../ui/layout.tsx';
import { useNarrow } from '../../../ui/media.ts';
import type { ComputingPack } from '../pack-source.ts';
import { emptyCalculation } from './calculation.ts';
import { calculatorWords } from './calculator-words.ts';
import { compute, type Computed, gapOf, planOf } from './compute.ts';
import { EntryList } from './entry-list.tsx';
import { cutOf, kindOf } from './entry-row.tsx';
import { governingEdition, lastDayOf, usualPeriod } from './evaluation-input.ts';
import { goTo, OpenAsks } from './open-asks.tsx';
import { PlanPart } from './plan-part.tsx';
import { ResultSheet } from './result-sheet.tsx';
import { AboutYou, PeriodChoice, PlaceSettings } from './settings.tsx';
import { SharePart } from './share-part.tsx';
import { useCalculation } from './use-calculation.ts';
import { WhyCard, WhyDrawer, type WhyOf } from './why-card.tsx';

export type CalculatorProps = {
  readonly computing: ComputingPack;
  readonly today: string;
  /** Which rulebook it is, and the way to another. */
  readonly packChoice: React.ReactNode;
};

/** Left what was done, right what it comes to; everything between is reckoned here, in the browser. */
export function Calculator({ computing, today, packChoice }: CalculatorProps) {
  const { pack, cases } = computing;
  const t = useWords(calculatorWords);
  const label = useLabel();
  const locale = useLocale();
  const initial = useMemo(() => {
    const newest = pack.editions.at(-1);
    return emptyCalculation(
      newest === undefined
        ? { year: Number(today.slice(0, 4)) }
        : usualPeriod(newest, cases, today),
    );
  }, [pack, cases, today]);
  const { calculation, set, fromLink } = useCalculation(pack.id, initial);
  const outcome = useMemo(() => compute(pack, calculation, locale), [pack, calculation, locale]);
  const [opened, setOpened] = useState<string>();
  const edition = outcome.ok ? outcome.computed.edition : governingEdition(pack, calculation);
  const titleOf = (id: string) => {
    const at = calculation.entries.findIndex((entry) => entry.id === id);
    const entry = calculation.entries[at];
    if (entry === undefined) return '';
    const kind = label(termsOf(edition).kind(kindOf(edition, entry)));
    return t('position', { number: at + 1, kind });
  };
  const settings = { edition, calculation, onChange: set };
  const why = outcome.ok ? whyOf(outcome.computed, { calculation, titleOf }, opened) : null;
  return (
    <div className="jx-page jx-page-learner jx-calc">
      <header className="jx-page-head">
        <div>
          <h1>{t('title')}</h1>
          <p className="jx-page-lead">{t('lead')}</p>
          <p className="jx-calc-private-below jx-small jx-secondary">
            {t('private')} <Link to={paths.signIn}>{t('signIn')}</Link>
          </p>
        </div>
        <div className="jx-calc-choices">
          {packChoice}
          <PeriodChoice {...settings} pack={pack} today={today} />
        </div>
      </header>
      {fromLink && (
        <div className="jx-calc-linked">
          <Note icon="question">{t('openedLink')}</Note>
        </div>
      )}
      <Columns
        shape="aside"
        first={
          <div className="jx-calc-stack">
            <AboutYou {...settings} />
            <EntryList
              {...settings}
              computed={outcome.ok ? outcome.computed : null}
              lastDay={lastDayOf(calculation)}
              titleOf={titleOf}
              onWhy={setOpened}
            />
            <PlaceSettings {...settings} />
          </div>
        }
        second={
          <div className="jx-calc-stack">
            {outcome.ok ? (
              <Results
                computing={computing}
                computed={outcome.computed}
                {...{ calculation, today, titleOf }}
              />
            ) : (
              <Refused
                at={outcome.at}
                first={formatLocalDate(pack.editions[0]?.effective.from ?? edition.effective.from)}
              />
            )}
            {why !== null && <WhyCard {...why} onOpen={() => setOpened(why.entry.id)} />}
            <SourceNote packId={pack.id} grade={edition.grade} />
            <SharePart calculation={calculation} kept={t('kept')} />
            {calculation.entries.length > 0 && (
              <button type="button" className="jx-calc-go jx-no-print" onClick={() => set(initial)}>
                {t('restart')}
              </button>
            )}
            {outcome.ok && (
              <p className="jx-tiny jx-tertiary jx-calc-receipt">
                {t('receipt', {
                  pack: edition.ref,
                  engine: outcome.computed.evaluation.receipt.engine,
                })}
              </p>
            )}
          </div>
        }
      />
      {outcome.ok && <ResultDock computed={outcome.computed} />}
      {why !== null && (
        <WhyDrawer
          {...why}
          open={opened === why.entry.id}
          onClose={() => setOpened(undefined)}
          onEdit={() => {
            setOpened(undefined);
            document.getElementById(`entry-${why.entry.id}`)?.scrollIntoView({ block: 'center' });
          }}
        />
      )}
    </div>
  );
}

type Naming = {
  readonly calculation: Parameters<typeof planOf>[2]['calculation'];
  readonly titleOf: (id: string) => string;
};

/** The entry asked about; else the last that counts less than it is worth; else the last. */
function whyOf(
  { edition, evaluation, questions }: Computed,
  { calculation, titleOf }: Naming,
  opened: string | undefined,
): WhyOf | null {
  const about = (id: string | undefined) => {
    const entry = calculation.entries.find((each) => each.id === id);
    const line = evaluation.records.find((each) => each.id === id);
    if (entry === undefined || line === undefined) return null;
    const undecided = evaluation.undecided.find((each) => each.id === id);
    return { edition, entry, line, undecided, titleOf, questions: questions.get(entry.id) };
  };
  const cut = evaluation.records.findLast(
    (line) =>
      !evaluation.undecided.some(({ id }) => id === line.id) &&
      (cutOf(line) !== '0' || (line.counted === '0' && line.ifApproved === undefined)),
  );
  return about(opened) ?? about(cut?.id) ?? about(calculation.entries.at(-1)?.id);
}

function Results(
  props: Naming & {
    readonly computing: ComputingPack;
    readonly computed: Computed;
    readonly today: string;
  },
) {
  const { computing, calculation, computed, today, titleOf } = props;
  const { edition, evaluation } = computed;
  // A plan asks the engine some hundred times: it may lag a moment behind what is typed.
  const lagging = useDeferredValue(
    useMemo(() => ({ computed, calculation }), [computed, calculation]),
  );
  const plan = useMemo(
    () => planOf(computing.pack, lagging.computed, { calculation: lagging.calculation, today }),
    [computing, lagging, today],
  );
  const hasPending = evaluation.records.some(({ ifApproved }) => ifApproved !== undefined);
  const over = evaluation.period !== null && evaluation.period.to <= today;
  return (
    <>
      <Sheet>
        <div aria-live="polite" id="result" tabIndex={-1}>
          <ResultSheet edition={edition} evaluation={evaluation}>
            <OpenAsks
              edition={edition}
              undecided={evaluation.undecided}
              titleOf={titleOf}
              questions={computed.questions}
            />
          </ResultSheet>
        </div>
      </Sheet>
      {plan !== null && (
        <PlanPart edition={edition} plan={plan} hasPending={hasPending} over={over} />
      )}
    </>
  );
}

/** On a phone the result lies below the fold: its one number stays in view. */
function ResultDock({ computed }: { readonly computed: Computed }) {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const narrow = useNarrow();
  const { edition, evaluation } = computed;
  const { period, requirements, verdict } = evaluation;
  if (!narrow || period === null) return null;
  const span = f.period(period.from, period.to);
  const gap = gapOf(requirements, edition);
  const counted = evaluation.totals['total'] ?? '0';
  return (
    <BottomDock label={t('toResult')}>
      <div className="jx-calc-have">
        {requirements.some(({ need }) => need === null) ? (
          <b>{t('needUnknownIn', { period: span })}</b>
        ) : requirements.length > 0 && verdict === 'met' ? (
          <b>{t('metIn', { period: span })}</b>
        ) : (
          <span>
            {requirements.length === 0
              ? t('countedIn', { period: span })
              : t('missingIn', { period: span })}{' '}
            <b>{f.amount(requirements.length === 0 ? counted : gap, edition.unit)}</b>
          </span>
        )}
        <button type="button" className="jx-calc-go" onClick={() => goTo('result')}>
          {t('toResult')}
        </button>
      </div>
    </BottomDock>
  );
}

/** The parts contradict each other; each of them is right by itself. */
function Refused({ at, first }: { readonly at: string; readonly first: string }) {
  const t = useWords(calculatorWords);
  const f = useFormats();
  const sentences: readonly (readonly [RegExp, string])[] = [
    [/^\$\.period|^\$\.target$/, t('refusedPeriod', { date: f.date(first) })],
    [/^\$\.target\.year/, t('refusedYear')],
    [/^\$\.target\.on/, t('refusedApply')],
    [/On$|\.on$|\.from$|\.to$/, t('refusedDate')],
  ];
  const found = sentences.find(([path]) => path.test(at))?.[1] ?? t('refusedOther');
  return (
    <div role="alert">
      <Note tone="refused" icon="warning">
        <b>{t('refused')}</b>
        <p>{found}</p>
      </Note>
    </div>
  );
}

function SourceNote({
  packId,
  grade,
}: {
  readonly packId: string;
  readonly grade: 'primary' | 'secondary' | 'reconstructed';
}) {
  const t = useWords(calculatorWords);
  if (grade === 'primary') return null;
  const link = <Link to={`${paths.rulebooks}/${packId}`}>{t('sourceLink')}</Link>;
  return (
    <Note tone="warning" icon="warning">
      {grade === 'secondary'
        ? t.rich('sourceSecondary', { link })
        : t.rich('sourceReconstructed', { link })}
    </Note>
  );
}
