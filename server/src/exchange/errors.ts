import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('exchange', {
  external_id_reused: {
    kind: 'unprocessable',
    when: 'The sender used the external id before for a record with other content.',
    then: 'Send the correction under a new external id, after asking for the old record to be taken back.',
  },
  kind_not_granted: {
    kind: 'forbidden',
    when: 'The credential does not cover this kind of record.',
    then: 'Ask the bureau to extend the credential.',
  },
  invalid_record: {
    kind: 'unprocessable',
    when: 'The record breaks the evaluation contract; `errors` names the place.',
    then: 'Correct the record and send it again.',
  },
  no_such_sender: {
    kind: 'not-found',
    when: 'There is no such sender, or it belongs to another place.',
    then: 'Go back to the list.',
  },
});
