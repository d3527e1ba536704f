import type { NodeId, PersonId } from '@jixu/kernel';
import type { FastifyInstance } from 'fastify';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  as,
  type CertificateWorld,
  makePerson,
  makePlace,
  openCertificateWorld,
  type Place,
  recogniseHours,
  serve,
} from './testing.ts';

const GD = 'gd-teachers';
let world: CertificateWorld;
let app: FastifyInstance;
let here: Place;
let elsewhere: Place;
let lin: PersonId;
let clerk: PersonId;

beforeAll(async () => {
  world = await openCertificateWorld();
  app = await serve(world);
  here = await makePlace(world, { packId: GD });
  elsewhere = await makePlace(world, { packId: GD, bureauName: '河岸市人力资源和社会保障局' });
  lin = await makePerson(world, { unitId: here.unitId, name: '林秀芬' });
  await meet(lin);
  await meet(await makePerson(world, { unitId: here.unitId, name: '何宁' }));
  await meet(await makePerson(world, { unitId: elsewhere.unitId, name: '孙海' }));
  await meet(await makePerson(world, { unitId: here.unitId, name: '李\u{30EDE}' }));
  clerk = await makePerson(world, { unitId: here.unitId, name: '周敏' });
  await world.drain();
});
afterAll(async () => {
  await app.close();
  await world.close();
});

async function meet(personId: PersonId): Promise<void> {
  const of = { personId, packId: GD };
  await recogniseHours(world, { ...of, category: 'public', hours: '30' });
  await recogniseHours(world, { ...of, category: 'professional', hours: '42' });
  await recogniseHours(world, { ...of, category: 'elective', hours: '18' });
}

async function ask(url: string, headers: Record<string, string> = {}) {
  const reply = await app.inject({ url, headers });
  return { status: reply.statusCode, reply, body: reply.json() };
}

const at = (role: string, nodeId: NodeId) => as(clerk, [role, nodeId]);

describe('certificates of others', () => {
  it('are listed to those who answer for the people, and to nobody else', async () => {
    // Goal: scope. Method: the same list as unit, bureau, other unit, other bureau, a person without a role.
    const names = async (headers: Record<string, string>) => {
      const { body } = await ask('/api/certificates', headers);
      return body.items.map((item: { holderName: string }) => item.holderName).toSorted();
    };
    const ours = ['何宁', '林秀芬'];
    expect(await names(at('unit-administrator', here.unitId))).toEqual(ours);
    expect(await names(at('unit-reader', here.unitId))).toEqual(ours);
    expect(await names(at('bureau-officer', here.bureauId))).toEqual(ours);
    expect(await names(at('unit-administrator', elsewhere.unitId))).toEqual(['孙海']);
    expect(await names(at('bureau-officer', elsewhere.bureauId))).toEqual(['孙海']);
    expect((await ask('/api/certificates', as(clerk))).status).toBe(403);
    expect((await ask('/api/certificates', at('auditor', here.bureauId))).status).toBe(403);
    expect((await ask('/api/certificates')).status).toBe(401);
  });

  it('come in pages that neither repeat nor leave out', async () => {
    // Goal: cursor paging. Method: pages of one, until the end.
    const seen: string[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page: { body: { items: { number: string }[]; nextCursor: string | null } } = await ask(
        `/api/certificates?limit=1${cursor === '' ? '' : `&cursor=${cursor}`}`,
        at('unit-administrator', here.unitId),
      );
      seen.push(...page.body.items.map((item) => item.number));
      cursor = page.body.nextCursor;
    }
    expect(new Set(seen).size).toBe(2);
    expect(seen).toHaveLength(2);
    const bad = await ask('/api/certificates?cursor=bm90', at('unit-administrator', here.unitId));
    expect(bad.body.code).toBe('platform.bad_cursor');
  });

  it('look as if they did not exist to everyone else', async () => {
    // Goal: foreign = unknown. Method: detail and file of one certificate, by callers with and without a right.
    const mine = (await ask('/api/certificates/mine', as(lin))).body.items[0];
    const path = `/api/certificates/${lin}/${mine.certificateId}`;
    for (const headers of [
      as(lin),
      at('unit-reader', here.unitId),
      at('bureau-officer', here.bureauId),
    ]) {
      expect((await ask(path, headers)).body).toMatchObject({
        certificate: { number: mine.number, permissions: { download: true } },
        replay: { same: true },
      });
      const file = await app.inject({ url: `${path}/pdf`, headers });
      expect(file.headers['content-type']).toBe('application/pdf');
      expect(file.headers['content-disposition']).toContain(`${mine.number}.pdf`);
      expect(file.rawPayload.subarray(0, 5).toString()).toBe('%PDF-');
    }
    const unknown = `/api/certificates/${lin}/${lin}`;
    const nobody = await ask(unknown, as(lin));
    expect(nobody.status).toBe(404);
    for (const headers of [
      as(clerk),
      at('unit-reader', elsewhere.unitId),
      at('bureau-officer', elsewhere.bureauId),
    ]) {
      for (const url of [path, `${path}/pdf`, unknown]) {
        const refused = await ask(url, headers);
        expect({ ...refused.body, reference: '' }).toEqual({ ...nobody.body, reference: '' });
      }
    }
    expect((await ask(path)).status).toBe(401);
  });

  it('that cannot be printed are shown to those who can mend it', async () => {
    // Goal: the alarm reaches the bureau. Method: the list as unit, bureau, other bureau and reader.
    const list = (headers: Record<string, string>) => ask('/api/certificates/obstacles', headers);
    for (const headers of [
      at('unit-administrator', here.unitId),
      at('bureau-officer', here.bureauId),
    ]) {
      expect((await list(headers)).body.items).toMatchObject([
        {
          name: '李\u{30EDE}',
          code: 'certificates.character_not_printable',
          characters: '\u{30EDE}',
          period: { from: '2025-01-01' },
        },
      ]);
    }
    expect((await list(at('bureau-officer', elsewhere.bureauId))).body.items).toEqual([]);
    expect((await list(at('unit-reader', here.unitId))).status).toBe(403);
  });
});

describe('why there is a certificate, or none', () => {
  const outlook = (personId: PersonId, headers: Record<string, string>, query = '') =>
    ask(`/api/people/${personId}/certificate-outlook${query}`, headers);

  it('is told for every state that there is', async () => {
    // Goal: nobody has to guess. Method: one person each: issued, kept by an obstacle, short, of a year without a rulebook.
    const held = await outlook(lin, as(lin));
    const mine = (await ask('/api/certificates/mine', as(lin))).body.items[0];
    expect(held.body).toMatchObject({ state: 'issued', number: mine.number, obstacle: null });
    const kept = (await ask('/api/certificates/obstacles', at('bureau-officer', here.bureauId)))
      .body.items[0].personId;
    expect((await outlook(kept, as(kept))).body).toMatchObject({
      state: 'obstacle',
      number: null,
      obstacle: { code: 'certificates.character_not_printable', characters: '\u{30EDE}' },
    });
    const short = await outlook(clerk, as(clerk));
    expect(short.body).toMatchObject({
      state: 'short',
      period: { from: '2025-01-01', to: '2026-01-01' },
      short: { short: '90', shortIfPending: '90', pendingCount: 0, unit: 'hour' },
    });
    expect((await outlook(lin, as(lin), '?year=1991')).body).toMatchObject({ state: 'none' });
  });

  it('says "being printed" between earned and printed', async () => {
    // Goal: no blank between two truths. Method: the moment before the jobs run, and after.
    const person = await makePerson(world, { unitId: here.unitId, name: '苏婷' });
    await meet(person);
    expect((await outlook(person, as(person))).body).toMatchObject({ state: 'printing' });
    await world.drain();
    expect((await outlook(person, as(person))).body).toMatchObject({ state: 'issued' });
  });

  it('is shown to the holder and the offices above, and unknown to everyone else', async () => {
    // Goal: foreign = unknown. Method: unit, bureau; other unit, other bureau, a colleague, nobody.
    expect((await outlook(lin, at('unit-reader', here.unitId))).status).toBe(200);
    expect((await outlook(lin, at('bureau-officer', here.bureauId))).status).toBe(200);
    const nobody = (await ask(`/api/people/${here.unitId}/certificate-outlook`, as(clerk))).body;
    for (const headers of [
      as(clerk),
      at('unit-administrator', elsewhere.unitId),
      at('bureau-officer', elsewhere.bureauId),
    ]) {
      const refused = await outlook(lin, headers);
      expect(refused.status).toBe(404);
      expect({ ...refused.body, reference: '' }).toEqual({ ...nobody, reference: '' });
    }
    expect((await outlook(lin, {})).status).toBe(401);
  });
});
