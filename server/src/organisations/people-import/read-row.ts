import { IdNumber, type LocalDate, localDate, type NodeId, parseLocalDate } from '@jixu/kernel';
import { checkFact, type NewFact, readPersonName, readPhone } from '../../identity/index.ts';
import { PEOPLE_COLUMNS, type PeopleColumn } from './columns.ts';
import { EDUCATION_WORDS, INDUSTRY_WORDS, STAGE_WORDS, titleNamed } from './vocabulary.ts';

/** A cell as the sheet reader hands it over. */
export type ImportCell = { readonly text: string; readonly problem?: string };
export type ImportRow = Readonly<Partial<Record<string, ImportCell>>>;

/** What is wrong with a cell; `code` is an i18n key. */
export type ImportProblem = {
  readonly column: PeopleColumn;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number>>;
};

export type ReadPerson = {
  readonly name: string;
  readonly idNumber: IdNumber;
  readonly phone: string | null;
  readonly staffNumber: string | null;
  /** null: the unit of the whole import. */
  readonly unitId: NodeId | null;
  readonly facts: readonly NewFact[];
};

export type UnitNames = {
  /** Folded names, short names and credit codes; several ids where a name is not unique. */
  readonly byName: ReadonlyMap<string, readonly NodeId[]>;
};

/** An undated statement that there is no title holds since ever. */
const ALWAYS = localDate(1900, 1, 1);
const CELL_MAX = 200;

/** A row of a roster as a person, or everything that is wrong with it, cell by cell. Pure. */
export function readRow(
  row: ImportRow,
  units: UnitNames,
  today: LocalDate,
): { readonly person: ReadPerson | null; readonly problems: readonly ImportProblem[] } {
  const problems: ImportProblem[] = [];
  const add = (column: PeopleColumn, code: string, detail?: ImportProblem['detail']): null => {
    problems.push({ column, code, ...(detail ? { detail } : {}) });
    return null;
  };
  const cells = readCells(row, add);
  const name = readName(cells.name, add);
  const idNumber = readNumber(cells.idNumber, add);
  const phone = cells.phone === '' ? null : readPhone(cells.phone);
  if (phone && !phone.ok) add('phone', `identity.${phone.code}`);
  const unitId = cells.unit === '' ? null : readUnit(cells.unit, units, add);
  const facts = readFacts(cells, today, add);
  if (name === null || idNumber === null || problems.length > 0) return { person: null, problems };
  return {
    person: {
      name,
      idNumber,
      phone: phone?.ok ? phone.value.value : null,
      staffNumber: cells.staffNumber === '' ? null : cells.staffNumber.slice(0, 40),
      unitId,
      facts,
    },
    problems,
  };
}

type Add = (column: PeopleColumn, code: string, detail?: ImportProblem['detail']) => null;
type Cells = Readonly<Record<PeopleColumn, string>>;

function readCells(row: ImportRow, add: Add): Cells {
  const cells = Object.fromEntries(PEOPLE_COLUMNS.map(({ id }) => [id, ''])) as Record<
    PeopleColumn,
    string
  >;
  for (const { id, required, kind } of PEOPLE_COLUMNS) {
    const cell = row[id];
    const text = cell?.text.trim() ?? '';
    if (cell?.problem === 'number_lost_digits' && kind !== 'text') {
      add(id, 'organisations.import_number_lost_digits');
    } else if (cell?.problem !== undefined) {
      add(id, 'organisations.import_cell_unreadable', { problem: cell.problem });
    } else if (text.length > CELL_MAX) {
      add(id, 'organisations.import_cell_unreadable', { problem: 'too_long' });
    } else if (text === '' && required) {
      add(id, 'organisations.import_required');
    } else {
      cells[id] = text;
    }
  }
  return cells;
}

function readName(text: string, add: Add): string | null {
  if (text === '') return null;
  const name = readPersonName(text);
  return name.ok ? name.value.name : add('name', `identity.${name.code}`);
}

function readNumber(text: string, add: Add): IdNumber | null {
  if (text === '') return null;
  // A leading apostrophe is how people keep a spreadsheet from reading a number.
  const number = IdNumber.parse(text.replace(/^['’‘]/, ''));
  return number.ok ? number.value : add('idNumber', `identity.${number.code}`);
}

export function foldUnitName(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s/g, '').toUpperCase();
}

function readUnit(text: string, units: UnitNames, add: Add): NodeId | null {
  const found = units.byName.get(foldUnitName(text)) ?? [];
  const [only] = found;
  if (only === undefined) return add('unit', 'organisations.import_unknown_unit');
  return found.length > 1 ? add('unit', 'organisations.import_unit_ambiguous') : only;
}

function readFacts(cells: Cells, today: LocalDate, add: Add): NewFact[] {
  const facts: NewFact[] = [];
  const keep = (column: PeopleColumn, fact: NewFact): void => {
    const checked = checkFact(fact, today);
    if (checked.ok) facts.push(fact);
    else add(column, `identity.${checked.code}`);
  };
  const day = (column: PeopleColumn): LocalDate | null => {
    if (cells[column] === '') return null;
    const read = readRosterDate(cells[column]);
    if (read === null) return add(column, 'organisations.import_date_unreadable');
    return read > today ? add(column, 'organisations.import_date_in_future') : read;
  };
  const word = (column: PeopleColumn, words: ReadonlyMap<string, string>): string | null => {
    if (cells[column] === '') return null;
    const typed = cells[column].normalize('NFKC').toLowerCase();
    return words.get(typed) ?? add(column, 'organisations.import_unknown_choice');
  };
  readTitle(cells, day('titleObtainedOn'), keep, add);
  const graduatedOn = day('graduatedOn');
  const workStartedOn = day('workStartedOn');
  const appointedOn = day('appointedOn');
  if (graduatedOn !== null) keep('graduatedOn', { kind: 'graduated-on', on: graduatedOn });
  if (workStartedOn !== null) keep('workStartedOn', { kind: 'work-started-on', on: workStartedOn });
  if (appointedOn !== null) keep('appointedOn', { kind: 'appointed-on', on: appointedOn });
  const education = word('education', EDUCATION_WORDS);
  const industry = word('industry', INDUSTRY_WORDS);
  const stage = word('schoolStage', STAGE_WORDS);
  if (education !== null) keep('education', { kind: 'education', value: education });
  if (industry !== null) keep('industry', { kind: 'industry', value: industry });
  if (stage !== null) keep('schoolStage', { kind: 'school-stage', value: stage });
  if (cells.subject !== '') keep('subject', { kind: 'subject', value: cells.subject });
  if (cells.post !== '') keep('post', { kind: 'post', value: cells.post });
  return facts;
}

function readTitle(
  cells: Cells,
  obtainedOn: LocalDate | null,
  keep: (column: PeopleColumn, fact: NewFact) => void,
  add: Add,
): void {
  if (cells.title === '') return;
  const title = titleNamed(cells.title);
  if (!title) {
    add('title', 'organisations.import_unknown_title');
    return;
  }
  if (obtainedOn === null && title.level !== 'none') {
    if (cells.titleObtainedOn === '') {
      add('titleObtainedOn', 'organisations.import_title_date_missing');
    }
    return;
  }
  keep('title', { kind: 'title', ...title, obtainedOn: obtainedOn ?? ALWAYS });
}

/** 2015-07-01, 2015/7/1, 2015.7, 201507, 20150701, 2015年7月1日. A month alone is its first day. */
export function readRosterDate(text: string): LocalDate | null {
  const folded = text
    .normalize('NFKC')
    .replaceAll(/\s/g, '')
    .replace(/T00:00:00$/, '');
  const match =
    /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})?日?)?$/.exec(folded) ??
    /^(\d{4})(\d{2})(\d{2})?$/.exec(folded);
  if (!match) return null;
  const [, year = '', month = '', dayText] = match;
  const day = dayText ?? '01';
  const parsed = parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parsed.ok ? parsed.value : null;
}
