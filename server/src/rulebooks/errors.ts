import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('rulebooks', {
  no_rulebook: {
    kind: 'conflict',
    when: 'No pack is adopted for the place where the person works on that day.',
    then: 'The bureau adopts a rulebook for the region, or the person is given a unit.',
  },
  no_unit: {
    kind: 'conflict',
    when: 'The person belongs to no unit on that day.',
    then: 'The unit administrator adds the person to the unit.',
  },
  unknown_pack: {
    kind: 'invalid',
    when: 'The pack id is not installed on this server.',
    then: 'Choose one of the listed rulebooks.',
  },
  already_adopted: {
    kind: 'conflict',
    when: 'The place has a rulebook for that time already.',
    then: 'End the present adoption first.',
  },
  unknown_form: {
    kind: 'invalid',
    when: 'The rulebook has no such form.',
    then: 'Choose one of the listed forms.',
  },
  unknown_setting: {
    kind: 'invalid',
    when: 'The rulebook leaves no such value or reading to the place.',
    then: 'Choose the rulebook again; the list of its open values is shown with it.',
  },
  parameter_no_number: {
    kind: 'invalid',
    when: 'A value that the place gives to its rulebook is no number, or less than nothing.',
    then: 'Write a number such as 6, 2.5 or 1/3, or leave it open.',
  },
  parameter_too_large: {
    kind: 'invalid',
    when: 'A value that the place gives is above the limit that the rulebook names.',
    then: 'Write a value up to the limit, or leave it open.',
  },
  no_such_place: {
    kind: 'not-found',
    when: 'No rulebook is adopted at the place, or another bureau speaks for it.',
    then: 'Go back to the list of places.',
  },
  no_such_trial: {
    kind: 'not-found',
    when: 'There is no such trial, or it concerns a place of another bureau.',
    then: 'Go back to the list of trials.',
  },
  pack_shared: {
    kind: 'conflict',
    when: 'Places of other bureaus use the same rulebook, and a new edition would change them too.',
    then: 'The bureau that speaks for all of these places hands it in.',
  },
  nothing_to_try: {
    kind: 'invalid',
    when: 'A trial changes nothing: the values and readings, or the edition, are those in force.',
    then: 'Choose another reading, value or edition.',
  },
  unknown_version: {
    kind: 'invalid',
    when: 'The rulebook has no edition of that version in force at any time.',
    then: 'Choose one of the listed editions.',
  },
  not_at_this_step: {
    kind: 'conflict',
    when: 'The trial has gone on meanwhile: it is still being counted, was published or dropped.',
    then: 'Reload and look at where it is.',
  },
  reason_missing: {
    kind: 'unprocessable',
    when: 'A proposal is declined and nothing is said why.',
    then: 'Say in a sentence what stands against it; the department reads it.',
  },
  only_a_question: {
    kind: 'conflict',
    when: 'Trying an edition that was published already is a question; there is nothing to publish.',
    then: 'Hand in a new edition instead.',
  },
  base_moved: {
    kind: 'conflict',
    when: 'The rules of the place were changed after this trial was counted.',
    then: 'Try it again against the present rules.',
  },
  people_refused: {
    kind: 'conflict',
    when: 'The records of some people cannot be read under the new edition.',
    then: 'Correct the edition so that every record of the population can be evaluated.',
  },
  proposer_may_not_publish: {
    kind: 'forbidden',
    when: 'The one who proposed a change wants to publish it.',
    then: 'Another officer of the bureau looks at it and publishes it.',
  },
  version_published: {
    kind: 'conflict',
    when: 'An edition of this version was published already; editions never change.',
    then: 'Give the correction a version of its own.',
  },
  no_such_pack: {
    kind: 'not-found',
    when: 'No rulebook of this id is installed on this server.',
    then: 'Choose one of the listed rulebooks.',
  },
});
