import { expect, test } from 'vitest';
import type { QtiOutcome } from './read-package.ts';
import { choice, declared, item2, packageOf, readHere, rule, soundItem } from './testing.ts';

function only(xml: string): QtiOutcome {
  const [outcome] = readHere(xml);
  if (outcome === undefined) throw new Error('the file says nothing');
  return outcome;
}

function questionOf(xml: string) {
  const outcome = only(xml);
  if (!('question' in outcome)) throw new Error(`refused: ${outcome.refused}`);
  return outcome;
}

test('choices of version 2 become single, multiple and true or false', () => {
  // Goal: every shape of a choice finds its kind and its key. Method: one item a shape, also keys from points.
  const single = questionOf(
    item2({
      version: '2.2',
      declarations: declared({ correct: ['B'] }),
      body: `<p>看 <b>清楚</b>。</p>${choice(['甲', '乙\n  丙', '丁'])}`,
      after: rule('match_correct'),
    }),
  );
  expect(single.question).toMatchObject({
    kind: 'single',
    shown: {
      prompt: '看 清楚。\n哪一个？',
      options: ['甲', '乙 丙', '丁'],
      blanks: 0,
      pictures: [],
    },
    key: { options: [1] },
    tags: [],
    difficulty: 3,
  });
  expect(single.notes).toEqual(['styling_dropped']);
  const points =
    '<mapping lowerBound="0" defaultValue="-1"><mapEntry mapKey="C" mappedValue="1"/>' +
    '<mapEntry mapKey="A" mappedValue="1"/></mapping>';
  const many = choice(['甲', '乙', '丙'], { attributes: 'shuffle="true" maxChoices="0"' });
  const multiple = questionOf(
    item2({
      declarations: declared({ cardinality: 'multiple', mapping: points }),
      body: many,
      after: rule('map_response'),
    }),
  );
  expect(multiple.question).toMatchObject({ kind: 'multiple', key: { options: [2, 0] } });
  expect(multiple.notes).toEqual([]);
  for (const [texts, right, holds] of [
    [['正确', '错误'], 'A', true],
    [['错', '对'], 'A', false],
    [['True', 'False.'], 'B', false],
  ] as const) {
    const item = item2({ declarations: declared({ correct: [right] }), body: choice(texts) });
    expect(questionOf(item).question).toMatchObject({
      kind: 'true-false',
      shown: { options: [] },
      key: { holds },
    });
  }
});

test('blanks take every text that gives full points, over all gaps of the item', () => {
  // Goal: fill-ins keep their answers in order and say which answers were worth less.
  // Method: two gaps, points of three sizes, letters of both cases, and underscores in the text.
  const first =
    '<mapping defaultValue="0"><mapEntry mapKey="York" mappedValue="2"/>' +
    '<mapEntry mapKey="约克" mappedValue="2"/><mapEntry mapKey="york" mappedValue="1"/></mapping>';
  const gap = (id: string) =>
    `<textEntryInteraction responseIdentifier="${id}" expectedLength="9"/>`;
  const item = item2({
    declarations:
      declared({ id: 'R1', type: 'string', correct: ['York'], mapping: first }) +
      declared({ id: 'R2', type: 'integer', correct: ['24'] }),
    body: `<p>地名 ______ 是${gap('R1')}_，<br/>\n  学时 __${gap('R2')}。</p>`,
    after:
      '<responseProcessing><setOutcomeValue identifier="SCORE"><sum><mapResponse identifier="R1"/>' +
      '<mapResponse identifier="R2"/></sum></setOutcomeValue></responseProcessing>',
  });
  const { question, notes } = questionOf(item);
  expect(question).toMatchObject({
    kind: 'fill',
    shown: { prompt: '地名 __ 是_____，\n学时 __ ____。', blanks: 2 },
    key: { blanks: [['York', '约克'], ['24']] },
  });
  expect(notes).toEqual([
    'part_credit_dropped',
    'case_ignored',
    'numbers_as_text',
    'underscores_changed',
  ]);
});

test('orders, menus in the text and long answers', () => {
  // Goal: the other kinds are read with what is right of them. Method: one item each.
  const steps = '甲乙丙'
    .split('')
    .map((text, at) => `<simpleChoice identifier="S${at}">${text}</simpleChoice>`);
  const order = item2({
    declarations: declared({ cardinality: 'ordered', correct: ['S2', 'S0', 'S1'] }),
    body: `<orderInteraction responseIdentifier="RESPONSE" shuffle="true"><prompt>排列</prompt>${steps.join('')}</orderInteraction>`,
    after: rule('match_correct'),
  });
  expect(questionOf(order).question).toMatchObject({
    kind: 'order',
    shown: { options: ['丙', '甲', '乙'] },
    key: { inOrder: true },
  });
  const menu = item2({
    declarations: declared({ correct: ['Y'] }),
    body:
      '<p>首都是<inlineChoiceInteraction responseIdentifier="RESPONSE" shuffle="false">' +
      '<inlineChoice identifier="X">上海</inlineChoice><inlineChoice identifier="Y">北京</inlineChoice>' +
      '</inlineChoiceInteraction>。</p>',
  });
  expect(questionOf(menu).question).toMatchObject({
    kind: 'single',
    shown: { prompt: '首都是____。', options: ['上海', '北京'] },
    key: { options: [1] },
  });
  const long = item2({
    declarations: declared({ type: 'string', correct: ['范文'] }),
    body:
      '<rubricBlock view="proctor"><p>提醒考生</p></rubricBlock><rubricBlock view="candidate"><p>闭卷。</p></rubricBlock>' +
      '<extendedTextInteraction responseIdentifier="RESPONSE"><prompt>论述。</prompt></extendedTextInteraction>' +
      '<rubricBlock view="author scorer"><ul><li>一点</li><li>二点</li></ul></rubricBlock>',
  });
  const { question, notes } = questionOf(long);
  expect(question).toMatchObject({
    kind: 'short',
    shown: { prompt: '闭卷。\n论述。' },
    key: { guide: '- 一点\n- 二点\n范文' },
  });
  expect(notes).toEqual(['notes_dropped']);
});

test('version 3 says the same under other names', () => {
  // Goal: one reading for both spellings. Method: a choice of 3.0 with feedback, marks and a table.
  const item =
    '<?xml version="1.0" encoding="UTF-8"?><qti-assessment-item xmlns="http://www.imsglobal.org/xsd/imsqtiasi_v3p0" ' +
    'identifier="i" title="t" adaptive="false" time-dependent="false">' +
    '<qti-response-declaration identifier="RESPONSE" cardinality="single" base-type="identifier">' +
    '<qti-correct-response><qti-value>b</qti-value></qti-correct-response></qti-response-declaration>' +
    '<qti-item-body><table><tr><th>年</th><th>学时</th></tr><tr><td>2025</td><td>90</td></tr></table>' +
    '<qti-choice-interaction response-identifier="RESPONSE" max-choices="1" shuffle="true">' +
    '<qti-prompt>x<sup>2</sup>+y<sub>a</sub>，见<a href="javascript:alert(1)">此处</a>？</qti-prompt>' +
    '<qti-simple-choice identifier="a" fixed="true">零<qti-feedback-inline outcome-identifier="F" identifier="a" ' +
    'show-hide="show">太少</qti-feedback-inline></qti-simple-choice>' +
    '<qti-simple-choice identifier="b">一</qti-simple-choice></qti-choice-interaction></qti-item-body>' +
    '<qti-response-processing template="https://purl.imsglobal.org/spec/qti/v3p0/rptemplates/match_correct.xml"/>' +
    '<qti-modal-feedback outcome-identifier="F" identifier="x" show-hide="show"><qti-content-body><p>依据</p>' +
    '<p>条文</p></qti-content-body></qti-modal-feedback></qti-assessment-item>';
  const { question, notes } = questionOf(item);
  expect(question).toEqual({
    kind: 'single',
    shown: {
      prompt: '年 | 学时\n2025 | 90\nx²+y_(a)，见此处？',
      options: ['零', '一'],
      blanks: 0,
      pictures: [],
    },
    key: { options: [1] },
    explanation: '零: 太少\n依据\n条文',
    tags: [],
    difficulty: 3,
  });
  expect(notes).toEqual(['table_as_text', 'links_dropped', 'fixed_dropped']);
});

test('rules of an item are read where they say no more than its declaration', () => {
  // Goal: a program of the item never decides silently. Method: the written-out form of the template, a program of
  // its own with and without a declared answer, and one that turns the answer round.
  const match = '<match><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></match>';
  const score =
    '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue>';
  const rules = (test: string) =>
    `<responseProcessing><responseCondition><responseIf>${test}${score}</responseIf></responseCondition></responseProcessing>`;
  const item = (after: string, correct: readonly string[]) =>
    item2({ declarations: declared({ correct }), body: choice(['甲', '乙']), after });
  expect(questionOf(item(rules(match), ['A'])).notes).toEqual([]);
  expect(questionOf(item(rules(`<not>${match}</not>`), ['A'])).notes).toEqual([
    'own_scoring_dropped',
  ]);
  expect(only(item(rules('<gt><variable identifier="RESPONSE"/></gt>'), []))).toMatchObject({
    refused: 'key_missing',
    element: 'responseDeclaration',
    line: 3,
  });
});

test('a package is read item by item, in its order, with what its manifest says of each', () => {
  // Goal: sound items go in whatever lies beside them, and the rest is named with its file. Method: one package with
  // a folder, keywords, a test, a picture, a missing file and an item that is none.
  const metadata =
    '<metadata><lom xmlns="http://ltsc.ieee.org/xsd/LOM"><general><keyword><string>安全</string><string>  法规\n 2 </string>' +
    `</keyword><keyword><string>${'长'.repeat(41)}</string></keyword></general><educational><difficulty><value>Very Difficult` +
    '</value></difficulty></educational></lom></metadata>';
  const bytes = packageOf([
    { path: '题/一.xml', href: '%E9%A2%98/./%E4%B8%80.xml', xml: soundItem('第一题'), metadata },
    { path: 'gone.xml' },
    { path: 'b.xml', xml: item2({ body: '<p>无题</p>' }), type: 'imsqti_item_xmlv2p2' },
    { path: 'c.xml', xml: soundItem('第三题'), type: 'imsqti_item_xmlv3p0' },
    { path: 'test.xml', xml: '<t/>', type: 'imsqti_test_xmlv2p1' },
    { path: 'a.png', xml: 'x', type: 'webcontent' },
    { path: 'old.xml', xml: '<x/>', type: 'imsqti_xmlv1p2' },
  ]);
  expect(readHere(bytes)).toMatchObject([
    {
      file: '题/一.xml',
      question: { shown: { prompt: '第一题' }, tags: ['安全', '法规 2'], difficulty: 5 },
      notes: ['tags_dropped'],
    },
    { file: 'gone.xml', refused: 'qti_file_missing' },
    { file: 'b.xml', refused: 'qti_no_interaction', element: 'itemBody', line: 4 },
    { file: 'c.xml', question: { shown: { prompt: '第三题' } } },
    { file: 'old.xml', refused: 'qti_old_version' },
  ]);
});

test('what the bank has no place for is refused where it stands', () => {
  // Goal: no question goes in without what makes it answerable. Method: one item for each reason.
  const with_ = (body: string, declarations = declared({ correct: ['A'] })) =>
    only(item2({ body, declarations }));
  const cases: readonly (readonly [QtiOutcome, string])[] = [
    [with_(`<p><img src="a.png" alt="图"/></p>${choice(['甲', '乙'])}`), 'qti_picture_file'],
    [with_(`<p><img src="a.png" alt=" "/></p>${choice(['甲', '乙'])}`), 'picture_alt'],
    [
      with_(
        `<rubricBlock view="scorer"><img src="a" alt="图"/></rubricBlock>${choice(['甲', '乙'])}`,
      ),
      'qti_picture',
    ],
    [
      with_(`<object type="image/png" data="a.png">图</object>${choice(['甲', '乙'])}`),
      'qti_picture_file',
    ],
    [with_(`<object type="video/mp4" data="a"/>${choice(['甲', '乙'])}`), 'qti_media'],
    [
      with_(`<math xmlns="http://www.w3.org/1998/Math/MathML"/>${choice(['甲', '乙'])}`),
      'qti_formula',
    ],
    [with_(`<include xmlns="http://www.w3.org/2001/XInclude" href="x"/>`), 'qti_shared_text'],
    [with_('<matchInteraction responseIdentifier="RESPONSE"/>'), 'qti_interaction_unsupported'],
    [with_('<p><printedVariable identifier="N"/></p>'), 'qti_computed'],
    [with_(`<marquee>a</marquee>${choice(['甲', '乙'])}`), 'qti_element_unknown'],
    [with_(choice(['甲', '乙']) + choice(['丙', '丁'])), 'qti_several_interactions'],
    [with_(choice(['甲', '甲'])), 'options_same'],
    [with_(choice(['甲', ''])), 'options_few'],
    [with_(choice('一二三四五六七八九'.split(''))), 'qti_options_many'],
    [with_(choice(['甲'.repeat(1_001), '乙'])), 'qti_too_long'],
    [with_(choice(['甲', '乙']), ''), 'key_missing'],
    [with_(choice(['甲', '乙']), declared({ correct: ['Z'] })), 'key_outside'],
    [with_(choice(['甲', '乙']), declared({ correct: ['A', 'B'] })), 'key_not_one'],
    [
      with_('<extendedTextInteraction responseIdentifier="RESPONSE"/>', declared()),
      'guide_missing',
    ],
    [
      only(item2({ root: ' toolName="x"' }).replace('adaptive="false"', 'adaptive="true"')),
      'qti_adaptive',
    ],
    [only('<questestinterop><item/></questestinterop>'), 'qti_old_version'],
  ];
  expect(cases.map(([outcome]) => ('refused' in outcome ? outcome.refused : 'taken'))).toEqual(
    cases.map(([, code]) => code),
  );
});

const withPicture = (prompt: string): string =>
  item2({ declarations: declared({ correct: ['B'] }), body: choice(['甲', '乙'], { prompt }) });

test('pictures are found where an item says they are, and nowhere else', () => {
  // Goal: every picture comes in with its words and its place, none from outside of the package. Method: pictures beside the
  // item, above it, in an option, twice, as an object, in several sizes; then by address, by data, missing and too large.
  const at = (path: string, bytes: Buffer | string) => ({ name: path, bytes, stored: true });
  const sound = item2({
    declarations: declared({ correct: ['B'] }),
    body: choice(['甲 <img src="img/b.png" alt="乙图"/>', '<img src="../a%20b.png" alt="甲图"/>'], {
      prompt:
        '看图 <img src="../a%20b.png?v=1" alt=" 一座桥 "/> 回答<br/>' +
        '<picture><img src="./img/b.png" alt="桥墩"/></picture>' +
        '<object type="image/png" data="img/b.png">桥面</object>',
    }),
  });
  const pictures = new Map<string, Buffer>();
  const entries = [
    at('a b.png', 'A'),
    at('items/img/b.png', 'B'),
    at('big.png', Buffer.alloc(6 << 20)),
  ];
  const bad = ['http://192.0.2.1/a.png', 'data:image/png;base64,AA==', '../../a.png', '/a b.png'];
  const outcomes = readHere(
    packageOf(
      [
        { path: 'items/1.xml', xml: sound },
        ...[...bad, 'none.png', '../big.png'].map((src, number) => ({
          path: `items/bad-${number}.xml`,
          xml: withPicture(`<img src="${src}" alt="图"/>`),
        })),
      ],
      { entries },
    ),
    pictures,
  );
  const [first, ...others] = outcomes;
  expect(first).toMatchObject({
    notes: ['pictures_moved'],
    question: {
      shown: {
        prompt: '看图 回答',
        options: ['甲', ''],
        pictures: [
          { pictureId: 'a b.png', alt: '一座桥', option: null },
          { pictureId: 'items/img/b.png', alt: '桥墩', option: null },
          { pictureId: 'items/img/b.png', alt: '桥面', option: null },
          { pictureId: 'items/img/b.png', alt: '乙图', option: 0 },
          { pictureId: 'a b.png', alt: '甲图', option: 1 },
        ],
      },
    },
  });
  expect(others.map((one) => 'refused' in one && [one.refused, one.element, one.line])).toEqual(
    others.map(() => ['qti_picture_file', 'img', expect.any(Number)]),
  );
  expect([...pictures].map(([path, bytes]) => [path, bytes.toString()])).toEqual([
    ['a b.png', 'A'],
    ['items/img/b.png', 'B'],
  ]);
});
