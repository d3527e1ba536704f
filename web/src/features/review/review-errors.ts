import type { ProblemSentences } from '../../i18n/problem.ts';

/** Every refusal a reviewer can meet here, with what to do about it. */
export const reviewErrors: ProblemSentences = {
  'zh-CN': {
    'errors.review.no_case': '这一条已经不在您这里。回到列表，看别的。',
    'errors.review.office_missing': '路线上缺一个受理单位，请管理机构的人先设好。',
    'errors.review.nobody_to_decide': '下一步还没有人可以审，请主管部门先任命审核人。',
    'errors.review.own_case': '这是您自己的申报，由同事或上一级审。',
    'errors.review.decided_before': '您审过它的前一步，这一步请别人审。',
    'errors.review.already_decided': '这一条刚有了结论，看一下现在的状态。',
    'errors.review.case_changed': '您打开以后这一条有了变化，请看新内容再决定。',
    'errors.review.outcome_not_offered': '这一步不能这样处理，请从列出的按钮里选。',
    'errors.review.opinion_required': '写下意见：缺什么、怎么补，至少两个字。',
    'errors.review.batch_not_allowed': '规则要求逐条看，请打开后处理。',
    'errors.review.not_withdrawable': '已经有人处理过，撤不回了。',
    'errors.declarations.no_declaration': '这条申报已经不在，或者您看不到它。',
    'errors.declarations.decision_needed': '先填您核定的学时，再点“通过”。',
    'errors.declarations.not_a_number': '学时填数字，例如 6 或 3.5。',
    'errors.declarations.too_large': '最多 {max}，请改小。',
    'errors.declarations.parameter_missing': '当地还没有公布这条要用的数值，请人社部门先设好。',
    'errors.declarations.no_forms': '本地规定里没有这一类的表格，请人社部门看看规则。',
    'errors.hours.invalid_facts': '填的内容有一处不合规则，请退回让本人改。',
    'errors.hours.period_closed': '这个年度已经结账，改动要走更正。',
    'errors.hours.not_pending': '这一条刚有了结论，看一下现在的状态。',
    'errors.hours.no_rulebook': '本人所在的地方还没有采用规则，请人社部门先设好。',
    'errors.hours.source_changed': '同一条记录有了新的版本，请看新内容。',
  },
  en: {
    'errors.review.no_case': 'This case is no longer with you. Go back to the list for another.',
    'errors.review.office_missing':
      'The route lacks an office; whoever keeps the organisations sets it first.',
    'errors.review.nobody_to_decide':
      'Nobody can decide the next step yet; the office above appoints someone first.',
    'errors.review.own_case': 'This is your own case; a colleague or the next office decides.',
    'errors.review.decided_before': 'You decided its earlier step; someone else decides this one.',
    'errors.review.already_decided': 'This was just decided; see how it stands.',
    'errors.review.case_changed':
      'This changed after you opened it. See the new content, then decide.',
    'errors.review.outcome_not_offered': 'This step has no such outcome; use one of the buttons.',
    'errors.review.opinion_required':
      'Say what is missing and how to mend it, in two characters or more.',
    'errors.review.batch_not_allowed': 'The rules want this one looked at; open it.',
    'errors.review.not_withdrawable': 'Someone has decided; it cannot be withdrawn.',
    'errors.declarations.no_declaration': 'This declaration is gone, or not for you to see.',
    'errors.declarations.decision_needed': 'Fill in the hours you decide, then pass.',
    'errors.declarations.not_a_number': 'Hours are a number, such as 6 or 3.5.',
    'errors.declarations.too_large': 'At most {max}; please lower it.',
    'errors.declarations.parameter_missing':
      'The place has not published a value this rule needs; the bureau sets it first.',
    'errors.declarations.no_forms':
      'The local rules have no such form; the bureau should look at the rules.',
    'errors.hours.invalid_facts':
      'Something filled in breaks a rule; please return it to be mended.',
    'errors.hours.period_closed': 'This year is closed; a change needs a correction.',
    'errors.hours.not_pending': 'This was just decided; see how it stands.',
    'errors.hours.no_rulebook':
      'No rulebook is in force where this person works; the bureau sets it first.',
    'errors.hours.source_changed':
      'There is a newer version of the same record; see the new content.',
  },
};
