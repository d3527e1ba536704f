import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('declarations', {
  no_declaration: {
    kind: 'not-found',
    when: 'There is no such declaration, or it belongs to someone the caller may not see.',
    then: 'Go back to the list.',
  },
  invalid_values: {
    kind: 'unprocessable',
    when: 'A field is missing or has a value that the form refuses; `errors` names each field.',
    then: 'Correct the named fields; the draft is kept.',
  },
  draft_changed: {
    kind: 'conflict',
    when: 'The draft was saved from another device after this one loaded it.',
    then: 'Load the newer draft and decide which text stays.',
  },
  not_editable: {
    kind: 'conflict',
    when: 'The declaration is under review or decided.',
    then: 'Withdraw it first, or look at the decision.',
  },
  duplicate: {
    kind: 'conflict',
    when: 'The same work, or the same file, is in another record of the person; `number` or `title` names it.',
    then: 'Look at that record; the same work counts once.',
  },
  attached_twice: {
    kind: 'unprocessable',
    when: 'The same file is attached twice at one place of the form.',
    then: 'Attach it once there; at another place it may stand as well.',
  },
  decision_needed: {
    kind: 'unprocessable',
    when: 'The rule leaves the hours to the reviewer and none were given.',
    then: 'Enter the hours, then pass.',
  },
  parameter_missing: {
    kind: 'conflict',
    when: 'The place has not set a value that the rulebook leaves to it; `parameter` names it.',
    then: 'The bureau sets the value; the draft is kept.',
  },
  entered_by_unit: {
    kind: 'conflict',
    when: 'The unit is still writing this down; the person changes nothing before it is handed in.',
    then: 'Wait until the unit hands it in, then object; or declare it yourself.',
  },
  own_registration: {
    kind: 'forbidden',
    when: 'A unit’s clerk writes something down for himself.',
    then: 'Declare it on your own page.',
  },
  already_decided: {
    kind: 'conflict',
    when: 'Somebody has decided on what the batch brought in, so that undoing the batch leaves it.',
    then: 'Ask the reviewer to return it.',
  },
  already_objected: {
    kind: 'conflict',
    when: 'The person has objected to this registration before.',
    then: 'The first objection stands; add what is missing through the unit.',
  },
  window_not_open: {
    kind: 'unprocessable',
    when: 'The rulebook takes such records in from a day that has not come; `from` and `to` name the window.',
    then: 'Hand it in from that day on; the draft is kept.',
  },
  window_closed: {
    kind: 'unprocessable',
    when: 'The rulebook took such records of that year in until `to`, and nothing may be made up later.',
    then: 'Ask the bureau; the draft is kept.',
  },
  outside_window: {
    kind: 'unprocessable',
    when: 'The rulebook counts such things only where they are finished between `from` and `to`.',
    then: 'Compare the day with the proof; the draft is kept.',
  },
  no_forms: {
    kind: 'conflict',
    when: 'The rulebook of the person has no such form.',
    then: 'Choose a form from the list.',
  },
  not_reopened: {
    kind: 'unprocessable',
    when: 'Something else was changed than what the office opened again; `errors` names it.',
    then: 'Take the change back; the other parts were found right.',
  },
  unknown_item: {
    kind: 'unprocessable',
    when: 'A return names a field or proof that the form does not have.',
    then: 'Name fields and proofs of the form, or none to open everything again.',
  },
  year_ahead: {
    kind: 'unprocessable',
    when: 'The year has not begun.',
    then: 'Answer for a year that has.',
  },
});
