import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('review', {
  no_case: {
    kind: 'not-found',
    when: 'There is no such case, or the caller holds no office that it passes.',
    then: 'Go back to the inbox.',
  },
  no_bulk: {
    kind: 'not-found',
    when: 'There is no such decision in bulk, or it is somebody else’s.',
    then: 'Go back to the inbox; it shows what still waits.',
  },
  named_twice: {
    kind: 'conflict',
    when: 'One request names a case twice, or the id of an earlier decision in bulk is used for another one.',
    then: 'Name each case once, under an id of its own.',
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
  claimed: {
    kind: 'conflict',
    when: 'A colleague works on the case; `until` says how long the claim holds.',
    then: 'Take another case, or wait until it is decided or given back.',
  },
  not_claimable: {
    kind: 'conflict',
    when: 'The step is decided by a group of experts, who look at a case at the same time.',
    then: 'Give an opinion of one’s own.',
  },
  voted_before: {
    kind: 'conflict',
    when: 'The member of the expert group has given an opinion on this case.',
    then: 'Wait for the other members.',
  },
  finding_required: {
    kind: 'unprocessable',
    when: 'A sample that is checked on site is passed without saying what was found.',
    then: 'Write down what was seen.',
  },
  draw_first: {
    kind: 'conflict',
    when: 'The step is decided by samples, and none have been drawn from these cases.',
    then: 'Draw the samples; those not drawn pass with them.',
  },
  nothing_to_draw: {
    kind: 'conflict',
    when: 'No case waits at the office for samples to be drawn.',
    then: 'Wait until cases come in.',
  },
  no_draw: {
    kind: 'not-found',
    when: 'There is no such drawing, or none of its cases pass an office of the caller.',
    then: 'Go back to the list of drawings.',
  },
  no_office: {
    kind: 'not-found',
    when: 'There is no such office, or person at it, that the caller answers for.',
    then: 'Go back to the list of offices.',
  },
  no_absence: {
    kind: 'not-found',
    when: 'There is no such absence, or it is over.',
    then: 'Look at the list of absences again.',
  },
  absence_ends_before: {
    kind: 'unprocessable',
    when: 'The first day back is not after the first day away.',
    then: 'Correct the days.',
  },
  nudged_before: {
    kind: 'conflict',
    when: 'The person has reminded this office of the case.',
    then: 'Wait; the office has been told.',
  },
  nudge_too_early: {
    kind: 'conflict',
    when: 'The office has had the case for too few working days; `from` is the first day.',
    then: 'Wait until that day.',
  },
  office_at_work: {
    kind: 'conflict',
    when: 'The office that has the case is within its time and somebody is there.',
    then: 'Leave it to the office.',
  },
  not_yours_to_ask: {
    kind: 'forbidden',
    when: 'The rulebook lets somebody else ask to open the case again, or nobody.',
    then: 'Ask the unit to do it.',
  },
  not_reopenable: {
    kind: 'conflict',
    when: 'The case is not decided yet, or was given back already.',
    then: 'Look at how it stands.',
  },
  asked_before: {
    kind: 'conflict',
    when: 'A request to open the case again waits for its answer.',
    then: 'Wait for the answer.',
  },
});
