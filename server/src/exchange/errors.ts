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
  no_such_office: {
    kind: 'not-found',
    when: 'A sender is to be registered at an office that the caller does not hold.',
    then: 'Choose the own bureau.',
  },
  kind_unknown: {
    kind: 'unprocessable',
    when: 'A kind that is to be granted is none of the vocabulary; `errors` names it.',
    then: 'Choose from the list.',
  },
  no_such_claim: {
    kind: 'not-found',
    when: 'The sender has sent no such record.',
    then: 'Go back to the list.',
  },
  claim_settled: {
    kind: 'conflict',
    when: 'Somebody has matched, dismissed or taken back this record meanwhile.',
    then: 'Look at the list again.',
  },
  still_unmatched: {
    kind: 'unprocessable',
    when: 'The person of a held record is still not found under this name and number.',
    then: 'Register or correct the person first, or dismiss the record.',
  },
});
