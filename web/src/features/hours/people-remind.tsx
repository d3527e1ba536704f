import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { handOnPeople } from '../../app/chosen-people.ts';
import { paths } from '../../app/pages.ts';
import { RequestRefused } from '../../app/request.ts';
import { useSignedIn } from '../../app/session.ts';
import { useFormats } from '../../i18n/format.ts';
import { problemSentence } from '../../i18n/problem.ts';
import { type Translate, useWords } from '../../i18n/words.ts';
import { Icon } from '../../ui/icon.tsx';
import { Note } from '../../ui/layout.tsx';
import { useNarrow } from '../../ui/media.ts';
import type { PersonRow } from './people-queries.ts';
import {
  newestRunQuery,
  REMIND_MAX,
  type Reminded,
  type RunFilter,
  useRemind,
  useStartRun,
} from './remind-queries.ts';
import { remindWords } from './remind-words.ts';

type Words = Translate<(typeof remindWords)['zh-CN']>;

/** Whoever was reminded on one of these days before is left out; the server decides, this only says so before. */
const QUIET_DAYS = 3;
/** So many names fit the line. */
const NAMED = 3;

export type Chosen = {
  readonly rows: readonly PersonRow[];
  /** Everyone under the filter, and not only the rows that were loaded. */
  readonly everyone: number | undefined;
};

export type RemindProps = {
  readonly chosen: Chosen;
  readonly run: RunFilter;
  /** How many are listed under the filter and not met, where that is more than what is loaded. */
  readonly all: number | undefined;
  readonly onEveryone: () => void;
  readonly onClear: () => void;
  readonly onTold: (results: Reminded) => void;
};

/** The bar above the table: how many are chosen, what can be done, and whom it will leave out. */
export function RemindBar(props: RemindProps) {
  const { chosen, onClear, onTold } = props;
  const t = useWords(remindWords);
  const f = useFormats();
  const { today, audiences } = useSignedIn();
  const navigate = useNavigate();
  const narrow = useNarrow();
  const remind = useRemind(props.run.year);
  const startRun = useStartRun();
  const [first, ...others] = chosen.rows.filter((row) => row.group !== 'met');
  const short = first === undefined ? [] : [first, ...others];
  const recently = short.filter((row) => isRecent(row, (day) => -f.daysLeft(day, today)));
  const due = short.filter((row) => !recently.includes(row));
  const count = chosen.everyone ?? due.length;
  const error = remind.error ?? startRun.error;
  // Only who keeps the records of a unit writes something down for its people.
  const registers = audiences.includes('employer');
  const register = () => {
    handOnPeople(new Map(chosen.rows.map((row) => [row.personId, row.name])));
    void navigate({ to: paths.newRecord });
  };
  const press = () => {
    if (chosen.everyone !== undefined || due.length > REMIND_MAX) {
      startRun.mutate(props.run, { onSuccess: onClear });
      return;
    }
    const personIds = short.map((row) => row.personId);
    remind.mutate(personIds, { onSuccess: ({ results }) => onTold(results) });
  };
  return (
    <>
      <span>{t('chosen', { count: chosen.everyone ?? chosen.rows.length })}</span>
      <Button
        type="primary"
        size="small"
        disabled={count === 0}
        loading={remind.isPending || startRun.isPending}
        onClick={press}
      >
        {t('remind', { count })}
      </Button>
      {props.all !== undefined && chosen.everyone === undefined && (
        <Button size="small" onClick={props.onEveryone}>
          {t('everyone', { count: props.all })}
        </Button>
      )}
      {registers && chosen.everyone === undefined && (
        <Button size="small" onClick={register}>
          {t('registerFor')}
        </Button>
      )}
      {narrow ? (
        <Button
          className="jx-remind-clear"
          size="small"
          type="text"
          aria-label={t('clear')}
          icon={<Icon name="close" size={18} />}
          onClick={onClear}
        />
      ) : (
        <Button size="small" type="text" onClick={onClear}>
          {t('clear')}
        </Button>
      )}
      <span className="jx-remind-skips">
        {error instanceof RequestRefused
          ? problemSentence(error.problem, f.locale, remindWords)
          : chosen.everyone !== undefined
            ? t('skipsEveryone')
            : skips(recently, chosen.rows.length - short.length)}
      </span>
    </>
  );

  function skips(left: readonly PersonRow[], met: number): string {
    const [one] = left;
    const lately =
      one === undefined
        ? []
        : left.length === 1
          ? [t('skipsOne', { name: one.name, when: agoOf(one) })]
          : [named(left, { t, some: 'skipsSome', many: 'skipsMany' })];
    return [...lately, ...(met > 0 ? [t('skipsMet', { count: met })] : [])].join(
      f.locale === 'zh-CN' ? '；' : '; ',
    );
  }

  function agoOf(row: PersonRow): string {
    const days = row.remindedOn === null ? 0 : -f.daysLeft(row.remindedOn, today);
    if (days === 0) return t('today');
    return days === 1 ? t('yesterday') : t('daysAgo', { days });
  }
}

function isRecent(row: PersonRow, daysSince: (day: string) => number): boolean {
  return row.remindedOn !== null && daysSince(row.remindedOn) <= QUIET_DAYS;
}

type Several = 'skipsSome' | 'runSkipped';
type Many = 'skipsMany' | 'runSkippedMany';

/** `林秀芬、黄国梁`, or the first of them and how many there are. */
function named(
  people: readonly { readonly name: string }[],
  of: { readonly t: Words; readonly some: Several; readonly many: Many; readonly count?: number },
): string {
  const count = of.count ?? people.length;
  const names = people
    .slice(0, NAMED)
    .map((person) => person.name)
    .join(of.t('comma'));
  return count > NAMED ? of.t(of.many, { names, count }) : of.t(of.some, { names });
}

/** What came of it, with the names of those left alone; a run tells how far it is. */
export function RemindOutcome(props: {
  readonly results: Reminded | undefined;
  readonly onClose: () => void;
}) {
  const t = useWords(remindWords);
  const newest = useQuery(newestRunQuery);
  const [seen, setSeen] = useState<string>();
  const [watched, setWatched] = useState<string>();
  const run = newest.data ?? undefined;
  if (run?.state === 'running' && watched !== run.runId) setWatched(run.runId);
  const over = run !== undefined && run.runId === watched && run.runId !== seen;
  return (
    <div role="status">
      {props.results && (
        <Outcome
          onClose={props.onClose}
          sentences={[
            count(props.results, 'reminded') > 0
              ? t('done', { count: count(props.results, 'reminded') })
              : t('doneNobody'),
            ...leftAlone(
              props.results
                .filter((one) => one.outcome === 'recently')
                .map((one) => ({ name: one.name ?? '' })),
            ),
          ]}
        />
      )}
      {run?.state === 'running' && (
        <Outcome sentences={[t('running', { reminded: run.reminded, total: run.total })]} />
      )}
      {over && run.state !== 'running' && (
        <Outcome
          onClose={() => setSeen(run.runId)}
          sentences={[
            t('runDone', { reminded: run.reminded }),
            ...leftAlone(run.skippedPeople, run.skipped),
          ]}
        />
      )}
    </div>
  );

  function leftAlone(people: readonly { readonly name: string }[], all?: number): string[] {
    if (people.length === 0) return [];
    const count = all ?? people.length;
    return [named(people, { t, some: 'runSkipped', many: 'runSkippedMany', count })];
  }
}

function count(results: Reminded, outcome: string): number {
  return results.filter((one) => one.outcome === outcome).length;
}

function Outcome(props: { readonly sentences: readonly string[]; readonly onClose?: () => void }) {
  const t = useWords(remindWords);
  return (
    <div className="jx-remind-outcome">
      <Note icon="bell">
        {props.sentences.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        {props.onClose && (
          <Button size="small" type="link" onClick={props.onClose}>
            {t('close')}
          </Button>
        )}
      </Note>
    </div>
  );
}
