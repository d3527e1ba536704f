import { useFormats } from '../../i18n/format.ts';
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
  /** Nobody decides: it counts by itself on that day. */
  readonly settlesOn: string | null;
  readonly source: { readonly kind: string };
}) {
  const t = useWords(hoursPageWords);
  const f = useFormats();
  if (!isStatus(props.status)) return null;
  if (props.status === 'approved' && props.counted === '0') {
    return <StateMark state="cut">{t('nothingCounted')}</StateMark>;
  }
  if (props.status === 'pending' && props.settlesOn !== null) {
    const date = f.shortDate(props.settlesOn);
    return <StateMark state="review">{t('provisional', { date })}</StateMark>;
  }
  // A course whose record somebody looks at first stays provisional.
  if (props.status === 'pending' && props.source.kind === 'course')
    return <StateMark state="review">{t('lookedAt')}</StateMark>;
  return <StateMark state={MARKS[props.status]}>{t(`status.${props.status}`)}</StateMark>;
}
