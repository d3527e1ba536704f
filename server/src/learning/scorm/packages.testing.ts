/**
 * Packages in the shapes that authoring tools write: where they put their files, how their pages look
 * for the run-time, how their manifests are built. Made by hand here; nothing of any tool is in them.
 */
import iconv from 'iconv-lite';
import { type HandMadeEntry, handMadeZip } from '../../platform/files/testing.ts';
import type { ScormVersion } from './manifest.ts';

export type ToolShape = {
  readonly name: string;
  readonly version: ScormVersion;
  readonly entries: readonly HandMadeEntry[];
  /** Title of the organisation and, for each part, whether it is launched. */
  readonly title: string;
  readonly items: readonly (readonly [title: string, launched: string | null])[];
};

type Finding = 'from-window' | 'from-parent' | 'from-opener-or-parent' | 'limited-walk';

/** How tools find the run-time: up from the page itself, or from its parent; some count their steps. */
const FIND: Readonly<Record<Finding, string>> = {
  'from-window': `function find(win) { while (win[NAME] == null && win.parent != null && win.parent != win) { win = win.parent; }
    return win[NAME]; } var api = find(window);`,
  'from-parent': `function scan(win) { var n = 0; while (win[NAME] == null && win.parent && win.parent != win && n++ < 500) win = win.parent;
    return win[NAME]; } var api = window.parent && window.parent != window ? scan(window.parent) : null;
    if (!api && window.top.opener) api = scan(window.top.opener);`,
  'from-opener-or-parent': `var api = null; try { if (window.opener && window.opener[NAME]) api = window.opener[NAME]; } catch (e) {}
    for (var win = window; !api; win = win.parent) { try { if (win[NAME]) api = win[NAME]; } catch (e) {} if (win == win.parent) break; }`,
  'limited-walk': `var api, tries = 0, win = window; while (!win[NAME] && win.parent && win.parent != win) {
    if (++tries > 7) break; win = win.parent; } api = win[NAME];`,
};

const CALLS: Readonly<Record<ScormVersion, string>> = {
  '1.2': `api.LMSInitialize(''); var place = api.LMSGetValue('cmi.core.lesson_location');
    document.body.setAttribute('data-place', place); document.body.setAttribute('data-entry', api.LMSGetValue('cmi.core.entry'));
    document.body.setAttribute('data-suspended', api.LMSGetValue('cmi.suspend_data'));
    if (place === '') { api.LMSSetValue('cmi.core.lesson_status', 'incomplete'); api.LMSSetValue('cmi.core.lesson_location', 'page-2');
      api.LMSSetValue('cmi.suspend_data', '第一页=看过'); api.LMSSetValue('cmi.core.exit', 'suspend'); }
    else { api.LMSSetValue('cmi.core.score.raw', '90'); api.LMSSetValue('cmi.core.lesson_status', 'passed');
      api.LMSSetValue('cmi.core.exit', ''); }
    api.LMSSetValue('cmi.core.session_time', '00:05:00'); api.LMSCommit('');`,
  '2004': `api.Initialize(''); var place = api.GetValue('cmi.location');
    document.body.setAttribute('data-place', place); document.body.setAttribute('data-entry', api.GetValue('cmi.entry'));
    document.body.setAttribute('data-suspended', api.GetValue('cmi.suspend_data'));
    if (place === '') { api.SetValue('cmi.completion_status', 'incomplete'); api.SetValue('cmi.location', 'page-2');
      api.SetValue('cmi.suspend_data', '第一页=看过'); api.SetValue('cmi.exit', 'suspend'); }
    else { api.SetValue('cmi.score.scaled', '0.9'); api.SetValue('cmi.completion_status', 'completed');
      api.SetValue('cmi.success_status', 'passed'); api.SetValue('cmi.exit', 'normal'); }
    api.SetValue('cmi.session_time', 'PT5M'); api.Commit('');`,
};

function script(version: ScormVersion, finding: Finding): string {
  const name = version === '1.2' ? 'API' : 'API_1484_11';
  const end = version === '1.2' ? "api.LMSFinish('')" : "api.Terminate('')";
  return `var NAME = '${name}'; ${FIND[finding]}
window.onload = function () { if (!api) { document.body.setAttribute('data-place', 'no run-time'); return; } ${CALLS[version]} };
window.onunload = window.onpagehide = function () { if (api) { ${end}; api = null; } };`;
}

function page(body: string, head = ''): string {
  return `<!DOCTYPE html><html><head><meta charset="utf-8"><title>课</title>${head}</head><body>${body}</body></html>`;
}

/** A page with its script inside. */
function sco(version: ScormVersion, finding: Finding = 'from-window'): string {
  return page('<p>第一页</p>', `<script>${script(version, finding)}</script>`);
}

type Item = {
  readonly id: string;
  readonly title: string;
  readonly href?: string;
  readonly kind?: 'sco' | 'asset';
  readonly more?: string;
  readonly attributes?: string;
  readonly items?: readonly Item[];
};

const SPACES: Readonly<Record<string, string>> = {
  '1.2':
    'xmlns="http://www.imsproject.org/xsd/imscp_rootv1p1p2" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_rootv1p2"',
  '2004':
    'xmlns="http://www.imsglobal.org/xsd/imscp_v1p1" xmlns:adlcp="http://www.adlnet.org/xsd/adlcp_v1p3" ' +
    'xmlns:adlseq="http://www.adlnet.org/xsd/adlseq_v1p3" xmlns:adlnav="http://www.adlnet.org/xsd/adlnav_v1p3" ' +
    'xmlns:imsss="http://www.imsglobal.org/xsd/imsss"',
};

type ManifestOf = {
  readonly version: ScormVersion;
  readonly edition?: string;
  readonly title: string;
  readonly items: readonly Item[];
  readonly resourceBase?: string;
  readonly declaration?: string;
  readonly metadata?: string;
};

export function manifestXml(of: ManifestOf): string {
  const { version, items, title } = of;
  const flat = (list: readonly Item[]): Item[] =>
    list.flatMap((one) => [one, ...flat(one.items ?? [])]);
  const drawn = (one: Item): string =>
    `<item identifier="${one.id}"${one.href === undefined ? '' : ` identifierref="R-${one.id}"`}${one.attributes ?? ''}>` +
    `<title>${one.title}</title>${one.more ?? ''}${(one.items ?? []).map(drawn).join('')}</item>`;
  const type = version === '1.2' ? 'adlcp:scormtype' : 'adlcp:scormType';
  const resources = flat(items)
    .filter((one) => one.href !== undefined)
    .map(
      (one) =>
        `<resource identifier="R-${one.id}" type="webcontent" ${type}="${one.kind ?? 'sco'}" href="${one.href ?? ''}">` +
        `<file href="${(one.href ?? '').split(/[?#]/)[0] ?? ''}"/></resource>`,
    )
    .join('\n');
  const edition = of.edition ?? (version === '1.2' ? '1.2' : '2004 3rd Edition');
  const metadata =
    of.metadata ??
    `<metadata><schema>ADL SCORM</schema><schemaversion>${edition}</schemaversion></metadata>`;
  const base = of.resourceBase === undefined ? '' : ` xml:base="${of.resourceBase}"`;
  return `${of.declaration ?? '<?xml version="1.0" encoding="UTF-8"?>'}
<manifest identifier="M" version="1.0" ${SPACES[version] ?? ''}>
${metadata}
<organizations default="O"><organization identifier="O"><title>${title}</title>
${items.map(drawn).join('\n')}
</organization></organizations>
<resources${base}>${resources}</resources></manifest>`;
}

export function one(
  version: ScormVersion,
  title: string,
  href: string,
  more: Partial<ManifestOf> = {},
): string {
  return manifestXml({ version, title, items: [{ id: 'I1', title, href }], ...more });
}

function manifestEntry(bytes: string | Buffer): HandMadeEntry {
  return { name: 'imsmanifest.xml', bytes };
}

/** A page that frames another one of the package, as tools with a driver page do. */
function framing(src: string): string {
  return page(`<iframe name="content" src="${src}" style="width:90%;height:300px"></iframe>`);
}

const SINGLE = (title: string, path: string) => [[title, path] as const];

export const TOOL_SHAPES: readonly ToolShape[] = [
  {
    name: 'storyline 1.2',
    version: '1.2',
    title: '安全生产法解读',
    items: SINGLE('安全生产法解读', 'index_lms.html'),
    entries: [
      manifestEntry(one('1.2', '安全生产法解读', 'index_lms.html')),
      { name: 'index_lms.html', bytes: page('<p>页</p>', '<script src="lms/driver.js"></script>') },
      { name: 'lms/driver.js', bytes: script('1.2', 'from-parent') },
      { name: 'story_content/frame.xml', bytes: '<?xml version="1.0"?><frame/>' },
      { name: 'story_content/thumbnail.jpg', bytes: Buffer.from('ffd8ffe000104a464946', 'hex') },
      { name: 'html5/data/css/output.min.css', bytes: 'body{margin:0}' },
    ],
  },
  {
    name: 'storyline 2004',
    version: '2004',
    title: 'Fire safety',
    items: SINGLE('Fire safety', 'index_lms.html'),
    entries: [
      manifestEntry(one('2004', 'Fire safety', 'index_lms.html', { edition: '2004 4th Edition' })),
      { name: 'index_lms.html', bytes: sco('2004', 'from-parent') },
      { name: 'adlcp_v1p3.xsd', bytes: '<?xml version="1.0"?><schema/>' },
    ],
  },
  {
    name: 'rise 1.2',
    version: '1.2',
    title: '沟通技巧',
    items: SINGLE('沟通技巧', 'scormdriver/indexAPI.html'),
    entries: [
      manifestEntry(one('1.2', '沟通技巧', 'scormdriver/indexAPI.html')),
      // The driver talks to the run-time; the framed page asks the driver.
      {
        name: 'scormdriver/indexAPI.html',
        bytes: page(
          '<iframe src="../scormcontent/index.html"></iframe>',
          `<script>${script('1.2', 'from-parent')}</script>`,
        ),
      },
      {
        name: 'scormcontent/index.html',
        bytes: page('<p id="t"></p>', '<script>window.parent.contentLoaded = true;</script>'),
      },
      { name: 'scormcontent/lib/fonts/lato.woff2', bytes: 'wOF2' },
    ],
  },
  {
    name: 'rise 2004',
    version: '2004',
    title: '沟通技巧二',
    items: SINGLE('沟通技巧二', 'scormdriver/indexAPI.html'),
    entries: [
      manifestEntry(one('2004', '沟通技巧二', 'scormdriver/indexAPI.html')),
      { name: 'scormdriver/indexAPI.html', bytes: framing('../scormcontent/index.html') },
      { name: 'scormcontent/index.html', bytes: sco('2004') },
    ],
  },
  {
    name: 'ispring 1.2',
    version: '1.2',
    title: '幼儿园教育指导纲要',
    items: SINGLE('幼儿园教育指导纲要', 'res/index.html'),
    entries: [
      manifestEntry(
        manifestXml({
          version: '1.2',
          title: '幼儿园教育指导纲要',
          items: [
            {
              id: 'ITEM-1',
              title: '幼儿园教育指导纲要',
              href: 'res/index.html',
              more: '<adlcp:masteryscore>80</adlcp:masteryscore>',
            },
          ],
        }),
      ),
      { name: 'res/index.html', bytes: sco('1.2', 'limited-walk') },
      { name: 'res/data/slide1.js', bytes: 'window.slide1 = 1;' },
    ],
  },
  {
    name: 'ispring 2004',
    version: '2004',
    title: 'Quiz',
    items: SINGLE('Quiz', 'res/index.html'),
    entries: [
      manifestEntry(
        manifestXml({
          version: '2004',
          title: 'Quiz',
          items: [
            {
              id: 'ITEM-1',
              title: 'Quiz',
              href: 'res/index.html',
              more:
                '<imsss:sequencing><imsss:objectives><imsss:primaryObjective objectiveID="PRIMARY" satisfiedByMeasure="true">' +
                '<imsss:minNormalizedMeasure>0.8</imsss:minNormalizedMeasure></imsss:primaryObjective></imsss:objectives></imsss:sequencing>',
            },
          ],
        }),
      ),
      { name: 'res/index.html', bytes: sco('2004') },
    ],
  },
  {
    name: 'captivate 1.2',
    version: '1.2',
    title: '软件演示',
    items: SINGLE('软件演示', 'index_SCORM.html'),
    entries: [
      manifestEntry(
        one('1.2', '<![CDATA[软件演示]]>', 'index_SCORM.html').replace(
          'adlcp:scormtype="sco"',
          'adlcp:scormtype="SCO"',
        ),
      ),
      {
        name: 'index_SCORM.html',
        // Older ones put the run-time's calls together as text.
        bytes: page(
          '<p>演示</p>',
          `<script>eval(${JSON.stringify(script('1.2', 'from-opener-or-parent'))})</script>`,
        ),
      },
      { name: 'assets/js/CPM.js', bytes: 'var cp = {};' },
    ],
  },
  {
    name: 'captivate 2004',
    version: '2004',
    title: 'Simulation',
    items: SINGLE('Simulation', 'index_scorm.html'),
    entries: [
      manifestEntry(
        one('2004', 'Simulation', 'index_scorm.html').replaceAll(
          'adlcp:scormType',
          'adlcp:scormtype',
        ),
      ),
      { name: 'index_scorm.html', bytes: sco('2004', 'from-opener-or-parent') },
    ],
  },
  {
    name: 'adapt 1.2',
    version: '1.2',
    title: 'Adapt course',
    items: SINGLE('Adapt course', 'index_lms.html'),
    entries: [
      manifestEntry(one('1.2', 'Adapt course', 'index_lms.html')),
      {
        name: 'index_lms.html',
        // Its own data is asked for by the page itself.
        bytes: page(
          '<p>课</p>',
          `<script>fetch('course/config.json').then(function (r) { return r.json(); }).then(function (c) {
            document.body.setAttribute('data-config', c.name); });</script><script src="adapt/js/scorm.js"></script>`,
        ),
      },
      { name: 'adapt/js/scorm.js', bytes: script('1.2', 'limited-walk') },
      { name: 'course/config.json', bytes: '{"name":"adapt"}' },
    ],
  },
  {
    name: 'h5p export 1.2',
    version: '1.2',
    title: '互动视频',
    items: SINGLE('互动视频', 'index.html'),
    entries: [
      manifestEntry(one('1.2', '互动视频', 'index.html')),
      { name: 'index.html', bytes: sco('1.2') },
      { name: 'h5p.json', bytes: '{"mainLibrary":"H5P.InteractiveVideo"}' },
      { name: 'H5P.InteractiveVideo-1.24/library.json', bytes: '{}' },
      { name: 'content/videos/film.mp4', bytes: Buffer.alloc(3000, 7), stored: true },
    ],
  },
  {
    name: 'exelearning 1.2',
    version: '1.2',
    title: '师德建设',
    items: [
      ['引言', 'index.html'],
      ['第一章', 'di_yi_zhang.html'],
      ['第二章', 'di_er_zhang.html'],
    ],
    entries: [
      manifestEntry(
        manifestXml({
          version: '1.2',
          title: '师德建设',
          items: [
            {
              id: 'ITEM-0',
              title: '引言',
              href: 'index.html',
              items: [
                { id: 'ITEM-1', title: '第一章', href: 'di_yi_zhang.html' },
                {
                  id: 'ITEM-2',
                  title: '第二章',
                  href: 'di_er_zhang.html',
                  more: '<adlcp:prerequisites type="aicc_script">ITEM-1</adlcp:prerequisites>',
                },
              ],
            },
          ],
        }),
      ),
      ...['index.html', 'di_yi_zhang.html', 'di_er_zhang.html'].map((name) => ({
        name,
        bytes: page('<p>章</p>', '<script src="SCORM_API_wrapper.js"></script>'),
      })),
      { name: 'SCORM_API_wrapper.js', bytes: script('1.2', 'from-opener-or-parent') },
      { name: 'base.css', bytes: 'p{color:black}' },
      { name: 'contentv3.xml', bytes: '<?xml version="1.0"?><content/>' },
    ],
  },
  {
    name: 'lectora 1.2',
    version: '1.2',
    title: 'Ethics &amp; law'.replace('&amp;', '&'),
    items: SINGLE('Ethics & law', 'a001index.html'),
    entries: [
      manifestEntry(one('1.2', 'Ethics &amp; law', 'a001index.html')),
      {
        name: 'a001index.html',
        bytes:
          '<html><head><title>x</title></head><frameset rows="*,0"><frame name="titlemgrframe" src="titlemgr.html">' +
          '<frame src="blank.html"></frameset></html>',
      },
      { name: 'titlemgr.html', bytes: sco('1.2', 'limited-walk') },
      { name: 'blank.html', bytes: page('') },
    ],
  },
  {
    name: 'camtasia 1.2',
    version: '1.2',
    title: '录屏',
    items: SINGLE('录屏', 'lupin_player.html'),
    entries: [
      manifestEntry(one('1.2', '录屏', 'lupin_player.html')),
      { name: 'lupin_player.html', bytes: sco('1.2') },
      { name: 'lupin.mp4', bytes: Buffer.alloc(2000, 1), stored: true },
      { name: 'lupin_config.xml', bytes: '<x/>' },
    ],
  },
  {
    name: 'adl example, plain 1.2',
    version: '1.2',
    title: 'Maritime',
    items: [
      ['Rules', null],
      ['Steering', 'Course01/Lesson01/sco01.htm'],
      ['Lights', 'Course01/Lesson02/sco02.htm'],
      ['Reference', 'Course01/ref.htm'],
    ],
    entries: [
      manifestEntry(
        manifestXml({
          version: '1.2',
          title: 'Maritime',
          resourceBase: 'Course01/',
          items: [
            {
              id: 'B0',
              title: 'Rules',
              items: [
                {
                  id: 'S1',
                  title: 'Steering',
                  href: 'Lesson01/sco01.htm',
                  more: '<adlcp:maxtimeallowed>00:30:00</adlcp:maxtimeallowed><adlcp:timelimitaction>continue,no message</adlcp:timelimitaction><adlcp:datafromlms>step=1</adlcp:datafromlms>',
                },
                {
                  id: 'S2',
                  title: 'Lights',
                  href: 'Lesson02/sco02.htm',
                  attributes: ' isvisible="true"',
                },
              ],
            },
            { id: 'A1', title: 'Reference', href: 'ref.htm', kind: 'asset' },
          ],
        }),
      ),
      { name: 'Course01/Lesson01/sco01.htm', bytes: sco('1.2') },
      { name: 'Course01/Lesson02/sco02.htm', bytes: sco('1.2') },
      { name: 'Course01/ref.htm', bytes: page('<p>reference</p>') },
    ],
  },
  {
    name: 'adl example, sequenced 2004',
    version: '2004',
    title: 'Photo editing',
    items: [
      ['Introduction', 'shared/launchpage.html'],
      ['Post-test', 'shared/launchpage.html'],
    ],
    entries: [
      manifestEntry(
        manifestXml({
          version: '2004',
          edition: '2004 4th Edition',
          title: 'Photo editing',
          items: [
            {
              id: 'intro',
              title: 'Introduction',
              href: 'shared/launchpage.html',
              attributes: ' parameters="?content=intro"',
              more:
                '<adlcp:data><adlcp:map targetID="com.example.notes"/>' +
                '<adlcp:map targetID="com.example.key" readSharedData="false"/></adlcp:data>',
            },
            {
              id: 'test',
              title: 'Post-test',
              href: 'shared/launchpage.html?mode=test#q1',
              attributes: ' parameters="content=test"',
              more:
                '<adlcp:completionThreshold completedByMeasure="true" minProgressMeasure="0.75"/>' +
                '<adlcp:data><adlcp:map targetID="com.example.notes" writeSharedData="false"/></adlcp:data>' +
                '<imsss:sequencing><imsss:sequencingRules><imsss:preConditionRule><imsss:ruleConditions>' +
                '<imsss:ruleCondition condition="attempted"/></imsss:ruleConditions><imsss:ruleAction action="disabled"/>' +
                '</imsss:preConditionRule></imsss:sequencingRules></imsss:sequencing>',
            },
          ],
        }),
      ),
      { name: 'shared/launchpage.html', bytes: sco('2004') },
    ],
  },
  {
    name: '2004 2nd edition, CAM 1.3',
    version: '2004',
    title: 'CAM',
    items: SINGLE('CAM', 'a.htm'),
    entries: [
      manifestEntry(one('2004', 'CAM', 'a.htm', { edition: 'CAM 1.3' })),
      { name: 'a.htm', bytes: sco('2004') },
    ],
  },
  {
    name: 'no version said, namespaces say 1.2',
    version: '1.2',
    title: '旧课',
    items: SINGLE('旧课', 'start.htm'),
    entries: [
      manifestEntry(one('1.2', '旧课', 'start.htm', { metadata: '' })),
      { name: 'start.htm', bytes: sco('1.2') },
    ],
  },
  {
    name: 'UTF-8 mark before the manifest',
    version: '1.2',
    title: '带标记',
    items: SINGLE('带标记', 'index.html'),
    entries: [
      manifestEntry(`\ufeff${one('1.2', '带标记', 'index.html')}`),
      { name: 'index.html', bytes: sco('1.2') },
    ],
  },
  {
    name: 'UTF-16 manifest',
    version: '2004',
    title: '宽字符',
    items: SINGLE('宽字符', 'index.html'),
    entries: [
      manifestEntry(
        Buffer.from(
          `\ufeff${one('2004', '宽字符', 'index.html', { declaration: '<?xml version="1.0" encoding="UTF-16"?>' })}`,
          'utf16le',
        ),
      ),
      { name: 'index.html', bytes: sco('2004') },
    ],
  },
  {
    name: 'GBK names, manifest and page',
    version: '1.2',
    title: '会计继续教育',
    items: SINGLE('会计继续教育', '课件/第一讲.htm'),
    entries: [
      manifestEntry(
        iconv.encode(
          one('1.2', '会计继续教育', '课件/第一讲.htm', {
            declaration: '<?xml version="1.0" encoding="GB2312"?>',
          }),
          'gbk',
        ),
      ),
      {
        name: '课件/第一讲.htm',
        nameBytes: iconv.encode('课件/第一讲.htm', 'gbk'),
        bytes: iconv.encode(sco('1.2').replace('charset="utf-8"', 'charset="gbk"'), 'gbk'),
      },
    ],
  },
  {
    name: 'Windows separators and a coded address',
    version: '1.2',
    title: 'Windows',
    items: SINGLE('Windows', 'my course/start page.html'),
    entries: [
      manifestEntry(one('1.2', 'Windows', 'my%20course\\start%20page.html')),
      { name: 'my course\\start page.html', bytes: sco('1.2') },
    ],
  },
  {
    name: 'other prefixes, deep nesting, spaces in titles',
    version: '2004',
    title: 'Deep',
    items: [
      ['One', null],
      ['Two', null],
      ['Three parts', 'x/deep.html'],
    ],
    entries: [
      manifestEntry(
        manifestXml({
          version: '2004',
          title: '\n   Deep\t',
          items: [
            {
              id: 'a',
              title: 'One',
              items: [
                {
                  id: 'b',
                  title: 'Two',
                  items: [{ id: 'c', title: 'Three\n        parts', href: 'x/deep.html' }],
                },
              ],
            },
          ],
        })
          .replaceAll('adlcp:', 'scorm:')
          .replaceAll('xmlns:adlcp=', 'xmlns:scorm='),
      ),
      { name: 'x/deep.html', bytes: sco('2004', 'from-parent') },
    ],
  },
];

export function zipOf(shape: Pick<ToolShape, 'entries'>): Buffer {
  return handMadeZip(shape.entries);
}
