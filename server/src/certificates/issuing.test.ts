import { createHash } from 'node:crypto';
import { buffer } from 'node:stream/consumers';
import {
  type CertificateId,
  hasCheckDigit,
  type NodeId,
  type PersonId,
  type RecordId,
} from '@jixu/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { makePack } from '@jixu/policy';
import { changeNode, createNode, relate } from '../organisations/index.ts';
import { extractPayload } from './document/attached-payload.ts';
import { printCertificate } from './document/print-certificate.ts';
import { replayCertificate, settleCertificate } from './index.ts';
import {
  envelopeOf,
  printCertificate as printCertificateJob,
} from './commands/print-certificate.ts';
import { PrintError } from '../platform/print/print-error.ts';
import { issuedByNumber } from './queries/public-check.ts';
import { certificatesOfPerson, sealedPayload } from './store/certificate-store.ts';
import {
  type CertificateWorld,
  makePerson,
  makePlace,
  openCertificateWorld,
  passCourse,
  type Place,
  recogniseHours,
  slotFor,
  takeBack,
} from './testing.ts';

const GD = 'gd-teachers';
const ZIBO = 'sd-zibo';
let world: CertificateWorld;
let place: Place;

beforeAll(async () => {
  world = await openCertificateWorld();
  place = await makePlace(world, { packId: GD });
});
afterAll(() => world.close());

/** Exactly what gd-teachers asks for in a year. */
async function meet(personId: PersonId): Promise<Record<'public' | 'elective', RecordId>> {
  const of = { personId, packId: GD };
  const inPublic = await recogniseHours(world, { ...of, category: 'public', hours: '30' });
  await recogniseHours(world, { ...of, category: 'professional', hours: '42' });
  const elective = await recogniseHours(world, { ...of, category: 'elective', hours: '18' });
  return { public: inPublic, elective };
}

const handedOut = (personId: PersonId) =>
  certificatesOfPerson(world.db, personId, { after: null, limit: 10 });

async function events(personId: PersonId, type: string): Promise<Record<string, unknown>[]> {
  const found = await sql<{ payload: Record<string, unknown> }>`select payload from platform.outbox
    where subject_id = ${personId} and type = ${type} order by at`.execute(world.db);
  return found.rows.map((row) => row.payload);
}

describe('issuing', () => {
  it('gives a certificate as soon as the requirement is met, and not before', async () => {
    // Goal: the last record earns the paper, none before. Method: three records, delivered after two and after three.
    const personId = await makePerson(world, {
      unitId: place.unitId,
      name: '林秀芬',
      facts: [{ kind: 'post', value: '一级教师' }],
    });
    const of = { personId, packId: GD };
    await recogniseHours(world, { ...of, category: 'public', hours: '30' });
    await recogniseHours(world, { ...of, category: 'professional', hours: '46' });
    await world.drain();
    expect(await handedOut(personId)).toEqual([]);
    await recogniseHours(world, { ...of, category: 'elective', hours: '20' });
    await world.drain();
    const [one, ...others] = await handedOut(personId);
    expect(others).toEqual([]);
    expect(one).toMatchObject({ state: 'issued', kind: 'certificate', issuerId: place.bureauId });
    expect(one?.number).toMatch(/^JX-4401-2025-\d{7}-\d$/);
    expect(hasCheckDigit(one?.number ?? '')).toBe(true);
    expect(one?.content).toMatchObject({
      title: '专业技术人员继续教育证书',
      holderName: '林秀芬',
      maskedId: '4401**************',
      unit: '云湖实验小学',
      post: '一级教师',
      issuer: '岭东市人力资源和社会保障局',
      periodLabel: '2025 年度',
      issueDate: '2025年12月20日',
      total: { need: '90', counted: '96', conclusion: '达到' },
    });
    expect(one?.content.rows.map((row) => [row.need, row.counted, row.conclusion])).toEqual([
      ['30', '30', '达到'],
      ['42', '46', '达到'],
      ['18', '20', '达到'],
    ]);
    expect(await events(personId, 'certificate.issued')).toEqual([
      {
        personId,
        certificateId: one?.certificateId,
        number: one?.number,
        kind: 'certificate',
        period: '2025',
      },
    ]);
  });

  it('stores the bytes whose digest it registers, with the signed text inside', async () => {
    // Goal: file, register and signature agree, and the page can be made again. Method: read back, extract, print anew.
    const personId = await makePerson(world, { unitId: place.unitId, name: '何宁' });
    await meet(personId);
    await world.drain();
    const [one] = await handedOut(personId);
    const pdf = await buffer(await world.storage.read(one?.storageKey ?? ''));
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(one?.pdfSha256);
    const sealed = await sealedPayload(world.db, personId, one?.certificateId ?? never());
    const payload = world.keyring.decrypt(sealed ?? Buffer.alloc(0));
    const attached = extractPayload(pdf);
    expect(attached.ok && attached.value.text).toBe(payload);
    const { content, hashes } = envelopeOf(payload).payload;
    expect(hashes.trace).toBe(one?.traceSha256);
    const again = await printCertificate({ printer: world.printer, content, payload });
    expect(again.ok && Buffer.from(again.value).equals(pdf)).toBe(true);
    // The check link opens without a log-in: it is in no readable column.
    const token = content.checkUrl.split('/').at(-1) ?? never();
    const rows = await sql<{ text: string }>`select row_to_json(c)::text as text
      from certificates.certificate c where person_id = ${personId}`.execute(world.db);
    expect(rows.rows.some((row) => row.text.includes(token))).toBe(false);
  });

  it('issues once for sixty-four simultaneous changes', async () => {
    // Goal: one number whatever happens at once. Method: 64 settlements in parallel, beside the events' own.
    const personId = await makePerson(world, { unitId: place.unitId, name: '周敏' });
    await meet(personId);
    const slot = slotFor(personId, GD);
    const settled = await Promise.all(
      Array.from({ length: 64 }, () => world.run((op) => settleCertificate(op, world, slot))),
    );
    expect(settled.filter((one) => one === 'prepared')).toHaveLength(1);
    await world.drain();
    const rows = await sql`select state from certificates.certificate
      where person_id = ${personId}`.execute(world.db);
    expect(rows.rows).toEqual([{ state: 'issued' }]);
    expect(await events(personId, 'certificate.issued')).toHaveLength(1);
  });

  it('leaves no gap between the numbers of a region and year', async () => {
    // Goal: an auditor finds every number. Method: the serials of all certificates made so far.
    const rows = await sql<{ number: string }>`select number from certificates.certificate
      where number like 'JX-4401-%'`.execute(world.db);
    const serials = rows.rows
      .map((row) => Number(row.number.split('-')[3]))
      .toSorted((a, b) => a - b);
    expect(serials).toEqual(serials.map((_, index) => index + 1));
    expect(serials.length).toBeGreaterThanOrEqual(3);
  });

  it('prints the yearly verification as a statement, by the same path', async () => {
    // Goal: sd-zibo's printout. Method: 30 + 60 hours under its rulebook.
    const zibo = await makePlace(world, {
      packId: ZIBO,
      bureauName: '河岸市人力资源和社会保障局',
      regionCode: '370300',
    });
    const personId = await makePerson(world, { unitId: zibo.unitId, name: '孙海' });
    const facts = {
      kind: 'training',
      on: '2025-05-10',
      qty: { hours: '60' },
      attrs: { organiser: 'department', examPassed: true },
      via: 'platform',
    } as const;
    const of = { personId, packId: ZIBO, hours: '0' };
    await recogniseHours(world, {
      ...of,
      category: 'public',
      facts: {
        kind: 'course',
        category: 'public',
        on: '2025-03-01',
        qty: { hours: '30' },
        attrs: { passed: true },
        via: 'platform',
      },
    });
    await recogniseHours(world, {
      ...of,
      category: 'professional',
      facts: { ...facts, category: 'professional' },
    });
    await world.drain();
    const [one] = await handedOut(personId);
    expect(one).toMatchObject({ kind: 'statement', state: 'issued', packId: ZIBO });
    expect(one?.content).toMatchObject({ title: '年度验证结果', kind: 'statement' });
    expect(one?.number).toMatch(/^JX-3703-2025-/);
  });
});

describe('ending', () => {
  it('revokes when counted hours are taken back, says why, and a new one gets a new number', async () => {
    // Goal: veto → revoked at once; met again → another number. Method: reverse a record, then recognise another.
    const personId = await makePerson(world, { unitId: place.unitId, name: '陈立' });
    const records = await meet(personId);
    await world.drain();
    const [first] = await handedOut(personId);
    await takeBack(world, { personId, recordId: records.elective, reason: '证明材料与事实不符' });
    await world.drain();
    const [revoked] = await handedOut(personId);
    expect(revoked).toMatchObject({
      number: first?.number,
      state: 'revoked',
      endedBecause: 'hours-corrected',
      endedDetail: {
        short: '18',
        records: [
          {
            recordId: records.elective,
            title: '平台课程 elective',
            before: '18',
            after: '0',
            opinion: '证明材料与事实不符',
          },
        ],
      },
    });
    expect(await events(personId, 'certificate.revoked')).toMatchObject([
      { number: first?.number, because: 'hours-corrected', short: '18', replaced: false },
    ]);
    await recogniseHours(world, { personId, packId: GD, category: 'elective', hours: '18' });
    await world.drain();
    const [second, before] = await handedOut(personId);
    expect(second?.state).toBe('issued');
    expect(before).toMatchObject({ number: first?.number, state: 'revoked' });
    expect(second?.number).not.toBe(first?.number);
  });

  it('replaces a paper that promises more than still counts, though the requirement is met', async () => {
    // Goal: no paper says 110 where 90 count. Method: 20 hours more than asked, taken back after the issue.
    const personId = await makePerson(world, { unitId: place.unitId, name: '何宁' });
    const of = { personId, packId: GD, category: 'professional' };
    const more = await recogniseHours(world, { ...of, hours: '20' });
    await meet(personId);
    await world.drain();
    await takeBack(world, { personId, recordId: more, reason: '重复登记' });
    await world.drain();
    const [now, then] = await handedOut(personId);
    expect(then).toMatchObject({ state: 'replaced', content: { total: { counted: '110' } } });
    expect(now).toMatchObject({ state: 'issued', content: { total: { counted: '90' } } });
    expect(await events(personId, 'certificate.revoked')).toMatchObject([{ replaced: true }]);
  });

  it('keeps the paper when more hours come in', async () => {
    // Goal: what a paper says stays true. Method: recognise more after the issue.
    const personId = await makePerson(world, { unitId: place.unitId, name: '周敏' });
    await meet(personId);
    await world.drain();
    const before = await handedOut(personId);
    await recogniseHours(world, { personId, packId: GD, category: 'professional', hours: '8' });
    await world.drain();
    expect(await handedOut(personId)).toEqual(before);
  });

  it('drops what was prepared and never printed when the hours go first', async () => {
    // Goal: nobody gets a paper for hours that are gone. Method: settle, take back and settle before any printing.
    const personId = await makePerson(world, { unitId: place.unitId, name: '陈立' });
    const records = await meet(personId);
    const slot = slotFor(personId, GD);
    expect(await world.run((op) => settleCertificate(op, world, slot))).toBe('prepared');
    await takeBack(world, { personId, recordId: records.public, reason: '不实' });
    expect(await world.run((op) => settleCertificate(op, world, slot))).toBe('revoked');
    await world.drain();
    expect(await handedOut(personId)).toEqual([]);
    expect(await events(personId, 'certificate.issued')).toEqual([]);
    expect(await events(personId, 'certificate.revoked')).toEqual([]);
  });
});

describe('replay', () => {
  it('gives the same bytes from what is stored alone', async () => {
    // Goal: an old certificate can be recomputed. Method: replay, compare with the digest inside the signed text.
    const personId = await makePerson(world, { unitId: place.unitId, name: '林秀芬' });
    await meet(personId);
    await world.drain();
    const [one] = await handedOut(personId);
    const of = { personId, certificateId: one?.certificateId ?? never() };
    const again = await replayCertificate(world, world.rulebooks, of);
    expect(again).toMatchObject({ same: true, replayedSha256: one?.traceSha256 });
    expect(again.bytes.length).toBeGreaterThan(1_000);
  });

  it('notices a stored record that was changed afterwards', async () => {
    // Goal: `same` can be false. Method: one amount in the stored input altered behind the room's back.
    const personId = await makePerson(world, { unitId: place.unitId, name: '林秀芬' });
    await meet(personId);
    await world.drain();
    const [one] = await handedOut(personId);
    await sql`update certificates.certificate set trace =
      jsonb_set(trace, '{input,records,0,qty,hours}', '"31"') where person_id = ${personId}`.execute(
      world.db,
    );
    const of = { personId, certificateId: one?.certificateId ?? never() };
    expect(await replayCertificate(world, world.rulebooks, of)).toMatchObject({ same: false });
  });

  it('is not changed by an edition that is published later', async () => {
    // Goal: old papers keep their rules. Method: the trace names its editions; a pack with others is never asked.
    const personId = await makePerson(world, { unitId: place.unitId, name: '林秀芬' });
    await meet(personId);
    await world.drain();
    const [one] = await handedOut(personId);
    const pack = world.rulebooks.library.pack(GD) ?? never();
    expect(one?.trace.editions).toEqual(makePack(pack.editions).editions.map((each) => each.ref));
    const asked: string[] = [];
    const library = {
      ...world.rulebooks.library,
      pack: () => never(),
      editionByRef: (ref: string) => {
        asked.push(ref);
        return world.rulebooks.library.editionByRef(ref);
      },
    };
    const of = { personId, certificateId: one?.certificateId ?? never() };
    expect(await replayCertificate(world, { library }, of)).toMatchObject({ same: true });
    expect(asked).toEqual(one?.trace.editions);
  });
});

describe('obstacles', () => {
  async function obstacleOf(personId: PersonId): Promise<{ code: string; detail: unknown }[]> {
    const found = await sql<{ code: string; detail: unknown }>`select code, detail
      from certificates.obstacle where person_id = ${personId}`.execute(world.db);
    return [...found.rows];
  }

  it('prints no box for a character that the font lacks; the bureau sees why', async () => {
    // Goal: no paper with a box, no number used up, one alarm. Method: a rare character, two events.
    const personId = await makePerson(world, { unitId: place.unitId, name: '李\u{30EDE}' });
    const before = await lastSerial();
    await meet(personId);
    await world.drain();
    await recogniseHours(world, { personId, packId: GD, category: 'elective', hours: '2' });
    await world.drain();
    expect(await handedOut(personId)).toEqual([]);
    expect(await obstacleOf(personId)).toEqual([
      { code: 'certificates.character_not_printable', detail: { characters: '\u{30EDE}' } },
    ]);
    expect(await events(personId, 'certificate.cannot_print')).toMatchObject([
      { issuerId: place.bureauId, characters: '\u{30EDE}' },
    ]);
    expect(await lastSerial()).toBe(before);
  });

  it('takes no number for a name that the page has no room for, and issues once it is shorter', async () => {
    // Goal: words are looked at before a number is taken. Method: an issuer's name of ninety characters, then renamed.
    const long = await makePlace(world, { packId: GD, bureauName: '岭东市'.repeat(30) });
    const personId = await makePerson(world, { unitId: long.unitId, name: '郑文' });
    const before = await lastSerial();
    await meet(personId);
    await world.drain();
    await lookAgainAt('2025-12-20T04:00:00Z');
    expect(await obstacleOf(personId)).toEqual([
      { code: 'certificates.content_invalid', detail: {} },
    ]);
    expect(await events(personId, 'certificate.cannot_print')).toHaveLength(1);
    expect(await lastSerial()).toBe(before);
    await world.run((op) => changeNode(op, long.bureauId, { name: '岭东市人力资源和社会保障局' }));
    await lookAgainAt('2025-12-20T06:00:00Z');
    expect(await handedOut(personId)).toMatchObject([{ state: 'issued' }]);
    expect(await obstacleOf(personId)).toEqual([]);
  });

  it('tries a page that turned out too long once, until its words change', async () => {
    // Goal: one number and one bell however often it is looked at. Method: a printer that finds a second page; look again.
    const personId = await makePerson(world, { unitId: place.unitId, name: '郑文' });
    const before = await lastSerial();
    await meet(personId);
    const slot = slotFor(personId, GD);
    await world.run((op) => settleCertificate(op, world, slot));
    const rows = await sql<{ certificate_id: CertificateId }>`select certificate_id
      from certificates.certificate where person_id = ${personId}`.execute(world.db);
    const tooLong = () => Promise.reject(new PrintError('print.too_many_pages', '2 pages'));
    const printer = { ...world.printer, render: tooLong };
    const certificateId = rows.rows[0]?.certificate_id ?? never();
    await printCertificateJob({ ...world, printer }, { personId, certificateId });
    await lookAgainAt('2025-12-20T08:00:00Z');
    await lookAgainAt('2025-12-20T10:00:00Z');
    expect(await obstacleOf(personId)).toEqual([
      { code: 'certificates.too_long_for_one_page', detail: {} },
    ]);
    expect(await events(personId, 'certificate.cannot_print')).toHaveLength(1);
    expect(await lastSerial()).toBe(before + 1);
    expect(await handedOut(personId)).toEqual([]);
    // More hours make other words.
    await recogniseHours(world, { personId, packId: GD, category: 'elective', hours: '2' });
    await world.drain();
    expect(await handedOut(personId)).toMatchObject([{ state: 'issued' }]);
    expect(await obstacleOf(personId)).toEqual([]);
  });

  it('goes away by itself once the missing office is set', async () => {
    // Goal: nobody has to press a button twice. Method: a unit without offices; then a relation; then the job's turn.
    const alone = await world.run(async (op) => makeLonelyUnit(op));
    const personId = await makePerson(world, { unitId: alone, name: '吴珊' });
    await meet(personId);
    await world.drain();
    expect(await obstacleOf(personId)).toMatchObject([{ code: 'certificates.issuer_missing' }]);
    await world.run((op) =>
      relate(op, { unitId: alone, relation: 'bureau', officeId: place.bureauId, fromOn: op.today }),
    );
    await lookAgainAt('2025-12-20T12:00:00Z');
    expect(await obstacleOf(personId)).toEqual([]);
    expect(await handedOut(personId)).toMatchObject([{ state: 'issued' }]);
  });

  async function lookAgainAt(instant: string): Promise<void> {
    world.clock.moveTo(new Date(instant));
    await world.run(async (op) => op.enqueue({ name: 'certificates-look-again', payload: {} }));
    await world.drain();
  }

  async function makeLonelyUnit(op: Parameters<typeof relate>[0]): Promise<NodeId> {
    const unitId = await createNode(op, { kind: 'unit', name: '独立小学', parentId: null });
    const adoption = { nodeId: unitId, packId: GD, numberPrefix: 'DL', fromOn: op.today };
    await world.rulebooks.adopt(op, adoption);
    return unitId;
  }

  async function lastSerial(): Promise<number> {
    const found = await sql<{ last: number }>`select last from platform.series
      where name = 'certificate:JX-4401-2025'`.execute(world.db);
    return found.rows[0]?.last ?? 0;
  }
});

describe('one course', () => {
  const CZ = 'js-changzhou';
  let changzhou: Place;
  beforeAll(async () => {
    changzhou = await makePlace(world, { packId: CZ, regionCode: '320400' });
  });

  it('gives a paper of its own for each course and examination passed here, and for nothing else', async () => {
    // Goal: what the rulebook says, once each. Method: a course, an exam, a pushed record, delivered twice over.
    const personId = await makePerson(world, { unitId: changzhou.unitId, name: '沈若兰' });
    const of = { personId, packId: CZ };
    const recordId = await passCourse(world, {
      ...of,
      category: 'public',
      source: 'course',
      title: '知识产权基础',
    });
    await passCourse(world, {
      ...of,
      category: 'professional',
      source: 'assessment',
      title: '机械制图',
    });
    await recogniseHours(world, { ...of, category: 'public', hours: '10' });
    await world.drain();
    await world.run((op) => settleCertificate(op, world, { ...slotFor(personId, CZ), recordId }));
    await world.drain();
    const papers = (await handedOut(personId)).toSorted((a, b) => (a.number < b.number ? -1 : 1));
    expect(papers.map(({ kind, state }) => [kind, state])).toEqual([
      ['course', 'issued'],
      ['course', 'issued'],
    ]);
    for (const paper of papers) expect(paper.number).toMatch(/^JX-HG-3204-2025-\d{7}-\d$/);
    const one = papers.find((paper) => paper.recordId === recordId);
    expect(one?.figures).toMatchObject({
      title: { 'zh-CN': '学习合格证' },
      course: { title: '知识产权基础', on: '2025-06-01', part: 'course' },
      total: { counted: '24' },
    });
    expect(one?.content.body.map((run) => run.text).join('')).toBe(
      '沈若兰 2025年6月1日学完《知识产权基础》，考核合格，计 24 学时。',
    );
    expect(one?.content.rows).toEqual([
      { category: '公共科目', need: '2025-06-01', counted: '24', conclusion: '合格' },
    ]);
    const replayed = await replayCertificate(world, world.rulebooks, {
      personId,
      certificateId: one?.certificateId ?? never(),
    });
    expect(replayed.same).toBe(true);
    const number = one?.number.toLowerCase() ?? '';
    expect(await issuedByNumber(world, { number, name: '沈若兰' })).toMatchObject({ recordId });
    expect(await issuedByNumber(world, { number, name: '沈若云' })).toBeNull();
  });

  it('is revoked with its own course only', async () => {
    // Goal: one paper, one record. Method: two courses, one taken back; the other's paper and the holder's word for it.
    const personId = await makePerson(world, { unitId: changzhou.unitId, name: '陆知行' });
    const of = { personId, packId: CZ, category: 'public', source: 'course' } as const;
    const first = await passCourse(world, { ...of, title: '职业道德' });
    const second = await passCourse(world, { ...of, title: '创新能力' });
    await world.drain();
    await takeBack(world, { personId, recordId: first, reason: '代学' });
    await world.drain();
    const papers = await handedOut(personId);
    expect(papers.find((one) => one.recordId === second)).toMatchObject({ state: 'issued' });
    expect(papers.find((one) => one.recordId === first)).toMatchObject({
      state: 'revoked',
      endedBecause: 'hours-corrected',
      endedDetail: {
        short: '0',
        records: [
          { recordId: first, title: '职业道德', before: '24', after: '0', opinion: '代学' },
        ],
      },
    });
    expect(await events(personId, 'certificate.revoked')).toMatchObject([
      { kind: 'course', replaced: false, because: 'hours-corrected' },
    ]);
  });

  it('keeps an obstacle of each, and none where the rulebook has no such paper', async () => {
    // Goal: two papers of one year do not share an obstacle. Method: a name that cannot be printed, two courses, one back.
    const personId = await makePerson(world, { unitId: changzhou.unitId, name: '李\u{30EDE}' });
    const of = { personId, packId: CZ, category: 'public', source: 'course' } as const;
    const first = await passCourse(world, { ...of, title: '职业道德' });
    await passCourse(world, { ...of, title: '创新能力' });
    await world.drain();
    const met = async () =>
      (
        await sql<{ code: string }>`select code from certificates.obstacle
          where person_id = ${personId}`.execute(world.db)
      ).rows.length;
    expect(await met()).toBe(2);
    await takeBack(world, { personId, recordId: first, reason: '代学' });
    await world.drain();
    expect(await met()).toBe(1);
    const elsewhere = await makePerson(world, { unitId: place.unitId, name: '田野' });
    const other = { personId: elsewhere, packId: GD, category: 'public' };
    await passCourse(world, { ...other, source: 'course', title: '师德' });
    await world.drain();
    expect(await handedOut(elsewhere)).toEqual([]);
  });
});

function never(): never {
  throw new Error('a value that the test needs is missing');
}
