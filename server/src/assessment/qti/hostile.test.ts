import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type HandMadeEntry, handMadeZip } from '../../platform/files/testing.ts';
import { QTI_LIMITS } from './qti-limits.ts';
import { readQtiFile } from './read-confined.ts';
import { choice, declared, item2, manifestOf, packageOf, rule, soundItem } from './testing.ts';
import type { PackedItem } from './testing.ts';

/** Stands in no file that is refused, and in every one where the sound item beside the attack must survive. */
const SOUND = { path: 'sound.xml', xml: soundItem('好题') };
const SECRET = 'file:///etc/passwd';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'qti-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true, force: true });
});

/** What became of a file: the refusal of the whole, or of each item in turn. */
async function fateOf(name: string, bytes: Buffer | string): Promise<readonly string[] | string> {
  const path = join(folder, name);
  await writeFile(path, bytes);
  const reading = await readQtiFile({ path, pictures: `${path}.pictures` });
  if (!reading.ok) return reading.code;
  return reading.outcomes.map((one) =>
    'refused' in one ? one.refused : `taken ${one.notes.join(' ')}`.trim(),
  );
}

const body = (inside: string): string =>
  item2({ declarations: declared({ correct: ['A'] }), body: inside });
const sound = soundItem();
const withType = (type: string, text = ''): string =>
  sound.replace('\n', `\n${type}\n`).replace('哪一个？', `哪一个？${text}`);

/** Attacks inside one item: that item is refused, the one beside it goes in. */
const ITEMS: Readonly<Record<string, readonly [string | Buffer, string]>> = {
  'outer entity': [
    withType(`<!DOCTYPE a [<!ENTITY x SYSTEM "${SECRET}">]>`, '&x;'),
    'qti_xml_declarations',
  ],
  'parameter entity': [
    withType('<!DOCTYPE a [<!ENTITY % x SYSTEM "http://192.0.2.1/a.dtd"> %x;]>'),
    'qti_xml_declarations',
  ],
  'a billion laughs': [
    withType(
      `<!DOCTYPE a [<!ENTITY a0 "ha">${Array.from({ length: 9 }, (_x, at) => `<!ENTITY a${at + 1} "${`&a${at};`.repeat(10)}">`).join('')}]>`,
      '&a9;',
    ),
    'qti_xml_declarations',
  ],
  'a type alone': [withType('<!DOCTYPE a>'), 'qti_xml_declarations'],
  'an entity nobody declared': [soundItem('&nbsp;'), 'qti_bad_xml'],
  'a null character': [soundItem('&#0;'), 'qti_bad_xml'],
  'ten thousand deep': [
    body(`${'<div>'.repeat(10_000)}${'</div>'.repeat(10_000)}`),
    'qti_xml_too_much',
  ],
  'a hundred thousand options': [
    body(choice(Array.from({ length: 100_000 }, () => 'x'))),
    'qti_item_too_large',
  ],
  'nine thousand options': [
    body(choice(Array.from({ length: 9_000 }, () => 'x'))),
    'qti_options_many',
  ],
  'thirty thousand attributes': [
    body(`<p ${Array.from({ length: 30_000 }, (_x, at) => `a${at}="1"`).join(' ')}/>`),
    'qti_xml_too_much',
  ],
  'nine hundred thousand characters': [soundItem('长'.repeat(300_000)), 'qti_too_long'],
  'eighteen thousand line breaks': [
    body(`<p>${' <br/>x'.repeat(18_000)}</p>${choice(['甲', '乙'])}`),
    'qti_too_long',
  ],
  'six thousand answers to a blank': [
    item2({
      declarations: declared({
        type: 'string',
        mapping: `<mapping>${Array.from({ length: 6_000 }, (_x, at) => `<mapEntry mapKey="${at}" mappedValue="1"/>`).join('')}</mapping>`,
      }),
      body: '<p><textEntryInteraction responseIdentifier="RESPONSE"/></p>',
      after: rule('map_response'),
    }),
    'qti_answers_many',
  ],
  'another namespace': [sound.replace('imsqti_v2p1', 'imsqti_v9p9'), 'qti_not_an_item'],
  'no namespace': [sound.replace(/xmlns="[^"]*"/, ''), 'qti_not_an_item'],
  'a namespace called constructor': [
    sound.replace(/xmlns="[^"]*"/, 'xmlns="constructor"'),
    'qti_not_an_item',
  ],
  'an element called constructor': [
    body(`<constructor/>${choice(['甲', '乙'])}`),
    'qti_element_unknown',
  ],
  'a response called __proto__': [
    sound.replaceAll('RESPONSE', '__proto__').replace('"__proto__"', '"RESPONSE"'),
    'key_missing',
  ],
  'XInclude of a file': [
    body(`<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="${SECRET}" parse="text"/>`),
    'qti_shared_text',
  ],
  'a frame': [body(`<iframe src="http://192.0.2.1/"/>${choice(['甲', '乙'])}`), 'qti_media'],
  'a picture with a script': [
    body(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>${choice(['甲', '乙'])}`),
    'qti_picture',
  ],
  'two choices of one name': [
    sound.replace('identifier="B"', 'identifier="A"'),
    'qti_identifier_twice',
  ],
  'two responses of one name': [
    item2({
      declarations: declared({ correct: ['A'] }) + declared({ correct: ['B'] }),
      body: choice(['甲', '乙']),
    }),
    'qti_identifier_twice',
  ],
  'a key that is no option': [sound.replace('<value>A', '<value>Z'), 'key_outside'],
  'points without end': [
    item2({
      declarations: declared({
        mapping: '<mapping><mapEntry mapKey="A" mappedValue="1e999"/></mapping>',
      }),
      body: choice(['甲', '乙']),
      after: rule('map_response'),
    }),
    'key_missing',
  ],
  'bytes that are no text': [
    Buffer.from([0x3c, 0x61, 0xff, 0xfe, 0x80, 0x81, 0xfa]),
    'qti_bad_xml',
  ],
  'an archive in place of an item': [packageOf([SOUND]), 'qti_bad_xml'],
};

test('an attack in one item is refused for its reason, and the items beside it go in', async () => {
  // Goal: no item hurts, hides or takes a sound question with it. Method: all attacks in one package between two sound
  // items, read as in production, in the confined process.
  const attacks = Object.values(ITEMS).map(([xml], at) => ({ path: `${at}.xml`, xml }));
  const last = { path: 'last.xml', xml: soundItem('末题') };
  const fate = await fateOf('items.zip', packageOf([SOUND, ...attacks, last]));
  const names = ['first', ...Object.keys(ITEMS), 'last'];
  const expected = ['taken', ...Object.values(ITEMS).map(([, code]) => code), 'taken'];
  expect(typeof fate === 'string' ? fate : names.map((name, at) => [name, fate[at]])).toEqual(
    names.map((name, at) => [name, expected[at]]),
  );
  expect(Object.keys(ITEMS).length).toBeGreaterThanOrEqual(25);
});

test('what would act is left out of the text and said', async () => {
  // Goal: nothing that runs or leads away reaches the bank. Method: scripts, addresses and styles in a prompt.
  const path = join(folder, 'acts.xml');
  const inside =
    '<script>alert(1)</script><a href="javascript:alert(1)" onclick="x()">甲</a><style>p{}</style>' +
    '<b onmouseover="x()">乙</b><![CDATA[<img src=x onerror=alert(1)>]]>';
  await writeFile(
    path,
    item2({
      declarations: declared({ correct: ['A'] }),
      body: choice(['一', '二'], { prompt: inside }),
      after: `<stylesheet href="http://192.0.2.1/a.css" type="text/css"/>`,
    }),
  );
  const reading = await readQtiFile({ path, pictures: `${path}.pictures` });
  expect(reading).toMatchObject({
    ok: true,
    outcomes: [
      {
        // What stands in CDATA is text, and stays text wherever it is shown.
        question: { shown: { prompt: '甲乙<img src=x onerror=alert(1)>' } },
        notes: ['styling_dropped', 'scripts_dropped', 'links_dropped'],
      },
    ],
  });
});

const manifest = (items: Parameters<typeof manifestOf>[0]) => manifestOf(items);
const entries = (made: readonly HandMadeEntry[]): Buffer =>
  handMadeZip([
    { name: 'imsmanifest.xml', bytes: manifest([SOUND]) },
    { name: SOUND.path, bytes: SOUND.xml },
    ...made,
  ]);

/** Lines of a manifest that lead out, or say the same twice. */
const LINES: Readonly<Record<string, readonly [PackedItem, string]>> = {
  'an address above the package': [{ path: 'a', href: '../../etc/passwd' }, 'qti_file_outside'],
  'an address above it, disguised': [{ path: 'b', href: 'x/%2e%2e/%2e%2e/a' }, 'qti_file_outside'],
  'an absolute address': [{ path: 'c', href: '/etc/passwd' }, 'qti_file_outside'],
  'an address of a file': [{ path: 'd', href: SECRET }, 'qti_file_outside'],
  'an address of a host': [{ path: 'e', href: 'http://192.0.2.1/i.xml' }, 'qti_file_outside'],
  'a broken address': [{ path: 'f', href: '%E0%A4%A' }, 'qti_file_outside'],
  'one file twice': [{ path: SOUND.path }, 'qti_identifier_twice'],
  'one identifier twice': [{ path: 'g.xml', xml: sound, identifier: 'r0' }, 'qti_identifier_twice'],
};

test('a line of the manifest that leads out is refused, and the others are read', async () => {
  // Goal: nothing outside of the package is opened. Method: all lines in one manifest, after a sound one.
  const fate = await fateOf(
    'lines.zip',
    packageOf([SOUND, ...Object.values(LINES).map(([line]) => line)]),
  );
  expect(fate).toEqual(['taken', ...Object.values(LINES).map(([, code]) => code)]);
});

/** Attacks by the package: nothing of it goes in. */
const FILES: Readonly<Record<string, readonly [Buffer | string, string]>> = {
  'a name that climbs out': [entries([{ name: '../../evil.sh', bytes: 'x' }]), 'qti_bad_archive'],
  'a drive in a name': [entries([{ name: 'C:/evil.exe', bytes: 'x' }]), 'qti_bad_archive'],
  'one name twice': [entries([{ name: SOUND.path, bytes: 'x' }]), 'qti_bad_archive'],
  'entries that share bytes': [
    entries([{ name: 'b', bytes: 'x', sharesFirst: true }]),
    'qti_bad_archive',
  ],
  'a locked entry': [entries([{ name: 'b', bytes: 'x', flags: 1 }]), 'qti_bad_archive'],
  'an unknown packing': [entries([{ name: 'b', bytes: 'x', method: 14 }]), 'qti_bad_archive'],
  'a lie about the size': [
    packageOf([{ path: 'b.xml' }], {
      entries: [{ name: 'b.xml', bytes: sound.repeat(400), declaredUnpacked: 10 }],
    }),
    'qti_bad_archive',
  ],
  'a lie about the content': [
    packageOf([{ path: 'b.xml' }], { entries: [{ name: 'b.xml', bytes: sound, declaredCrc: 1 }] }),
    'qti_bad_archive',
  ],
  'a bomb beside the items': [
    entries([{ name: 'a.png', bytes: Buffer.alloc(40 * 1024 * 1024) }]),
    'qti_unpacks_too_large',
  ],
  'six thousand entries': [
    entries(
      Array.from({ length: QTI_LIMITS.entries + 1 }, (_x, at) => ({ name: `e${at}`, bytes: '' })),
    ),
    'qti_bad_archive',
  ],
  'a package cut off': [packageOf([SOUND]).subarray(0, 300), 'qti_bad_archive'],
  'no manifest': [handMadeZip([{ name: 'a.xml', bytes: sound }]), 'qti_no_manifest'],
  'two manifests': [
    handMadeZip(
      ['a', 'b'].map((name) => ({ name: `${name}/imsmanifest.xml`, bytes: manifest([SOUND]) })),
    ),
    'qti_no_manifest',
  ],
  'a manifest with entities': [
    packageOf([SOUND], {
      manifest: `<!DOCTYPE m [<!ENTITY x SYSTEM "${SECRET}">]>${manifest([SOUND])}`,
    }),
    'qti_bad_manifest',
  ],
  'a manifest of something else': [
    packageOf([SOUND], { manifest: '<manifest xmlns="urn:other"/>' }),
    'qti_bad_manifest',
  ],
  'a manifest that breaks off': [packageOf([SOUND], { manifest: '<manifest' }), 'qti_bad_manifest'],
  'a manifest without items': [packageOf([], { manifest: manifest([]) }), 'qti_no_items'],
  'a thousand and one items': [
    packageOf([], {
      manifest: manifest(
        Array.from({ length: QTI_LIMITS.items + 1 }, (_x, at) => ({ path: `${at}.xml` })),
      ),
    }),
    'qti_too_many_items',
  ],
  'a program': [Buffer.from('7f454c460201', 'hex'), 'qti_not_qti'],
  'an empty file': ['', 'qti_not_qti'],
  'one item of two megabytes': [soundItem('长'.repeat(700_000)), 'qti_file_too_large'],
};

test('a package that lies is refused', async () => {
  // Goal: nothing is unpacked without end or guessed. Method: one archive an attack, each in a confined process of its
  // own, two at a time.
  const found: Record<string, readonly string[] | string> = {};
  const waiting = Object.entries(FILES);
  const line = async (lane: string): Promise<void> => {
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const [what, [bytes]] = next;
      found[what] = await fateOf(`${lane}.zip`, bytes);
    }
  };
  await Promise.all([line('one'), line('other')]);
  const expected = Object.entries(FILES).map(([what, [, code]]) => [what, code]);
  expect(found).toEqual(Object.fromEntries(expected));
  expect(expected.length).toBeGreaterThanOrEqual(20);
}, 180_000);

test('the largest honest package is read within the limits of the process', async () => {
  // Goal: the limits stand in nobody's way. Method: as many items as may be, read in the confined process; a file that
  // is not there is the caller's own mistake.
  const items = Array.from({ length: QTI_LIMITS.items }, (_x, at) => ({
    path: `${at}.xml`,
    xml: soundItem(`第${at}题`),
  }));
  const fate = await fateOf('large.zip', packageOf(items));
  expect(fate).toHaveLength(QTI_LIMITS.items);
  expect(new Set(fate)).toEqual(new Set(['taken']));
  await expect(
    readQtiFile({ path: join(folder, 'none'), pictures: join(folder, 'p') }),
  ).rejects.toThrow(/ENOENT/);
});
