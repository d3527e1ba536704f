import { formatLocalDate, IdNumber, type LocalDate, parseLocalDate } from '@jixu/kernel';
import type { Form, FormField, PackEdition } from '@jixu/policy';
import type { RecordFacts } from '../../hours/index.ts';
import type { FormValues } from '../domain/declaration.ts';
import { readForm } from '../domain/form-values.ts';

export type RecordCell = { readonly text: string; readonly problem?: string };
export type RecordRow = Readonly<Partial<Record<string, RecordCell>>>;
export type RowProblem = {
  readonly column: string | null;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number>>;
};

/** What a row says happened, whoever it happened to: a list says the same of many people. */
export type RecordContent = {
  readonly category: string | null;
  readonly values: FormValues;
  readonly facts: RecordFacts;
  readonly title: string;
};

/** What a row says, before anybody asked who that is. */
export type ReadRecord = {
  readonly idNumber: IdNumber;
  readonly name: string;
  readonly content: RecordContent;
};

/** Sums under a list; the platform adds up itself, and a typed sum is nobody's record. */
const TOTALS = /^(合计|总计|小计|累计|总学时|total|sum)[:：]?/i;

export type Readable = {
  readonly edition: PackEdition;
  readonly form: Form;
  readonly today: LocalDate;
};

/** What was read of earlier rows that said the very same, for as long as form and day stay the same. */
export type RowMemory = {
  readonly contents: Map<string, ReadContent>;
  readonly numbers: Map<string, IdNumber | null>;
};

type ReadContent = {
  readonly content: RecordContent | null;
  /** What it is about beside the person. */
  readonly about: string;
  readonly problems: readonly RowProblem[];
  readonly total: boolean;
};

type ReadRow = {
  readonly record: ReadRecord | null;
  readonly about: RecordIdentity | null;
  readonly problems: readonly RowProblem[];
};

/** A row as a record of a form, or everything that is wrong with it, cell by cell. Pure. */
export function readRecordRow(
  row: RecordRow,
  of: Readable & { readonly memory: RowMemory },
): ReadRow {
  const number = rememberedNumber(row['idNumber'], of.memory);
  const name = plain(row['name']);
  const told = rememberedContent(row, of);
  const about = identityWith(row, told.about);
  const total = told.total || isTotal(row['idNumber']) || isTotal(row['name']);
  if (total && number === null) {
    return { record: null, about, problems: [{ column: null, code: 'declarations.row_total' }] };
  }
  const problems = [...unreadable('idNumber', row), ...unreadable('name', row)];
  const need = (column: string, code: string) => {
    if (row[column]?.problem === undefined) problems.push({ column, code });
  };
  if (plain(row['idNumber']) === '') need('idNumber', 'declarations.required');
  else if (number === null) need('idNumber', 'declarations.row_id_number');
  if (name === '') need('name', 'declarations.required');
  const { content } = told;
  if (content === null || number === null || problems.length > 0) {
    return { record: null, about, problems: [...problems, ...told.problems] };
  }
  return { record: { idNumber: number, name, content }, about, problems: NONE };
}

const NONE: readonly RowProblem[] = [];

function isTotal(cell: RecordCell | undefined): boolean {
  return TOTALS.test((cell?.text ?? '').trim());
}

function unreadable(column: string, row: RecordRow): RowProblem[] {
  const problem = row[column]?.problem;
  if (problem === undefined) return [];
  const lost = problem === 'number_lost_digits';
  return [{ column, code: `declarations.row_${lost ? 'lost_digits' : 'unreadable'}` }];
}

function rememberedNumber(cell: RecordCell | undefined, memory: RowMemory): IdNumber | null {
  const text = cell?.text ?? '';
  const known = memory.numbers.get(text);
  if (known !== undefined) return known;
  const parsed = IdNumber.parse(plain(cell).replace(/^['’‘]/, ''));
  const number = parsed.ok ? parsed.value : null;
  memory.numbers.set(text, number);
  return number;
}

function rememberedContent(
  row: RecordRow,
  of: Readable & { readonly memory: RowMemory },
): ReadContent {
  let said = '';
  for (const column in row) {
    if (column === 'idNumber' || column === 'name') continue;
    const cell = row[column];
    said += `${column}\0${cell?.text ?? ''}\0${cell?.problem ?? ''}\0`;
  }
  const known = of.memory.contents.get(said);
  if (known) return known;
  const read = readContent(row, of);
  of.memory.contents.set(said, read);
  return read;
}

function readContent(row: RecordRow, of: Readable): ReadContent {
  const columns = Object.keys(row).filter((column) => column !== 'idNumber' && column !== 'name');
  const problems = columns.flatMap((column) => unreadable(column, row));
  const spoilt = new Set(problems.map((problem) => problem.column));
  const category = readCategory(row['category'], of);
  const values = readValues(row, of.form);
  const read = readForm({
    form: of.form,
    values,
    category,
    attachments: [],
    today: of.today,
    evidenceRequired: false,
    via: 'unit',
  });
  if (!read.ok) {
    for (const { path, ...problem } of read.problems) {
      const column = path === 'category' ? path : path.replace(/^values\//, 'v.');
      if (!spoilt.has(column)) problems.push({ ...problem, column });
    }
  }
  const total = columns.some((column) => isTotal(row[column]));
  const about = saidBeside(row);
  if (!read.ok || problems.length > 0) return { content: null, about, problems, total };
  const { facts, title } = read;
  return { content: { category, values, facts, title }, about, problems, total };
}

export type RecordIdentity = readonly [idNumber: string, content: string];

/** What the row is about, however it was written: two such rows of one list are one. */
export function identityOfRow(row: RecordRow): RecordIdentity | null {
  return identityWith(row, saidBeside(row));
}

function identityWith(row: RecordRow, content: string): RecordIdentity | null {
  const number = plain(row['idNumber']).toUpperCase();
  return number === '' ? null : [number, content];
}

/** What a row says of anything but whose it is, in one order. */
function saidBeside(row: RecordRow): string {
  const said: string[] = [];
  for (const column in row) {
    if (column === 'idNumber' || column === 'name') continue;
    const text = plain(row[column]);
    // No white space is left in either, so that a line is a cell.
    if (text !== '') said.push(`${column} ${text}`);
  }
  return said.toSorted().join('\n');
}

/** Nothing to fold in what most cells hold. */
const FOLDED = /^[\u0021-\u007e\u4e00-\u9fff]*$/;

function plain(cell: RecordCell | undefined): string {
  if (cell !== undefined && FOLDED.test(cell.text)) return cell.text;
  return (cell?.text ?? '').normalize('NFKC').replaceAll(/\s/g, '');
}

function readCategory(
  cell: RecordCell | undefined,
  { edition, form }: { edition: PackEdition; form: Form },
): string | null {
  if (!('choose' in form.category)) return null;
  const text = plain(cell);
  if (text === '') return null;
  const found = edition.categories.find((one) =>
    [one.id, one.label['zh-CN'], one.label.en, one.name?.['zh-CN'], one.name?.en].some(
      (word) =>
        word !== undefined && word.replaceAll(/\s/g, '').toLowerCase() === text.toLowerCase(),
    ),
  );
  return found?.id ?? text;
}

function readValues(row: RecordRow, form: Form): FormValues {
  const values: Record<string, string> = {};
  for (const field of form.fields) {
    const cell = row[`v.${field.id}`];
    const text = (cell?.text ?? '').normalize('NFC').trim();
    if (text !== '' && cell?.problem === undefined) values[field.id] = asTyped(field, text);
  }
  return values;
}

const YES = new Set(['是', '有', '√', '✓', 'y', 'yes', 'true', '1']);
const NO = new Set(['否', '无', '×', '✗', 'n', 'no', 'false', '0']);

/** As the form on the screen would hand it over; what cannot be read goes on as it is and is refused at its cell. */
function asTyped(field: FormField, text: string): string {
  const folded = text.normalize('NFKC').replaceAll(/\s/g, '');
  switch (field.type) {
    case 'date':
      return readDay(folded) ?? text;
    case 'choice': {
      const option = (field.options ?? []).find((one) =>
        [one.value, one.label['zh-CN'], one.label.en].some(
          (word) =>
            word.normalize('NFKC').replaceAll(/\s/g, '').toLowerCase() === folded.toLowerCase(),
        ),
      );
      return option?.value ?? text;
    }
    case 'yes-no':
      if (YES.has(folded.toLowerCase())) return 'true';
      return NO.has(folded.toLowerCase()) ? 'false' : text;
    case 'integer':
    case 'decimal':
      // "4 学时" and "4.0" are the number.
      return folded.replace(/(学时|课时|小时|个半天|天|次|学分)$/, '');
    case 'text':
    case 'long-text':
      return text;
  }
}

/** 2026-03-16, 2026/3/16, 2026.3.16, 20260316, 2026年3月16日. */
function readDay(folded: string): string | null {
  const text = folded.replace(/T00:00:00$/, '');
  const match =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text) ??
    /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (!match) return null;
  const [, year = '', month = '', day = ''] = match;
  const parsed = parseLocalDate(`${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`);
  return parsed.ok ? formatLocalDate(parsed.value) : null;
}
