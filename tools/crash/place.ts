import { createHash, randomBytes, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { ServerUnderTest } from './server-under-test.ts';

/** A place set up through the public API, as a bureau would: region, unit, people with accounts. */
export type Place = {
  readonly administrator: string;
  readonly learners: readonly Learner[];
  readonly sender: string;
};

export type Learner = {
  readonly personId: string;
  readonly name: string;
  readonly idNumber: string;
  readonly cookie: string;
  readonly form: Form;
};

type Form = {
  readonly id: string;
  readonly kind: string;
  readonly chooses: boolean;
  readonly categories: readonly { readonly id: string }[];
  readonly fields: readonly {
    readonly id: string;
    readonly type: string;
    readonly maps: string;
    readonly required: boolean;
    readonly options: readonly { readonly value: string }[];
  }[];
  readonly evidence: readonly { readonly id: string; readonly required: boolean }[];
};

const CONSENT = '2026-11';
const NAMES = ['林甲', '林乙', '林丙', '林丁', '林戊', '林己'];

export async function setUpPlace(server: ServerUnderTest, people: number): Promise<Place> {
  const { administrator, unitId, bureauId } = await openPlace(server, 'sd-zibo');
  const learners: Learner[] = [];
  for (let i = 0; i < people; i += 1)
    learners.push(await learner(server, { administrator, unitId, index: i }));
  return { administrator, learners, sender: await registerSender(server, bureauId) };
}

export type OpenPlace = {
  readonly administrator: string;
  readonly unitId: string;
  readonly bureauId: string;
};

/** The first start of an empty server, as its operator would do it. */
export async function openPlace(server: ServerUnderTest, packId: string): Promise<OpenPlace> {
  const token = server.setupLink?.split('/').at(-1);
  if (token === undefined) throw new Error('crash: an empty server shows a set-up link');
  const opened = await ask(server, { path: '/api/setup/open', body: { token } });
  const finished = await ask(server, {
    path: '/api/setup/finish',
    cookie: opened.cookie,
    body: {
      place: {
        regionCode: '440100',
        bureauName: '岭东市人力资源和社会保障局',
        departmentName: null,
        unitName: '岭东第一小学',
        creditCode: null,
        packId,
        numberPrefix: 'LD',
        parameters: {},
        readings: {},
      },
      name: '周管',
      idNumber: syntheticNumber(900),
      password: '山高水长 天地宽',
      consentVersion: CONSENT,
      worksAt: 'unit',
      alsoAt: ['unit', 'bureau'],
    },
  });
  const { unitId, bureauId } = finished.json as { unitId: string; bureauId: string };
  return { administrator: finished.cookie, unitId, bureauId };
}

async function learner(
  server: ServerUnderTest,
  of: { administrator: string; unitId: string; index: number },
): Promise<Learner> {
  const name = NAMES[of.index % NAMES.length] ?? '林子';
  const idNumber = syntheticNumber(of.index + 1);
  const cookie = of.administrator;
  const enrolled = await ask(server, {
    path: '/api/people',
    cookie,
    body: { name, idNumber, unitId: of.unitId, fromOn: '2024-01-01' },
  });
  const { personId } = enrolled.json as { personId: string };
  const sheet = await ask(server, {
    path: `/api/people/${personId}/slips`,
    cookie,
    body: undefined,
  });
  const { sheetId } = sheet.json as { sheetId: string };
  const slips = await ask(server, { path: `/api/activation-slips/${sheetId}`, cookie, get: true });
  const slipCode = (slips.json as { slips: { code: string }[] }).slips[0]?.code;
  const started = await ask(server, {
    path: '/api/activation/start',
    body: { slipCode, name },
    from: `10.0.0.${of.index + 1}`,
  });
  const active = await ask(server, {
    path: '/api/activation/finish',
    cookie: started.cookie,
    body: { password: '春江潮水 连海平', consentVersion: CONSENT },
  });
  const forms = await ask(server, { path: '/api/forms', cookie: active.cookie, get: true });
  const form = (forms.json as { forms: Form[] }).forms.find((one) => one.kind === 'paper');
  if (!form) throw new Error('crash: the rulebook has no form for a paper');
  return { personId, name, idNumber, cookie: active.cookie, form };
}

/** Senders are registered by the operator, who has no page for it yet: the one thing here that is not asked by HTTP. */
async function registerSender(server: ServerUnderTest, nodeId: string): Promise<string> {
  const credential = randomBytes(24).toString('base64url');
  const client = new pg.Client({ connectionString: server.databaseUrl() });
  await client.connect();
  await client.query(
    `insert into exchange.sender (sender_id, name, node_id, credential_hash, kinds, state, created_at)
     values ($1, '岭东研修网', $2, $3, '{course}', 'active', transaction_timestamp())`,
    [randomUUID(), nodeId, createHash('sha256').update(credential).digest('base64url')],
  );
  await client.end();
  return credential;
}

type Asked = {
  readonly path: string;
  readonly cookie?: string;
  readonly body?: unknown;
  readonly get?: boolean;
  readonly from?: string;
};

export async function ask(
  server: { readonly address: string },
  of: Asked,
): Promise<{ status: number; json: unknown; cookie: string }> {
  const response = await fetch(`${server.address}${of.path}`, {
    method: of.get ? 'GET' : 'POST',
    headers: {
      ...(of.cookie === undefined ? {} : { cookie: of.cookie }),
      ...(of.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(of.get ? {} : { 'idempotency-key': randomUUID() }),
      ...(of.from === undefined ? {} : { 'x-forwarded-for': of.from }),
    },
    ...(of.body === undefined ? {} : { body: JSON.stringify(of.body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`crash: ${of.path} answered ${response.status} ${text}`);
  const cookie = response.headers
    .getSetCookie()
    .map((line) => line.split(';')[0] ?? '')
    .find((pair) => !pair.endsWith('='));
  return { status: response.status, json: JSON.parse(text), cookie: cookie ?? '' };
}

/** A checksum-valid number of nobody (GB 11643): made-up day, running number. */
function syntheticNumber(sequence: number): string {
  const digits = `44990019800101${String(sequence).padStart(3, '0')}`;
  const sum = [...digits].reduce(
    (total, digit, i) => total + Number(digit) * (2 ** (17 - i) % 11),
    0,
  );
  return digits + '10X98765432'.charAt(sum % 11);
}
