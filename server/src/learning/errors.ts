import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('learning', {
  no_course: {
    kind: 'not-found',
    when: 'There is no such course, or it is not offered to the caller and not the caller’s to keep.',
    then: 'Go back to the courses.',
  },
  not_editable: {
    kind: 'conflict',
    when: 'The version is under review or published.',
    then: 'Wait for the decision, or begin a new version.',
  },
  draft_changed: {
    kind: 'conflict',
    when: 'Somebody else saved the course after it was loaded here.',
    then: 'Load it again and enter the change once more.',
  },
  course_incomplete: {
    kind: 'unprocessable',
    when: 'The course lacks something before it can be handed in; `errors` names each place.',
    then: 'Complete the named places; the draft is kept.',
  },
  no_rulebook: {
    kind: 'unprocessable',
    when: 'No rulebook governs the organisation, so nothing says what a course would count.',
    then: 'The bureau adopts a rulebook first.',
  },
  media_not_playable: {
    kind: 'unprocessable',
    when: 'The file is no MP4, WebM, M4A or PDF by its content, or does not say how long it plays.',
    then: 'Save it as MP4 (H.264), WebM or PDF and upload that.',
  },
  media_too_large: {
    kind: 'too-large',
    when: 'The file has more than `limit` bytes.',
    then: 'Cut it in chapters, or save it with a lower bit rate.',
  },
  no_upload: {
    kind: 'not-found',
    when: 'There is no such upload, it is somebody else’s, or it was given up after seven days without a piece.',
    then: 'Begin again with the same file.',
  },
  upload_differs: {
    kind: 'conflict',
    when: 'An upload of this id was begun for another file.',
    then: 'Begin another one under an id of its own.',
  },
  uploads_many: {
    kind: 'too-many',
    when: 'The caller has `limit` files that are not complete.',
    then: 'Finish one of them, or give one up.',
  },
  upload_ended: {
    kind: 'conflict',
    when: 'The file is complete; it is being read, or was.',
    then: 'Look at the upload: it says what became of the file.',
  },
  upload_incomplete: {
    kind: 'conflict',
    when: '`missing` pieces of the file have not come.',
    then: 'Send what is missing, then finish.',
  },
  piece_misfit: {
    kind: 'unprocessable',
    when: 'The piece is not `bytes` long, which one of its number must be; nought: the file has no such piece.',
    then: 'Cut the file as the upload says, and send the piece again.',
  },
  piece_damaged: {
    kind: 'unprocessable',
    when: 'What came is not what the digest says.',
    then: 'Send the piece again.',
  },
  piece_differs: {
    kind: 'conflict',
    when: 'Other bytes lie in the place of this piece: the file chosen now is another one, or was changed.',
    then: 'Begin another upload for this file.',
  },
  no_media: {
    kind: 'not-found',
    when: 'There is no such file, or it belongs to a course that the caller does not study or keep.',
    then: 'Go back to the course.',
  },
  no_series: {
    kind: 'unprocessable',
    when: 'The place offers courses by title series and the caller has none on file.',
    then: 'Ask the administrator of the unit to enter the title.',
  },
  not_open: {
    kind: 'conflict',
    when: 'The course is not open today (`opensOn`, `closesOn`); what was missed is not made up.',
    then: 'Choose another course, or come back when it opens.',
  },
  already_enrolled: {
    kind: 'conflict',
    when: 'The caller studies this course, or has passed it; it counts once.',
    then: 'Go on where the course stands, or choose another one.',
  },
  presence_not_offered: {
    kind: 'unprocessable',
    when: 'Nobody is confirmed by a picture here: the rulebook does not speak of it, or no service is set up.',
    then: 'Answer the question.',
  },
  presence_no_consent: {
    kind: 'forbidden',
    when: 'The caller has not agreed to be confirmed by a picture, or has taken it back.',
    then: 'Answer the question, or agree first.',
  },
  presence_no_picture: {
    kind: 'unprocessable',
    when: 'The file is no JPEG or PNG, or larger than 2 MB.',
    then: 'Take the picture again, or answer the question.',
  },
  presence_tries_used: {
    kind: 'conflict',
    when: 'Three pictures were looked at for this question.',
    then: 'Answer the question.',
  },
  presence_away: {
    kind: 'unavailable',
    when: 'The service that looks at pictures did not answer. The picture was not kept.',
    then: 'Answer the question, or try again later.',
  },
  no_enrolment: {
    kind: 'not-found',
    when: 'The caller is not enrolled there.',
    then: 'Go back to the courses.',
  },
  no_chapter: {
    kind: 'not-found',
    when: 'The course has no such chapter.',
    then: 'Load the course again.',
  },
  no_session: {
    kind: 'not-found',
    when: 'There is no such play session of the caller.',
    then: 'Begin to play again; what was credited stays.',
  },
  busy: {
    kind: 'conflict',
    when: 'Too many reports of one person arrived at once.',
    then: 'Send the same reports again; nothing counts twice.',
  },
  no_reflection: {
    kind: 'not-found',
    when: 'There is no such reflection.',
    then: 'Go back to the courses.',
  },
  reflection_unknown: {
    kind: 'unprocessable',
    when: 'The rulebook of the caller’s place knows no reflections that count.',
    then: 'Study a course, or declare what was learnt elsewhere.',
  },
  reflection_short: {
    kind: 'unprocessable',
    when: 'The text has fewer than `min` characters that are no blanks.',
    then: 'Write on; what was typed is kept.',
  },
  reflection_counted: {
    kind: 'conflict',
    when: 'A reflection of the caller counts in this year (`span`) already; one does.',
    then: 'Write the next one next year.',
  },
  nothing_asked: {
    kind: 'conflict',
    when: 'Nobody waits for an answer about this course any more.',
    then: 'Load the course again.',
  },
  no_question: {
    kind: 'conflict',
    when: 'That question does not wait for an answer any more.',
    then: 'Load the chapter again.',
  },
  no_test_out: {
    kind: 'unprocessable',
    when: 'The rulebook does not let this chapter be proved by questions, or it has too few of them.',
    then: 'Study the chapter.',
  },
  tests_used: {
    kind: 'conflict',
    when: 'Every try that the rulebook gives to prove the chapter is used.',
    then: 'Study the chapter; what was credited stays.',
  },
  test_over: {
    kind: 'conflict',
    when: 'The test was handed in, or its time is over; it counts as a try.',
    then: 'Load the chapter again.',
  },
  chapter_done: {
    kind: 'conflict',
    when: 'The chapter is done already.',
    then: 'Go on with the next one.',
  },
  nothing_to_appeal: {
    kind: 'unprocessable',
    when: 'Nothing of that chapter was refused for a reason that a person could see otherwise.',
    then: 'Watch what is still missing.',
  },
  appeal_open: {
    kind: 'conflict',
    when: 'An appeal about that chapter waits for its answer.',
    then: 'Wait for the answer.',
  },
  requires_first: {
    kind: 'conflict',
    when: 'The course builds on others that the caller has not finished (`titles`).',
    then: 'Finish those first.',
  },
  no_pack: {
    kind: 'not-found',
    when: 'There is no such pack of courses, or it is not offered to the caller and not the caller’s to keep.',
    then: 'Go back to the courses.',
  },
  pack_changed: {
    kind: 'conflict',
    when: 'Somebody else changed the pack after it was loaded here.',
    then: 'Load it again and enter the change once more.',
  },
  pack_offered: {
    kind: 'conflict',
    when: 'The pack is offered, and is not changed while people choose it.',
    then: 'Take it out first.',
  },
  pack_incomplete: {
    kind: 'unprocessable',
    when: 'The pack lacks something before it can be offered; `errors` names each place.',
    then: 'Complete the named places.',
  },
  pack_overlaps: {
    kind: 'conflict',
    when: 'A course of the pack is in another one that the caller has chosen (`title`).',
    then: 'Choose this one instead of the other, or a third.',
  },
  pack_not_paid: {
    kind: 'conflict',
    when: 'The course is of a pack that the person has chosen and not paid.',
    then: 'Pay for the pack, or give it back.',
  },
  pack_paid: {
    kind: 'conflict',
    when: 'The pack was paid (`number` of the fee).',
    then: 'Ask whoever offers it to pay it back; it is given back with that.',
  },
  pack_begun: {
    kind: 'conflict',
    when: 'A course of the pack was begun; it is kept.',
    then: 'Finish it, or choose another one besides.',
  },
  not_paid: {
    kind: 'conflict',
    when: 'The course is to be paid before it is studied, and nobody has said that it is.',
    then: 'Pay as the page of the course says; whoever takes the money opens it.',
  },
  no_fee: {
    kind: 'not-found',
    when: 'There is no such fee, or it is owed to another organisation.',
    then: 'Look for it again by its number.',
  },
  fee_ended: {
    kind: 'conflict',
    when: 'The fee is paid, was paid back, or is not asked for any more (`state`).',
    then: 'Load the list again.',
  },
  amount_differs: {
    kind: 'unprocessable',
    when: 'What was paid is not what is owed (`amountFen`).',
    then: 'Take exactly what is owed, or pay it back.',
  },
  receipt_used: {
    kind: 'conflict',
    when: 'The receipt of that number has paid another fee.',
    then: 'Look at the number again: a receipt pays once.',
  },
  study_begun: {
    kind: 'conflict',
    when: 'The course was begun; it is not paid back or left any more.',
    then: 'Go on studying.',
  },
  no_payment_key: {
    kind: 'not-found',
    when: 'There is no such key, or it is another organisation’s.',
    then: 'Load the list again.',
  },
  callback_refused: {
    kind: 'unauthenticated',
    when: 'The key is unknown or ended, or the signature is not that of the payload.',
    then: 'Sign the exact bytes of the payload with HMAC-SHA256 and the secret of the key.',
  },
  callback_stale: {
    kind: 'unprocessable',
    when: 'The payload cannot be read, or was sent more than five minutes ago or ahead.',
    then: 'Set the clock, and send a new payload; nothing counts twice.',
  },
  too_many_notes: {
    kind: 'conflict',
    when: 'The person keeps as many notes on the course as one may (`limit`).',
    then: 'Delete one first.',
  },
});
