import { studyRefusals } from './study-refusals.ts';
import { wordBook } from './words.ts';

/**
 * What the server can refuse anywhere, one sentence a code: what is the matter and what to do next. A feature that has
 * more to say brings sentences of its own, which are looked up first.
 */
export const refusalWords = wordBook(
  {
    ...studyRefusals['zh-CN'],
    'errors.certificates.no_certificate': '没有找到这份证书。请回到列表再选。',
    'errors.certificates.no_longer_valid': '这份证书已撤销或已换发，不再提供文件；原因见证书页。',
    'errors.certificates.not_ready': '证书正在生成，请几秒后再点一次。',
    'errors.declarations.decision_needed': '这一项的学时由审核人确定，请先填写学时再通过。',
    'errors.declarations.own_registration': '这是您自己的，请在“申报”里办，或请另一位管理员登记。',
    'errors.declarations.already_decided': '已有人审核，请由审核人退回。',
    'errors.declarations.row_total': '这一行是合计。合计由平台得出，请删去这一行。',
    'errors.declarations.row_lost_digits': '号码存成了数字，末几位丢了。请把列设为文本再填。',
    'errors.declarations.row_unreadable': '这一格读不出来，请直接填内容。',
    'errors.declarations.row_id_number': '身份证号码有误，请核对。',
    'errors.declarations.row_no_person': '本单位没有这个号码的人，请核对或先登记人员。',
    'errors.declarations.row_name_differs': '这个号码登记的是另一个姓名，请核对。',
    'errors.declarations.row_other_rules': '这个人适用另一套规定，请到那个单位登记。',
    'errors.evidence.no_preview': '这份文件不能预览，请直接打开原文件。',
    'errors.evidence.not_attachable': '有一份附件已不在，请重新上传。',
    'errors.exchange.claim_settled': '这条记录刚刚有人处理过，请看列表里的现状。',
    'errors.exchange.external_id_reused':
      '这个外部编号已用于另一条记录。更正请用新编号，并先撤回旧记录。',
    'errors.exchange.invalid_record': '这条记录有几处不符合要求，见标出的地方；改好后请再推送。',
    'errors.exchange.kind_not_granted': '这份凭据不包含这类记录，请找人社部门开通。',
    'errors.exchange.kind_unknown': '没有这类记录，请从列表里选。',
    'errors.exchange.no_such_claim': '没有收到过这条记录，请回到列表再选。',
    'errors.exchange.no_such_office': '只能在自己任职的人社部门登记推送方。',
    'errors.exchange.no_such_sender': '没有找到这个推送方。请回到列表再选。',
    'errors.exchange.still_unmatched':
      '按这个姓名和证件号码还找不到人。请先登记或更正人员，再匹配；不是本地人员就退掉。',
    'errors.files.damaged': '文件打不开，可能已损坏，请重新导出后再上传。',
    'errors.files.no_preview': '这份文件不能预览，请直接打开原文件。',
    'errors.files.too_large': '文件太大，请压缩或拆分后再上传。',
    'errors.files.too_many_pixels': '图片的像素太多，请缩小后再上传。',
    'errors.files.wrong_type': '文件内容与扩展名不符，或不是可以接收的类型。',
    'errors.hours.source_changed': '同一来源的记录已登记过，内容不同；更正请按新版本提交。',
    'errors.identity.email_invalid': '邮箱的写法有误，请核对。',
    'errors.identity.fact_invalid': '这一项不在可选范围内，或日期在今天之后，请重新选择。',
    'errors.identity.no_such_person': '没有找到这个人，或不归您单位管理。',
    'errors.identity.no_such_sheet':
      '这张激活单已过一小时，或不是您制作的；请重新制作，旧单随即作废。',
    'errors.identity.nobody_to_activate': '这个单位没有待激活的账号。',
    'errors.identity.own_account': '自己的账号请由另一位管理员来办。',
    'errors.identity.password_wrong': '当前密码不对，请再输一次；连错五次会锁定一段时间。',
    'errors.identity.person_id_in_use': '这次登记的编号已被占用，请刷新页面后再提交。',
    'errors.identity.phone_invalid': '手机号应为 1 开头的 11 位数字。',
    'errors.identity.slips_too_many': '待激活的人太多，请按下级单位分别打印。',
    'errors.intake.cannot_undo': '这一类导入不能整批撤回，请逐条更正。',
    'errors.intake.needs_second_person': '这一批改动的人较多，需由单位的另一位管理员核对并确认。',
    'errors.intake.no_batch': '没有找到这一批，或不属于您的单位。',
    'errors.intake.no_kind': '这一类不能批量导入，请从页面所列中选择。',
    'errors.intake.no_row': '这一批里没有这一行，请刷新。',
    'errors.intake.no_unit': '没有找到这个单位，或不归您管理。',
    'errors.intake.nothing_to_apply': '没有可以导入的行，请先修正，或上传改好的文件。',
    'errors.intake.row_changed': '这一行刚被改动过，请刷新后再改。',
    'errors.intake.row_not_repairable': '这一行已经导入，请直接改对应的资料，或撤回整批。',
    'errors.intake.rows_removed': '行内容已过保存期，请重新上传文件。',
    'errors.intake.source_removed': '原文件已过保存期，请导出行内容，或重新上传。',
    'errors.intake.too_large': '文件太大，请拆成几份再导入。',
    'errors.intake.too_many_batches': '未结束的批次太多，请先完成或取消一批。',
    'errors.intake.unknown_column': '有一列不在模板里，请按模板的列填写。',
    'errors.intake.wrong_state': '这一批的状态已变，可能有人先办了，请刷新。',
    'errors.organisations.already_member': '这个人已有单位，请改用调动。',
    'errors.organisations.already_so': '已经是这样，不用再改。',
    'errors.organisations.cursor_invalid': '列表已更新，请从第一页看起。',
    'errors.organisations.date_before_known':
      '这一天之后已有变动记录，请选更晚的日期，或先结束后面的变动。',
    'errors.organisations.document_named_otherwise':
      '这个证件号码登记在另一个姓名下，请对照证件核对。',
    'errors.organisations.holds_higher_office': '这个人另有职务，请找该职务的管理员办理。',
    'errors.organisations.import_cell_unreadable':
      '单元格里是出错的公式或无法读取的内容，请直接填写。',
    'errors.organisations.import_date_in_future': '日期在今天之后，请核对年份。',
    'errors.organisations.import_date_unreadable':
      '日期的写法读不出来，请写成 2015-07-01 或 2015.7。',
    'errors.organisations.import_name_differs':
      '这个证件号码在您单位登记的是另一个姓名，请对照证件核对。',
    'errors.organisations.import_number_lost_digits':
      '证件号码被存成数字，末尾几位已丢失；请把列设为文本后重填。',
    'errors.organisations.import_other_unit':
      '这个人在您的另一个单位；导入不会调动，请单独办理调动。',
    'errors.organisations.import_required': '这一格必填。',
    'errors.organisations.import_title_date_missing': '填了职称，还缺取得日期，请按职称证补上。',
    'errors.organisations.import_unit_ambiguous': '有几个单位同名，请改填统一社会信用代码。',
    'errors.organisations.import_unknown_choice': '这个词不在可选范围内，请按模板选择。',
    'errors.organisations.import_unknown_title': '职称不在名称表里，请写全称。',
    'errors.organisations.import_unknown_unit': '没有找到这个单位，请按单位列表填写，或留空。',
    'errors.organisations.last_administrator': '这是最后一位平台管理员，请先任命另一位。',
    'errors.organisations.may_not_appoint': '这个职务由平台管理员或上级人社部门任命。',
    'errors.organisations.name_of_active_account':
      '账号已激活，姓名由本人核实；请先把账号退回待激活。',
    'errors.organisations.no_such_appointment': '没有找到这项任命，可能已结束，请刷新列表。',
    'errors.organisations.no_such_matching': '没有找到这项调入请求，可能已处理，请刷新列表。',
    'errors.organisations.no_such_node': '没有找到这个机构，或不归您管理。',
    'errors.organisations.no_such_person': '没有找到这个人，或不归您单位管理。',
    'errors.organisations.no_such_relation': '本单位没有设这项关系，可能设在上级，请刷新。',
    'errors.organisations.node_in_use':
      '机构下还有人员、下级或指向它的关系，请先并入继任机构或移走。',
    'errors.organisations.node_not_active': '这个机构已合并或撤销，请改用继任机构。',
    'errors.organisations.not_a_unit': '人员只能归属单位、部门或施教机构，请另选。',
    'errors.organisations.not_an_office': '它不能担任这一职能，请选部门、人社机构或单位。',
    'errors.organisations.number_in_address': '证件号码请用“按号码查找”，这里只按姓名找。',
    'errors.organisations.own_appointment': '不能任免自己，请找另一位管理员。',
    'errors.organisations.own_data': '自己的资料请由另一位管理员来改。',
    'errors.organisations.own_successor': '不能并入自己，请另选继任机构。',
    'errors.organisations.phone_of_active_account': '账号已激活，手机号由本人登录后修改。',
    'errors.organisations.role_does_not_fit': '这类机构没有这个职务，请另选。',
    'errors.organisations.would_be_a_circle': '机构不能归到自己下面，请另选上级。',
    'errors.evidence.type_not_allowed':
      '这个文件的内容不是照片、PDF、OFD、ZIP 或 RAR，改名也不行。请换一份。',
    'errors.evidence.too_large': '这份文件超过 10 MB。请降低分辨率再存一次。',
    'errors.evidence.empty': '这个文件是空的，请重新选。',
    'errors.evidence.too_many_pixels': '这张照片尺寸太大，请用普通模式重拍。',
    'errors.evidence.damaged': '这个文件不完整，请先确认自己能打开，再放一次。',
    'errors.evidence.unreadable': '这个文件太复杂，打不开。请另存一次，或者拍照。',
    'errors.evidence.too_many_unattached': '有太多没用上的文件，请先用掉一些，或过几天再传。',
    'errors.review.batch_not_allowed': '按规则这一步须逐件办理，请打开每一件。',
    'errors.review.decided_before': '您已办过这一件的前一步，这一步须由别人办理。',
    'errors.review.opinion_required': '请写明意见，至少两个字：哪里有误，怎样补正。',
    'errors.review.outcome_not_offered': '这一步没有这个选项，请从所列中选择。',
    'errors.review.own_case': '这是您本人的申报，由同事或上一级办理。',
    'errors.rulebooks.already_adopted': '这段时间已有规则包，请先结束现用的。',
    'errors.rulebooks.no_such_pack': '本平台没有这个规则包，请从列表中选择。',
    'errors.rulebooks.unknown_form': '这个规则包没有这张表，请从列表中选择。',
    'errors.sheets.bad_workbook': '工作簿读不出来，请用表格软件另存为 xlsx 后再上传。',
    'errors.sheets.cell_too_long': '有一格文字太长，请缩短后再上传。',
    'errors.sheets.damaged': '文件已损坏，请重新导出后再上传。',
    'errors.sheets.encrypted': '文件设了密码，请去掉密码后再上传。',
    'errors.sheets.macros': '文件带有宏，请另存为不带宏的 xlsx。',
    'errors.sheets.mixed_encodings': '文件里的文字编码不一致，请另存为 xlsx。',
    'errors.sheets.not_a_sheet': '这不是表格文件，请上传 xlsx 或 csv。',
    'errors.sheets.ratio_too_high': '文件解开后过大，请另存为新的 xlsx 后再上传。',
    'errors.sheets.save_as_xlsx': '旧版 xls 不能读取，请另存为 xlsx。',
    'errors.sheets.sheet_ambiguous': '工作簿里有几张表可用，请只保留一张。',
    'errors.sheets.sheet_not_found': '没有找到要用的工作表，请按模板填写。',
    'errors.sheets.too_large': '文件太大，请拆成几份再上传。',
    'errors.sheets.too_many_columns': '列太多，请按模板只保留需要的列。',
    'errors.sheets.too_many_entries': '文件内容过于零碎，请另存为新的 xlsx。',
    'errors.sheets.too_many_rows': '行太多，请拆成几份再上传。',
    'errors.sheets.too_many_strings': '文字内容太多，请拆成几份再上传。',
    'errors.sheets.too_much_text': '文字内容太多，请拆成几份再上传。',
    'errors.sheets.unbalanced_quotes': 'csv 的引号不成对，请另存为 xlsx。',
    'errors.sheets.unknown_encoding': '文件的文字编码读不出来，请另存为 xlsx。',
    'errors.sheets.unpacks_too_large': '文件解开后过大，请拆成几份再上传。',
    'errors.sheets.unsafe_archive': '文件结构异常，请用表格软件另存为新的 xlsx。',
    'errors.sheets.xml_declarations': '文件里有不允许的内容，请用表格软件另存为新的 xlsx。',
    'errors.review.claimed': '同事正在处理这一条，先看别的，或等对方放回。',
    'errors.review.not_claimable': '这一步由专家组分别提意见，不用单独认领。',
    'errors.review.voted_before': '您已经提过意见，等其他专家。',
    'errors.review.finding_required': '这是现场抽查的样本，写下现场看到的情况。',
    'errors.review.draw_first': '这一步按抽样审核，请先抽取样本。',
    'errors.review.nothing_to_draw': '现在没有等待抽样的件。',
    'errors.review.no_draw': '没有找到这次抽样，回到列表看看。',
    'errors.review.no_office': '没有找到这个单位或人员，或者不归您管。',
    'errors.review.no_absence': '没有找到这次请假，或者已经结束，请看现在的列表。',
    'errors.review.absence_ends_before': '返回日期要晚于开始日期。',
    'errors.review.nudged_before': '已经提醒过这一站，对方已收到。',
    'errors.review.nudge_too_early': '对方刚收到，{from} 起可以提醒一次。',
    'errors.review.office_at_work': '该单位有人在岗且未超时，先由他们处理。',
    'errors.review.not_yours_to_ask': '按规定要由单位提出申请打回。',
    'errors.review.not_reopenable': '这一条还没有审完，或者已经退回，不需要申请打回。',
    'errors.review.asked_before': '已经提过申请打回，等对方答复。',
    'errors.declarations.unknown_item': '表里没有这一项，请从表中的项目里选。',
    'errors.hours.sealed': '{from} 到 {to} 的数据已封存，要改请由单位申请打回。',
    'errors.hours.no_seal': '没有找到这次封存，或者不是您单位封的。',
    'errors.hours.seals_nothing': '这个单位适用的规定没有封存这一项。',
    'errors.hours.not_the_sealing_office': '按规定由别的单位封存。',
    'errors.hours.not_begun': '这一年度从 {from} 开始，现在还不能封存。',
    'errors.hours.pending_left': '还有 {count} 条没有审完，审完再封存。',
    'errors.hours.sealed_before': '这一年度已经封存。',
    'errors.hours.opened_before': '这次封存已经解除。',
  },
  {
    ...studyRefusals.en,
    'errors.certificates.no_certificate':
      'There is no such certificate. Please go back to the list.',
    'errors.certificates.no_longer_valid':
      'This certificate was revoked or replaced; its page says why. The file is no longer handed out.',
    'errors.certificates.not_ready':
      'The certificate is being printed; press again in a few seconds.',
    'errors.declarations.decision_needed':
      'The reviewer decides these hours: enter them first, then pass.',
    'errors.declarations.own_registration':
      'This is your own: declare it yourself, or let another administrator register it.',
    'errors.declarations.already_decided': 'Somebody decided on it; the reviewer can return it.',
    'errors.declarations.row_total':
      'This row is a total, which the platform adds up itself; remove it.',
    'errors.declarations.row_lost_digits':
      'Saved as a number, so its last digits are lost; format the column as text and enter it again.',
    'errors.declarations.row_unreadable': 'This cell cannot be read; type the value itself.',
    'errors.declarations.row_id_number': 'Not a valid identity number; compare its digits.',
    'errors.declarations.row_no_person':
      'Nobody of the unit has this number; compare it, or register the person first.',
    'errors.declarations.row_name_differs':
      'The number is registered under another name; compare both.',
    'errors.declarations.row_other_rules': 'Other rules hold for this person; register there.',
    'errors.evidence.no_preview': 'This file has no preview; please open the file itself.',
    'errors.evidence.not_attachable':
      'One attached file is no longer there; please upload it again.',
    'errors.exchange.claim_settled':
      'Somebody has settled this record meanwhile; please look at the list again.',
    'errors.exchange.external_id_reused':
      'This external id was used for another record. Send a correction under a new id, once the old record is taken back.',
    'errors.exchange.invalid_record':
      'This record has places that need a change, as marked; correct them and send it again.',
    'errors.exchange.kind_not_granted':
      'The credential does not cover this kind of record; ask the bureau to extend it.',
    'errors.exchange.kind_unknown': 'There is no such kind; please choose from the list.',
    'errors.exchange.no_such_claim': 'No such record was received. Please go back to the list.',
    'errors.exchange.no_such_office':
      'Senders are registered at the bureau where you hold an office, and nowhere else.',
    'errors.exchange.no_such_sender': 'There is no such sender. Please go back to the list.',
    'errors.exchange.still_unmatched':
      'Nobody is found under this name and number yet. Register or correct the person first, or refuse the record.',
    'errors.files.damaged': 'The file cannot be opened; save it again and upload it once more.',
    'errors.files.no_preview': 'This file has no preview; please open the file itself.',
    'errors.files.too_large': 'The file is too large; shrink or split it.',
    'errors.files.too_many_pixels': 'The picture has too many pixels; make it smaller.',
    'errors.files.wrong_type': 'What is in the file does not fit its name, or is no accepted type.',
    'errors.hours.source_changed':
      'A record of the same source is there with other facts; send the correction as a new version.',
    'errors.identity.email_invalid': 'Please check the e-mail address.',
    'errors.identity.fact_invalid':
      'This value is not offered, or its day lies in the future; please choose again.',
    'errors.identity.no_such_person': 'There is no such person, or another unit answers for them.',
    'errors.identity.no_such_sheet':
      'This sheet is past its hour, or was made by someone else. Make new slips; the old ones become void.',
    'errors.identity.nobody_to_activate': 'No account in this unit is waiting for activation.',
    'errors.identity.own_account': 'Another administrator must do this for your own account.',
    'errors.identity.password_wrong':
      'The present password is wrong. Type it again; five wrong ones lock the account for a while.',
    'errors.identity.person_id_in_use':
      'The id of this request is taken; reload the page and submit again.',
    'errors.identity.phone_invalid': 'A mobile number has eleven digits and begins with 1.',
    'errors.identity.slips_too_many':
      'Too many accounts are waiting; print the slips unit by unit.',
    'errors.intake.cannot_undo':
      'This kind cannot be taken back as a whole; correct the things one by one.',
    'errors.intake.needs_second_person':
      'This batch changes many people: another administrator of the unit must look at it and confirm.',
    'errors.intake.no_batch': 'There is no such batch, or it belongs to another unit.',
    'errors.intake.no_kind':
      'This cannot be brought in as rows; choose one of the kinds on the page.',
    'errors.intake.no_row': 'The batch has no such row; please reload.',
    'errors.intake.no_unit': 'There is no such unit, or it is not yours.',
    'errors.intake.nothing_to_apply':
      'No row is ready: repair some, or hand in the corrected file.',
    'errors.intake.row_changed': 'This row has just been changed; reload it first.',
    'errors.intake.row_not_repairable':
      'This row was brought in already: change the thing itself, or take the batch back.',
    'errors.intake.rows_removed':
      'The rows are past the time they are kept; hand the file in again.',
    'errors.intake.source_removed':
      'The file is past the time it is kept; export the rows, or hand it in again.',
    'errors.intake.too_large': 'The file is too large; split the list.',
    'errors.intake.too_many_batches':
      'Too many batches are unfinished; finish or cancel one first.',
    'errors.intake.unknown_column':
      'One column is not in the template; use the columns of the template.',
    'errors.intake.wrong_state':
      'The batch has moved on, somebody may have been faster; please reload.',
    'errors.organisations.already_member':
      'This person belongs to a unit already; move them instead.',
    'errors.organisations.already_so': 'It is so already; nothing is left to do.',
    'errors.organisations.cursor_invalid':
      'The list has changed; please start from its first page.',
    'errors.organisations.date_before_known':
      'A later change is recorded already: choose a later day, or end that change first.',
    'errors.organisations.document_named_otherwise':
      'This number is registered under another name; compare both with the card.',
    'errors.organisations.holds_higher_office':
      'This person holds another office; ask the administrator of that office.',
    'errors.organisations.import_cell_unreadable':
      'The cell holds a formula without result or something unreadable; type the value itself.',
    'errors.organisations.import_date_in_future': 'The date lies in the future; check the year.',
    'errors.organisations.import_date_unreadable':
      'The date cannot be read; write 2015-07-01 or 2015.7.',
    'errors.organisations.import_name_differs':
      'Your unit has this number under another name; compare both with the card.',
    'errors.organisations.import_number_lost_digits':
      'The number was stored as a figure and lost its last digits; format the column as text and type it again.',
    'errors.organisations.import_other_unit':
      'This person is in another of your units; an import moves nobody, so move them by hand.',
    'errors.organisations.import_required': 'This cell must be filled.',
    'errors.organisations.import_title_date_missing':
      'The title needs the day it was obtained; take it from the title certificate.',
    'errors.organisations.import_unit_ambiguous':
      'Several units have this name; write the credit code instead.',
    'errors.organisations.import_unknown_choice':
      'This word is not offered; choose one from the template.',
    'errors.organisations.import_unknown_title':
      'This title is not in the table; write its full name.',
    'errors.organisations.import_unknown_unit':
      'No unit of yours is called so; write it as in the list, or leave the cell empty.',
    'errors.organisations.last_administrator':
      'This is the last system administrator; appoint another one first.',
    'errors.organisations.may_not_appoint':
      'This role is given by the system administrator or by the bureau above.',
    'errors.organisations.name_of_active_account':
      'The account is active; send it back to pending first, then the name can be corrected.',
    'errors.organisations.no_such_appointment':
      'There is no such appointment in force; reload the list.',
    'errors.organisations.no_such_matching': 'There is no such open request; reload the list.',
    'errors.organisations.no_such_node': 'There is no such organisation, or it is not yours.',
    'errors.organisations.no_such_person':
      'There is no such person, or another unit answers for them.',
    'errors.organisations.no_such_relation':
      'The unit itself names no such office, it may be set above; please reload.',
    'errors.organisations.node_in_use':
      'People, units or relations still rest on it: merge it into a successor, or move them first.',
    'errors.organisations.node_not_active':
      'This organisation was merged or closed; use its successor.',
    'errors.organisations.not_a_unit':
      'People belong to a unit, bureau, department or provider; choose one.',
    'errors.organisations.not_an_office':
      'It cannot hold that office; choose a bureau, department, office or unit.',
    'errors.organisations.number_in_address': 'Use the search by number; this one looks for names.',
    'errors.organisations.own_appointment': 'Another administrator must do this for you.',
    'errors.organisations.own_data': 'Another administrator must change your own record.',
    'errors.organisations.own_successor':
      'An organisation cannot succeed itself; choose another one.',
    'errors.organisations.phone_of_active_account':
      'The account is active; the person changes the phone after signing in.',
    'errors.organisations.role_does_not_fit':
      'This role cannot be held here; choose one that fits.',
    'errors.organisations.would_be_a_circle':
      'An organisation cannot lie below itself; choose another place.',
    'errors.evidence.type_not_allowed':
      'The content is no photo, PDF, OFD, ZIP or RAR, whatever its name. Please choose another.',
    'errors.evidence.too_large':
      'The file has more than 10 MB; please save it at a lower resolution.',
    'errors.evidence.empty': 'The file is empty; please choose again.',
    'errors.evidence.too_many_pixels': 'The photo is too large; please take it in normal mode.',
    'errors.evidence.damaged': 'The file is incomplete; check that it opens, then add it again.',
    'errors.evidence.unreadable': 'The file is too complex; save it anew or take a photo.',
    'errors.evidence.too_many_unattached':
      'Too many unused files; use some of them first, or wait a few days.',
    'errors.review.batch_not_allowed': 'The rulebook wants this done one by one; open each case.',
    'errors.review.decided_before':
      'You have decided an earlier step of this case; someone else decides this one.',
    'errors.review.opinion_required':
      'Say what is wrong and how to mend it, in at least two characters.',
    'errors.review.outcome_not_offered':
      'This step does not offer that; choose one of those shown.',
    'errors.review.own_case': 'This case is your own; a colleague or the next office decides it.',
    'errors.rulebooks.already_adopted': 'A rulebook is in force for that time; end it first.',
    'errors.rulebooks.no_such_pack': 'This server has no such rulebook; choose one from the list.',
    'errors.rulebooks.unknown_form': 'The rulebook has no such form; choose one from the list.',
    'errors.sheets.bad_workbook':
      'The workbook cannot be read; save it again as xlsx and upload it.',
    'errors.sheets.cell_too_long': 'One cell is too long; shorten it.',
    'errors.sheets.damaged': 'The file is damaged; export it again.',
    'errors.sheets.encrypted': 'The file has a password; remove it and upload the file again.',
    'errors.sheets.macros': 'The file holds macros; save it as xlsx without them.',
    'errors.sheets.mixed_encodings': 'The text is written in several encodings; save it as xlsx.',
    'errors.sheets.not_a_sheet': 'This is no table; please upload xlsx or csv.',
    'errors.sheets.ratio_too_high':
      'The file unpacks to far more than its size; save it as a new xlsx.',
    'errors.sheets.save_as_xlsx': 'The old xls format is not read; save it as xlsx.',
    'errors.sheets.sheet_ambiguous': 'Several sheets could be meant; keep only one.',
    'errors.sheets.sheet_not_found': 'The sheet is not there; please use the template.',
    'errors.sheets.too_large': 'The file is too large; split it.',
    'errors.sheets.too_many_columns': 'There are too many columns; keep those of the template.',
    'errors.sheets.too_many_entries': 'The file has too many parts; save it as a new xlsx.',
    'errors.sheets.too_many_rows': 'There are too many rows; split the list.',
    'errors.sheets.too_many_strings': 'There is too much text; split the list.',
    'errors.sheets.too_much_text': 'There is too much text; split the list.',
    'errors.sheets.unbalanced_quotes': 'The quotes of the csv file do not match; save it as xlsx.',
    'errors.sheets.unknown_encoding': 'The encoding of the text is unknown; save it as xlsx.',
    'errors.sheets.unpacks_too_large': 'The file unpacks to too much; split the list.',
    'errors.sheets.unsafe_archive': 'The file is built in an unusual way; save it as a new xlsx.',
    'errors.sheets.xml_declarations':
      'The file holds parts that are not taken; save it as a new xlsx.',
    'errors.review.claimed':
      'A colleague works on this one; take another, or wait until it is given back.',
    'errors.review.not_claimable': 'Experts look at this one side by side; nobody takes it alone.',
    'errors.review.voted_before': 'You have given your opinion; the other members have not yet.',
    'errors.review.finding_required': 'This is a sample checked on site; say what was found.',
    'errors.review.draw_first': 'This step goes by samples; draw them first.',
    'errors.review.nothing_to_draw': 'Nothing waits for samples to be drawn.',
    'errors.review.no_draw': 'There is no such drawing; go back to the list.',
    'errors.review.no_office': 'There is no such office or person that you answer for.',
    'errors.review.no_absence':
      'There is no such absence, or it is over; see the list as it is now.',
    'errors.review.absence_ends_before': 'The day of return must be after the first day away.',
    'errors.review.nudged_before': 'This office was reminded already.',
    'errors.review.nudge_too_early':
      'The office has just begun; from {from} on you may remind it once.',
    'errors.review.office_at_work':
      'Somebody is there and within the time; leave it to that office.',
    'errors.review.not_yours_to_ask': 'By the rules the unit asks to open it again.',
    'errors.review.not_reopenable': 'It is not decided yet, or went back already.',
    'errors.review.asked_before': 'Somebody has asked already; the answer is awaited.',
    'errors.declarations.unknown_item': 'The form has no such item; choose among those it has.',
    'errors.hours.sealed': '{from} to {to} is sealed; the unit can ask to open a case again.',
    'errors.hours.no_seal': 'There is no such seal, or another office set it.',
    'errors.hours.seals_nothing': 'The rules of this unit know no sealing.',
    'errors.hours.not_the_sealing_office': 'By the rules another office seals this unit.',
    'errors.hours.not_begun': 'That year begins on {from}; it cannot be sealed yet.',
    'errors.hours.pending_left': '{count} are still undecided; decide them, then seal.',
    'errors.hours.sealed_before': 'This year is sealed already.',
    'errors.hours.opened_before': 'This seal was opened already.',
  },
);
