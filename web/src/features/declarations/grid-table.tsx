import { Button, Checkbox, DatePicker, Popover } from 'antd';
import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { paths } from '../../app/pages.ts';
import { useFormats } from '../../i18n/format.ts';
import { useWords } from '../../i18n/words.ts';
import { wireOf } from '../hours/wire-hours.ts';
import { type GridSession, nearestSession, totalOf } from './grid-sessions.ts';
import { gridWords } from './grid-words.ts';
import type { Grid, Person } from './use-grid.ts';

const STATES = [
  'none',
  'unsaved',
  'draft',
  'in-review',
  'counted',
  'returned',
  'rejected',
  'withdrawn',
  'vetoed',
] as const;

function stateKey(state: string): `state.${(typeof STATES)[number]}` {
  return `state.${STATES.find((one) => one === state) ?? 'none'}`;
}

type TableProps = {
  readonly people: readonly Person[];
  readonly grid: Grid;
  readonly onReport: (session: GridSession) => void;
  readonly onSay: (sentence: string) => void;
};

/** Arrows move from tick to tick, Space ticks; the total is a sum and nothing to type in. */
export function GridTable(props: TableProps) {
  const { people, grid, onReport } = props;
  const t = useWords(gridWords);
  const f = useFormats();
  return (
    <div className="jx-grid-box">
      <table className="jx-grid">
        <caption className="jx-visually-hidden">{t('lead')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('teacher')}</th>
            {grid.sessions.map((session) => (
              <th key={session.key} scope="col">
                <SessionHead
                  session={session}
                  people={people}
                  grid={grid}
                  onReport={() => onReport(session)}
                />
              </th>
            ))}
            <th scope="col" title={t('totalLead')}>
              {t('total')}
            </th>
          </tr>
        </thead>
        <tbody>
          {people.map((person, row) => (
            <tr key={person.personId}>
              <th scope="row">
                <TeacherHead person={person} grid={grid} onSay={props.onSay} />
              </th>
              {grid.sessions.map((session, column) => (
                <td key={session.key}>
                  <Tick person={person} session={session} grid={grid} place={`${row}:${column}`} />
                </td>
              ))}
              <td className="jx-number" title={t('totalLead')}>
                {f.amount(
                  wireOf(totalOf(grid.sessions, (one) => grid.isTicked(person.personId, one))),
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

const STEPS: Readonly<Record<string, readonly [number, number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
};

/** At an edge the focus stays where it is. */
function moveFocus(press: React.KeyboardEvent<HTMLElement>): void {
  const step = STEPS[press.key];
  if (step === undefined) return;
  const place = press.currentTarget.dataset['place'] ?? '';
  const [row = 0, column = 0] = place.split(':').map(Number);
  const to = `[data-place="${row + step[0]}:${column + step[1]}"]`;
  const next = press.currentTarget.closest('table')?.querySelector<HTMLElement>(to);
  if (!next) return;
  press.preventDefault();
  next.focus();
}

function Tick(props: {
  readonly person: Person;
  readonly session: GridSession;
  readonly grid: Grid;
  readonly place: string;
}) {
  const { person, session, grid, place } = props;
  const t = useWords(gridWords);
  const state = grid.stateOf(person.personId, session);
  const ticked = grid.isTicked(person.personId, session);
  const cell = session.cells.get(person.personId);
  const said = t(stateKey(state));
  const label = t('cell', { name: person.name, session: session.title, state: said });
  const changeable = state === 'none' || state === 'draft' || state === 'unsaved';
  if (!changeable && cell?.caseId !== null && cell !== undefined) {
    return (
      <Link
        className={`jx-tick jx-tick-${state}`}
        to={`${paths.inbox}/${person.personId}/${cell.caseId}`}
        aria-label={label}
        data-place={place}
        onKeyDown={moveFocus}
      >
        <span className="jx-tick-box" aria-hidden="true">
          ✓
        </span>
        {said}
      </Link>
    );
  }
  return (
    <button
      type="button"
      role="checkbox"
      aria-checked={ticked}
      aria-label={label}
      className={`jx-tick jx-tick-${state}`}
      data-place={place}
      onKeyDown={moveFocus}
      onClick={() => grid.tick([person.personId], session, !ticked)}
    >
      <span className="jx-tick-box" aria-hidden="true">
        {ticked ? '✓' : ''}
      </span>
      {state === 'none' ? '' : said}
    </button>
  );
}

function SessionHead(props: {
  readonly session: GridSession;
  readonly people: readonly Person[];
  readonly grid: Grid;
  readonly onReport: () => void;
}) {
  const { session, people, grid } = props;
  const t = useWords(gridWords);
  const f = useFormats();
  const every = people.every((person) => grid.isTicked(person.personId, session));
  const some = people.some((person) => grid.isTicked(person.personId, session));
  const reporting = reportable(session).length;
  return (
    <div className="jx-grid-head">
      <b>{session.title}</b>
      <span className="jx-small jx-secondary">
        {f.shortDate(session.on)}
        {session.hours !== '' && ` ${f.amount(session.hours)}`}
      </span>
      <Checkbox
        aria-label={t('tickColumn', { session: session.title })}
        checked={every && people.length > 0}
        indeterminate={some && !every}
        onChange={(change) =>
          grid.tick(
            people.map((person) => person.personId),
            session,
            change.target.checked,
          )
        }
      >
        {t('all')}
      </Checkbox>
      {reporting > 0 && (
        <Button
          size="small"
          aria-label={t('reportOf', { session: session.title, count: reporting })}
          onClick={props.onReport}
        >
          {t('report', { count: reporting })}
        </Button>
      )}
    </div>
  );
}

/** What is saved and not reported, and what was sent back. */
export function reportable(session: GridSession) {
  return [...session.cells.values()].filter(
    (cell) => cell.state === 'draft' || cell.state === 'returned' || cell.state === 'withdrawn',
  );
}

const ISO = 'YYYY-MM-DD';

function TeacherHead(props: {
  readonly person: Person;
  readonly grid: Grid;
  readonly onSay: (sentence: string) => void;
}) {
  const { person, grid, onSay } = props;
  const t = useWords(gridWords);
  const f = useFormats();
  const [open, setOpen] = useState(false);
  const pick = (day: string) => {
    setOpen(false);
    const found = nearestSession(grid.sessions, day);
    if (found === undefined) return onSay(t('noNearest'));
    grid.tick([person.personId], found, true);
    const words = { name: person.name, session: found.title, date: f.date(found.on) };
    return onSay(
      found.on === day ? t('exact', words) : t('nearest', { ...words, day: f.date(day) }),
    );
  };
  return (
    <div className="jx-grid-teacher">
      <span>{person.name}</span>
      <Popover
        open={open}
        trigger="click"
        onOpenChange={setOpen}
        content={
          <div className="jx-grid-day">
            <p className="jx-small">{t('byDayLead')}</p>
            <DatePicker
              aria-label={t('byDayOf', { name: person.name })}
              placeholder={t('pickDay')}
              format={[ISO, 'YYYY-M-D', 'YYYY/M/D', 'YYYYMMDD']}
              onChange={(day) => {
                if (day) pick(day.format(ISO));
              }}
            />
          </div>
        }
      >
        <Button type="link" size="small" aria-label={t('byDayOf', { name: person.name })}>
          {t('byDay')}
        </Button>
      </Popover>
    </div>
  );
}
