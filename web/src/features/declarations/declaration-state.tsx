import { useWords } from '../../i18n/words.ts';
import type { MarkState } from '../../ui/state.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { declarationWords } from './declaration-words.ts';

const MARKS = {
  draft: 'missing',
  'in-review': 'review',
  counted: 'counted',
  returned: 'review',
  rejected: 'refused',
  withdrawn: 'refused',
  vetoed: 'refused',
} as const satisfies Readonly<Record<string, MarkState>>;

export type DeclarationState = keyof typeof MARKS;

export function isDeclarationState(text: string): text is DeclarationState {
  return Object.hasOwn(MARKS, text);
}

export function DeclarationStateMark({ state }: { readonly state: string }) {
  const t = useWords(declarationWords);
  if (!isDeclarationState(state)) return null;
  return <StateMark state={MARKS[state]}>{t(`state.${state}`)}</StateMark>;
}

/** Where a declaration is looked at: in the form while it can be changed, else on its track. */
export function isUnfiled(state: string): boolean {
  return state === 'draft';
}
