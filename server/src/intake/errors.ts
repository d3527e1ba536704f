import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('intake', {
  no_kind: {
    kind: 'not-found',
    when: 'Nothing of that kind can be brought in as rows, or not by the caller.',
    then: 'Choose one of the kinds that the page offers.',
  },
  no_unit: {
    kind: 'not-found',
    when: 'The unit does not exist or is not in the caller’s scope.',
    then: 'Choose one of your units.',
  },
  no_batch: {
    kind: 'not-found',
    when: 'There is no such batch, or it belongs to a unit outside the caller’s scope.',
    then: 'Go back to the list of batches.',
  },
  no_row: {
    kind: 'not-found',
    when: 'The batch has no row of that number.',
    then: 'Reload the rows.',
  },
  too_large: {
    kind: 'too-large',
    when: 'The file has more than `limit` bytes.',
    then: 'Split the list.',
  },
  too_many_batches: {
    kind: 'too-many',
    when: 'The unit has `limit` batches that are neither finished nor cancelled.',
    then: 'Finish or cancel one of them.',
  },
  wrong_state: {
    kind: 'conflict',
    when: 'The batch is in another state (`state`) than the step needs.',
    then: 'Reload the batch; somebody may have been faster.',
  },
  nothing_to_apply: {
    kind: 'conflict',
    when: 'No row of the batch is ready.',
    then: 'Repair rows, or hand in the corrected file.',
  },
  needs_second_person: {
    kind: 'forbidden',
    when: 'The batch changes `changed` of `population` people, and the caller handed it in or repaired it.',
    then: 'Ask another administrator of the unit to look at it and confirm.',
  },
  row_changed: {
    kind: 'conflict',
    when: 'The row was changed or brought in after the caller loaded it.',
    then: 'Reload the row.',
  },
  row_not_repairable: {
    kind: 'conflict',
    when: 'The row has been brought in already.',
    then: 'Change the thing itself, or undo the batch.',
  },
  unknown_column: {
    kind: 'unprocessable',
    when: 'A cell is given for a column that this kind does not have; `column` names it.',
    then: 'Use the columns that the kind lists.',
  },
  cannot_undo: {
    kind: 'conflict',
    when: 'What this kind brought in cannot be taken back as a whole.',
    then: 'Correct the things one by one.',
  },
  source_removed: {
    kind: 'gone',
    when: 'The file is kept for `days` days after the batch ended.',
    then: 'Export the rows instead, or hand the file in again.',
  },
  rows_removed: {
    kind: 'gone',
    when: 'The rows’ contents are kept for `days` days after the batch ended.',
    then: 'Hand the file in again.',
  },
});
