import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Intent, Journal, Outcome } from './journal.ts';
import type { Learner, Place } from './place.ts';

const REQUEST_MS = 15_000;
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export type Target = { readonly address: string };

/** One attempt. Everything but a definite answer leaves the intent open, to be repeated under the same id. */
export async function attempt(target: Target, journal: Journal, intent: Intent): Promise<Outcome> {
  const outcome = await send(target, intent);
  journal.settle(intent, outcome);
  return outcome;
}

async function send(target: Target, intent: Intent): Promise<Outcome> {
  const body = bodyOf(intent);
  try {
    const response = await fetch(`${target.address}${intent.path}`, {
      method: intent.method,
      signal: AbortSignal.timeout(REQUEST_MS),
      headers: {
        'idempotency-key': intent.id,
        ...(intent.cookie === undefined ? {} : { cookie: intent.cookie }),
        ...(intent.bearer === undefined ? {} : { authorization: `Bearer ${intent.bearer}` }),
        ...(typeof body === 'string' ? { 'content-type': 'application/json' } : {}),
      },
      ...(body === undefined ? {} : { body }),
    });
    const json = JSON.parse(await response.text()) as { code?: string };
    if (response.ok) return { state: 'acknowledged', body: json };
    const code = json.code ?? '';
    const undecided =
      response.status >= 500 || response.status === 429 || code === 'platform.twin_in_flight';
    if (undecided || response.headers.has('retry-after')) return { state: 'unknown' };
    return { state: 'refused', status: response.status, code };
  } catch {
    // The connection broke, or the answer did: what became of it is exactly what the oracle is here to find out.
    return { state: 'unknown' };
  }
}

function bodyOf(intent: Intent): string | FormData | undefined {
  if (intent.file !== undefined) {
    const form = new FormData();
    form.append('file', new Blob([PNG, intent.file], { type: 'image/png' }), 'proof.png');
    return form;
  }
  return intent.body === undefined ? undefined : JSON.stringify(intent.body);
}

export type Load = { readonly stop: () => Promise<void> };

/** Teachers declare, the unit approves, a platform pushes, until told to stop. */
export function startLoad(
  target: () => Target,
  journal: Journal,
  place: Place,
  of: { readonly pushesOnly: boolean },
): Load {
  const running = { on: true };
  const submitted: { caseId: string; personId: string; recordId: string }[] = [];
  const act = async (intent: Intent): Promise<unknown> => {
    journal.intend(intent);
    const outcome = await attempt(target(), journal, intent);
    // While nobody answers there is nothing to lose either.
    if (outcome.state === 'unknown') await untilAnswering(target, running);
    return outcome.state === 'acknowledged' ? outcome.body : null;
  };
  const pushing = [0, 1].map((n) => async () => {
    const learner = place.learners[n % place.learners.length];
    if (learner) await act(push(place, learner));
  });
  const declaring = place.learners.map((learner) => async () => {
    const done = await declare(act, learner);
    if (done) submitted.push({ ...done, personId: learner.personId });
  });
  const approving = async (): Promise<void> => {
    const next = submitted.shift();
    if (next) await act(approve(place, next));
    else await sleep(20);
  };
  const works = of.pushesOnly ? pushing : [...pushing, ...declaring, approving];
  const workers = works.map(async (work) => {
    while (running.on) await work();
  });
  return {
    stop: async () => {
      running.on = false;
      await Promise.all(workers);
    },
  };
}

/** Today, where the law counts, so that what is declared lies in this year on every day of the year. */
function today(): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Shanghai' }).format(new Date());
}

async function untilAnswering(target: () => Target, running: { on: boolean }): Promise<void> {
  while (running.on) {
    const answer = await fetch(`${target().address}/health/ready`).catch(() => null);
    if (answer?.ok) return;
    await sleep(100);
  }
}

function push(place: Place, learner: Learner): Intent {
  const externalId = randomUUID();
  return {
    id: randomUUID(),
    kind: 'push',
    bearer: place.sender,
    method: 'POST',
    path: '/api/platform-records',
    body: {
      records: [
        {
          externalId,
          idNumber: learner.idNumber,
          name: learner.name,
          title: '公需课',
          record: {
            kind: 'course',
            category: 'public',
            on: today(),
            qty: { hours: '0.5' },
            attrs: { passed: true },
            key: `course:${externalId}`,
          },
        },
      ],
    },
    about: { externalId, personId: learner.personId },
  };
}

async function declare(
  act: (intent: Intent) => Promise<unknown>,
  { form, cookie, personId }: Learner,
): Promise<{ caseId: string; recordId: string } | null> {
  const attachments: { evidenceId: string; slot: string }[] = [];
  for (const slot of form.evidence.filter((one) => one.required)) {
    const id = randomUUID();
    const uploaded = (await act({
      id,
      kind: 'upload',
      cookie,
      method: 'POST',
      path: '/api/evidence',
      file: id,
      about: { personId, cookie },
    })) as { evidenceId: string } | null;
    if (!uploaded) return null;
    attachments.push({ evidenceId: uploaded.evidenceId, slot: slot.id });
  }
  const declarationId = randomUUID();
  const draft = (await act({
    id: randomUUID(),
    kind: 'draft',
    cookie,
    method: 'PUT',
    path: `/api/declarations/${declarationId}`,
    body: {
      formId: form.id,
      category: form.chooses ? (form.categories[0]?.id ?? null) : null,
      values: filledIn(form),
      attachments,
      baseVersion: 0,
    },
    about: { declarationId, personId },
  })) as { version: number } | null;
  if (!draft) return null;
  return (await act({
    id: randomUUID(),
    kind: 'submit',
    cookie,
    method: 'POST',
    path: `/api/declarations/${declarationId}/submission`,
    body: { version: draft.version },
    about: { declarationId, personId },
  })) as { caseId: string; recordId: string } | null;
}

function filledIn(form: Learner['form']): Record<string, string> {
  const values: Record<string, string> = {};
  for (const field of form.fields) {
    if (field.maps === 'title' || field.maps === 'key') values[field.id] = `材料 ${randomUUID()}`;
    else if (field.type === 'date') values[field.id] = today();
    else if (field.type === 'integer' || field.type === 'decimal') values[field.id] = '1';
    else if (field.type === 'choice') values[field.id] = field.options[0]?.value ?? '';
    else if (field.type === 'yes-no') values[field.id] = String(field.id !== 'supplement');
    else if (field.required) values[field.id] = '岭东';
  }
  return values;
}

function approve(place: Place, of: { caseId: string; personId: string; recordId: string }): Intent {
  return {
    id: randomUUID(),
    kind: 'approve',
    cookie: place.administrator,
    method: 'POST',
    path: `/api/review/cases/${of.personId}/${of.caseId}/decision`,
    body: { version: 1, outcome: 'pass' },
    about: of,
  };
}
