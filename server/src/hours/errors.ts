import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('hours', {
  no_record: {
    kind: 'not-found',
    when: 'There is no such record, or it belongs to someone the caller may not see.',
    then: 'Go back to the list.',
  },
  invalid_facts: {
    kind: 'unprocessable',
    when: 'The facts of a record break the rules of evaluation, for example an impossible date.',
    then: 'The reviewer returns the case; the person corrects the field.',
  },
  period_closed: {
    kind: 'conflict',
    when: 'The accounting period of the record is closed.',
    then: 'Ask for a correction case.',
  },
  not_pending: {
    kind: 'conflict',
    when: 'The record was decided meanwhile.',
    then: 'Reload and look at the decision.',
  },
  no_rulebook: {
    kind: 'conflict',
    when: 'No rulebook governs the person in that period.',
    then: 'The bureau adopts a rulebook for the region.',
  },
  source_changed: {
    kind: 'conflict',
    when: 'A record of the same source was lodged with other facts.',
    then: 'Send a correction as a new version.',
  },
});
