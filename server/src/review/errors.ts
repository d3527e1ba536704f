import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('review', {
  no_case: {
    kind: 'not-found',
    when: 'There is no such case, or the caller holds no office that it passes.',
    then: 'Go back to the inbox.',
  },
  office_missing: {
    kind: 'conflict',
    when: 'The unit has no office for a step of the route; `relation` names which, `who` who sets it.',
    then: 'The named administrator sets the relation; the draft is kept.',
  },
  nobody_to_decide: {
    kind: 'conflict',
    when: 'No office on the way has anyone but the person concerned who could decide.',
    then: 'The bureau appoints an administrator for the unit.',
  },
  own_case: {
    kind: 'forbidden',
    when: 'The decider is the person whom the case concerns.',
    then: 'Someone else at the office, or the next office, decides.',
  },
  decided_before: {
    kind: 'forbidden',
    when: 'The decider has decided an earlier step of the same case.',
    then: 'A different person decides this step.',
  },
  already_decided: {
    kind: 'conflict',
    when: 'Someone decided, or the person withdrew, while the caller was looking.',
    then: 'Reload the case; `state` says how it stands.',
  },
  case_changed: {
    kind: 'conflict',
    when: 'The case changed after the caller loaded it.',
    then: 'Reload and look again before deciding.',
  },
  outcome_not_offered: {
    kind: 'unprocessable',
    when: 'The step does not offer this outcome.',
    then: 'Choose one of the outcomes that the case lists.',
  },
  opinion_required: {
    kind: 'unprocessable',
    when: 'A return, refusal or veto has no opinion of at least two characters.',
    then: 'Say what is wrong and how to mend it.',
  },
  batch_not_allowed: {
    kind: 'unprocessable',
    when: 'The rulebook allows this outcome one by one only.',
    then: 'Open the cases one by one.',
  },
  not_withdrawable: {
    kind: 'conflict',
    when: 'Someone has decided already, or the rulebook knows no withdrawal.',
    then: 'Ask the office to return the case.',
  },
});
