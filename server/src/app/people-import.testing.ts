import { expect } from 'vitest';
import { localDate, syntheticIdNumber } from '@jixu/kernel';
import type { SheetValue } from '../platform/sheets/index.ts';
import { uploadFile } from './declare.testing.ts';
import type { TestPlace, World } from './testing.ts';

export const PEOPLE_HEADINGS = ['姓名', '身份证号', '手机号', '工号', '学历', '毕业时间'];

/** Valid, synthetic and different from each other, also from those of the world's own people. */
export function numberOf(n: number): string {
  const day = Math.floor(n / 1000);
  return syntheticIdNumber({
    regionCode: '990203',
    bornOn: localDate(1960 + (day % 40), 1 + (Math.floor(day / 40) % 12), 3),
    sequence: n % 1000,
  });
}

export function nameOf(n: number): string {
  return `赵${String.fromCodePoint(0x4e00 + (n % 500))}${String.fromCodePoint(0x5000 + (n % 701))}`;
}

export function* newPeople(count: number): Generator<SheetValue[]> {
  for (let n = 0; n < count; n += 1) {
    const phone = n % 2 === 0 ? `1390000${String(n % 10_000).padStart(4, '0')}` : '';
    yield [nameOf(n), numberOf(n), phone, `G${n}`, '本科', '2010-07-01'];
  }
}

export type BatchView = {
  readonly unitId: string;
  readonly batchId: string;
  readonly state: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly happened: Readonly<Record<string, number>>;
};

/** Hands a list in and has it read; `at` is where the batch lies. */
export async function handIn(
  world: World,
  place: TestPlace,
  of: { readonly name: string; readonly bytes: Buffer },
): Promise<{ readonly at: string; readonly read: () => Promise<BatchView> }> {
  const answer = await uploadFile(world, place.administrator, {
    ...of,
    to: `/api/intake/people/batches?unit=${place.unitId}`,
  });
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
  const { unitId, batchId } = answer.body as BatchView;
  const at = `/api/intake/batches/${unitId}/${batchId}`;
  const read = async () => (await world.call(place.administrator, 'GET', at)).body as BatchView;
  return { at, read };
}

export async function step(
  world: World,
  place: TestPlace,
  at: string,
  what: 'confirmation' | 'undo',
): Promise<void> {
  const answer = await world.call(place.administrator, 'POST', `${at}/${what}`);
  expect(answer.status, JSON.stringify(answer.body)).toBe(200);
}
