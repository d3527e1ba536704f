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
});
