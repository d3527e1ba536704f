/** What courses and exams refuse; part of `refusalWords`, which nothing else reads it for. */
export const studyRefusals = {
  'zh-CN': {
    'errors.assessment.no_bank': '没有找到这个题库，请回到列表再选。',
    'errors.assessment.bad_question': '这道题有几处要改，见标出的地方。',
    'errors.assessment.prompt_empty': '请填写题干。',
    'errors.assessment.options_few': '至少两个选项，中间不能空着。',
    'errors.assessment.options_same': '有两个选项一样，请改一个。',
    'errors.assessment.options_none': '这种题型没有选项，请删去。',
    'errors.assessment.blanks_differ': '题干里用 ____ 标出每个空，答案个数要和空一样多。',
    'errors.assessment.key_missing': '请标出正确答案。',
    'errors.assessment.key_outside': '答案里有不存在的选项。',
    'errors.assessment.key_not_one': '单选题只有一个正确答案；有几个就改成多选。',
    'errors.assessment.guide_missing': '请写评分要点，阅卷人照着评。',
    'errors.assessment.kind_unknown': '题型请填单选、多选、判断、填空、排序或简答。',
    'errors.assessment.difficulty_unknown': '难度请填 1 到 5，或者空着。',
    'errors.assessment.cell_unreadable': '这一格读不出来，请直接填文字。',
    'errors.assessment.question_twice': '题库里已有同样的题，请改那一道。',
    'errors.assessment.question_overtaken': '别人刚改过这道题，请刷新后再改；您填的还在。',
    'errors.learning.no_course': '没有找到这门课程，或它不向您开放。请回到课程列表。',
    'errors.learning.not_editable': '这一版已送审或已开放，不能改。请等结果，或改出新版。',
    'errors.learning.draft_changed': '别人刚保存过这门课。请重新打开，再改一次。',
    'errors.learning.course_incomplete': '课程还差几处，见下面列出的地方；补好再送审。',
    'errors.learning.no_rulebook':
      '这个机构还没有适用的规定，无法说明课程计多少。请人社部门先选用规定。',
    'errors.learning.media_not_playable':
      '文件不是可以播放的 MP4、WebM、M4A 或 PDF，或没有写明时长。请另存后再上传。',
    'errors.learning.media_too_large': '文件太大，请分成几章，或降低码率后再上传。',
    'errors.learning.no_upload':
      '这份没传完的文件已经不在了（七天没有动静会清掉）。请再选一次文件。',
    'errors.learning.upload_differs': '这个编号已经用来传另一份文件。请再选一次文件。',
    'errors.learning.uploads_many':
      '您有 {limit} 份文件还没有传完。请先传完一份，或在下面的列表里选“不传了”。',
    'errors.learning.upload_ended': '这份文件已经传完，正在检查或已有结果。请刷新后再看。',
    'errors.learning.upload_incomplete': '文件还差 {missing} 段没有到。请再选同一个文件，接着传。',
    'errors.learning.piece_misfit': '文件在传的途中变了。请再选一次文件。',
    'errors.learning.piece_damaged': '文件在路上损坏了几次。请换一个网络，再选同一个文件接着传。',
    'errors.learning.piece_differs': '这份文件和先前传的不一样。请再选一次，从头传这一份。',
    'errors.learning.no_media': '没有找到这份课件。请回到课程再打开。',
    'errors.learning.no_series': '还没有登记职称系列，请找本单位管理员补填。',
    'errors.learning.not_open': '课程今天不开放，过了截止日期也不补学。请选别的课程。',
    'errors.learning.already_enrolled':
      '这门课您在学或已学完，同一门只计一次。请接着学，或选别的课程。',
    'errors.learning.no_enrolment': '没有找到您的这门课。请回到课程列表。',
    'errors.learning.no_chapter': '没有找到这一章。请重新打开课程。',
    'errors.learning.no_session': '这次播放已经结束，请重新播放；已计入的都还在。',
    'errors.learning.busy': '同时送来的太多了，稍后会自己再送，不会重复计。',
    'errors.learning.no_reflection': '没有找到这篇反思。请回到课程。',
    'errors.learning.reflection_unknown':
      '本地的规定没有自学反思这一项。请学一门课，或申报别处学的。',
    'errors.learning.reflection_short': '还不够 {min} 字，写够再交；写的都在。',
    'errors.learning.reflection_counted': '{span} 已经有一篇计入了，下一年再写。',
    'errors.learning.nothing_asked': '没有在等您回答的问题了，请刷新这一页。',
    'errors.learning.presence_not_offered': '这里不用摄像头确认，请回答题目。',
    'errors.learning.presence_no_consent': '还没有同意用摄像头确认，或已经撤回；请回答题目。',
    'errors.learning.presence_no_picture': '这张照片用不了，请重拍一张，或回答题目。',
    'errors.learning.presence_tries_used': '这道题拍过三次了，请回答题目。',
    'errors.learning.presence_away': '核验服务没有回应，照片没有保存；请回答题目，或稍后再试。',
    'errors.learning.no_question': '这道题已经不在等答案了，请重新打开这一章。',
    'errors.learning.nothing_to_appeal': '这一章没有可以申诉的时间。没看的部分看完就会计入。',
    'errors.learning.appeal_open': '这一章的申诉还在办，请等答复。',
    'errors.learning.no_test_out': '这一章不能用答题代替学习，请照常学完。',
    'errors.learning.tests_used': '这一章答题的机会用完了，请照常学完；已计入的时间保留。',
    'errors.learning.test_over': '这次答题已经交卷或者到时了，请重新打开这一章。',
    'errors.learning.chapter_done': '这一章已经学完，请学下一章。',
    'errors.learning.requires_first': '要先学完：{titles}。学完后再来开始这一门。',
    'errors.learning.no_pack': '没有找到这个选修包，或它不向您开放。请回到课程列表。',
    'errors.learning.pack_changed': '别人刚改过这个选修包。请重新打开，再改一次。',
    'errors.learning.pack_offered': '开放选择的包不能改。请先收回，再改。',
    'errors.learning.pack_incomplete': '这个包还差几处，见列出的地方；补好再开放。',
    'errors.learning.pack_overlaps': '包里有课程和您已选的“{title}”重复。请换成这一包，或选别的。',
    'errors.learning.pack_not_paid':
      '这门课在您选的选修包里，要先缴整包的费用。请按包上写的缴，或先退掉这一包。',
    'errors.learning.pack_paid':
      '这一包已经缴费（{number}）。请找收款方退费，退费后这一包随之退掉。',
    'errors.learning.pack_begun': '这一包已经开始学了，不能再换。可以另选一包。',
    'errors.learning.not_paid': '这门课要先缴费。请按课程页上写的缴，收款方登记后就能学。',
    'errors.learning.no_fee': '没有找到这笔费用。请按缴费编号再找一次。',
    'errors.learning.fee_ended': '这笔费用已缴、已退或已取消。请刷新后再看。',
    'errors.learning.amount_differs': '金额不对，应缴 {amountFen} 分。请按应缴的数收。',
    'errors.learning.receipt_used':
      '这个收据号已登记过别的费用。请核对收据号，一张收据只登记一次。',
    'errors.learning.study_begun': '这门课已经开始学，不能退。请接着学。',
    'errors.learning.no_payment_key': '没有找到这个缴费平台。请刷新后再看。',
    'errors.learning.callback_refused': '签名不对，或这个缴费平台已停用。请核对密钥。',
    'errors.learning.callback_stale': '消息读不出来，或发出已超过 5 分钟。请校准时钟后重发。',
    'errors.learning.too_many_notes': '这门课的笔记满了，请先删去一些。',
    'errors.learning.package_not_a_zip':
      '文件不是 zip 压缩包。请用课件工具导出 SCORM 1.2 或 2004，再上传。',
    'errors.learning.package_damaged': '压缩包不完整或已损坏，请重新导出后再上传。',
    'errors.learning.package_too_many_files':
      '课件包里的文件太多，最多 {allowed} 个。请把课程拆成几份。',
    'errors.learning.package_too_large': '课件包展开后太大。请压缩视频，或把课程拆成几份。',
    'errors.learning.package_inflates_too_much':
      '课件包里有文件展开后大得不正常：{what}。请用课件工具重新打包。',
    'errors.learning.package_unsafe_name':
      '课件包里有文件名指到包外面：{what}。请用课件工具重新打包。',
    'errors.learning.package_doubled_name': '课件包里有两个文件只差大小写。请改名后重新打包。',
    'errors.learning.package_overlapping': '压缩包的结构不正常。请用课件工具重新打包。',
    'errors.learning.package_encrypted': '课件包加了密码：{what}。请不加密码重新打包。',
    'errors.learning.package_link': '课件包里有链接而不是文件：{what}。请放入文件本身再打包。',
    'errors.learning.package_program': '课件包里有程序文件：{what}。请去掉后再打包。',
    'errors.learning.package_compression':
      '课件包用了少见的压缩方式：{what}。请用普通 zip 重新打包。',
    'errors.learning.package_no_manifest':
      '包里没有 imsmanifest.xml，不是 SCORM 课件。请用课件工具导出 SCORM 1.2 或 2004。',
    'errors.learning.package_manifest_in_folder':
      '清单在一层文件夹里：{what}。请打包文件夹里面的内容，而不是文件夹本身。',
    'errors.learning.package_other_standard':
      '这是别的标准的课件（{found}）。请导出为 SCORM 1.2 或 2004。',
    'errors.learning.package_manifest_too_large': '课件清单过大或层次过深。请用课件工具重新导出。',
    'errors.learning.package_xml_document_type':
      'imsmanifest.xml 第 {line} 行声明了文档类型，不能接收。请删去 DOCTYPE 再打包。',
    'errors.learning.package_xml_broken':
      'imsmanifest.xml 第 {line} 行有错，读不下去。请用课件工具重新导出。',
    'errors.learning.package_xml_encoding':
      'imsmanifest.xml 的文字编码读不出来。请另存为 UTF-8 再打包。',
    'errors.learning.package_not_scorm':
      'imsmanifest.xml 不是 SCORM 清单。请用课件工具导出 SCORM 1.2 或 2004。',
    'errors.learning.package_edition':
      '不能播放这一版的课件（{found}）。请导出为 SCORM 1.2 或 2004。',
    'errors.learning.package_no_organization': '课件清单里没有目录。请用课件工具重新导出。',
    'errors.learning.package_nothing_to_launch':
      '课件目录里没有可以打开的内容。请用课件工具重新导出。',
    'errors.learning.package_too_many_items':
      '课件目录太长或层次太深，上限是 {allowed}。请把课程拆成几份。',
    'errors.learning.package_identifier_doubled':
      '课件目录里有两节用了同一个编号：{what}。请用课件工具重新导出。',
    'errors.learning.package_resource_missing':
      '课件目录里有一节找不到对应的内容：{what}。请用课件工具重新导出。',
    'errors.learning.package_launch_missing': '要打开的页面不在包里：{what}。请检查后重新打包。',
    'errors.learning.package_launch_wrong_case':
      '清单写的是 {what}，包里的是 {found}，大小写要一致。请改好再打包。',
    'errors.learning.package_launch_elsewhere':
      '课件要打开包外的网址：{what}。请把内容放进包里再导出。',
    'errors.learning.package_launch_type': '要打开的不是网页：{what}。请用课件工具重新导出。',
    'errors.learning.package_hls_several':
      '包里有几份播放列表（.m3u8），没有一份总列表。请一个包只放一份录像。',
    'errors.learning.package_hls_broken': '播放列表读不下去：{what}。请重新导出 HLS 再打包。',
    'errors.learning.package_hls_elsewhere':
      '播放列表指到包外面：{what}。请改成包里文件的相对名字。',
    'errors.learning.package_hls_segment_missing':
      '播放列表写的片段不在包里：{what}。请把全部文件打进包。',
    'errors.learning.package_hls_segment_type':
      '这个片段不是 TS、MP4、AAC 或 WebVTT：{what}。请重新导出 HLS。',
    'errors.learning.package_hls_encrypted': '录像加了密。请不加密重新导出 HLS。',
    'errors.learning.package_hls_live': '播放列表没有结尾，像是直播。请导出点播的 HLS。',
    'errors.learning.package_hls_length':
      '播放列表写的时长不对，或几种清晰度的时长不一样。请重新导出 HLS。',
    'errors.learning.package_hls_too_large': '播放列表太长，最多 {allowed}。请重新导出 HLS。',
    'errors.learning.package_timed_out': '读这个课件包用时太长。请把课程拆成几份。',
    'errors.learning.package_out_of_memory': '这个课件包太占内存。请把课程拆成几份。',
    'errors.learning.package_reader_crashed': '这个课件包读不出来。请用课件工具重新导出。',
    'errors.learning.no_part': '课件里没有这一节。请重新打开课程。',
    'errors.learning.part_moved': '这一节又在别处打开了。请再打开一次，从最近保存的地方接着学。',
    'errors.learning.part_element':
      '课件要保存的内容不合标准（{element}），没有保存；之前保存的都在。请告诉课程的提供方。',
    'errors.learning.no_courseware_address':
      '还没有设好播放课件包的网址。请管理员设置 COURSEWARE_URL。',
  },
  en: {
    'errors.assessment.no_bank': 'No such question bank; choose again from the list.',
    'errors.assessment.bad_question': 'A few things need a change; see the marked places.',
    'errors.assessment.prompt_empty': 'Write the question.',
    'errors.assessment.options_few': 'At least two options, none empty in between.',
    'errors.assessment.options_same': 'Two options say the same; change one.',
    'errors.assessment.options_none': 'This kind has no options; delete them.',
    'errors.assessment.blanks_differ':
      'Mark each blank by ____ and give as many answers as there are blanks.',
    'errors.assessment.key_missing': 'Mark the right answer.',
    'errors.assessment.key_outside': 'The answer names an option that is not there.',
    'errors.assessment.key_not_one':
      'A single choice has one right answer; for several make it a multiple choice.',
    'errors.assessment.guide_missing': 'Write what a full answer says; markers go by it.',
    'errors.assessment.kind_unknown': 'Write one of the kinds of questions.',
    'errors.assessment.difficulty_unknown': 'A difficulty from 1 to 5, or nothing.',
    'errors.assessment.cell_unreadable': 'This cell cannot be read; type the text itself.',
    'errors.assessment.question_twice': 'The bank has this question already; change that one.',
    'errors.assessment.question_overtaken':
      'Somebody changed this question; reload and change it again. What you typed is kept.',
    'errors.learning.no_course':
      'There is no such course, or it is not offered to you. Go back to the courses.',
    'errors.learning.not_editable':
      'This version is in review or open and cannot be changed. Wait, or begin a new version.',
    'errors.learning.draft_changed':
      'Somebody else has just saved this course. Open it again and repeat the change.',
    'errors.learning.course_incomplete':
      'The course still lacks what is listed below. Complete it, then hand it in.',
    'errors.learning.no_rulebook':
      'No rulebook holds for this organisation, so nothing says what a course counts. Ask the bureau.',
    'errors.learning.media_not_playable':
      'The file is no MP4, WebM, M4A or PDF that can be played, or does not say how long it is.',
    'errors.learning.media_too_large':
      'The file is too large. Cut it into chapters or lower its bit rate.',
    'errors.learning.no_upload':
      'This unfinished file is gone (after seven days without a piece it is removed). Choose the file again.',
    'errors.learning.upload_differs':
      'Another file was begun under this id. Choose the file again.',
    'errors.learning.uploads_many':
      'You have {limit} files not sent to the end. Finish one, or give one up in the list below.',
    'errors.learning.upload_ended':
      'This file is complete and being checked, or has been. Load the page again.',
    'errors.learning.upload_incomplete':
      '{missing} pieces of the file are missing. Choose the same file again to go on.',
    'errors.learning.piece_misfit': 'The file changed while it was sent. Choose it again.',
    'errors.learning.piece_damaged':
      'The file arrived damaged several times. Try another network, then choose the same file to go on.',
    'errors.learning.piece_differs':
      'This file is not the one begun before. Choose it again to send it from its beginning.',
    'errors.learning.no_media': 'There is no such file. Open it from the course.',
    'errors.learning.no_series':
      'No title series is on file for you. Ask the administrator of your unit.',
    'errors.learning.not_open':
      'The course is not open today, and nothing is made up afterwards. Choose another one.',
    'errors.learning.already_enrolled':
      'You study this course or have finished it; it counts once. Go on, or choose another.',
    'errors.learning.no_enrolment': 'You are not on such a course. Go back to the courses.',
    'errors.learning.no_chapter': 'There is no such chapter. Open the course again.',
    'errors.learning.no_session': 'This playback has ended. Play again; what was credited stays.',
    'errors.learning.busy': 'Too much arrived at once; it is sent again by itself and counts once.',
    'errors.learning.no_reflection': 'There is no such reflection. Go back to the courses.',
    'errors.learning.reflection_unknown':
      'The rules here know no reflections that count. Study a course, or declare what you learnt elsewhere.',
    'errors.learning.reflection_short':
      'Fewer than {min} characters. Write on; what you typed is kept.',
    'errors.learning.reflection_counted':
      'One counts in {span} already. Write the next one next year.',
    'errors.learning.nothing_asked':
      'Nobody waits for an answer about this any more. Load the page again.',
    'errors.learning.presence_not_offered':
      'Nobody is confirmed by a picture here. Please answer the question.',
    'errors.learning.presence_no_consent':
      'You have not agreed to be confirmed by a picture, or took it back. Please answer the question.',
    'errors.learning.presence_no_picture':
      'This picture cannot be used. Take another one, or answer the question.',
    'errors.learning.presence_tries_used':
      'Three pictures were taken for this question. Please answer it.',
    'errors.learning.presence_away':
      'The service did not answer, and the picture was not kept. Answer the question, or try again later.',
    'errors.learning.no_question': 'That question no longer waits. Open the chapter again.',
    'errors.learning.nothing_to_appeal':
      'Nothing of this chapter can be appealed. What you have not seen counts when you see it.',
    'errors.learning.appeal_open': 'An appeal about this chapter waits for its answer.',
    'errors.learning.no_test_out': 'This chapter cannot be proved by questions. Please study it.',
    'errors.learning.tests_used':
      'Every try to prove this chapter is used. Please study it; what was credited stays.',
    'errors.learning.test_over':
      'That test was handed in or its time is over. Open the chapter again.',
    'errors.learning.chapter_done': 'This chapter is done. Go on with the next one.',
    'errors.learning.requires_first': 'Finish first: {titles}. Then come back to start this one.',
    'errors.learning.no_pack': 'No such pack, or it is not offered to you. Go back to the courses.',
    'errors.learning.pack_changed':
      'Somebody else changed this pack. Load it again and enter the change once more.',
    'errors.learning.pack_offered': 'An offered pack cannot be changed. Take it out first.',
    'errors.learning.pack_incomplete':
      'The pack lacks something; complete the named places, then offer it.',
    'errors.learning.pack_overlaps':
      'A course in it is also in “{title}”, which you have chosen. Change to this one, or choose another.',
    'errors.learning.pack_not_paid':
      'This course is in a pack you have chosen and not paid. Pay as the pack says, or give the pack back.',
    'errors.learning.pack_paid':
      'This pack was paid ({number}). Ask the payee to pay it back; it is given back with that.',
    'errors.learning.pack_begun':
      'You have begun this pack, so it is kept. You can choose another one besides.',
    'errors.learning.not_paid':
      'This course is paid first. Pay as its page says; once that is written down you can start.',
    'errors.learning.no_fee': 'No such fee. Look for it again by its number.',
    'errors.learning.fee_ended':
      'This fee is paid, was paid back or is not asked for any more. Load the list again.',
    'errors.learning.amount_differs':
      'The amount is not what is owed ({amountFen} fen). Take exactly what is owed.',
    'errors.learning.receipt_used':
      'This receipt has paid another fee. Look at its number again: a receipt pays once.',
    'errors.learning.study_begun':
      'This course was begun and is not paid back any more. Go on studying.',
    'errors.learning.no_payment_key': 'No such payment system. Load the list again.',
    'errors.learning.callback_refused':
      'The signature is wrong, or this payment system was stopped. Look at the secret again.',
    'errors.learning.callback_stale':
      'The message cannot be read, or was sent more than five minutes ago. Set the clock and send it again.',
    'errors.learning.too_many_notes': 'Your notes on this course are full. Delete some first.',
    'errors.learning.package_not_a_zip':
      'This is no zip archive. Export SCORM 1.2 or 2004 from the authoring tool and upload that.',
    'errors.learning.package_damaged':
      'The archive is cut off or damaged. Export it again and upload that.',
    'errors.learning.package_too_many_files':
      'The package has too many files; at most {allowed}. Split the course.',
    'errors.learning.package_too_large':
      'Unpacked, the package is too large. Compress its recordings or split the course.',
    'errors.learning.package_inflates_too_much':
      'A file unpacks to far more than it should: {what}. Pack it again with the authoring tool.',
    'errors.learning.package_unsafe_name':
      'A file name leads out of the package: {what}. Pack it again with the authoring tool.',
    'errors.learning.package_doubled_name':
      'Two files differ in upper and lower case only. Rename one and pack it again.',
    'errors.learning.package_overlapping':
      'The archive is built as no honest one is. Pack it again with the authoring tool.',
    'errors.learning.package_encrypted':
      'The package has a password: {what}. Pack it again without one.',
    'errors.learning.package_link':
      'The package holds a link instead of a file: {what}. Put the file itself in.',
    'errors.learning.package_program':
      'The package holds a program: {what}. Take it out and pack it again.',
    'errors.learning.package_compression':
      'A file is packed in an unusual way: {what}. Pack it again as an ordinary zip.',
    'errors.learning.package_no_manifest':
      'There is no imsmanifest.xml, so this is no SCORM package. Export SCORM 1.2 or 2004.',
    'errors.learning.package_manifest_in_folder':
      'The manifest lies in a folder: {what}. Pack what is in the folder, not the folder.',
    'errors.learning.package_other_standard':
      'The package is made for another standard ({found}). Export SCORM 1.2 or 2004.',
    'errors.learning.package_manifest_too_large':
      'The manifest is too large or too deep. Export it again from the authoring tool.',
    'errors.learning.package_xml_document_type':
      'Line {line} of imsmanifest.xml declares a document type. Take the DOCTYPE out and pack it again.',
    'errors.learning.package_xml_broken':
      'imsmanifest.xml is broken at line {line}. Export it again from the authoring tool.',
    'errors.learning.package_xml_encoding':
      'The text of imsmanifest.xml cannot be decoded. Save it as UTF-8 and pack it again.',
    'errors.learning.package_not_scorm':
      'imsmanifest.xml is no SCORM manifest. Export SCORM 1.2 or 2004.',
    'errors.learning.package_edition':
      'This edition cannot be played ({found}). Export SCORM 1.2 or 2004.',
    'errors.learning.package_no_organization':
      'The manifest has no table of contents. Export it again from the authoring tool.',
    'errors.learning.package_nothing_to_launch':
      'Nothing in the table of contents can be opened. Export it again from the authoring tool.',
    'errors.learning.package_too_many_items':
      'The table of contents is too long or too deep; the limit is {allowed}. Split the course.',
    'errors.learning.package_identifier_doubled':
      'Two parts have the same identifier: {what}. Export it again from the authoring tool.',
    'errors.learning.package_resource_missing':
      'A part refers to content that is not there: {what}. Export it again from the authoring tool.',
    'errors.learning.package_launch_missing':
      'The page to open is not in the package: {what}. Check it and pack it again.',
    'errors.learning.package_launch_wrong_case':
      'The manifest says {what}, the package has {found}; upper and lower case must agree.',
    'errors.learning.package_launch_elsewhere':
      'The package opens an address outside itself: {what}. Export it with its content inside.',
    'errors.learning.package_launch_type':
      'What is to be opened is no page: {what}. Export it again from the authoring tool.',
    'errors.learning.package_hls_several':
      'The package has several playlists (.m3u8) and none for all. Pack one recording.',
    'errors.learning.package_hls_broken':
      'A playlist cannot be read: {what}. Export the HLS again and pack it.',
    'errors.learning.package_hls_elsewhere':
      'A playlist leads out of the package: {what}. Use relative names of files in it.',
    'errors.learning.package_hls_segment_missing':
      'A piece that a playlist names is missing: {what}. Pack all files.',
    'errors.learning.package_hls_segment_type':
      'This piece is no TS, MP4, AAC or WebVTT: {what}. Export the HLS again.',
    'errors.learning.package_hls_encrypted':
      'The recording is encrypted. Export it as HLS without encryption.',
    'errors.learning.package_hls_live':
      'The playlist does not end, like a live one. Export HLS for video on demand.',
    'errors.learning.package_hls_length':
      'The lengths in the playlists are wrong, or differ between qualities. Export the HLS again.',
    'errors.learning.package_hls_too_large':
      'The playlists are too long, at most {allowed}. Export the HLS again.',
    'errors.learning.package_timed_out': 'Reading the package took too long. Split the course.',
    'errors.learning.package_out_of_memory':
      'Reading the package took too much memory. Split the course.',
    'errors.learning.package_reader_crashed':
      'The package cannot be read. Export it again from the authoring tool.',
    'errors.learning.no_part': 'The package has no such part. Open the course again.',
    'errors.learning.part_moved':
      'This part was opened again elsewhere. Open it once more; it goes on from what was saved last.',
    'errors.learning.part_element':
      'The package tried to keep something against the standard ({element}); it was not saved, what was before stays. Tell the provider.',
    'errors.learning.no_courseware_address':
      'No address to show packages on has been set. The operator sets COURSEWARE_URL.',
  },
} as const;
