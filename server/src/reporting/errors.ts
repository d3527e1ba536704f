import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('reporting', {
  no_person: {
    kind: 'not-found',
    when: 'One of the people does not exist, or is not in the caller’s scope.',
    then: 'Reload the list and choose again.',
  },
  no_run: {
    kind: 'not-found',
    when: 'There is no such reminder, or somebody else started it.',
    then: 'Go back to the list of people.',
  },
  run_in_use: {
    kind: 'conflict',
    when: 'A reminder that the caller started is still under way.',
    then: 'Wait until it is over; the page shows how far it is.',
  },
  no_view: {
    kind: 'not-found',
    when: 'There is no such saved view of the caller.',
    then: 'Reload the page.',
  },
  view_name_taken: {
    kind: 'conflict',
    when: 'The caller has another view of that name on the same page.',
    then: 'Choose another name.',
  },
  too_many_views: {
    kind: 'conflict',
    when: 'The caller has as many saved views of the page as one may keep (`limit`).',
    then: 'Delete one first.',
  },
});
