import { assert } from '@jixu/kernel';
import type { PersonActor } from '../../platform/operation/actor.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { writeLocale } from '../store/account-rows.ts';

export async function chooseLocale(
  op: Operation,
  actor: PersonActor,
  locale: 'zh-CN' | 'en',
): Promise<void> {
  assert((await writeLocale(op.tx, actor.personId, locale)) === 1n, 'locale: no account');
}
