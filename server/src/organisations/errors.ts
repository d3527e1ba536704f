import { refusals } from '../platform/operation/refusal.ts';

export const { refuse, catalogue } = refusals('organisations', {
  no_such_node: {
    kind: 'not-found',
    when: 'No such organisation, or outside the caller’s scope.',
    then: 'Check the address, or ask whoever answers for the organisation.',
  },
  no_such_person: {
    kind: 'not-found',
    when: 'No such person, or outside the caller’s scope.',
    then: 'Check the number with the person, or ask the bureau.',
  },
  no_such_appointment: {
    kind: 'not-found',
    when: 'No such appointment in force, or outside the caller’s scope.',
    then: 'Reload the list.',
  },
  no_such_relation: {
    kind: 'not-found',
    when: 'The unit itself has no such relation on that day.',
    then: 'Reload the page; it may be set at a unit above.',
  },
  no_such_matching: {
    kind: 'not-found',
    when: 'No such open matching, or the person is not in the caller’s scope.',
    then: 'Reload the list.',
  },
  name_invalid: {
    kind: 'invalid',
    when: 'A name of an organisation is empty, too long or holds control characters.',
    then: 'Write the name as on the seal.',
  },
  credit_code_invalid: {
    kind: 'invalid',
    when: 'A unified social credit code has a wrong check character or form.',
    then: 'Copy the 18 characters from the certificate.',
  },
  credit_code_in_use: {
    kind: 'conflict',
    when: 'Another organisation has this credit code.',
    then: 'Search for the organisation; it is registered already.',
  },
  no_such_region: {
    kind: 'invalid',
    when: 'A region code is not in the table of administrative divisions.',
    then: 'Choose a region from the list.',
  },
  node_not_active: {
    kind: 'conflict',
    when: 'The organisation was merged or closed.',
    then: 'Use its successor.',
  },
  node_in_use: {
    kind: 'conflict',
    when: 'An organisation with members, sub-units or offices pointing to it cannot simply close.',
    then: 'Merge it into a successor, or move them first.',
  },
  would_be_a_circle: {
    kind: 'conflict',
    when: 'An organisation would come to lie below itself, now or on a day already planned.',
    then: 'Choose another place in the tree.',
  },
  own_successor: {
    kind: 'conflict',
    when: 'An organisation would be merged into itself or into one that was merged into it.',
    then: 'Choose another successor.',
  },
  date_before_known: {
    kind: 'conflict',
    when: 'A change would begin on or before a day on which a later change is already recorded.',
    then: 'Choose a later day, or end the later change first.',
  },
  already_so: {
    kind: 'conflict',
    when: 'What is asked for holds already.',
    then: 'Nothing is left to do.',
  },
  already_member: {
    kind: 'conflict',
    when: 'The person belongs to a unit already.',
    then: 'Move the person instead.',
  },
  not_a_unit: {
    kind: 'invalid',
    when: 'People belong to organisations of kind unit, bureau, department or provider.',
    then: 'Choose such an organisation.',
  },
  not_an_office: {
    kind: 'invalid',
    when: 'A relation points to something that cannot hold that office.',
    then: 'Choose a bureau, department, office or unit.',
  },
  role_does_not_fit: {
    kind: 'invalid',
    when: 'A role cannot be held at an organisation of this kind.',
    then: 'Choose a role that fits: unit roles at units, officers at their office.',
  },
  own_appointment: {
    kind: 'forbidden',
    when: 'Somebody tried to appoint himself or to end his own appointment.',
    then: 'Ask another administrator.',
  },
  may_not_appoint: {
    kind: 'forbidden',
    when: 'The caller sees the organisation but may not give this role there.',
    then: 'Ask the system administrator, or the bureau for units below it.',
  },
  last_administrator: {
    kind: 'conflict',
    when: 'The last system administrator at the root would go.',
    then: 'Appoint another one first.',
  },
  holds_higher_office: {
    kind: 'forbidden',
    when: 'The person holds an office that the caller does not administer.',
    then: 'Ask the administrator of that office.',
  },
  own_data: {
    kind: 'forbidden',
    when: 'An administrator tried to change his own record.',
    then: 'Ask another administrator.',
  },
  phone_of_active_account: {
    kind: 'conflict',
    when: 'The phone of an active account changed by someone else.',
    then: 'The person changes it after log-in, or the account is reset first.',
  },
  name_of_active_account: {
    kind: 'conflict',
    when: 'The name of someone with an active account was to change.',
    then: 'Send the account back to pending first; the person then activates it anew.',
  },
  document_named_otherwise: {
    kind: 'conflict',
    when: 'The identity number belongs to somebody registered under another name.',
    then: 'Compare name and number with the card.',
  },
  number_in_address: {
    kind: 'invalid',
    when: 'An identity number was typed into a search that travels in the address line.',
    then: 'Use the search by number.',
  },
  cursor_invalid: {
    kind: 'invalid',
    when: 'A page marker was not made by this list.',
    then: 'Start again from the first page.',
  },
  import_cell_unreadable: {
    kind: 'invalid',
    when: 'A cell holds an error value, a formula without result, or something that is no text.',
    then: 'Type the value itself into the cell.',
  },
  import_number_lost_digits: {
    kind: 'invalid',
    when: 'An identity number was stored as a number: the program kept 15 digits, the rest is lost.',
    then: 'Format the column as text and type the number again.',
  },
  import_required: {
    kind: 'invalid',
    when: 'A cell that must be filled is empty.',
    then: 'Fill it.',
  },
  import_date_unreadable: {
    kind: 'invalid',
    when: 'A date has no form that is read, or does not exist.',
    then: 'Write 2015-07-01, 2015.7 or 2015年7月.',
  },
  import_date_in_future: {
    kind: 'invalid',
    when: 'A date lies in the future.',
    then: 'Check the year.',
  },
  import_unknown_choice: {
    kind: 'invalid',
    when: 'A cell holds a word outside its list.',
    then: 'Choose one of the words in the template.',
  },
  import_unknown_title: {
    kind: 'invalid',
    when: 'A title is not in the table of titles.',
    then: 'Write its full name, such as 一级教师 or 高级工程师.',
  },
  import_title_date_missing: {
    kind: 'invalid',
    when: 'A title stands without the day it was obtained.',
    then: 'Add the day from the title certificate.',
  },
  import_unknown_unit: {
    kind: 'invalid',
    when: 'No unit of the caller has this name or credit code.',
    then: 'Write the name as in the list of organisations, or leave the cell empty.',
  },
  import_unit_ambiguous: {
    kind: 'invalid',
    when: 'Several units of the caller have this name.',
    then: 'Write the credit code instead.',
  },
  import_name_differs: {
    kind: 'conflict',
    when: 'The identity number belongs to a member of yours under another name.',
    then: 'Compare name and number with the card; a name is corrected by hand.',
  },
  import_other_unit: {
    kind: 'conflict',
    when: 'The person belongs to another of the caller’s units.',
    then: 'Move the person by hand; an import moves nobody.',
  },
  set_up_already: {
    kind: 'gone',
    when: 'There is a system administrator already.',
    then: 'Log in.',
  },
});
