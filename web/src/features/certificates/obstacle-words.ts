import { wordBook } from '../../i18n/words.ts';

/** What stands between an earned certificate and its paper, and who can move it. */
export const obstacleWords = wordBook(
  {
    'why.certificates.character_not_printable': '字库里没有“{characters}”这个字',
    'why.certificates.content_invalid': '姓名或机构名称太长，证书上排不下',
    'why.certificates.too_long_for_one_page': '名称都很长，一页排不下',
    'why.certificates.issuer_missing': '单位还没有指明由哪个机关发证',
    'why.certificates.region_missing': '发证机关没有行政区划，编不出证书号',
    'why.other': '内容还排不上证书',
    'mend.certificates.character_not_printable':
      '先核对姓名有没有录错。没有录错的，请运维补上字库，补好后一小时内自动打印。',
    'mend.certificates.content_invalid': '到“机构”里核对单位和发证机关的名称，用证书上的简称。',
    'mend.certificates.too_long_for_one_page': '到“机构”里核对名称，用证书上的简称。',
    'mend.certificates.issuer_missing': '到“机构”里给这个单位指明人社部门或打印单位。',
    'mend.certificates.region_missing': '到“机构”里给发证机关选行政区划。',
    'mend.other': '平台每小时再试一次，排得上就自动打印。',
    'mark.issued': '已生成',
    'mark.printing': '正在生成',
    'mark.obstacle': '暂时打印不了',
    'mark.short': '还没有',
    'mark.undecided': '还没有',
    'mark.none': '不按年度发',
    outlookTitle: '{period}证书',
    issued: '已生成，编号 {number}。',
    printing: '已达标，证书正在生成，一般几分钟内就好。',
    obstacle: '已达标，证书还打印不出来：{why}。',
    obstacleOwn: '发证机关已收到提醒。解决以后自动打印，不用申请；学时不受影响。',
    short: '<b>还差 {short}</b>。达标以后自动生成，不用申请。',
    shortOffice: '还没有达标。达标以后自动生成，不用申请。',
    shortThen:
      '<b>还差 {short}</b>；待计入的 {count} 条都算上还差 {later}。达标以后自动生成，不用申请。',
    shortThenMet: '<b>还差 {short}</b>；待计入的 {count} 条都算上就达标，到时自动生成，不用申请。',
    undecided: '有一处资料要先补上才能算准，补上以前不生成证书。',
    none: '适用的规则不按年度发证书。',
    seeMissing: '看还差什么',
    seeUndecided: '看要补什么',
    toOrganisations: '去“机构”',
    since: '{date} 起',
  },
  {
    'why.certificates.character_not_printable': 'the font lacks “{characters}”',
    'why.certificates.content_invalid': 'a name is longer than the page has room for',
    'why.certificates.too_long_for_one_page': 'many long names do not fit on one page',
    'why.certificates.issuer_missing': 'the unit has no office that issues certificates',
    'why.certificates.region_missing': 'the issuer has no region, so no number can be made',
    'why.other': 'the content does not fit the page yet',
    'mend.certificates.character_not_printable':
      'Check the name first. If it is right, ask the operator to add the font; it is printed within an hour after that.',
    'mend.certificates.content_invalid':
      'Check the names of the unit and of the issuer under “Organisations”; use the short form.',
    'mend.certificates.too_long_for_one_page':
      'Check the names under “Organisations”; use the short forms.',
    'mend.certificates.issuer_missing':
      'Name the bureau or the printing office of this unit under “Organisations”.',
    'mend.certificates.region_missing':
      'Choose the region of the issuing office under “Organisations”.',
    'mend.other': 'It is tried again every hour and printed once it fits.',
    'mark.issued': 'issued',
    'mark.printing': 'being made',
    'mark.obstacle': 'cannot be printed yet',
    'mark.short': 'none yet',
    'mark.undecided': 'none yet',
    'mark.none': 'none by the year',
    outlookTitle: 'Certificate of {period}',
    issued: 'Issued, no. {number}.',
    printing: 'The year is met; the certificate is being made, usually within minutes.',
    obstacle: 'The year is met, but the certificate cannot be printed yet: {why}.',
    obstacleOwn:
      'The issuer has been told. It is printed by itself once this is settled; no hours are lost.',
    short: '<b>{short} missing</b>. It is made by itself once the year is met.',
    shortOffice: 'The year is not met yet. It is made by itself once it is.',
    shortThen:
      '<b>{short} missing</b>; {later} if the {count} that {count|waits counts|wait count}. It is made by itself once the year is met.',
    shortThenMet:
      '<b>{short} missing</b>; met if the {count} that {count|waits counts|wait count}, and then made by itself.',
    undecided: 'Something has to be settled before the year is exact; until then there is none.',
    none: 'The rules that apply give out no yearly certificate.',
    seeMissing: 'See what is missing',
    seeUndecided: 'See what to settle',
    toOrganisations: 'To “Organisations”',
    since: 'since {date}',
  },
);
