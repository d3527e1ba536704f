/** Packages that must not come in, each with the reason it has to be refused for. */
import { type HandMadeEntry, handMadeZip } from '../../platform/files/testing.ts';
import type { PackageFault } from './package-fault.ts';
import { manifestXml, one } from './packages.testing.ts';

export type HostilePackage = {
  readonly name: string;
  readonly bytes: Buffer;
  readonly fault: PackageFault;
};

const PAGE: HandMadeEntry = { name: 'index.html', bytes: '<p>x</p>' };
const MANIFEST: HandMadeEntry = { name: 'imsmanifest.xml', bytes: one('1.2', 'x', 'index.html') };

const withManifest = (bytes: string | Buffer): Buffer =>
  handMadeZip([{ name: 'imsmanifest.xml', bytes }, PAGE]);
const withFile = (entry: HandMadeEntry): Buffer => handMadeZip([MANIFEST, PAGE, entry]);
const before = (doctype: string): string =>
  one('1.2', 'x', 'index.html').replace('?>', `?>${doctype}`);

export function hostilePackages(): readonly HostilePackage[] {
  const good = handMadeZip([MANIFEST, PAGE]);
  const bad = (name: string, fault: PackageFault, bytes: Buffer): HostilePackage => ({
    name,
    fault,
    bytes,
  });
  return [
    bad('a text called zip', 'not_a_zip', Buffer.from('继续教育'.repeat(100))),
    bad('cut off', 'damaged', good.subarray(0, good.length - 40)),
    bad('climbs out', 'unsafe_name', withFile({ name: '../../etc/cron.d/x.txt', bytes: 'x' })),
    bad(
      'climbs out the Windows way',
      'unsafe_name',
      withFile({ name: '..\\..\\x.txt', bytes: 'x' }),
    ),
    bad('absolute name', 'unsafe_name', withFile({ name: '/etc/passwd.txt', bytes: 'x' })),
    bad('drive letter', 'unsafe_name', withFile({ name: 'C:\\Windows\\x.txt', bytes: 'x' })),
    bad('zero byte in a name', 'unsafe_name', withFile({ name: 'a\0.txt', bytes: 'x' })),
    bad(
      'line break in a name',
      'unsafe_name',
      withFile({ name: 'a\r\nset-cookie: x.txt', bytes: 'x' }),
    ),
    bad(
      'symbolic link',
      'link',
      withFile({ name: 'l.txt', bytes: '/etc/passwd', unixMode: 0o120777 }),
    ),
    bad('encrypted', 'encrypted', withFile({ name: 'a.txt', bytes: 'x', flags: 1 })),
    bad('two files of one name', 'doubled_name', withFile({ name: 'INDEX.html', bytes: 'other' })),
    bad('shared data', 'overlapping', withFile({ name: 'b.txt', bytes: 'x', sharesFirst: true })),
    bad(
      'too many files',
      'too_many_files',
      handMadeZip([
        MANIFEST,
        PAGE,
        ...Array.from({ length: 5_001 }, (_, at) => ({ name: `f/${at}.txt`, bytes: '' })),
      ]),
    ),
    bad(
      'bomb, honestly declared',
      'inflates_too_much',
      withFile({ name: 'b.txt', bytes: Buffer.alloc(9_000_000) }),
    ),
    bad(
      'bomb, declared small',
      'inflates_too_much',
      withFile({ name: 'b.txt', bytes: Buffer.alloc(9_000_000), declaredUnpacked: 10 }),
    ),
    bad(
      'declared larger than allowed',
      'too_large',
      handMadeZip([
        MANIFEST,
        PAGE,
        ...Array.from({ length: 80 }, (_, at) => ({
          name: `b${at}.mp4`,
          bytes: 'x',
          declaredUnpacked: 7 * 1024 * 1024,
        })),
      ]),
    ),
    bad('wrong checksum', 'damaged', withFile({ name: 'a.txt', bytes: 'x', declaredCrc: 1 })),
    bad('unknown compression', 'compression', withFile({ name: 'a.txt', bytes: 'x', method: 12 })),
    bad('a program beside', 'program', withFile({ name: 'bin/setup.EXE', bytes: 'MZ' })),
    bad('a Java archive', 'program', withFile({ name: 'applet.jar', bytes: 'PK' })),
    bad('no manifest', 'no_manifest', handMadeZip([PAGE])),
    bad(
      'packed with its folder',
      'manifest_in_folder',
      handMadeZip([
        { ...MANIFEST, name: '我的课/imsmanifest.xml' },
        { ...PAGE, name: '我的课/index.html' },
      ]),
    ),
    bad(
      'another standard',
      'other_standard',
      handMadeZip([{ name: 'tincan.xml', bytes: '<t/>' }, PAGE]),
    ),
    bad(
      'entities from outside',
      'xml_document_type',
      withManifest(before('<!DOCTYPE m [<!ENTITY x SYSTEM "file:///etc/passwd">]>')),
    ),
    bad(
      'a billion laughs',
      'xml_document_type',
      withManifest(before('<!DOCTYPE m [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>')),
    ),
    bad('an entity nobody declared', 'xml_broken', withManifest(one('1.2', '&xxe;', 'index.html'))),
    bad(
      'broken XML',
      'xml_broken',
      withManifest(one('1.2', 'x', 'index.html').replace('</organizations>', '')),
    ),
    bad(
      'unreadable bytes',
      'xml_encoding',
      withManifest(Buffer.concat([Buffer.from('<manifest>'), Buffer.from([0xff, 0xff, 0x80])])),
    ),
    bad(
      'nested without end',
      'manifest_too_large',
      withManifest(`${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}`),
    ),
    bad(
      'a manifest of 5 MB',
      'manifest_too_large',
      withManifest(
        `${one('1.2', 'x', 'index.html')}<!-- ${Array.from({ length: 400_000 }, (_, at) => at * 7919).join(' ')} -->`,
      ),
    ),
    bad(
      'a manifest of something else',
      'not_scorm',
      withManifest('<manifest xmlns="http://www.imsglobal.org/xsd/imscp_v1p1"/>'),
    ),
    bad(
      'a cartridge of another standard',
      'other_standard',
      withManifest(one('1.2', 'x', 'index.html').replace('ADL SCORM', 'IMS Common Cartridge')),
    ),
    bad('SCORM 1.1', 'edition', withManifest(one('1.2', 'x', 'index.html', { edition: '1.1' }))),
    bad(
      'no organisation',
      'no_organization',
      withManifest(
        one('1.2', 'x', 'index.html').replace(/<organization [\s\S]*<\/organization>/, ''),
      ),
    ),
    bad(
      'nothing to launch',
      'nothing_to_launch',
      withManifest(
        manifestXml({ version: '1.2', title: 'x', items: [{ id: 'a', title: 'heading' }] }),
      ),
    ),
    bad(
      'identifiers twice',
      'identifier_doubled',
      withManifest(
        manifestXml({
          version: '1.2',
          title: 'x',
          items: [
            { id: 'a', title: '1', href: 'index.html' },
            { id: 'a', title: '2', href: 'index.html' },
          ],
        }),
      ),
    ),
    bad(
      'more items than a course has',
      'too_many_items',
      withManifest(
        manifestXml({
          version: '1.2',
          title: 'x',
          items: Array.from({ length: 501 }, (_, at) => ({
            id: `i${at}`,
            title: 't',
            href: 'index.html',
          })),
        }),
      ),
    ),
    bad(
      'refers to nothing',
      'resource_missing',
      withManifest(
        one('1.2', 'x', 'index.html').replace('identifierref="R-I1"', 'identifierref="R-9"'),
      ),
    ),
    bad(
      'launches what is not there',
      'launch_missing',
      withManifest(one('1.2', 'x', 'start.html')),
    ),
    bad(
      'launches by another case',
      'launch_wrong_case',
      withManifest(one('1.2', 'x', 'Index.HTML')),
    ),
    bad(
      'launches another site',
      'launch_elsewhere',
      withManifest(one('1.2', 'x', 'https://evil.invalid/index.html')),
    ),
    bad(
      'launches another site without saying how',
      'launch_elsewhere',
      withManifest(one('1.2', 'x', '//evil.invalid/index.html')),
    ),
    bad(
      'launches another site by its base',
      'launch_elsewhere',
      withManifest(one('1.2', 'x', 'index.html', { resourceBase: 'http://evil.invalid/' })),
    ),
    bad(
      'launches a script address',
      'launch_elsewhere',
      withManifest(one('1.2', 'x', 'javascript:alert(1)')),
    ),
    bad(
      'launches a server page',
      'launch_type',
      handMadeZip([
        { name: 'imsmanifest.xml', bytes: one('1.2', 'x', 'index.php') },
        { name: 'index.php', bytes: '<?php ?>' },
      ]),
    ),
  ];
}
