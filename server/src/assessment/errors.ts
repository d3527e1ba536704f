import { refusals } from '../platform/operation/refusal.ts';
import { PICTURE_REFUSALS } from './picture-errors.ts';
import { PORTRAIT_REFUSALS } from './portrait-errors.ts';
import { QTI_REFUSALS } from './qti/errors.ts';

export const { refuse, catalogue } = refusals('assessment', {
  ...QTI_REFUSALS,
  no_bank: {
    kind: 'not-found',
    when: 'There is no such question bank, or it belongs to an organisation out of reach.',
    then: 'Go back to the list of banks.',
  },
  no_question: {
    kind: 'not-found',
    when: 'The bank holds no such question.',
    then: 'Reload the bank.',
  },
  bad_question: {
    kind: 'invalid',
    when: 'The question cannot be asked as it is; each problem names its field.',
    then: 'Repair the fields named.',
  },
  prompt_empty: { kind: 'invalid', when: 'The question says nothing.', then: 'Write it.' },
  options_few: {
    kind: 'invalid',
    when: 'There are fewer than two options, or one is empty.',
    then: 'Fill in the options, or delete the empty one.',
  },
  options_same: {
    kind: 'invalid',
    when: 'Two options say the same.',
    then: 'Change one of them.',
  },
  options_none: {
    kind: 'invalid',
    when: 'This kind of question has no options.',
    then: 'Delete them, or choose another kind.',
  },
  blanks_differ: {
    kind: 'invalid',
    when: 'Blanks in the text and answers to them are not equally many.',
    then: 'Mark each blank by four underscores and give its answer.',
  },
  ...PICTURE_REFUSALS,
  ...PORTRAIT_REFUSALS,
  key_missing: { kind: 'invalid', when: 'No answer is marked as right.', then: 'Mark it.' },
  key_outside: {
    kind: 'invalid',
    when: 'The right answer names an option that is not there.',
    then: 'Name one of the options.',
  },
  key_not_one: {
    kind: 'invalid',
    when: 'A single choice has not exactly one right answer.',
    then: 'Mark one, or make it a multiple choice.',
  },
  guide_missing: {
    kind: 'invalid',
    when: 'A short answer has no guide for whoever marks it.',
    then: 'Write what a full answer says.',
  },
  kind_unknown: {
    kind: 'invalid',
    when: 'A row names no kind of question.',
    then: 'Choose one of the kinds.',
  },
  difficulty_unknown: {
    kind: 'invalid',
    when: 'The difficulty is no number from 1 to 5.',
    then: 'Write 1, 2, 3, 4 or 5, or leave it empty.',
  },
  cell_unreadable: {
    kind: 'invalid',
    when: 'A cell of a sheet cannot be read as text.',
    then: 'Type the text itself.',
  },
  question_twice: {
    kind: 'conflict',
    when: 'The bank holds the same question already.',
    then: 'Change that one instead.',
  },
  question_overtaken: {
    kind: 'conflict',
    when: 'Somebody else changed the question meanwhile.',
    then: 'Reload it; what was typed stays.',
  },
  no_paper: {
    kind: 'not-found',
    when: 'There is no such paper of the organisation.',
    then: 'Go back to the list of papers.',
  },
  paper_overtaken: {
    kind: 'conflict',
    when: 'Somebody else changed the paper meanwhile.',
    then: 'Reload it.',
  },
  paper_in_use: {
    kind: 'conflict',
    when: 'An exam that is open uses the paper.',
    then: 'Save it as another paper.',
  },
  paper_short: {
    kind: 'unprocessable',
    when: 'Part `part` of the paper asks for more questions than the banks hold.',
    then: 'Ask for fewer, or add questions.',
  },
  no_offering: {
    kind: 'not-found',
    when: 'There is no such exam, or it is not for the caller.',
    then: 'Go back to the list.',
  },
  offering_overtaken: {
    kind: 'conflict',
    when: 'Somebody else changed the exam meanwhile, or it is open already.',
    then: 'Reload it.',
  },
  tasks_differ: {
    kind: 'unprocessable',
    when: 'The rules want `homework` pieces of homework and one exam, and the exam has others.',
    then: 'Add or remove until they agree.',
  },
  points_differ: {
    kind: 'unprocessable',
    when: 'A paper gives `points` points where the rules want `wanted`.',
    then: 'Change the points of its parts.',
  },
  window_past: {
    kind: 'unprocessable',
    when: 'A window ends before it begins, or is over.',
    then: 'Set later times.',
  },
  course_unknown: {
    kind: 'unprocessable',
    when: 'The course that the exam belongs to is not known here.',
    then: 'Choose a course, or none.',
  },
  sign_up_closed: {
    kind: 'conflict',
    when: 'Signing up has not begun, or is over.',
    then: 'Ask the organiser when the next exam is.',
  },
  not_enrolled: {
    kind: 'forbidden',
    when: 'The exam belongs to a course that the caller has not finished.',
    then: 'Finish the course first.',
  },
  passed_already: {
    kind: 'conflict',
    when: 'The caller passed the same course before.',
    then: 'Choose another; a course counts once.',
  },
  not_signed_up: {
    kind: 'conflict',
    when: 'The caller has not signed up.',
    then: 'Sign up first.',
  },
  cannot_withdraw: {
    kind: 'conflict',
    when: 'Work has begun, or signing up is over.',
    then: 'Nothing; who does not come is absent.',
  },
  no_resit: {
    kind: 'conflict',
    when: 'There is no re-sit for the caller: passed, asked already, or too late.',
    then: 'Ask the organiser.',
  },
  no_ticket: {
    kind: 'conflict',
    when: 'There is no central session to admit the caller to.',
    then: 'Nothing is needed; begin when it opens.',
  },
  ticket_first: {
    kind: 'conflict',
    when: 'The session admits only who has printed the ticket.',
    then: 'Print the ticket; the fee is owed from then on.',
  },
  appeal_closed: {
    kind: 'conflict',
    when: 'The result is not told yet, or the days for contesting it are over.',
    then: 'Ask the organiser.',
  },
  appeal_made: {
    kind: 'conflict',
    when: 'The attempt was contested before.',
    then: 'Wait for the answer, or read it.',
  },
  no_appeal: {
    kind: 'not-found',
    when: 'There is no such appeal, or it is not for the caller to decide.',
    then: 'Go back to the list.',
  },
  appeal_settled: {
    kind: 'conflict',
    when: 'The appeal was decided.',
    then: 'Reload the case.',
  },
  marked_before: {
    kind: 'forbidden',
    when: 'The caller marked the paper.',
    then: 'A colleague who did not mark it decides.',
  },
  mark_too_low: {
    kind: 'invalid',
    when: 'The mark is lower than the one that stands.',
    then: 'Give at least `min`, or refuse the appeal.',
  },
  no_new_mark: {
    kind: 'conflict',
    when: 'The appeal is to be granted, and nobody gave another mark.',
    then: 'Mark at least one answer again first, or refuse it.',
  },
  no_venue: {
    kind: 'not-found',
    when: 'There is no such place of the organisation.',
    then: 'Go back to the list of places.',
  },
  venue_overtaken: {
    kind: 'conflict',
    when: 'Somebody else changed the place meanwhile.',
    then: 'Reload it.',
  },
  seats_odd: {
    kind: 'invalid',
    when: 'A seat without steps is none of the seats of its room, or a room is named twice.',
    then: 'Name seats from 1 to the number of seats.',
  },
  room_in_use: {
    kind: 'conflict',
    when: 'Somebody sits in the room, or on seat `number`, in a session that is still to come.',
    then: 'Keep it, or seat them elsewhere first.',
  },
  no_room: {
    kind: 'not-found',
    when: 'There is no such room of the organisation, or it has no such seat.',
    then: 'Choose one of the rooms and seats shown.',
  },
  no_session: {
    kind: 'conflict',
    when: 'The exam has no common start, is not open yet, or is over.',
    then: 'Give seats for a central session that is open and still to come.',
  },
  nobody_to_seat: {
    kind: 'conflict',
    when: 'Everybody who signed up has a seat, or nobody signed up.',
    then: 'Nothing; draw again when more have signed up.',
  },
  seats_short: {
    kind: 'conflict',
    when: 'The rooms have `missing` seats too few.',
    then: 'Add rooms.',
  },
  accessible_short: {
    kind: 'conflict',
    when: 'The rooms have `missing` seats without steps too few.',
    then: 'Add rooms that have some, or name more of them.',
  },
  seats_settled: {
    kind: 'conflict',
    when: 'Tickets are out, and they name the seats.',
    then: 'Seat those without a seat, or move single people.',
  },
  seat_taken: {
    kind: 'conflict',
    when: 'Somebody else sits there.',
    then: 'Choose a free seat.',
  },
  nobody_to_print: {
    kind: 'conflict',
    when: 'Nobody is signed up, or for lists nobody has a seat.',
    then: 'Give seats first.',
  },
  no_print: {
    kind: 'not-found',
    when: 'There is no such print, or the part is not printed yet.',
    then: 'Wait until the bar is full.',
  },
  unknown_ticket: {
    kind: 'not-found',
    when: 'The number is no ticket of the exam.',
    then: 'Find the person by name, and check the number on the ticket.',
  },
  no_task: {
    kind: 'not-found',
    when: 'The exam has no such piece of work.',
    then: 'Reload the page.',
  },
  not_open: {
    kind: 'conflict',
    when: 'It opens at `at`.',
    then: 'Come back then.',
  },
  closed: { kind: 'conflict', when: 'The window is over.', then: 'Ask for a re-sit.' },
  absent: {
    kind: 'conflict',
    when: 'Entry closed `minutes` minutes after the start; whoever comes later is absent.',
    then: 'Sign up for the re-sit.',
  },
  homework_in_turn: {
    kind: 'conflict',
    when: 'The homework before it is not handed in.',
    then: 'Do that one first.',
  },
  homework_gap: {
    kind: 'conflict',
    when: 'The next homework may be begun `hours` hours after the last was handed in, at `at`.',
    then: 'Come back then.',
  },
  times_used: {
    kind: 'conflict',
    when: 'It was sat as often as it may be.',
    then: 'Wait for the result.',
  },
  device_in_use: {
    kind: 'conflict',
    when: 'Somebody else’s attempt is open on this device; one account at a time.',
    then: 'Let the other hand in first, or use another device.',
  },
  no_attempt: {
    kind: 'not-found',
    when: 'There is no such attempt of the caller, or of the exam.',
    then: 'Go back to the exam.',
  },
  other_device: {
    kind: 'conflict',
    when: 'The attempt goes on on another device.',
    then: 'Go on there, or move it here.',
  },
  log_in_again: {
    kind: 'conflict',
    when: 'The attempt was taken up on another device after the caller had logged in here.',
    then: 'Log in again on this device, then move it.',
  },
  submitted: {
    kind: 'conflict',
    when: 'The attempt was handed in; nothing is stored in it any more.',
    then: 'Nothing; what was stored before counts.',
  },
  time_over: {
    kind: 'conflict',
    when: 'The time of the attempt was over.',
    then: 'Nothing; what was stored in time counts.',
  },
  not_begun: {
    kind: 'conflict',
    when: 'The common start is still to come.',
    then: 'Wait for it; the page shows how long.',
  },
  bad_answer: {
    kind: 'invalid',
    when: 'An answer does not fit the question at its place.',
    then: 'Reload the page; what was stored stays.',
  },
  too_busy: {
    kind: 'unavailable',
    when: 'More answers wait to be stored than the server keeps in hand.',
    then: 'Send again; the page does so by itself.',
  },
  attempt_over: {
    kind: 'conflict',
    when: 'The attempt is over already.',
    then: 'Reload the list.',
  },
  no_mark_needed: {
    kind: 'conflict',
    when: 'The answer is marked, or the caller marked it before.',
    then: 'Take the next one.',
  },
  mark_too_high: {
    kind: 'invalid',
    when: 'The mark is higher than the question gives.',
    then: 'Give at most `max`.',
  },
  own_work: {
    kind: 'forbidden',
    when: 'The work is the caller’s own.',
    then: 'A colleague does it.',
  },
  not_over: {
    kind: 'conflict',
    when: 'Somebody may still work on it, until `at`.',
    then: 'Publish after that.',
  },
  figures_not_yet: {
    kind: 'conflict',
    when: 'The window is not over for everybody, so no figures are told to anybody.',
    then: 'Ask again after the last window, extensions included.',
  },
  marks_missing: {
    kind: 'conflict',
    when: '`count` attempts are not marked.',
    then: 'Mark them first.',
  },
});
