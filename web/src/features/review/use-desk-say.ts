import { useWords } from '../../i18n/words.ts';
import { deskWords } from './desk-words.ts';

/** Words of the parts that came after the first desk; `useSay` has the others. */
export function useDeskSay() {
  return useWords(deskWords);
}

const REASONS = [
  'review.sampled',
  'review.late',
  'review.silence_near',
  'review.nudged',
  'review.moved_up',
  'review.first_time',
  'declarations.risk_same_work',
  'declarations.risk_same_work_same_rank',
  'declarations.risk_same_file',
  'declarations.risk_more_than_the_days',
  'declarations.risk_person_objects',
  'declarations.risk_shared_list',
  'declarations.risk_more_authors',
  'declarations.risk_own_same_work',
  'declarations.risk_own_same_title',
  'declarations.risk_already_pushed',
  'declarations.risk_own_same_file',
  'declarations.risk_own_similar_picture',
  'declarations.risk_overlapping_days',
  'declarations.risk_hours_beyond_day',
] as const;

/** A newer server may know a reason that this page has no words for. */
export function reasonKey(code: string): `reason.${(typeof REASONS)[number] | 'other'}` {
  return `reason.${REASONS.find((one) => one === code) ?? 'other'}`;
}
