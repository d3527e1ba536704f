import { readdir, stat, utimes } from 'node:fs/promises';
import { Agent, request } from 'node:http';
import { join } from 'node:path';
import { crc32, deflateRawSync, deflateSync } from 'node:zlib';
import { sql } from 'kysely';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asId, type EvidenceId, type NodeId, type PersonId } from '@jixu/kernel';
import { handMadeZip } from '../platform/files/testing.ts';
import { type RoomServer, roomServer } from '../platform/http/testing.ts';
import type { PersonActor } from '../platform/operation/actor.ts';
import { evidenceOf, jobs, requireOwn, routes, sameFile, similarPicture } from './index.ts';
import { SWEEP_JOB } from './jobs.ts';
import { actorOf, nextId, unitWith } from './testing.ts';

let server: RoomServer;
let owner: PersonActor;
let administrator: PersonActor;
let stranger: PersonActor;
let strangeAdministrator: PersonActor;
let officer: PersonActor;
/** What the port that rooms above fill answers: files attached to a case of this officer. */
const seenByOfficer = new Set<string>();

beforeAll(async () => {
  server = await roomServer((ground) => {
    const ports = {
      ...ground,
      maySee: async (read: { actor: unknown }, _person: PersonId, evidenceId: EvidenceId) =>
        (read.actor as PersonActor).personId === officer.personId && seenByOfficer.has(evidenceId),
    };
    return { routes: routes(ports), jobs: jobs(ports) };
  });
  const person = nextId<'person'>();
  const unit: NodeId = await unitWith(server.db, [person]);
  const other = nextId<'person'>();
  const otherUnit = await unitWith(server.db, [other]);
  owner = actorOf(person);
  administrator = actorOf(nextId<'person'>(), { role: 'unit-administrator', nodeId: unit });
  stranger = actorOf(other);
  strangeAdministrator = actorOf(nextId<'person'>(), {
    role: 'unit-administrator',
    nodeId: otherUnit,
  });
  officer = actorOf(nextId<'person'>(), { role: 'department-officer', nodeId: otherUnit });
});

afterAll(() => server.close());

const plain = (text: string): Uint8Array => new TextEncoder().encode(text);

function pdf(mark: string): Uint8Array {
  return plain(
    `%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n` +
      `2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n` +
      `3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]>>endobj\n` +
      `trailer<</Root 1 0 R>>\n%${mark}\n%%EOF\n`,
  );
}

/** A picture with shapes of its own, so that different seeds look different. */
async function picture(seed: number, change: (made: Sharp) => Sharp = (same) => same) {
  const cells = Array.from({ length: 12 }, (_, i) => ((seed * 7919 + i * i * 104_729) % 255) | 0);
  const small = Buffer.from(cells);
  const base = sharp(small, { raw: { width: 4, height: 3, channels: 1 } })
    .resize(800, 600, { kernel: 'nearest' })
    .toColourspace('srgb');
  return change(base).jpeg().toBuffer();
}

const upload = (actor: PersonActor | null, name: string, bytes: Uint8Array, query = '') =>
  server.call(actor, 'POST', `/api/evidence${query}`, { file: { name, bytes } });

async function storedFiles(): Promise<string[]> {
  const root = join(server.folder, 'files', 'evidence');
  const entries = await readdir(root, { recursive: true, withFileTypes: true }).catch(() => []);
  return entries.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
}

const rowCount = async (): Promise<number> => {
  const found = await sql<{ n: number }>`select count(*)::int as n from evidence.file`.execute(
    server.db,
  );
  return found.rows[0]?.n ?? -1;
};

describe('handing in', () => {
  test('a PDF becomes evidence with its facts', async () => {
    // Goal: what the person sees of a file is what the file is. Method: upload over HTTP, read the facts back.
    const done = await upload(owner, '培训证明.PDF', pdf('facts'));
    expect(done.status).toBe(200);
    expect(done.json).toMatchObject({
      personId: owner.personId,
      name: '培训证明.pdf',
      mediaType: 'application/pdf',
      pages: 1,
      preview: false,
      byOther: false,
      already: false,
    });
    const facts = await server.call(
      owner,
      'GET',
      `/api/evidence/${owner.personId}/${String(done.json['evidenceId'])}`,
    );
    expect(facts.json).toMatchObject({
      bytes: pdf('facts').length,
      permissions: { open: true },
    });
    expect(facts.json).not.toHaveProperty('sha256');
    expect(facts.json).not.toHaveProperty('storageKey');
  });

  test('a photograph gets an upright preview without the place it was taken', async () => {
    // Goal: nobody learns from a preview where a photograph was made. Method: EXIF with GPS and a quarter turn.
    const bytes = await picture(1, (made) =>
      made
        .withExif({ IFD3: { GPSLatitude: '23/1 7/1 0/1', GPSLatitudeRef: 'N' } })
        .withMetadata({ orientation: 6 }),
    );
    expect((await sharp(bytes).metadata()).orientation).toBe(6);
    const done = await upload(owner, 'IMG_0001.jpeg', bytes);
    expect(done.status).toBe(200);
    expect(done.json).toMatchObject({ mediaType: 'image/jpeg', preview: true, pages: 1 });
    const path = `/api/evidence/${owner.personId}/${String(done.json['evidenceId'])}/preview`;
    const preview = await server.call(owner, 'GET', path);
    expect(preview.headers.get('content-disposition')).toMatch(/^inline/);
    const read = await sharp(preview.bytes).metadata();
    expect([read.width, read.height]).toEqual([600, 800]);
    expect(read.exif).toBeUndefined();
  });

  test('the same bytes of the same person are one piece of evidence', async () => {
    // Goal: nothing doubles. Method: hand in twice, 8 at once included; count rows and files after the clean-up.
    const bytes = await picture(2);
    const before = { rows: await rowCount(), files: (await storedFiles()).length };
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, i) => upload(owner, `${i}.jpg`, bytes)),
    );
    expect(answers.map((one) => one.status)).toEqual(Array(8).fill(200));
    expect(new Set(answers.map((one) => one.json['evidenceId'])).size).toBe(1);
    expect(answers.filter((one) => one.json['already'] === false)).toHaveLength(1);
    await server.runJobs();
    expect(await rowCount()).toBe(before.rows + 1);
    // The bytes and their preview, once.
    expect((await storedFiles()).length).toBe(before.files + 2);
  });

  test('a repeated request answers what it answered and keeps one copy', async () => {
    // Goal: a retry after a lost answer is harmless. Method: the same idempotency key twice.
    const file = { name: 'a.pdf', bytes: pdf('retry') };
    const once = await server.call(owner, 'POST', '/api/evidence', { file, key: 'retry-1' });
    const files = (await storedFiles()).length;
    const twice = await server.call(owner, 'POST', '/api/evidence', { file, key: 'retry-1' });
    expect(twice.json).toEqual(once.json);
    expect(twice.headers.get('idempotent-replay')).toBe('true');
    expect((await storedFiles()).length).toBe(files);
    const other = { name: 'a.pdf', bytes: pdf('another') };
    const refused = await server.call(owner, 'POST', '/api/evidence', {
      file: other,
      key: 'retry-1',
    });
    expect(refused.json['code']).toBe('platform.key_used_for_another_request');
    expect((await storedFiles()).length).toBe(files);
  });

  test('archives and OFD are kept as they are', async () => {
    // Goal: nothing is unpacked, everything allowed is taken. Method: a rar by signature, a zip with a hostile name.
    const rar = Buffer.concat([Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1'), Buffer.alloc(64)]);
    const zip = oneEntryZip('../../etc/passwd', 'x');
    for (const [name, bytes, mediaType] of [
      ['材料.rar', rar, 'application/vnd.rar'],
      ['材料.zip', zip, 'application/zip'],
      ['材料.ofd', oneEntryZip('OFD.xml', '<ofd/>'), 'application/ofd'],
    ] as const) {
      const done = await upload(owner, name, bytes);
      expect(done.json).toMatchObject({ mediaType, preview: false, pages: null });
      const path = `/api/evidence/${owner.personId}/${String(done.json['evidenceId'])}/file`;
      expect((await server.call(owner, 'GET', path)).bytes.equals(bytes)).toBe(true);
    }
  });

  test('a phone’s HEIC is kept as it is, and a picture under another picture’s name is named right', async () => {
    // Goal: what phones send is taken. Method: the boxes of a HEIC with its size; a PNG called .jpg.
    const heic = Buffer.alloc(64);
    heic.writeUInt32BE(24, 0);
    heic.write('ftypheic', 4, 'latin1');
    heic.write('heicmif1', 16, 'latin1');
    heic.write('ispe', 28, 'latin1');
    heic.writeUInt32BE(4032, 36);
    heic.writeUInt32BE(3024, 40);
    const kept = await upload(owner, 'IMG_7.HEIC', heic);
    expect(kept.json).toMatchObject({
      mediaType: 'image/heic',
      preview: false,
      name: 'IMG_7.heic',
    });
    const path = `/api/evidence/${owner.personId}/${String(kept.json['evidenceId'])}/preview`;
    const none = await server.call(owner, 'GET', path);
    expect([none.status, none.json['code']]).toEqual([404, 'evidence.no_preview']);
    const png = await sharp(await picture(6))
      .png()
      .toBuffer();
    const named = await upload(owner, '证书.jpg', png);
    expect(named.json).toMatchObject({ mediaType: 'image/png', preview: true, name: '证书.png' });
  });

  test('an identity number or a folder in a file name does not get in', async () => {
    // Goal: names carry no numbers and no tricks. Method: a path, a right-to-left override and a full number.
    const done = await upload(owner, 'C:\\x\\证明11010519491231002X\u202Efdp.pdf', pdf('name'));
    expect(done.json['name']).toBe('证明1101**************fdp.pdf');
  });
});

describe('refusing', () => {
  const refusals: [string, string, () => Promise<Uint8Array> | Uint8Array, string, object][] = [
    [
      'a program called PDF',
      'a.pdf',
      () => Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(400)]),
      'evidence.type_not_allowed',
      { found: 'executable' },
    ],
    [
      'a web page called JPG',
      'a.jpg',
      () => plain('<!doctype html><script>alert(1)</script>'),
      'evidence.type_not_allowed',
      { found: 'html' },
    ],
    [
      'a drawing with scripts',
      'a.svg',
      () => plain('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'),
      'evidence.type_not_allowed',
      { found: 'svg' },
    ],
    [
      'an archive called PDF',
      'a.pdf',
      () => oneEntryZip('a.txt', 'x'),
      'evidence.type_not_allowed',
      { found: 'zip', named: 'pdf' },
    ],
    [
      'a PDF called EXE',
      'a.exe',
      () => pdf('exe'),
      'evidence.type_not_allowed',
      { found: 'pdf', named: 'exe' },
    ],
    [
      'a picture with an archive behind it',
      'a.jpg',
      async () => Buffer.concat([await picture(3), oneEntryZip('evil.js', 'x')]),
      'evidence.type_not_allowed',
      { found: 'jpg+zip' },
    ],
    ['nothing', 'a.pdf', () => new Uint8Array(), 'evidence.empty', {}],
    [
      'half a photograph',
      'a.jpg',
      async () => (await picture(4)).subarray(0, 3000),
      'evidence.damaged',
      {},
    ],
    [
      'a flood of pixels',
      'a.png',
      () => hugePng(),
      'evidence.too_many_pixels',
      { limit: 40_000_000 },
    ],
    [
      '11 MB',
      'a.pdf',
      () => Buffer.concat([pdf('large'), Buffer.alloc(11 * 1024 * 1024)]),
      'evidence.too_large',
      { limit: 10 * 1024 * 1024 },
    ],
    [
      'one byte more than 10 MiB',
      'a.pdf',
      () => Buffer.concat([pdf('edge'), Buffer.alloc(10 * 1024 * 1024 + 1 - pdf('edge').length)]),
      'evidence.too_large',
      { limit: 10 * 1024 * 1024 },
    ],
  ];

  test.each(refusals)('%s', async (_what, name, make, code, detail) => {
    // Goal: each bad file gets a reason and leaves nothing. Method: upload, then look at rows and disk.
    const before = { rows: await rowCount(), files: (await storedFiles()).toSorted() };
    const refused = await upload(owner, name, await make());
    expect([refused.json['code'], refused.json['detail']]).toEqual([code, detail]);
    expect(await rowCount()).toBe(before.rows);
    expect((await storedFiles()).toSorted()).toEqual(before.files);
  });

  test('a refused file leaves its connection in order', async () => {
    // Goal: whoever tries again is answered. Method: files of several sizes over the limit, each followed by a
    // question, all on one connection that is kept.
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const send = (method: string, path: string, body: Buffer, headers: Record<string, string>) =>
      new Promise<{ status: number | undefined; text: string }>((resolve, reject) => {
        const all = { ...headers, authorization: JSON.stringify(owner) };
        const sent = request(
          `${server.url}${path}`,
          { method, agent, headers: all, timeout: 10_000 },
          (reply) => {
            let text = '';
            reply.on('data', (chunk: Buffer) => (text += chunk.toString()));
            reply.on('end', () => resolve({ status: reply.statusCode, text }));
          },
        );
        sent.on('timeout', () => sent.destroy(new Error(`no answer: ${method} ${path}`)));
        sent.on('error', reject);
        sent.end(body);
      });
    for (const over of [1, 200, 70_000, 1_000_000, 6_000_000]) {
      const boundary = 'jixu';
      const body = Buffer.concat([
        plain(
          `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n`,
        ),
        Buffer.alloc(10 * 1024 * 1024 + over),
        plain(`\r\n--${boundary}--\r\n`),
      ]);
      const refused = await send('POST', '/api/evidence', body, {
        'idempotency-key': nextId(),
        'content-type': `multipart/form-data; boundary=${boundary}`,
        'content-length': String(body.length),
      });
      expect([over, refused.status, refused.text]).toEqual([
        over,
        413,
        expect.stringContaining('evidence.too_large'),
      ]);
      const asked = await send('GET', `/api/evidence/${nextId()}/${nextId()}`, Buffer.alloc(0), {});
      expect([over, asked.status]).toEqual([over, 404]);
    }
    agent.destroy();
  });

  test('T60: a zip of 10 MiB is taken, one byte more and a .7z are refused', async () => {
    // Goal: lists come as archives, within the limit. Method: a stored zip, its one entry as long as it takes.
    const limit = 10 * 1024 * 1024;
    const stored = (bytes: Buffer) => handMadeZip([{ name: '名单.txt', bytes, stored: true }]);
    const padded = (bytes: number) => {
      const zip = stored(Buffer.alloc(bytes - stored(Buffer.alloc(0)).length, 'x'));
      expect(zip.length).toBe(bytes);
      return zip;
    };
    expect((await upload(owner, '材料.zip', padded(limit))).status).toBe(200);
    const refused = async (name: string, bytes: Uint8Array) =>
      (await upload(owner, name, bytes)).json['code'];
    expect(await refused('材料.zip', padded(limit + 1))).toBe('evidence.too_large');
    const sevenZip = Buffer.concat([Buffer.from('377abcaf271c0004', 'hex'), Buffer.alloc(400)]);
    expect(await refused('材料.7z', sevenZip)).toBe('evidence.type_not_allowed');
  });

  test('exactly 10 MiB is taken', async () => {
    // Goal: the limit is the limit. Method: a PDF of exactly that size.
    const bytes = pdf('x'.repeat(10 * 1024 * 1024 - pdf('').length));
    expect(bytes.length).toBe(10 * 1024 * 1024);
    expect((await upload(owner, 'full.pdf', bytes)).status).toBe(200);
  });
});

describe('access', () => {
  let evidenceId: string;
  let path: string;

  beforeAll(async () => {
    const done = await upload(owner, '论文.jpg', await picture(5));
    evidenceId = String(done.json['evidenceId']);
    path = `/api/evidence/${owner.personId}/${evidenceId}`;
  });

  const openings = async () => {
    const found = await sql<{ opened_by: string; what: string }>`select opened_by, what
      from evidence.opening where evidence_id = ${evidenceId} order by at`.execute(server.db);
    return found.rows;
  };

  test('a foreign file and one that does not exist answer alike', async () => {
    // Goal: nobody learns what exists. Method: compare the answers for foreign and invented ids, on every route.
    const invented = `/api/evidence/${owner.personId}/${nextId()}`;
    for (const actor of [stranger, strangeAdministrator, officer]) {
      for (const part of ['', '/file', '/preview']) {
        const foreign = await server.call(actor, 'GET', `${path}${part}`);
        const none = await server.call(actor, 'GET', `${invented}${part}`);
        expect([foreign.status, foreign.json['code']]).toEqual([404, 'evidence.no_file']);
        expect([none.status, none.json['code']]).toEqual([404, 'evidence.no_file']);
      }
    }
    expect((await server.call(null, 'GET', path)).status).toBe(401);
    expect(await openings()).toEqual([]);
  });

  test('the owner opens without a record, an administrator of the unit with one', async () => {
    // Goal: every look by someone else is on record, before the bytes. Method: open, then read the openings.
    expect((await server.call(owner, 'GET', `${path}/file`)).status).toBe(200);
    expect(await openings()).toEqual([]);
    const file = await server.call(administrator, 'GET', `${path}/file`);
    expect(file.status).toBe(200);
    expect(file.headers.get('content-disposition')).toMatch(/^attachment/);
    expect(file.headers.get('x-content-type-options')).toBe('nosniff');
    expect(file.headers.get('content-security-policy')).toContain('sandbox');
    expect(file.headers.get('cache-control')).toBe('no-store');
    expect((await server.call(administrator, 'GET', `${path}/preview`)).status).toBe(200);
    expect(await openings()).toEqual([
      { opened_by: administrator.personId, what: 'file' },
      { opened_by: administrator.personId, what: 'preview' },
    ]);
  });

  test('an office sees what is attached to its cases, through the port', async () => {
    // Goal: the right comes and goes with the attachment. Method: let the port say yes, then no.
    seenByOfficer.add(evidenceId);
    expect((await server.call(officer, 'GET', `${path}/file`)).status).toBe(200);
    seenByOfficer.delete(evidenceId);
    expect((await server.call(officer, 'GET', `${path}/file`)).status).toBe(404);
    expect((await openings()).filter((one) => one.opened_by === officer.personId)).toHaveLength(1);
  });

  test('openings cannot be changed or removed', async () => {
    // Goal: the record of who looked stays. Method: try as the serving role.
    await expect(sql`delete from evidence.opening`.execute(server.db)).rejects.toThrow(
      /permission denied/,
    );
    await expect(
      sql`update evidence.opening set opened_by = person_id`.execute(server.db),
    ).rejects.toThrow(/permission denied/);
  });

  test('an administrator hands in for someone of the unit and nobody else', async () => {
    // Goal: files are entered for others within scope only. Method: `for` a member, then for a stranger.
    const query = `?for=${owner.personId}`;
    const done = await upload(administrator, '班级名册.pdf', pdf('for'), query);
    expect(done.json).toMatchObject({ personId: owner.personId, byOther: true });
    const files = (await storedFiles()).length;
    for (const actor of [strangeAdministrator, stranger, officer]) {
      const refused = await upload(actor, '班级名册.pdf', pdf('for-2'), query);
      expect(refused.status).toBe(404);
    }
    const unknown = await upload(administrator, 'a.pdf', pdf('for-3'), `?for=${nextId()}`);
    expect(unknown.status).toBe(404);
    expect((await storedFiles()).length).toBe(files);
  });
});

describe('door', () => {
  const attached = (personId: PersonId, ids: readonly EvidenceId[]) =>
    server
      .operations()
      .run({ type: 'test.attach', actor: owner }, (op) => requireOwn(op, personId, ids));

  test('only one’s own existing files can be attached', async () => {
    // Goal: no record is proved with somebody else's file. Method: own, foreign and invented ids.
    const done = await upload(owner, 'a.pdf', pdf('own'));
    const id = asId<'evidence'>(String(done.json['evidenceId']));
    await attached(owner.personId, [id, id]);
    await expect(attached(stranger.personId, [id])).rejects.toMatchObject({
      code: 'evidence.not_attachable',
    });
    await expect(attached(owner.personId, [id, nextId<'evidence'>()])).rejects.toMatchObject({
      code: 'evidence.not_attachable',
    });
    expect(await evidenceOf(server, owner.personId, [id])).toHaveLength(1);
    expect(await evidenceOf(server, stranger.personId, [id])).toEqual([]);
  });

  test('the same file, and the same picture saved again, are found with other people', async () => {
    // Goal: borrowed proofs show as a risk. Method: same bytes and a scaled re-saved copy by another person.
    const bytes = await picture(77);
    const scaled = await sharp(bytes).resize(500).jpeg({ quality: 60 }).toBuffer();
    const mine = await upload(owner, 'a.jpg', bytes);
    await upload(stranger, 'b.jpg', bytes);
    await upload(stranger, 'c.jpg', scaled);
    const [file] = await evidenceOf(server, owner.personId, [
      asId<'evidence'>(String(mine.json['evidenceId'])),
    ]);
    const perceptual = file?.perceptual ?? '';
    const of = { notPersonId: owner.personId };
    expect(await sameFile(server, { ...of, sha256: file?.sha256 ?? '' })).toBe(1);
    expect(await similarPicture(server, { ...of, perceptual })).toBe(1);
    expect(await similarPicture(server, { perceptual, notPersonId: stranger.personId })).toBe(1);
    const [different] = await evidenceOf(server, owner.personId, [
      asId<'evidence'>(
        String((await upload(owner, 'd.jpg', await picture(901))).json['evidenceId']),
      ),
    ]);
    expect(await similarPicture(server, { ...of, perceptual: different?.perceptual ?? '' })).toBe(
      0,
    );
  });
});

describe('sweeping', () => {
  const sweep = async () => {
    const [job] = jobs({ ...server }).filter((one) => one.name === SWEEP_JOB);
    await job?.handle({});
    await server.runJobs();
  };

  test('bytes without a row go after a day, rows never lose their bytes', async () => {
    // Goal: both directions of the orphan check. Method: a stray file of yesterday, one of now, a torn write.
    const area = server.storage.area('evidence');
    const { Readable } = await import('node:stream');
    const old = await area.put(Readable.from([Buffer.from('old')]), 10);
    const fresh = await area.put(Readable.from([Buffer.from('new')]), 10);
    const torn = `${area.pathOf(old.key)}.part`;
    const { writeFile } = await import('node:fs/promises');
    await writeFile(torn, 'half');
    const yesterday = new Date(Date.now() - 25 * 3_600_000);
    await utimes(area.pathOf(old.key), yesterday, yesterday);
    await utimes(torn, yesterday, yesterday);
    await sweep();
    await expect(stat(area.pathOf(old.key))).rejects.toThrow(/ENOENT/);
    await expect(stat(torn)).rejects.toThrow(/ENOENT/);
    expect((await stat(area.pathOf(fresh.key))).size).toBe(3);
    const rows = await sql<{ storage_key: string; preview_key: string | null }>`select storage_key,
      preview_key from evidence.file`.execute(server.db);
    const keys = rows.rows.flatMap((row) => [row.storage_key, row.preview_key ?? []].flat());
    expect(keys.length).toBeGreaterThan(10);
    for (const key of keys) expect((await stat(area.pathOf(key))).size).toBeGreaterThan(0);
  });

  test('unused files go after 30 days; attached, opened and renewed ones stay', async () => {
    // Goal: nothing that proves something is ever removed. Method: four files, the clock moved by 31 days.
    const ids: Record<string, EvidenceId> = {};
    for (const name of ['unused', 'attached', 'opened', 'renewed']) {
      const done = await upload(stranger, `${name}.pdf`, pdf(`sweep-${name}`));
      ids[name] = asId<'evidence'>(String(done.json['evidenceId']));
    }
    const idOf = (name: string): EvidenceId => asId<'evidence'>(String(ids[name]));
    await server
      .operations()
      .run({ type: 'test.attach', actor: stranger }, (op) =>
        requireOwn(op, stranger.personId, [idOf('attached')]),
      );
    await server.call(
      strangeAdministrator,
      'GET',
      `/api/evidence/${stranger.personId}/${idOf('opened')}/file`,
    );
    server.clock.setOffset(31 * 86_400_000);
    try {
      await upload(stranger, 'renewed.pdf', pdf('sweep-renewed'));
      await sweep();
      const left = await evidenceOf(server, stranger.personId, Object.values(ids));
      expect(left.map((one) => one.name).toSorted()).toEqual([
        'attached.pdf',
        'opened.pdf',
        'renewed.pdf',
      ]);
      const keys = await storedFiles();
      for (const one of left) {
        expect(keys).toContain(server.storage.area('evidence').pathOf(one.storageKey));
      }
    } finally {
      server.clock.setOffset(0);
    }
  });
});

function oneEntryZip(name: string, text: string): Buffer {
  const data = deflateRawSync(Buffer.from(text));
  const local = Buffer.alloc(30);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(data.length, 18);
  local.writeUInt32LE(text.length, 22);
  local.writeUInt16LE(name.length, 26);
  const central = Buffer.alloc(46);
  central.writeUInt32LE(0x02014b50, 0);
  local.copy(central, 6, 4, 28);
  central.writeUInt16LE(name.length, 28);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(1, 8);
  end.writeUInt16LE(1, 10);
  end.writeUInt32LE(46 + name.length, 12);
  end.writeUInt32LE(30 + name.length + data.length, 16);
  return Buffer.concat([local, Buffer.from(name), data, central, Buffer.from(name), end]);
}

/** Declares 60,000 × 60,000 and has none of them. */
function hugePng(): Buffer {
  const header = Buffer.alloc(13);
  header.writeUInt32BE(60_000, 0);
  header.writeUInt32BE(60_000, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const parts = [
    ['IHDR', header],
    ['IDAT', deflateSync(Buffer.alloc(1000))],
    ['IEND', Buffer.alloc(0)],
  ] as const;
  const chunks = parts.map(([name, data]) => {
    const body = Buffer.concat([Buffer.from(name), data]);
    const ends = Buffer.alloc(8);
    ends.writeUInt32BE(data.length, 0);
    ends.writeUInt32BE(crc32(body), 4);
    return Buffer.concat([ends.subarray(0, 4), body, ends.subarray(4)]);
  });
  return Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), ...chunks]);
}
