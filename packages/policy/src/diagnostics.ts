import { type Locale, type Words, words } from './words.ts';

/**
 * What reading, lint and cases say about a pack: a code and what it is about, with a sentence in both languages. Texts
 * that an author typed (keys, ids, values) stand in the sentence as they were typed.
 */
const SENTENCES = {
  // Reading a file.
  'unknown-key': words(
    '没有“{found}”这个键；可用：{allowed}',
    'unknown key "{found}"; allowed: {allowed}',
  ),
  'missing-key': words('缺少“{key}”这个键', 'missing key "{key}"'),
  expected: words('应为{wanted}，写的是{found}', 'expected {wanted}, found {found}'),
  'expected-one-of': words(
    '应为其中之一：{allowed}；写的是{found}',
    'expected one of {allowed}, found {found}',
  ),
  'expected-whole': words(
    '应为 {min} 到 {max} 的整数，写的是{found}',
    'expected a whole number from {min} to {max}, found {found}',
  ),
  'too-few': words('至少要有 {min} 项', 'expected at least {min} entries'),
  'too-large': words('文件超过 1 MB', 'file is larger than 1 MB'),
  yaml: words('YAML 写法有误：{fault}', '{detail}'),
  alias: words('不能用别名（*），请把值写出来', 'aliases are not allowed: write the value out'),
  anchor: words('不能用锚点（&）', 'anchors are not allowed'),
  float: words(
    '小数 {found}：写整数，或把小数、分数放进引号',
    'float {found}: write whole numbers, or quote a decimal or fraction',
  ),
  'no-such-day': words('没有这一天：{day}', 'no such day: {day}'),
  'category-twice': words('科目“{id}”列了两次', 'category "{id}" is listed twice'),
  'line-outcome': words(
    '一行只能有 zero、give、per、decide 其中一个',
    'a line has exactly one of: zero, give, per, decide',
  ),
  'no-condition': words('“{condition}”不是条件', '"{condition}" is no condition'),
  // A folder of editions.
  'no-pack-file': words('这里没有规则包文件', 'no pack file here'),
  'version-twice': words('第 {version} 版有两份', 'version {version} exists twice'),
  'versions-overlap': words(
    '第 {first} 版和第 {second} 版自 {on} 起重叠',
    '{first} and {second} overlap from {on}',
  ),
  'versions-gap': words('{from} 到 {to} 之间没有版本', 'no version between {from} and {to}'),
  'file-name': words(
    '文件名应为 {day}.yaml，即它的第一天',
    'the file must be named {day}.yaml, its first day',
  ),
  'wrong-folder': words(
    '规则包“{id}”放在了文件夹“{folder}”里',
    'pack "{id}" lies in the folder "{folder}"',
  ),
  'wrong-id': words(
    'id 写的是“{found}”；可用：{allowed}',
    'found id "{found}"; allowed: {allowed}',
  ),
  'version-published': words(
    '第“{version}”版已经发布过；更正要用自己的版本号',
    'version "{version}" was published already; a correction has a version of its own',
  ),
  // Names that point to nothing, numbers that nobody cites.
  'source-unknown': words(
    '条文 {rule} 的来源“{source}”不在规则包里',
    'rule {rule} names the source "{source}", which is not in the pack',
  ),
  'rule-idle': words(
    '条文 {rule} 下面什么也没有：没有数值、步骤或说明引用它',
    'rule {rule} stands under nothing: no number, step or statement names it',
  ),
  'rule-missing': words(
    '引用了条文 {rule}，“rules”里却没有',
    'rule {rule} is named but not in "rules"',
  ),
  'not-publishable': words(
    '来源等级为 {grade} 的规则包不能标为已发布',
    'a pack whose sources are {grade} cannot be published',
  ),
  'category-unknown': words(
    '没有科目“{id}”；可用：{allowed}',
    'unknown category "{id}"; allowed: {allowed}',
  ),
  'unit-without-hours': words(
    '规则包没有单位“{unit}”；在这里写出它的学时，或写进“units”',
    'the pack has no unit "{unit}"; give its hours here, or under "units"',
  ),
  'unit-not-whole': words(
    '一个 {unit} 折不成 1/1800 学时的整数倍；请写“floor”',
    'one {unit} does not come out in whole 1/1800 hours; name a "floor"',
  ),
  'parameter-unknown': words(
    '没有参数“{id}”；可用：{allowed}',
    'unknown parameter "{id}"; allowed: {allowed}',
  ),
  'attribute-unknown': words('没有属性“{name}”', 'unknown attribute "{name}"'),
  'attribute-not-among': words(
    '没有属性“{name}”；可用：{allowed}',
    'unknown attribute "{name}"; allowed: {allowed}',
  ),
  'unit-unknown': words('没有单位“{unit}”', 'unknown unit "{unit}"'),
  'value-impossible': words(
    '{key} 不会是“{value}”；可用：{allowed}',
    '{key} can never be "{value}"; allowed: {allowed}',
  ),
  'reading-not-offered': words(
    '读法“{reading}”没有列在“readings”里',
    'reading "{reading}" is not offered under "readings"',
  ),
  'reading-default': words(
    '读法“{id}”没有“{choice}”这个选项',
    'reading "{id}" has no choice "{choice}"',
  ),
  'reading-idle': words('读法“{id}”不改变任何东西', 'reading "{id}" changes nothing'),
  'parameter-idle': words(
    '要了参数“{id}”，却没有用到',
    'parameter "{id}" is asked for and never used',
  ),
  // Lines, by the records that they can tell apart.
  'too-many-shapes': words(
    '{kind}：情形太多，没有逐行检查',
    '{kind}: too many shapes to check every line',
  ),
  'line-unreachable': words(
    '{line} 永远轮不到：前面的行已经收下所有记录',
    '{line} can never be reached: earlier lines take every record',
  ),
  'line-missing': words(
    '{kind}：没有一行说明这样的计多少：{record}',
    '{kind}: no line says what this counts: {record}',
  ),
  'lines-cross': words(
    '{record} 同时符合 {first} 和 {second}，哪一行都不是另一行的例外',
    '{first} and {second} are both true for {record}, and neither is the exception of the other',
  ),
  // Caps and requirements.
  'cap-idle': words('上限“{cap}”什么也不限', 'cap "{cap}" limits nothing'),
  'cap-order': words(
    '上限“{inner}”在“{outer}”之内，要列在它前面',
    'cap "{inner}" lies inside "{outer}" and must be listed before it',
  ),
  'caps-cross': words(
    '上限“{first}”和“{second}”交叉：都限 {kind}，又各限对方不限的',
    'caps "{first}" and "{second}" cross: both limit {kind}, each something the other does not',
  ),
  'cap-year-order': words(
    '按年的上限“{year}”要列在整个周期的“{period}”前面',
    'the yearly cap "{year}" must be listed before "{period}" of the whole period',
  ),
  'cap-never-binds': words(
    '上限“{cap}”永远不起作用：“{lower}”更低',
    'cap "{cap}" never binds: "{lower}" is lower',
  ),
  'requirement-empty': words(
    '要求“{id}”不可能达到：没有什么计入它',
    'requirement "{id}" can never be met: nothing counts for it',
  ),
  'requirement-impossible': words(
    '要求“{id}”不可能达到：上限最多只留下 {most}',
    'requirement "{id}" can never be met: caps leave at most {most}',
  ),
  // Forms, windows, routes.
  'form-twice': words('表“{form}”列了两次', 'form "{form}" is listed twice'),
  'form-kind': words(
    '表“{form}”属于类别 {kind}，规则包没有列这一类',
    'form "{form}" is for the kind {kind}, which the pack does not list',
  ),
  'form-decision': words(
    '表“{form}”：学时由人认定，要写“decision”',
    'form "{form}": a person decides the hours, so it needs "decision"',
  ),
  'maps-twice': words('有两栏都对应 {maps}', 'two fields map to {maps}'),
  'form-no-day': words(
    '表“{form}”没有决定年度的日期栏（“on”或“to”）',
    'form "{form}" has no field for the deciding day ("on" or "to")',
  ),
  'preset-attribute': words(
    '预设用了没有的属性“{name}”',
    'preset names the unknown attribute "{name}"',
  ),
  'field-options': words('栏“{field}”要列出选项', 'field "{field}" needs options'),
  'field-options-of': words(
    '栏“{field}”要列出选项；可用的值：{allowed}',
    'field "{field}" needs options; allowed values: {allowed}',
  ),
  'field-yes-no': words(
    '“{name}”是是或否；栏“{field}”却是 {type}',
    '"{name}" is yes or no; field "{field}" is {type}',
  ),
  'field-whole': words(
    '“{name}”是整数；栏“{field}”却是 {type}',
    '"{name}" is a whole number; field "{field}" is {type}',
  ),
  'field-value': words(
    '“{value}”不是 {name} 的值；可用：{allowed}',
    '"{value}" is no value of {name}; allowed: {allowed}',
  ),
  'form-window': words(
    '表“{form}”用了没有的时间窗口“{window}”',
    'form "{form}" names the unknown window "{window}"',
  ),
  'window-twice': words('时间窗口“{window}”列了两次', 'window "{window}" is listed twice'),
  'window-order': words(
    '时间窗口“{window}”还没开始就结束了；跨年请写“to-next-year: true”',
    'window "{window}" ends before it begins; say "to-next-year: true"',
  ),
  'no-procedures': words(
    '规则包没有办理部分：流程、证书',
    'the pack has no procedures: route, certificate',
  ),
  'no-default-route': words('要有一条流程叫“default”', 'one route must be named "default"'),
  'route-form': words(
    '流程“{route}”用于没有的表“{form}”',
    'route "{route}" is for the unknown form "{form}"',
  ),
  'route-counts': words(
    '流程“{route}”恰好要有一步的效果是“counts”',
    'route "{route}" needs exactly one step with the effect "counts"',
  ),
  'route-veto': words('流程“{route}”在撤销之后才计入', 'route "{route}" counts after a veto'),
  'no-certificate': words('规则包没有写证书或证明', 'the pack names no certificate or statement'),
  experts: words(
    '步骤“{step}”要 {of} 位成员中 {pass} 位同意',
    'step "{step}" wants {pass} of {of} members to agree',
  ),
  'sampling-first': words(
    '步骤“{step}”抽查，前面要有一步能重做抽查不合格的',
    'step "{step}" samples, so an earlier step must do a failed sample again',
  ),
  'sampling-late': words(
    '步骤“{step}”抽查的已经计入；要在计入之前抽查',
    'step "{step}" samples what counts already; sample before it counts',
  ),
  'reopen-seal': words(
    '流程“{route}”：只有封存的 {by} 能决定打回重开',
    'route "{route}": only {by}, which seals, may decide on reopening',
  ),
  // Cases.
  'no-case': words('{pack}：没有例子', '{pack}: no case'),
  difference: words('{what}：应为 {wanted}，得到 {got}', '{what}: expected {wanted}, got {got}'),
  'no-requirement': words('没有要求 {id}', 'no requirement {id}'),
  'not-refused': words('输入应当在 {path} 处被拒', 'expected the input to be refused at {path}'),
  'input-refused': words(
    '输入被拒：{path} 处写的是{found}；可用：{allowed}',
    'input refused: {path}: found {found}; allowed: {allowed}',
  ),
} as const satisfies Readonly<Record<string, Words>>;

export type DiagnosticCode = keyof typeof SENTENCES;
export type DiagnosticParams = Readonly<Record<string, string | number>>;
export type Diagnostic = { readonly code: DiagnosticCode; readonly params: DiagnosticParams };

/** Words of ours inside a sentence; what an author typed is no key of this table and stays. */
const PHRASES: Readonly<Record<string, string>> = {
  nothing: '空的',
  none: '没有',
  'a mapping': '一组键和值',
  'a list': '一个列表',
  'a text': '文字',
  'an alias': '别名',
  'something else': '别的东西',
  'true or false': ' true 或 false',
  'an amount': '数量',
  'another form': '另一种写法',
  'a whole number, or a quoted decimal or fraction such as "2.5"':
    '整数，或放进引号的小数、分数，如 "2.5"',
  'a range of years': '年份范围',
  'MM-DD': '月-日（MM-DD）',
  'a name of small letters, digits and hyphens': '小写字母、数字和连字符组成的名称',
  'a rule id': '条文编号',
  'a parameter id': '参数编号',
  'a quoted version such as "2021.1"': '放进引号的版本号，如 "2021.1"',
  'a region code in quotes': '放进引号的区划代码',
};

/** The YAML reader's own codes. */
const YAML_FAULTS: Readonly<Record<string, string>> = {
  DUPLICATE_KEY: '同一个键写了两次',
  BAD_INDENT: '缩进不对',
  TAB_AS_INDENT: '缩进不能用制表符',
  MISSING_CHAR: '少了一个符号',
  UNEXPECTED_TOKEN: '这里多了东西',
  BLOCK_AS_IMPLICIT_KEY: '键的写法不对，可能少了引号或换行',
  MULTILINE_IMPLICIT_KEY: '键不能跨行',
  BAD_ALIAS: '别名不对',
  MULTIPLE_DOCS: '一个文件只能有一份内容',
};

export function diagnosticSentence({ code, params }: Diagnostic, locale: Locale): string {
  const zh = locale === 'zh-CN';
  return SENTENCES[code][locale].replaceAll(/\{(\w+)\}/g, (_, name: string) => {
    if (name === 'fault')
      return YAML_FAULTS[String(params['yaml'] ?? '')] ?? String(params['detail'] ?? '');
    const value = String(params[name] ?? '');
    return zh ? (PHRASES[value] ?? value) : value;
  });
}

export function diagnosticWords(diagnostic: Diagnostic): Words {
  return words(diagnosticSentence(diagnostic, 'zh-CN'), diagnosticSentence(diagnostic, 'en'));
}

export type Diagnosed = Diagnostic & { readonly message: string };

/** The English sentence beside code and parameters, for whoever logs or throws it. */
export function diagnosed(code: DiagnosticCode, params: DiagnosticParams = {}): Diagnosed {
  return { code, params, message: diagnosticSentence({ code, params }, 'en') };
}
