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
  no_summary: {
    kind: 'not-found',
    when: 'The unit has closed no such summary.',
    then: 'Reload the page; close the year first.',
  },
  summary_empty: {
    kind: 'unprocessable',
    when: 'Nothing is known of anybody in the unit for that year.',
    then: 'Choose another year or unit.',
  },
  summary_too_large: {
    kind: 'unprocessable',
    when: 'The unit and what is below it has more than `limit` people.',
    then: 'Sum up the units below it one by one.',
  },
  no_posting: {
    kind: 'not-found',
    when: 'There is no such public notice, or the caller is neither of its unit nor answers for it.',
    then: 'Go back to the notices.',
  },
  posted_already: {
    kind: 'conflict',
    when: 'This summary was shown before.',
    then: 'Look at that public notice, or close the year again after corrections.',
  },
  posting_over: {
    kind: 'conflict',
    when: 'The days of the public notice are over.',
    then: 'Speak to the administrator of the unit.',
  },
  too_many_objections: {
    kind: 'conflict',
    when: 'The person has made as many objections to this public notice as one may (`limit`).',
    then: 'Wait for the answers.',
  },
  no_objection: {
    kind: 'not-found',
    when: 'There is no such objection to that public notice.',
    then: 'Reload the page.',
  },
  own_objection: {
    kind: 'forbidden',
    when: 'The caller made the objection.',
    then: 'Another administrator answers it.',
  },
  answered_already: {
    kind: 'conflict',
    when: 'Somebody answered the objection before.',
    then: 'Reload and read the answer.',
  },
});
