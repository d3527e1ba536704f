import { type SheetValue, writeSheetFile } from '../platform/sheets/index.ts';
import type { TestPerson, TestPlace, World } from './testing.ts';

export const RECORDS_KIND = 'records.unit-registration.training';
const HEADINGS = ['姓名', '身份证号码', '科目类型', '培训名称', '开始日期', '结束日期', '半天数'];

/** People of the unit about whom lists speak. */
export async function listedPeople(
  world: World,
  place: TestPlace,
  count: number,
): Promise<readonly TestPerson[]> {
  const people: TestPerson[] = [];
  for (let n = 0; n < count; n += 1) {
    const name = `张${String.fromCodePoint(0x4e00 + n)}`;
    people.push(await world.person({ name, unitId: place.unitId, pending: true }));
  }
  return people;
}

type List = {
  readonly people: readonly TestPerson[];
  readonly rows: number;
  /** Two lists of different names say different things. */
  readonly name: string;
};

function* rowsOf({ people, rows, name }: List): Generator<SheetValue[]> {
  for (let n = 0; n < rows; n += 1) {
    const person = people[n % people.length];
    const course = Math.floor(n / people.length);
    const day = `2026-0${1 + (course % 9)}-${String(1 + (course % 28)).padStart(2, '0')}`;
    const title = `${name}第${course}期专业培训班`;
    yield [person?.name ?? '', person?.idNumber ?? '', '专业', title, day, day, '2'];
  }
}

/** A list of trainings as a unit keeps it, each row another training of a person. */
export async function writeRecords(
  path: string,
  list: List & { readonly kind: 'xlsx' | 'csv' },
): Promise<void> {
  const columns = HEADINGS.map((header) => ({ header, type: 'text' as const }));
  await writeSheetFile({ columns, rows: rowsOf(list), kind: list.kind }, { path });
}
