import { wordBook } from '../../i18n/words.ts';

/** Why a package, or one question in it, stays outside; said of a file that somebody else wrote. */
export const packageErrorsWords = wordBook(
  {
    'errors.assessment.qti_not_qti':
      '这不是 QTI 题目文件。请从原平台导出 QTI 2.1、2.2 或 3.0 再来。',
    'errors.assessment.qti_old_version':
      '这是 QTI 1.x，答案写得不全。请从原平台导出 2.1 以上的版本。',
    'errors.assessment.qti_file_too_large': '文件太大，请分成几份再导入。',
    'errors.assessment.qti_bad_archive': '压缩包损坏、加密，或里面的文件名不对，请重新打包。',
    'errors.assessment.qti_unpacks_too_large': '解开后大得不正常，没有读。请重新打包。',
    'errors.assessment.qti_no_manifest': '包里没有 imsmanifest.xml，或者有两个，请重新导出。',
    'errors.assessment.qti_bad_manifest': 'imsmanifest.xml 读不出来，请重新导出。',
    'errors.assessment.qti_no_items': '包里没有题目，请另选一个。',
    'errors.assessment.qti_too_many_items': '一次最多 {allowed} 题，请分几份导入。',
    'errors.assessment.qti_gave_up': '读这个文件用时或内存太多，没有读完。请分成几份再试。',
    'errors.assessment.qti_busy': '有别的题目文件正在读，请过一会儿再试。',
    'errors.assessment.qti_bad_xml': '文件写法有错，读不出来。',
    'errors.assessment.qti_xml_declarations': '文件里声明了文档类型或实体，为了安全不读。',
    'errors.assessment.qti_xml_too_much': '嵌套或元素太多，不像一道题。',
    'errors.assessment.qti_item_too_large': '这道题的文件太大。',
    'errors.assessment.qti_not_an_item': '这个文件不是认得的题目。',
    'errors.assessment.qti_file_missing': '目录里列了，包里没有这个文件。',
    'errors.assessment.qti_file_outside': '地址指到包外面去了，不读。',
    'errors.assessment.qti_identifier_twice': '同一个编号用了两次。',
    'errors.assessment.qti_no_interaction': '没有要回答的内容。',
    'errors.assessment.qti_several_interactions': '一道题里问了几样，请拆开。',
    'errors.assessment.qti_interaction_unsupported': '这里没有这种题型，例如连线、热点、上传。',
    'errors.assessment.qti_element_unknown': '里面有不是文字的内容。',
    'errors.assessment.qti_picture':
      '题里有 SVG 图，或解析里有图。请把 SVG 存成 PNG，图放到题干或选项里。',
    'errors.assessment.qti_picture_file': '包里没有这张图，或超过 5 MB：{what}',
    'errors.assessment.qti_picture_bad': '这张图不是完好的 JPEG、PNG 或 WebP：{what}',
    'errors.assessment.qti_too_many_pictures': '一个包最多 {allowed} 张图，请分几次导入。',
    'errors.assessment.qti_media': '题里有音频、视频或嵌入页面。',
    'errors.assessment.qti_formula': '题里有 MathML 公式，请改成文字。',
    'errors.assessment.qti_shared_text': '题目要看另一个文件里的材料，请把材料写进题干。',
    'errors.assessment.qti_computed': '题目的数字是临时算出来的，请写成固定的。',
    'errors.assessment.qti_adaptive': '题目会随回答变化，请拆成几道题。',
    'errors.assessment.qti_options_many': '选项超过 8 个。',
    'errors.assessment.qti_blanks_many': '空超过 10 个。',
    'errors.assessment.qti_answers_many': '一个空的答案超过 10 种。',
    'errors.assessment.qti_too_long': '有一段文字超过 {allowed} 字。',
    'errors.assessment.qti_order_incomplete': '有的选项没有排进正确次序。',
    'errors.assessment.prompt_empty': '没有题干。',
    'errors.assessment.options_few': '选项不到两个，或者有空的。',
    'errors.assessment.options_same': '有两个选项一样。',
    'errors.assessment.key_missing': '没有写明正确答案。',
    'errors.assessment.key_outside': '正确答案不在选项里。',
    'errors.assessment.key_not_one': '单选题写了几个正确答案。',
    'errors.assessment.guide_missing': '简答题没有评分要点。',
    'errors.assessment.question_twice': '同一个包里前面已有这道题。',
  },
  {
    'errors.assessment.qti_not_qti':
      'This is no file of questions. Export QTI 2.1, 2.2 or 3.0 from the other program.',
    'errors.assessment.qti_old_version':
      'This is QTI 1.x, which says too little of what is right. Export 2.1 or later.',
    'errors.assessment.qti_file_too_large': 'The file is too large; import it in parts.',
    'errors.assessment.qti_bad_archive':
      'The package is damaged, locked or has wrong names in it; make it anew.',
    'errors.assessment.qti_unpacks_too_large':
      'It would unpack to an unusual size and was not read; make it anew.',
    'errors.assessment.qti_no_manifest':
      'The package has no imsmanifest.xml, or two; export it again.',
    'errors.assessment.qti_bad_manifest': 'Its imsmanifest.xml cannot be read; export it again.',
    'errors.assessment.qti_no_items': 'The package has no questions; choose another.',
    'errors.assessment.qti_too_many_items':
      'At most {allowed} questions at a time; import it in parts.',
    'errors.assessment.qti_gave_up':
      'Reading it took too long or too much memory. Divide it and try again.',
    'errors.assessment.qti_busy': 'Other files are being read; try again in a moment.',
    'errors.assessment.qti_bad_xml': 'The file is not sound XML.',
    'errors.assessment.qti_xml_declarations':
      'It declares a document type or entities, which is not read for safety.',
    'errors.assessment.qti_xml_too_much': 'Too many or too deep elements for a question.',
    'errors.assessment.qti_item_too_large': 'The file of this question is too large.',
    'errors.assessment.qti_not_an_item': 'The file is no question of a known version.',
    'errors.assessment.qti_file_missing': 'Listed, but not in the package.',
    'errors.assessment.qti_file_outside': 'Its address leads out of the package.',
    'errors.assessment.qti_identifier_twice': 'The same name is used twice.',
    'errors.assessment.qti_no_interaction': 'Nothing is to be answered.',
    'errors.assessment.qti_several_interactions': 'It asks several things; divide it.',
    'errors.assessment.qti_interaction_unsupported':
      'A kind that is not offered here, such as matching, hotspots or uploads.',
    'errors.assessment.qti_element_unknown': 'Something in it is no text.',
    'errors.assessment.qti_picture':
      'It has an SVG drawing, or a picture in an explanation. Save it as PNG and put it into the question.',
    'errors.assessment.qti_picture_file':
      'The package lacks this picture, or it has over 5 MB: {what}',
    'errors.assessment.qti_picture_bad': 'This picture is no sound JPEG, PNG or WebP: {what}',
    'errors.assessment.qti_too_many_pictures':
      'A package has {allowed} pictures at most; import it in parts.',
    'errors.assessment.qti_media': 'It has sound, film or an embedded page.',
    'errors.assessment.qti_formula': 'It has a MathML formula; write it as text.',
    'errors.assessment.qti_shared_text':
      'It needs a text in another file; put the text into the question.',
    'errors.assessment.qti_computed': 'Its numbers are computed; write them out.',
    'errors.assessment.qti_adaptive': 'It changes with the answers; make several questions of it.',
    'errors.assessment.qti_options_many': 'More than 8 options.',
    'errors.assessment.qti_blanks_many': 'More than 10 blanks.',
    'errors.assessment.qti_answers_many': 'A blank takes more than 10 answers.',
    'errors.assessment.qti_too_long': 'A text has more than {allowed} characters.',
    'errors.assessment.qti_order_incomplete': 'Not everything has its place in the right order.',
    'errors.assessment.prompt_empty': 'It has no words.',
    'errors.assessment.options_few': 'Fewer than two options, or an empty one.',
    'errors.assessment.options_same': 'Two options say the same.',
    'errors.assessment.key_missing': 'It does not say what is right.',
    'errors.assessment.key_outside': 'The right answer is none of the options.',
    'errors.assessment.key_not_one': 'A single choice with several right answers.',
    'errors.assessment.guide_missing': 'A short answer without a marking guide.',
    'errors.assessment.question_twice': 'The same question stands earlier in the package.',
  },
);
