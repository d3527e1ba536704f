import { wordBook } from '../../i18n/words.ts';

/** What may stand in the way of a change of rules, and what to do next. */
export const trialErrors = wordBook(
  {
    'errors.rulebooks.no_such_place': '没有这个地方的规则，或者不归您的单位管。请回到规则页再选。',
    'errors.rulebooks.no_such_trial': '没有这次试算，或者不归您的单位管。请回到规则页再选。',
    'errors.rulebooks.pack_shared':
      '别的地方也在用这套规则，新版会一并改到。请由管全部这些地方的人社部门来提。',
    'errors.rulebooks.nothing_to_try': '和现行的一样，没有可算的。请另选一种读法、数值或版本。',
    'errors.rulebooks.unknown_version': '没有这一版，请从列出的版本中选。',
    'errors.rulebooks.not_at_this_step': '这次试算刚有了变化，请刷新看它到了哪一步。',
    'errors.rulebooks.reason_missing': '请写一句原因，提出的部门会看到。',
    'errors.rulebooks.only_a_question': '这一版早已发布，试算只是看看，没有可送交的。',
    'errors.rulebooks.base_moved': '试算以后规则已经变了。请对着现行规则再算一次。',
    'errors.rulebooks.people_refused': '有人的记录在新版里算不出来。请改好规则文本再算。',
    'errors.rulebooks.proposer_may_not_publish': '提出的人不能自己发布，请本局另一位人员复核。',
    'errors.rulebooks.version_published': '这个版本号已经发布过。更正请另用一个版本号。',
    'errors.rulebooks.unknown_setting': '现行规则没有这一项，请刷新后再选。',
    'errors.rulebooks.parameter_no_number': '请填数字，例如 6、2.5 或 1/3，或者空着。',
    'errors.rulebooks.parameter_too_large': '最多填 {max}，或者空着。',
  },
  {
    'errors.rulebooks.no_such_place':
      'There are no rules of such a place, or another bureau speaks for it. Choose again from the rules.',
    'errors.rulebooks.no_such_trial':
      'There is no such trial, or another bureau speaks for its place. Choose again from the rules.',
    'errors.rulebooks.pack_shared':
      'Other places use this rulebook too and would change with it. The bureau that speaks for all of them hands it in.',
    'errors.rulebooks.nothing_to_try':
      'This is what is in force; there is nothing to try. Choose another reading, value or edition.',
    'errors.rulebooks.unknown_version': 'There is no such edition; choose one of the list.',
    'errors.rulebooks.not_at_this_step': 'This trial has just moved on. Reload to see where it is.',
    'errors.rulebooks.reason_missing': 'Say in a sentence why; the department reads it.',
    'errors.rulebooks.only_a_question':
      'This edition was published long ago; the trial was a question, and there is nothing to submit.',
    'errors.rulebooks.base_moved':
      'The rules have changed since this was tried. Try it again against the present ones.',
    'errors.rulebooks.people_refused':
      'The records of some people cannot be read under this edition. Mend its text and try again.',
    'errors.rulebooks.proposer_may_not_publish':
      'Who proposed a change does not publish it; another officer of your bureau looks at it.',
    'errors.rulebooks.version_published':
      'An edition of this version was published already. Give the correction a version of its own.',
    'errors.rulebooks.unknown_setting':
      'The present rules leave no such choice; reload and choose again.',
    'errors.rulebooks.parameter_no_number':
      'Write a number such as 6, 2.5 or 1/3, or leave it empty.',
    'errors.rulebooks.parameter_too_large': 'At most {max}, or leave it empty.',
  },
);
