import type { PersonId } from '@jixu/kernel';
import { sql } from 'kysely';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  as,
  type CertificateWorld,
  makePerson,
  makePlace,
  openCertificateWorld,
  type Place,
  serve,
} from '../certificates/testing.ts';
import { activate, CONSENT_VERSION, mailAddressOf, textNumberOf } from '../identity/index.ts';
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
import { REMINDED } from '../reporting/index.ts';
import { jobs, type NoticePorts, routes, subscriptions } from './index.ts';

// Goal: people choose how they are told, and no mailbox gets a second letter of one kind on one day. Method: reminders as
// events, a real SMTP server on the loopback, text messages to a gateway on the loopback, the clock moved from day to day.
const DAY = new Date('2025-12-20T02:00:00Z');
const NEXT_MORNING = new Date('2025-12-21T00:05:00Z');
let server: TestMailServer;
let world: CertificateWorld;
let place: Place;
let ports: NoticePorts;
let gateway: TestGateway;
let digest: JobDefinition | undefined;
let people = 0;

beforeAll(async () => {
  gateway = await openTestGateway();
  server = await openTestMailServer();
  world = await openCertificateWorld((below) => {
    ports = {
      ...below,
      mail: openMail(server.url),
      sms: openSms(gateway.url),
      addressOf: (read, personId) => mailAddressOf(read, below.keyring, personId),
      numberOf: (read, personId) => textNumberOf(read, below.keyring, personId),
    };
    const work = jobs(ports);
    digest = work.find((job) => job.name === 'notices-digest');
    return { subscriptions: subscriptions(ports), jobs: work };
  });
  place = await makePlace(world, { packId: 'gd-teachers' });
});
afterAll(async () => {
  await world.close();
  await server.close();
  await gateway.close();
});
beforeEach(() => {
  world.clock.moveTo(DAY);
  server.answer.recipient = '250 ok';
});

async function reader(phone?: string): Promise<{ personId: PersonId; email: string }> {
  people += 1;
  const email = `reader${people}@example.cn`;
  const contact = { email, ...(phone === undefined ? {} : { phone }) };
  const personId = await makePerson(world, { unitId: place.unitId, name: '林秀芬', ...contact });
  const consentVersion = CONSENT_VERSION;
  await world.run((op) =>
    activate(op, { personId, passwordHash: 'not used here', with: 'setup', consentVersion }),
  );
  return { personId, email };
}

async function remind(personId: PersonId, short: string): Promise<void> {
  await world.run(async (op) =>
    op.emit({
      type: REMINDED,
      subjectId: personId,
      payload: {
        personId,
        byId: personId,
        unitName: '云湖实验小学',
        year: '2025',
        lastDay: '2025-12-31',
        short,
        unit: 'hour',
        missing: { 'zh-CN': '', en: '' },
      },
    }),
  );
  await world.drain();
}

function lettersTo(email: string): { subject: string; text: string }[] {
  return server.letters
    .filter((letter) => letter.to.includes(`<${email}>`))
    .map((letter) => {
      const [head = ''] = letter.data.split('\r\n\r\n');
      const encoded = /^Subject: (.*(?:\r\n .*)*)/m.exec(head)?.[1] ?? '';
      return {
        subject: encoded.replaceAll(/=\?UTF-8\?B\?(.*?)\?=\s*/gi, (_, part: string) =>
          Buffer.from(part, 'base64').toString('utf8'),
        ),
        text: textOfLetter(letter),
      };
    });
}

async function states(personId: PersonId): Promise<string[]> {
  const found = await sql<{ state: string }>`select state from notices.dispatch
    where person_id = ${personId} order by changed_at, notice_id`.execute(world.db);
  return found.rows.map((row) => row.state);
}

test('a second letter of one kind waits for the morning, and what waits goes as one', async () => {
  // Goal: not more than one mail a day per kind, and nothing lost. Method: three reminders a day, then the morning's job.
  const { personId, email } = await reader();
  for (const short of ['30', '28', '26']) await remind(personId, short);
  expect(lettersTo(email).map((letter) => letter.subject)).toEqual(['您的学时还没有学完']);
  expect((await states(personId)).toSorted()).toEqual(['sent', 'waiting', 'waiting']);
  await digest?.handle({});
  await world.drain();
  expect(lettersTo(email)).toHaveLength(1);
  world.clock.moveTo(NEXT_MORNING);
  await digest?.handle({});
  await world.drain();
  const [, morning, ...more] = lettersTo(email);
  expect(more).toEqual([]);
  expect(morning?.subject).toBe('您的学时还没有学完（2 条）');
  expect(morning?.text).toContain('28 学时');
  expect(morning?.text).toContain('26 学时');
  expect(await states(personId)).toEqual(['sent', 'sent', 'sent']);
  await remind(personId, '24');
  expect(lettersTo(email)).toHaveLength(2);
});

test('a busy mail server does not use up the day', async () => {
  // Goal: an outage delays one letter and doubles none. Method: a 450, then the waiting job again.
  const { personId, email } = await reader();
  server.answer.recipient = '450 busy';
  await remind(personId, '30');
  expect(await states(personId)).toEqual(['waiting']);
  server.answer.recipient = '250 ok';
  const [mail] = jobs(ports);
  const found = await sql<{ notice_id: string }>`select notice_id from notices.dispatch
    where person_id = ${personId}`.execute(world.db);
  const payload = { personId, noticeId: found.rows[0]?.notice_id };
  await Promise.allSettled([mail?.handle(payload), mail?.handle(payload)]);
  expect(await states(personId)).toEqual(['sent']);
  expect(new Set(lettersTo(email).map((letter) => letter.subject)).size).toBe(1);
});

test('the link at the end of a letter stops its topic and nothing else', async () => {
  // Goal: no log-in needed to be left alone. Method: the link from the letter, twice; a link nobody was given.
  const { personId, email } = await reader();
  await remind(personId, '30');
  const token = /unsubscribe#([\w-]+)/.exec(lettersTo(email)[0]?.text ?? '')?.[1] ?? '';
  const app = await serve(world, routes(ports));
  const stop = (text: string) =>
    app.inject({ method: 'POST', url: '/api/notices/unsubscribe', payload: { token: text } });
  expect((await stop('a-token-that-nobody-was-given')).json()).toMatchObject({
    code: 'notices.link_unknown',
  });
  expect((await stop(token)).json()).toEqual({ topic: 'reminders' });
  expect((await stop(token)).json()).toEqual({ topic: 'reminders' });
  world.clock.moveTo(NEXT_MORNING);
  await remind(personId, '28');
  expect(lettersTo(email)).toHaveLength(1);
  const settings = (
    await app.inject({ url: '/api/notices/settings', headers: as(personId) })
  ).json();
  const lettersOn = (topic: string) =>
    settings.topics.find((one: { topic: string }) => one.topic === topic)?.email;
  expect([lettersOn('reminders'), lettersOn('certificates')]).toEqual([false, true]);
  // In the product it is told all the same.
  const list = (await app.inject({ url: '/api/notices', headers: as(personId) })).json();
  expect(list.items).toHaveLength(2);
  await app.close();
});

test('who stops letters while one waits for the morning gets none', async () => {
  // Goal: the choice of now counts. Method: two reminders, the setting changed, the morning's job.
  const { personId, email } = await reader();
  await remind(personId, '30');
  await remind(personId, '28');
  const app = await serve(world, routes(ports));
  const payload = { topics: [{ topic: 'reminders', email: false, sms: false }] };
  const headers = { ...as(personId), 'idempotency-key': `stop-${personId}` };
  const url = '/api/notices/settings';
  expect((await app.inject({ method: 'PUT', url, headers, payload })).statusCode).toBe(200);
  await app.close();
  world.clock.moveTo(NEXT_MORNING);
  await digest?.handle({});
  await world.drain();
  expect(lettersTo(email)).toHaveLength(1);
  expect((await states(personId)).toSorted()).toEqual(['sent', 'unwanted']);
});

test('text messages go to those who asked for them, and name nobody', async () => {
  // Goal: off until chosen. Method: a reminder before and after the choice, to a person with a number and to one without.
  const { personId } = await reader('13800138000');
  await remind(personId, '30');
  const app = await serve(world, routes(ports));
  const payload = { topics: [{ topic: 'reminders', email: true, sms: true }] };
  const headers = { ...as(personId), 'idempotency-key': `sms-${personId}` };
  const url = '/api/notices/settings';
  await app.inject({ method: 'PUT', url, headers, payload });
  await remind(personId, '28');
  expect(gateway.messages).toMatchObject([
    {
      to: '13800138000',
      text: '【继续】您的学时还没有学完，登录查看 https://jixu.example/notices',
    },
  ]);
  gateway.answer.status = 422;
  await remind(personId, '27');
  const silent = await reader();
  await app.inject({
    method: 'PUT',
    url,
    headers: { ...as(silent.personId), 'idempotency-key': `sms-${silent.personId}` },
    payload,
  });
  await remind(silent.personId, '30');
  const found = await sql<{ state: string }>`select state from notices.text_dispatch
    where person_id = ${silent.personId}`.execute(world.db);
  expect(found.rows).toEqual([{ state: 'no-address' }]);
  const own = await sql<{ state: string }>`select state from notices.text_dispatch
    where person_id = ${personId} order by changed_at`.execute(world.db);
  expect(own.rows).toEqual([{ state: 'sent' }, { state: 'refused' }]);
  await app.close();
});
