import { createPublicKey, verify } from 'node:crypto';
import { readdir } from 'node:fs/promises';
import { buffer } from 'node:stream/consumers';
import { canonicalJson, type PersonId, type RecordId } from '@jixu/kernel';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { extractPayload } from './document/attached-payload.ts';
import { parseEnvelope } from './document/certificate-payload.ts';
import {
  as,
  type CertificateWorld,
  makePerson,
  makePlace,
  openCertificateWorld,
  type Place,
  recogniseHours,
  serve,
  takeBack,
  TODAY,
} from './testing.ts';

const GD = 'gd-teachers';
const NAME = '林秀芬';
let world: CertificateWorld;
let place: Place;
let holder: Held;
let other: Held;
let app: FastifyInstance;

type Held = {
  readonly personId: PersonId;
  readonly elective: RecordId;
  readonly certificateId: string;
  readonly number: string;
  readonly token: string;
  readonly pdf: Buffer;
};

beforeAll(async () => {
  world = await openCertificateWorld();
  place = await makePlace(world, { packId: GD });
  app = await serve(world);
  holder = await give(NAME);
  other = await give('何宁');
  await app.close();
});
afterAll(() => world.close());
// Each test is a new stranger: budgets live in the server.
beforeEach(async () => {
  app = await serve(world);
});
afterEach(() => app.close());

async function give(name: string): Promise<Held> {
  const personId = await makePerson(world, { unitId: place.unitId, name });
  const of = { personId, packId: GD };
  await recogniseHours(world, { ...of, category: 'public', hours: '30' });
  await recogniseHours(world, { ...of, category: 'professional', hours: '42' });
  const elective = await recogniseHours(world, { ...of, category: 'elective', hours: '18.5' });
  await world.drain();
  const mine = await get('/api/certificates/mine', as(personId));
  const { certificateId, number } = mine.items[0];
  const path = `/api/certificates/${personId}/${certificateId}`;
  const { checkUrl } = await get(path, as(personId));
  const pdf = await app.inject({ url: `${path}/pdf`, headers: as(personId) });
  const token = new URL(checkUrl).pathname.split('/').at(-1) ?? '';
  return { personId, elective, certificateId, number, token, pdf: pdf.rawPayload };
}

async function get(url: string, headers: Record<string, string> = {}) {
  const reply = await app.inject({ url, headers });
  expect(reply.statusCode).toBe(200);
  return reply.json();
}

async function post(url: string, body: object) {
  const reply = await app.inject({ method: 'POST', url, payload: body });
  return { status: reply.statusCode, body: reply.json() };
}

async function bring(pdf: Buffer, name = '证书.pdf') {
  const boundary = 'x-test-boundary';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: application/pdf\r\n\r\n`;
  const payload = Buffer.concat([Buffer.from(head), pdf, Buffer.from(`\r\n--${boundary}--\r\n`)]);
  const reply = await app.inject({
    method: 'POST',
    url: '/api/public/certificates/check-pdf',
    headers: { 'content-type': `multipart/form-data; boundary=${boundary}` },
    payload,
  });
  return { status: reply.statusCode, body: reply.json() };
}

describe('check link', () => {
  it('tells what the paper says, from our record, with the name masked', async () => {
    // Goal: what a stranger sees after scanning. Method: the token of an issued certificate.
    const answer = await get(`/api/public/certificates/by-token/${holder.token}`);
    expect(answer).toMatchObject({ result: 'valid', reason: null, host: 'jixu.example' });
    expect(new Date(answer.askedAt).getUTCFullYear()).toBe(2025);
    expect(answer.certificate).toMatchObject({
      number: holder.number,
      issuer: '岭东市人力资源和社会保障局',
      title: { 'zh-CN': '专业技术人员继续教育证书', en: 'Certificate of Continuing Education' },
      holder: '林＊＊',
      holderShown: 'masked',
      period: { from: '2025-01-01', to: '2026-01-01', label: '2025 年度' },
      unit: 'hour',
      total: { need: '90', counted: '90.5', met: true },
      issuedOn: '2025-12-20',
      status: 'valid',
      because: null,
    });
    expect(answer.certificate.categories[0]).toMatchObject({ id: 'public', counted: '30' });
    const text = JSON.stringify(answer);
    for (const secret of [NAME, '4401', holder.personId, '云湖实验小学'])
      expect(text.replaceAll('JX-4401', '')).not.toContain(secret);
  });

  it('says "not issued by us" for a link that is not ours', async () => {
    // Goal: no error page that could be mistaken for a fault. Method: a token of the right shape.
    const answer = await get('/api/public/certificates/by-token/AAAAAAAAAAAAAAAAAAAAAAAAAAA');
    expect(answer).toMatchObject({ result: 'not-issued-by-us', certificate: null });
  });

  it('confirms a typed name and shows it only then', async () => {
    // Goal: names are confirmed, never given away. Method: right, spaced and wrong names; a foreign link.
    const ask = (token: string, name: string) =>
      post(`/api/public/certificates/${token}/holder`, { name });
    expect((await ask(holder.token, NAME)).body).toEqual({ matches: true, holder: NAME });
    expect((await ask(holder.token, ' 林 秀芬 ')).body).toEqual({ matches: true, holder: NAME });
    expect((await ask(holder.token, '林秀')).body).toEqual({ matches: false, holder: null });
    expect((await ask('AAAAAAAAAAAAAAAAAAAAAAAAAAA', NAME)).body.matches).toBe(false);
  });
});

describe('check by number', () => {
  const check = (number: string, name: string) =>
    post('/api/public/certificates/check', { number, name });

  it('needs number and name together, however they are typed', async () => {
    // Goal: both open, neither alone does. Method: exact, full-width and lower-case forms; wrong partners.
    const answer = (await check(holder.number, NAME)).body;
    expect(answer.certificate).toMatchObject({ holder: NAME, holderShown: 'full' });
    const typed = holder.number.toLowerCase().replaceAll('-', '－').replaceAll('0', '０');
    expect((await check(` ${typed}`, NAME)).body.result).toBe('valid');
    expect((await post('/api/public/certificates/check', { number: holder.number })).status).toBe(
      400,
    );
  });

  it('answers alike for a wrong name and for a number that does not exist', async () => {
    // Goal: numbers cannot be tried out. Method: the two answers compared, but for their instant.
    const wrongName = (await check(holder.number, '何宁')).body;
    const unknown = (await check('JX-9901-2025-0000001-4', NAME)).body;
    expect(wrongName).toMatchObject({ result: 'not-issued-by-us', certificate: null });
    expect({ ...unknown, askedAt: '', reason: null }).toEqual({ ...wrongName, askedAt: '' });
  });

  it('tells a slip of the pen from an unknown number', async () => {
    // Goal: a person who mistypes is told so. Method: one digit changed, so that the check digit is wrong.
    const digit = holder.number.at(-3) === '1' ? '2' : '1';
    const mistyped = `${holder.number.slice(0, -3)}${digit}${holder.number.slice(-2)}`;
    const answer = (await check(mistyped, NAME)).body;
    expect(answer).toMatchObject({ result: 'not-issued-by-us', reason: 'number_mistyped' });
  });

  it('refuses a stranger’s thirty-first question in a minute and says when to come back', async () => {
    // Goal: 30 a minute over all ways of asking. Method: 30 questions of three kinds, then one more, at one instant.
    await app.close();
    app = await serve({ ...world, clock: { ...world.clock, rough: () => TODAY } });
    for (let round = 0; round < 10; round += 1) {
      await check(holder.number, NAME);
      await get(`/api/public/certificates/by-token/${holder.token}`);
      await post(`/api/public/certificates/${holder.token}/holder`, { name: NAME });
    }
    const reply = await app.inject({ url: `/api/public/certificates/by-token/${holder.token}` });
    expect(reply.statusCode).toBe(429);
    expect(reply.json()).toMatchObject({ code: 'platform.too_many_requests' });
    expect(Number(reply.headers['retry-after'])).toBeGreaterThan(0);
  });
});

describe('check of a file', () => {
  it('knows the file that was handed out, and keeps nothing of it', async () => {
    // Goal: the honest case; the file is gone at once. Method: upload without a key; count stored files before and after.
    const before = await storedFiles();
    const { status, body } = await bring(holder.pdf);
    expect(status).toBe(200);
    expect(body).toMatchObject({ verdict: 'as-issued', reason: null, host: 'jixu.example' });
    expect(body.certificate).toMatchObject({ number: holder.number, holder: '林＊＊' });
    expect(await storedFiles()).toBe(before);
  });

  it('finds changed text, a swapped name, another key and strange files', async () => {
    // Goal: everything else is not ours, with the reason. Method: files altered in each way.
    const changed = Buffer.from(holder.pdf);
    const at = changed.length - 400;
    changed[at] = (changed[at] ?? 0) ^ 1;
    expect((await bring(changed)).body).toMatchObject({ verdict: 'not-issued-by-us' });
    const longer = Buffer.concat([holder.pdf, Buffer.from('%%EOF\n')]);
    expect((await bring(longer)).body).toMatchObject({
      verdict: 'not-issued-by-us',
      reason: 'bytes_changed',
      certificate: null,
    });
    // The name that a viewer shows in the file's properties, changed for another of the same length.
    const hex = (name: string) => Buffer.from(name, 'utf16le').swap16().toString('hex');
    const text = holder.pdf.toString('latin1');
    const swapped = Buffer.from(text.replace(new RegExp(hex(NAME), 'i'), hex('何宁安')), 'latin1');
    expect(swapped.equals(holder.pdf)).toBe(false);
    expect((await bring(swapped)).body).toMatchObject({
      verdict: 'not-issued-by-us',
      reason: 'name_swapped',
    });
    expect((await bring(Buffer.from('MZ not a pdf'))).body.reason).toBe('not_a_pdf');
    expect((await bring(Buffer.from('%PDF-1.7 empty'))).body.reason).toBe('no_payload');
  });

  it('does not follow a key that a forger brings along', async () => {
    // Goal: only pinned keys are asked. Method: another deployment's certificate, same names and rules.
    const foreign = await openCertificateWorld();
    try {
      const there = await makePlace(foreign, { packId: GD });
      const personId = await makePerson(foreign, { unitId: there.unitId, name: NAME });
      for (const [category, hours] of [
        ['public', '30'],
        ['professional', '42'],
        ['elective', '18'],
      ] as const)
        await recogniseHours(foreign, { personId, packId: GD, category, hours });
      await foreign.drain();
      const rows = await sql<{ storage_key: string }>`select storage_key
        from certificates.certificate`.execute(foreign.db);
      const pdf = await buffer(await foreign.storage.read(rows.rows[0]?.storage_key ?? ''));
      expect((await bring(pdf)).body).toMatchObject({
        verdict: 'not-issued-by-us',
        reason: 'foreign_key',
      });
    } finally {
      await foreign.close();
    }
  });

  it('refuses a file of more than five megabytes', async () => {
    // Goal: the limit holds. Method: five megabytes and one.
    const { status, body } = await bring(Buffer.alloc(5 * 1024 * 1024 + 1, 0x20));
    expect(status).toBe(413);
    expect(body.code).toBe('platform.file_too_large');
  });

  async function storedFiles(): Promise<number> {
    const folder = world.storage.pathOf(`00/${'0'.repeat(32)}`).replace(/\/00\/0+$/, '');
    return (await readdir(folder, { recursive: true })).length;
  }
});

describe('after the end', () => {
  it('says since when and why it no longer holds, on every way of asking', async () => {
    // Goal: a revoked paper is known as such, not as foreign. Method: revoke, then link, number and file.
    await takeBack(world, { personId: other.personId, recordId: other.elective, reason: '不实' });
    await world.drain();
    const byLink = await get(`/api/public/certificates/by-token/${other.token}`);
    expect(byLink).toMatchObject({
      result: 'revoked',
      certificate: { status: 'revoked', because: 'hours-corrected' },
    });
    expect(new Date(byLink.certificate.since) >= new Date(byLink.certificate.issuedAt)).toBe(true);
    // The reviewer's words are for the holder, not for strangers.
    expect(JSON.stringify(byLink)).not.toContain('不实');
    const number = { number: other.number, name: '何宁' };
    expect((await post('/api/public/certificates/check', number)).body.result).toBe('revoked');
    expect((await bring(other.pdf)).body).toMatchObject({
      verdict: 'issued-but-revoked-or-replaced',
      reason: 'revoked',
    });
    const path = `/api/certificates/${other.personId}/${other.certificateId}`;
    const file = await app.inject({ url: `${path}/pdf`, headers: as(other.personId) });
    expect(file.statusCode).toBe(410);
    expect(file.json()).toMatchObject({ code: 'certificates.no_longer_valid' });
    const own = await get(path, as(other.personId));
    expect(own.certificate.ended.records[0]).toMatchObject({ opinion: '不实', before: '18.5' });
  });
});

describe('keys', () => {
  it('let anyone verify the text inside a certificate without us', async () => {
    // Goal: outside verification. Method: the served key, Node's own verify, the bytes from the PDF.
    const { keys } = await get('/api/public/keys');
    const attached = extractPayload(holder.pdf);
    const envelope = parseEnvelope(attached.ok ? attached.value.text : '');
    if (!envelope.ok) throw new Error(envelope.code);
    const { payload, signature } = envelope.value;
    const jwk = keys.find((key: { kid: string }) => key.kid === payload.keyId);
    const key = createPublicKey({ key: jwk, format: 'jwk' });
    const bytes = Buffer.from(`jixu-certificate/1\n${canonicalJson(payload)}`);
    expect(verify(null, bytes, key, Buffer.from(signature, 'base64url'))).toBe(true);
    expect(Object.keys(jwk).toSorted()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
  });
});
