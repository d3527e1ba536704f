import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('identity', {
  document_in_use: {
    kind: 'conflict',
    when: 'The identity number already names another person.',
    then: 'Search for the number; the person is registered already.',
  },
  person_id_in_use: {
    kind: 'conflict',
    when: 'The client-made person id already names someone with another identity number.',
    then: 'Send the request again with a new id.',
  },
  no_such_person: {
    kind: 'not-found',
    when: 'No such person, or outside the caller’s scope.',
    then: 'Check the address, or ask whoever answers for the person.',
  },
  name_invalid: {
    kind: 'invalid',
    when: 'A name is empty, longer than 60 characters or holds control characters.',
    then: 'Write the name as on the identity card.',
  },
  phone_invalid: {
    kind: 'invalid',
    when: 'A phone number is not a mainland mobile number.',
    then: 'Write eleven digits, beginning with 1.',
  },
  email_invalid: {
    kind: 'invalid',
    when: 'An e-mail address has no usable form.',
    then: 'Check the address.',
  },
  id_number_malformed: {
    kind: 'invalid',
    when: 'An identity number has not 18 characters (or 15 of the old form).',
    then: 'Copy the number from the card.',
  },
  id_number_birth_date: {
    kind: 'invalid',
    when: 'The date of birth inside the identity number does not exist.',
    then: 'Copy the number from the card.',
  },
  id_number_check: {
    kind: 'invalid',
    when: 'The check character of the identity number is wrong.',
    then: 'Compare each digit with the card.',
  },
  fact_invalid: {
    kind: 'invalid',
    when: 'A fact has a value outside its vocabulary or a day in the future.',
    then: 'Choose one of the values offered.',
  },
  login_failed: {
    kind: 'unauthenticated',
    when: 'Unknown name, wrong password, account not active, or too many attempts: not told apart.',
    then: 'Try again later, or unlock with a slip or a code.',
  },
  address_busy: {
    kind: 'too-many',
    when: 'Too many failed attempts came from this network address.',
    then: 'Wait for the time given; people who are logged in are not affected.',
  },
  logins_queued: {
    kind: 'unavailable',
    when: 'More people log in at this moment than the queue holds.',
    then: 'Try again in a few seconds.',
  },
  password_wrong: {
    kind: 'unprocessable',
    when: 'The present password, asked again before a change, is wrong.',
    then: 'Type it again; five wrong ones lock the account for a while.',
  },
  step_up_needed: {
    kind: 'forbidden',
    when: 'The password is right, but the account lay idle longer than the rules of the place allow.',
    then: 'Give a second proof (slip or code), then log in again.',
  },
  activation_failed: {
    kind: 'unauthenticated',
    when: 'Slip code and name do not belong together, or the slip was used, replaced or is too old.',
    then: 'Check both, or ask the unit administrator for a new slip.',
  },
  activation_over: {
    kind: 'gone',
    when: 'The ten minutes of an activation are over, or too many proofs were wrong.',
    then: 'Begin again.',
  },
  proof_failed: {
    kind: 'unprocessable',
    when: 'The slip code or the code from the message is wrong or too old.',
    then: 'Check the code; `left` says how many attempts remain.',
  },
  proof_missing: {
    kind: 'conflict',
    when: 'A password was sent before the second proof.',
    then: 'Give the slip code or the code from the message first.',
  },
  sms_not_offered: {
    kind: 'not-found',
    when: 'This deployment sends no text messages.',
    then: 'Use the activation slip.',
  },
  sms_too_often: {
    kind: 'too-many',
    when: 'A code was sent less than a minute ago, or five were sent today.',
    then: 'Wait, or use the activation slip.',
  },
  password_refused: {
    kind: 'invalid',
    when: 'A new password breaks a rule; the field says which.',
    then: 'Choose another.',
  },
  consent_outdated: {
    kind: 'conflict',
    when: 'The consent text that was shown is not the one in force.',
    then: 'Read the current text and agree to it.',
  },
  no_such_consent: {
    kind: 'not-found',
    when: 'No consent text has this version.',
    then: 'Ask for the version that the activation names.',
  },
  login_name_invalid: {
    kind: 'invalid',
    when: 'A log-in name is not 4 to 32 small letters, digits, dots, hyphens, beginning with a letter.',
    then: 'Choose another; the identity number always works too.',
  },
  login_name_taken: {
    kind: 'conflict',
    when: 'Someone else has this log-in name.',
    then: 'Choose another; the identity number always works too.',
  },
  own_account: {
    kind: 'forbidden',
    when: 'An administrator tried to reset or print a slip for his own account.',
    then: 'Ask another administrator.',
  },
  nobody_to_activate: {
    kind: 'conflict',
    when: 'No one in this unit has an account waiting for activation.',
    then: 'Nothing is left to do.',
  },
  slips_too_many: {
    kind: 'too-large',
    when: 'A unit has more pending accounts than one sheet of slips holds.',
    then: 'Print sub-unit by sub-unit.',
  },
  no_such_sheet: {
    kind: 'not-found',
    when: 'The sheet of slips is not yours, or its hour is over.',
    then: 'Make new slips; the old ones become void.',
  },
  setup_link_used: {
    kind: 'gone',
    when: 'The set-up link was used, replaced or is older than a day.',
    then: 'Restart the server: it prints a new one while nobody is set up.',
  },
});
