import { wordBook } from '../../i18n/words.ts';

/** Refusals that the pages of declarations can meet: declarations, review, evidence and hours. */
export const declarationErrorsWords = wordBook(
  {
    'errors.declarations.required': '这一项要填。',
    'errors.declarations.unknown_field': '当地规定改了，表里已没有这一项。请刷新后再填。',
    'errors.declarations.not_an_option': '请从列出的里面选一个。',
    'errors.declarations.too_long': '最多 {limit} 个字，请写短一些。',
    'errors.declarations.not_a_number': '填数字，例如 6 或 3.5。',
    'errors.declarations.not_whole': '填整数，例如 2。',
    'errors.declarations.too_fine': '最多 {decimals} 位小数，例如 3.5。',
    'errors.declarations.too_small': '至少填 {min}。',
    'errors.declarations.too_large': '最多填 {max}。',
    'errors.declarations.not_a_date': '填一个真实的日期，例如 2026-11-14。',
    'errors.declarations.in_the_future': '还没有到这一天。学完、做完以后再申报。',
    'errors.declarations.ends_before_start': '结束日期比开始日期早，请核对。',
    'errors.declarations.window_not_open':
      '“{labelZh}”：{year} 年的学时从 {from} 起收，到 {to} 为止。草稿还在，到时再交。',
    'errors.declarations.window_closed':
      '“{labelZh}”：{year} 年的学时收到 {to} 为止，现在交不了。草稿还在；有特殊情况请问人社部门。',
    'errors.declarations.outside_window':
      '“{labelZh}”：{from} 至 {to} 之间完成的才计入。请对照证明核对日期，草稿还在。',
    'errors.declarations.evidence_missing': '缺这份证明，请拍照或选文件。',
    'errors.declarations.no_declaration': '没有找到这条申报，可能已经删除。',
    'errors.declarations.invalid_values': '有几处要改，见标出的地方。草稿还在。',
    'errors.declarations.draft_changed': '另一台设备上有更新的草稿，请先选用哪一份。',
    'errors.declarations.not_editable': '这一条已经交上去或办完，不能再改。',
    'errors.declarations.duplicate': '《{title}》{on} 已有记录，同一成果只算一次。',
    'errors.declarations.attached_twice': '同一处放了两份相同的材料，请拿掉一份。',
    'errors.declarations.parameter_missing':
      '当地还没有公布这条要用的数值，暂时算不出。草稿还在，公布后再交。',
    'errors.declarations.entered_by_unit': '单位正在登记这一条，交上来以后您可以提出异议。',
    'errors.declarations.already_objected': '您已提过异议，审核人会先看到。',
    'errors.declarations.no_forms': '当地规定里没有这一类，请重新选一类。',
    'errors.review.no_case': '没有找到这一件，可能已经收回。',
    'errors.review.no_bulk': '没有找到这一次批量处理。回到列表，看哪些还在等。',
    'errors.review.named_twice': '同一条选了两次，或者这一次已经交出去了。请重新打开列表再选。',
    'errors.review.office_missing':
      '您的单位还没有设好下一级审核部门，请告诉单位管理员。草稿还在。',
    'errors.review.nobody_to_decide':
      '审核的岗位上现在只有您自己，要由上级先指定一位管理员。草稿还在。',
    'errors.review.already_decided': '刚刚已经有人处理了，请看最新结果。',
    'errors.review.case_changed': '您打开后这一件有了变化，请看新内容。',
    'errors.review.not_withdrawable': '已经有人处理，不能收回。需要改的话，请审核人退回。',
    'errors.declarations.not_reopened': '这一项审核人没有退回，请改回原来的内容。',
    'errors.declarations.year_ahead': '这一年还没到。',
    'errors.review.nudged_before': '已经提醒过这一站，对方已收到。',
    'errors.review.nudge_too_early': '对方刚收到，{from} 起可以提醒一次。',
    'errors.review.not_yours_to_ask': '按规定要由单位提出申请打回，请告诉单位管理员。',
    'errors.review.not_reopenable': '这一条还没有审完，或者已经退回，不需要申请打回。',
    'errors.review.asked_before': '已经提过申请打回，等对方答复。',
    'errors.hours.sealed': '{from} 到 {to} 的数据已封存，要改请让单位申请打回。',
    'errors.hours.invalid_facts': '填的内容互相矛盾，算不出学时。请核对日期和数量。',
    'errors.hours.period_closed': '这一年度已经结账，要走更正程序。请问单位管理员。',
    'errors.hours.not_pending': '刚刚已经有人处理了，请看最新结果。',
    'errors.hours.no_rulebook': '那一年还没有适用于您的规定，请问单位管理员。',
    'errors.hours.no_record': '没有找到这条记录。',
    'errors.evidence.busy': '现在传文件的人多，几秒后再传一次。',
    'errors.evidence.no_file': '没有找到这份文件。',
    'errors.rulebooks.no_rulebook': '还没有为您所在的单位设定继续教育规定，请告诉单位管理员。',
    'errors.rulebooks.no_unit': '您现在不在任何单位名下，请让单位管理员把您加进去。',
    'errors.schema.maxLength': '最多 {limit} 个字，请写短一些。',
  },
  {
    'errors.declarations.required': 'Please fill this in.',
    'errors.declarations.unknown_field':
      'The local rules changed and this field is gone. Please reload.',
    'errors.declarations.not_an_option': 'Please choose one of those listed.',
    'errors.declarations.too_long': 'At most {limit} characters, please.',
    'errors.declarations.not_a_number': 'A number, such as 6 or 3.5.',
    'errors.declarations.not_whole': 'A whole number, such as 2.',
    'errors.declarations.too_fine': 'At most {decimals} {decimals|decimal|decimals}, such as 3.5.',
    'errors.declarations.too_small': 'At least {min}.',
    'errors.declarations.too_large': 'At most {max}.',
    'errors.declarations.not_a_date': 'A day that exists, such as 2026-11-14.',
    'errors.declarations.in_the_future': 'That day has not come yet. Declare once it is done.',
    'errors.declarations.ends_before_start': 'The last day is before the first; please check.',
    'errors.declarations.window_not_open':
      '“{labelEn}”: hours of {year} are taken in from {from} to {to}. Your draft is kept; submit it then.',
    'errors.declarations.window_closed':
      '“{labelEn}”: hours of {year} were taken in until {to}. Your draft is kept; ask the bureau about special cases.',
    'errors.declarations.outside_window':
      '“{labelEn}”: counts only if finished from {from} to {to}. Compare the day with the proof; your draft is kept.',
    'errors.declarations.evidence_missing': 'This proof is missing; take a photo or choose a file.',
    'errors.declarations.no_declaration': 'This declaration was not found; it may be deleted.',
    'errors.declarations.invalid_values':
      'A few fields need a change; see the marked places. Your draft is kept.',
    'errors.declarations.draft_changed':
      'A newer draft is on another device; choose which one stays.',
    'errors.declarations.not_editable': 'This one is submitted or decided and cannot be changed.',
    'errors.declarations.duplicate': '“{title}” of {on} is on record; the same work counts once.',
    'errors.declarations.attached_twice':
      'The same file is attached twice at one place; please remove one.',
    'errors.declarations.parameter_missing':
      'The place has not published a value this needs. Your draft is kept; submit later.',
    'errors.declarations.entered_by_unit':
      'The unit is still writing this down; once it is handed in you may object.',
    'errors.declarations.already_objected':
      'You have objected before; whoever decides sees it first.',
    'errors.declarations.no_forms': 'The local rules have no such kind; please choose again.',
    'errors.review.no_case': 'Not found; it may have been withdrawn.',
    'errors.review.no_bulk':
      'No such decision in bulk. Go back to the list to see what still waits.',
    'errors.review.named_twice':
      'A case was chosen twice, or this was already sent. Open the list again and choose again.',
    'errors.review.office_missing':
      'Your unit has no office set for the next step; please tell your administrator. Your draft is kept.',
    'errors.review.nobody_to_decide':
      'Only you hold the deciding office; the office above has to appoint someone. Your draft is kept.',
    'errors.review.already_decided': 'Somebody has just decided; see the newest state.',
    'errors.review.case_changed': 'This changed after you opened it; see the new content.',
    'errors.declarations.not_reopened': 'This was not sent back; please take the change back.',
    'errors.declarations.year_ahead': 'That year has not begun.',
    'errors.review.nudged_before': 'This office was reminded already.',
    'errors.review.nudge_too_early':
      'The office has just begun; from {from} on you may remind it once.',
    'errors.review.not_yours_to_ask':
      'By the rules the unit asks to open it again; tell its administrator.',
    'errors.review.not_reopenable': 'It is not decided yet, or went back already.',
    'errors.review.asked_before': 'Somebody has asked already; the answer is awaited.',
    'errors.hours.sealed': '{from} to {to} is sealed; the unit can ask to open a case again.',
    'errors.review.not_withdrawable':
      'Somebody has decided already. Ask the reviewer to return it if it needs a change.',
    'errors.hours.invalid_facts':
      'The facts contradict each other. Please check dates and amounts.',
    'errors.hours.period_closed': 'That year is closed; a correction is needed. Ask your unit.',
    'errors.hours.not_pending': 'Somebody has just decided; see the newest state.',
    'errors.hours.no_rulebook': 'No rules apply to you in that year; ask your unit.',
    'errors.hours.no_record': 'This record was not found.',
    'errors.evidence.busy': 'Many files are arriving; upload again in a few seconds.',
    'errors.evidence.no_file': 'This file was not found.',
    'errors.rulebooks.no_rulebook':
      'No rules are set for your unit yet; please tell your administrator.',
    'errors.rulebooks.no_unit': 'You belong to no unit now; ask an administrator to add you.',
    'errors.schema.maxLength': 'At most {limit} characters, please.',
  },
);
