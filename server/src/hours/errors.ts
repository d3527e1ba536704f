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
  sealed: {
    kind: 'conflict',
    when: 'The record lies in a span that the office has sealed; `from` and `to` say which.',
    then: 'The unit asks to open the case again, or the office that sealed opens the year.',
  },
  no_seal: {
    kind: 'not-found',
    when: 'There is no such seal, or another office set it.',
    then: 'Go back to the list.',
  },
  seals_nothing: {
    kind: 'conflict',
    when: 'The rulebook of the unit knows no sealing.',
    then: 'Nothing has to be done.',
  },
  not_the_sealing_office: {
    kind: 'forbidden',
    when: 'The rulebook lets another office seal this unit.',
    then: 'That office seals it.',
  },
  not_begun: {
    kind: 'conflict',
    when: 'The year that is to be sealed begins later; `from` says when.',
    then: 'Choose a year that has begun.',
  },
  pending_left: {
    kind: 'conflict',
    when: 'Records of the unit and year are undecided; `count` says how many.',
    then: 'Decide them, then seal.',
  },
  sealed_before: {
    kind: 'conflict',
    when: 'The unit and year are sealed.',
    then: 'Look at the list of seals.',
  },
  opened_before: {
    kind: 'conflict',
    when: 'The seal was opened.',
    then: 'Look at the list of seals.',
  },
});
