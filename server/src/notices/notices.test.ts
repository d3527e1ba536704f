import { asId, type CaseId, localDate, type NodeId, type PersonId } from '@jixu/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
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
} from '../certificates/testing.ts';
import { activate, CONSENT_VERSION, mailAddressOf, textNumberOf } from '../identity/index.ts';
import { appoint } from '../organisations/index.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { openSms } from '../platform/mail-sms/gateway-sms.ts';
import { openMail } from '../platform/mail-sms/smtp-mail.ts';
import {
  openTestGateway,
  openTestMailServer,
  type TestGateway,
  type TestMailServer,
  textOfLetter,
} from '../platform/mail-sms/testing.ts';
import {
  type CaseOwner,
  decideCase,
  openCase,
  type RouteStep,
  withdrawCase,
} from '../review/index.ts';
import { jobs, letterOf, NOTICE_KINDS, type NoticePorts, routes, subscriptions } from './index.ts';

const GD = 'gd-teachers';
const SINCE = localDate(2020, 1, 1);
let server: TestMailServer;
let world: CertificateWorld;
let place: Place;
let ports: NoticePorts;
let gateway: TestGateway;
let mailJob: JobDefinition | undefined;

beforeAll(async () => {
  gateway = await openTestGateway();
  server = await openTestMailServer();
  world = await openCertificateWorld((below) => {
    ports = {
      ...below,
      mail: openMail(server.url),
      sms: openSms(gateway.url),
      numberOf: (read: Pick<typeof below, 'db'>, personId: PersonId) =>
        textNumberOf(read, below.keyring, personId),
      addressOf: (read: Pick<typeof below, 'db'>, personId: PersonId) =>
        mailAddressOf(read, below.keyring, personId),
    };
    [mailJob] = jobs(ports);
    return { subscriptions: subscriptions(ports), jobs: jobs(ports) };
  });
  place = await makePlace(world, { packId: GD });
});
afterAll(async () => {
  await world.close();
  await server.close();
  await gateway.close();
});
beforeEach(() => {
  server.answer.recipient = '250 ok';
});

type Told = { kind: string; detail: Record<string, unknown> };

/** Oldest first. */
async function toldTo(personId: PersonId): Promise<Told[]> {
  const found = await sql<Told>`select kind, detail from notices.notice
    where person_id = ${personId} order by at, notice_id`.execute(world.db);
  return found.rows.map(({ kind, detail }) => ({ kind, detail }));
}

async function meet(personId: PersonId) {
  const of = { personId, packId: GD };
  await recogniseHours(world, { ...of, category: 'public', hours: '30' });
  await recogniseHours(world, { ...of, category: 'professional', hours: '42' });
  return recogniseHours(world, { ...of, category: 'elective', hours: '18' });
}

/** Somebody who uses the account, so that letters may go out. */
async function makeReader(name: string, email: string): Promise<PersonId> {
  const personId = await makePerson(world, { unitId: place.unitId, name, email });
  const consentVersion = CONSENT_VERSION;
  await world.run((op) =>
    activate(op, { personId, passwordHash: 'not used here', with: 'setup', consentVersion }),
  );
  return personId;
}

describe('certificates', () => {
  it('are told when issued and when revoked, in the product and by letter', async () => {
    // Goal: the holder hears of both, once each. Method: meet, take back; the register of notices and a real SMTP server.
    const personId = await makeReader('林秀芬', 'lin@example.cn');
    const elective = await meet(personId);
    await world.drain();
    await takeBack(world, { personId, recordId: elective, reason: '证明材料不实' });
    await world.drain();
    const [issued, revoked, ...more] = await toldTo(personId);
    expect(more).toEqual([]);
    expect(issued).toMatchObject({
      kind: 'certificate.issued',
      detail: { period: '2025', document: 'certificate' },
    });
    expect(revoked).toMatchObject({
      kind: 'certificate.revoked',
      detail: { number: issued?.detail['number'], because: 'hours-corrected', short: '18' },
    });
    const letters = server.letters.filter((letter) => letter.to.includes('lin@example.cn'));
    expect(letters).toHaveLength(2);
    const body = letters.map(textOfLetter);
    expect(body[0]).toContain(String(issued?.detail['number']));
    expect(body[1]).toContain('已撤回');
    // Letters carry no opinion: mailboxes are shared.
    expect(body.join()).not.toContain('不实');
  });

  it('tell of a replacement as such, and of what other records now count', async () => {
    // Goal: the right word for a paper with too many hours. Method: take back hours that were not needed.
    const personId = await makePerson(world, { unitId: place.unitId, name: '陈立' });
    await meet(personId);
    const of = { personId, packId: GD, category: 'professional' };
    const more = await recogniseHours(world, { ...of, hours: '20' });
    await world.drain();
    await takeBack(world, { personId, recordId: more, reason: '重复登记' });
    await world.drain();
    const kinds = (await toldTo(personId)).map((told) => told.kind);
    expect(kinds.filter((kind) => kind === 'certificate.replaced')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'certificate.issued')).toHaveLength(2);
    expect(kinds).not.toContain('certificate.revoked');
  });

  it('that cannot be printed are told to the holder and to the officers of the issuer', async () => {
    // Goal: someone who can mend it hears of it. Method: a name with a character that the font lacks.
    const officer = await makePerson(world, { unitId: place.unitId, name: '方静' });
    await world.run((op) =>
      appoint(op, {
        personId: officer,
        nodeId: place.bureauId,
        role: 'bureau-officer',
        fromOn: SINCE,
      }),
    );
    const personId = await makePerson(world, { unitId: place.unitId, name: '李\u{30EDE}' });
    await meet(personId);
    await world.drain();
    const code = 'certificates.character_not_printable';
    expect(await toldTo(personId)).toMatchObject([
      { kind: 'certificate.waiting', detail: { code } },
    ]);
    expect(await toldTo(officer)).toMatchObject([
      { kind: 'certificate.cannot-print', detail: { personId, name: '李\u{30EDE}', code } },
    ]);
  });
});

describe('letters', () => {
  it('go to nobody whose account is not in use, and are given up where they are refused', async () => {
    // Goal: imported addresses get no mail; a dead mailbox is not tried for ever. Method: a pending account; a 550.
    const pending = await makePerson(world, {
      unitId: place.unitId,
      name: '孙海',
      email: 'sun@example.cn',
    });
    await meet(pending);
    await world.drain();
    expect(await dispatched(pending)).toEqual(['no-address']);
    server.answer.recipient = '550 no such mailbox';
    const dead = await makeReader('吴珊', 'wu@example.cn');
    await meet(dead);
    await world.drain();
    expect(await dispatched(dead)).toEqual(['refused']);
    const to = server.letters.map((letter) => letter.to).join();
    expect(to).not.toContain('sun@example.cn');
    expect(to).not.toContain('wu@example.cn');
  });

  it('wait for a mail server that is busy, and are sent once it is not', async () => {
    // Goal: nothing is lost in an outage. Method: a 450, then the job's next two attempts.
    const personId = await makeReader('周敏', 'zhou@example.cn');
    server.answer.recipient = '450 busy';
    await meet(personId);
    await world.drain();
    expect(await dispatched(personId)).toEqual(['waiting']);
    server.answer.recipient = '250 ok';
    const waiting = await sql<{ notice_id: string }>`select notice_id from notices.dispatch
      where person_id = ${personId}`.execute(world.db);
    const payload = { personId, noticeId: waiting.rows[0]?.notice_id };
    await mailJob?.handle(payload);
    await mailJob?.handle(payload);
    expect(await dispatched(personId)).toEqual(['sent']);
    const sent = server.letters.filter((letter) => letter.to.includes('zhou@example.cn'));
    expect(sent).toHaveLength(1);
  });

  it('exist in both languages for every kind that is mailed', () => {
    // Goal: no mailed kind without words. Method: every kind, both languages, and no placeholder left over.
    const detail = { number: 'N1', period: '2025', document: 'certificate', unit: 'hour' };
    for (const [kind, { mailed }] of Object.entries(NOTICE_KINDS)) {
      for (const locale of ['zh-CN', 'en'] as const) {
        const of = { kind: kind as keyof typeof NOTICE_KINDS, details: [detail], locale };
        const publicUrl = 'https://jixu.example';
        const letter = letterOf({ ...of, publicUrl, unsubscribeToken: 'a-token' });
        expect(letter !== null).toBe(mailed);
        expect(letter?.text ?? '').not.toMatch(/[{}]/);
        expect(letter?.text.includes('https://jixu.example/notices') ?? false).toBe(mailed);
      }
    }
  });

  async function dispatched(personId: PersonId): Promise<string[]> {
    const found = await sql<{ state: string }>`select state from notices.dispatch
      where person_id = ${personId}`.execute(world.db);
    return found.rows.map((row) => row.state);
  }
});

describe('cases', () => {
  const owner: CaseOwner = {
    kind: 'declaration',
    lock: async () => {},
    onDecided: async () => {},
  };
  const words = (text: string) => ({ 'zh-CN': text, en: text });
  /** The unit's pass counts, silence passes too, the bureau may take it back. */
  const unitStep: RouteStep = {
    id: 'unit',
    office: 'unit',
    label: words('单位审核'),
    effect: 'counts',
    silence: { workingDays: 10 },
    serviceWorkingDays: 5,
    batch: { pass: true, return: false, reject: false },
    asks: [],
    opinion: { pass: 'optional', return: 'required', reject: 'required' },
    mayReturn: true,
    mayReject: true,
    grounds: words('单位通过即计入'),
    rule: 'D9',
  };
  const steps: readonly RouteStep[] = [
    unitStep,
    { ...unitStep, id: 'bureau', office: 'bureau', label: words('人社核验'), effect: 'vetoes' },
  ];
  let unitAdministrator: PersonId;
  let bureauOfficer: PersonId;

  beforeAll(async () => {
    const role = async (
      name: string,
      of: { role: 'unit-administrator' | 'bureau-officer'; nodeId: NodeId },
    ) => {
      const personId = await makePerson(world, { unitId: place.unitId, name });
      await world.run((op) => appoint(op, { personId, ...of, fromOn: SINCE }));
      return personId;
    };
    unitAdministrator = await role('周敏', { role: 'unit-administrator', nodeId: place.unitId });
    bureauOfficer = await role('何静', { role: 'bureau-officer', nodeId: place.bureauId });
  });

  async function handIn(subjectId: PersonId) {
    return world.run((op) =>
      openCase(op, {
        caseId: op.newId<'case'>(),
        subjectId,
        owner: { kind: 'declaration', id: op.newId() },
        unitId: place.unitId,
        number: 'LD-2025-000001-1',
        summary: { title: '论文《校本研修》', hours: '14' },
        route: { steps, withdraw: 'while-undecided' },
        openedBy: subjectId,
        risks: [],
      }),
    );
  }

  async function decide(
    subjectId: PersonId,
    reviewed: { caseId: CaseId; version: number },
    of: {
      by: PersonId;
      role: string;
      nodeId: NodeId;
      outcome: 'pass' | 'return' | 'veto';
      opinion: string | null;
    },
  ) {
    return world.operations().run(
      {
        type: 'review.decide',
        actor: {
          kind: 'person',
          personId: of.by,
          accountId: asId<'account'>(of.by),
          sessionId: asId<'session'>(of.by),
          grants: [
            {
              role: of.role,
              nodeId: of.nodeId,
              appointmentId: asId<'appointment'>(of.nodeId),
            },
          ],
        },
      },
      (op) =>
        decideCase(op, () => owner, {
          subjectId,
          caseId: reviewed.caseId,
          version: reviewed.version,
          outcome: of.outcome,
          opinion: of.opinion,
          fields: {},
          inBatch: false,
        }),
    );
  }

  it('are told from handing in to a veto, each step once, with office and opinion', async () => {
    // Goal: the person follows a case without asking. Method: open, pass, veto; the events delivered twice.
    const personId = await makePerson(world, { unitId: place.unitId, name: '林秀芬' });
    const opened = await handIn(personId);
    await world.drain();
    const atUnit = { by: unitAdministrator, role: 'unit-administrator', nodeId: place.unitId };
    const passed = await decide(personId, opened, { ...atUnit, outcome: 'pass', opinion: null });
    const atBureau = { by: bureauOfficer, role: 'bureau-officer', nodeId: place.bureauId };
    await decide(personId, passed, { ...atBureau, outcome: 'veto', opinion: '页码与目录不符' });
    await world.drain();
    const told = await toldTo(personId);
    expect(told.map(({ kind }) => kind)).toEqual(['case.opened', 'case.counted', 'case.vetoed']);
    expect(told[0]?.detail).toMatchObject({ number: 'LD-2025-000001-1', office: '云湖实验小学' });
    expect(told[0]?.detail['silentOn']).toMatch(/^2026-01-/);
    expect(told[1]?.detail).toMatchObject({ hours: '14', step: words('单位审核'), counted: true });
    expect(told[2]?.detail).toMatchObject({ opinion: '页码与目录不符', step: words('人社核验') });
    const again = await sql<{ event_id: string }>`select event_id from platform.outbox
      where subject_id = ${personId}`.execute(world.db);
    await world.run(async (op) => {
      for (const { event_id: eventId } of again.rows)
        op.enqueue({ name: 'deliver-event', payload: { eventId } });
    });
    await world.drain();
    expect(await toldTo(personId)).toEqual(told);
  });

  it('are told when returned, and not when the person takes them back', async () => {
    // Goal: nobody is told of his own act. Method: one returned case, one withdrawn.
    const personId = await makePerson(world, { unitId: place.unitId, name: '孙海' });
    const opened = await handIn(personId);
    await decide(personId, opened, {
      by: unitAdministrator,
      role: 'unit-administrator',
      nodeId: place.unitId,
      outcome: 'return',
      opinion: '目录页看不清，请重拍',
    });
    const second = await handIn(personId);
    await world.run((op) =>
      withdrawCase(op, () => owner, { subjectId: personId, caseId: second.caseId }),
    );
    await world.drain();
    const kinds = (await toldTo(personId)).map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual(['case.opened', 'case.opened', 'case.returned']);
  });
});

describe('recounts', () => {
  it('tell which other record changed what this one counts', async () => {
    // Goal: a number that moves is explained. Method: two patents under one cap of 28; the first is taken back.
    const personId = await makePerson(world, { unitId: place.unitId, name: '何宁' });
    const patent = (key: string) =>
      ({
        kind: 'patent',
        category: 'professional',
        on: '2025-04-01',
        attrs: { type: 'invention', rank: 1 },
        via: 'self',
        key,
      }) as const;
    const of = { personId, packId: GD, category: 'professional', hours: '0' };
    const first = await recogniseHours(world, { ...of, facts: patent('patent:1') });
    const second = await recogniseHours(world, { ...of, facts: patent('patent:2') });
    await world.drain();
    await takeBack(world, { personId, recordId: first, reason: '专利已失效' });
    await world.drain();
    const told = (await toldTo(personId)).filter(({ kind }) => kind === 'record.recounted');
    expect(told.at(-1)).toMatchObject({
      detail: {
        recordId: second,
        before: '0',
        after: '28',
        pending: false,
        becauseTitle: '平台课程 professional',
      },
    });
  });
});

describe('reading', () => {
  it('is of one’s own notices only, in pages, and marks what was seen', async () => {
    // Goal: nobody reads or marks another's. Method: two people through HTTP.
    const lin = await makePerson(world, { unitId: place.unitId, name: '林秀芬' });
    const he = await makePerson(world, { unitId: place.unitId, name: '何宁' });
    const elective = await meet(lin);
    await meet(he);
    await world.drain();
    await takeBack(world, { personId: lin, recordId: elective, reason: '不实' });
    await world.drain();
    const app = await serve(world, routes(ports));
    const get = async (url: string, who: PersonId) =>
      (await app.inject({ url, headers: as(who) })).json();
    const mark = async (url: string, who: PersonId, body: object) => {
      const headers = {
        ...as(who),
        'idempotency-key': `${url}${JSON.stringify(body)}`.slice(0, 250),
      };
      return (await app.inject({ method: 'POST', url, headers, payload: body })).json();
    };
    const first = await get('/api/notices?limit=1', lin);
    expect(first).toMatchObject({
      unread: 2,
      items: [{ kind: 'certificate.revoked', readAt: null }],
    });
    const second = await get(`/api/notices?limit=1&cursor=${first.nextCursor}`, lin);
    expect(second).toMatchObject({ nextCursor: null, items: [{ kind: 'certificate.issued' }] });
    const noticeIds = [first.items[0].noticeId];
    expect(await mark('/api/notices/read', he, { noticeIds })).toEqual({ marked: 0, unread: 1 });
    expect(await mark('/api/notices/read', lin, { noticeIds })).toEqual({ marked: 1, unread: 1 });
    expect(await get('/api/notices/unread', lin)).toEqual({ count: 1 });
    const until = second.items[0].at;
    expect(await mark('/api/notices/read-all', lin, { until })).toEqual({ marked: 1, unread: 0 });
    expect((await get('/api/notices?unread=true', lin)).items).toEqual([]);
    expect((await app.inject({ url: '/api/notices' })).statusCode).toBe(401);
    await app.close();
  });
});
