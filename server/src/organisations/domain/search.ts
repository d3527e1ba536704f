import { nameKeyOf } from '../../identity/index.ts';
import { refuse } from '../errors.ts';
import type { Search } from '../store/member-rows.ts';

/**
 * One box: Chinese is the beginning of a name, letters are pinyin or its initials, digits a staff number. An identity
 * number is refused, because what is searched for travels in the address and stays in histories and logs.
 */
export function readSearch(text: string | undefined): Search | null {
  const typed = text?.normalize('NFKC').trim() ?? '';
  if (typed === '') return null;
  if (/\d{6}(?:19|20)\d{2}\d{2,}/.test(typed.replaceAll(/\s/g, '')))
    throw refuse('number_in_address');
  if (/^[a-z\s']+$/i.test(typed)) {
    return { by: 'spelling', prefix: typed.toLowerCase().replaceAll(/[^a-z]/g, '') };
  }
  if (/\d/.test(typed)) return { by: 'staff-number', prefix: typed };
  return { by: 'name', prefix: nameKeyOf(typed) };
}
