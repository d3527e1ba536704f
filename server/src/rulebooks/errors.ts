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
  no_such_pack: {
    kind: 'not-found',
    when: 'No rulebook of this id is installed on this server.',
    then: 'Choose one of the listed rulebooks.',
  },
});
