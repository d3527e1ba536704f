import { useWords } from '../../i18n/words.ts';
import type { MarkState } from '../../ui/state.ts';
import { StateMark } from '../../ui/state-mark.tsx';
import { hoursPageWords } from './hours-page-words.ts';

const MARKS = {
  approved: 'counted',
  pending: 'review',
  rejected: 'refused',
  revoked: 'refused',
  withdrawn: 'refused',
} as const satisfies Readonly<Record<string, MarkState>>;

function isStatus(text: string): text is keyof typeof MARKS {
  return Object.hasOwn(MARKS, text);
}

/** Mark and word of a record's status; a counted record that counts nothing says so. */
export function RecordState(props: {
  readonly status: string;
  readonly counted?: string;
  /** A course that was studied here is not reviewed: it is provisional until it is settled. */
  readonly source: { readonly kind: string };
}) {
  const t = useWords(hoursPageWords);
  if (!isStatus(props.status)) return null;
  if (props.status === 'approved' && props.counted === '0') {
    return <StateMark state="cut">{t('nothingCounted')}</StateMark>;
  }
  if (props.status === 'pending' && props.source.kind === 'course')
    return <StateMark state="review">{t('provisional')}</StateMark>;
  return <StateMark state={MARKS[props.status]}>{t(`status.${props.status}`)}</StateMark>;
}
