import { useWords } from '../../i18n/words.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { organisationsWords } from './organisations-words.ts';
import type { Member } from './queries.ts';

const MARKS = { pending: 'missing', active: 'counted', disabled: 'refused' } as const;

/** Shape and word of an account's state. */
export function AccountMark({ state }: { readonly state: Member['account']['state'] }) {
  const t = useWords(organisationsWords);
  return <StateMark state={MARKS[state]}>{t(`account.${state}`)}</StateMark>;
}
