import { randomUUID } from 'node:crypto';
import type { Answer, TestPerson, World } from './testing.ts';

type FormShape = {
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

export type DraftShape = { readonly declarationId: string; readonly version: number };
export type SubmittedShape = {
  readonly declarationId: string;
  readonly caseId: string;
  readonly recordId: string;
  readonly number: string;
  readonly version: number;
};

/** A one-pixel picture; the bytes after it make every file another one. */
/** One dot; a file of its own with anything behind it. */
export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

export async function uploadFile(
  world: World,
  who: TestPerson,
  file: { name: string; bytes?: Buffer; mediaType?: string; to?: string },
): Promise<Answer> {
  const boundary = '----jixu-test';
  const head = `--${boundary}\r\ncontent-disposition: form-data; name="file"; filename="${file.name}"\r\ncontent-type: ${file.mediaType ?? 'image/png'}\r\n\r\n`;
  const bytes = file.bytes ?? Buffer.concat([PNG, Buffer.from(randomUUID())]);
  const response = await world.jixu.server.inject({
    method: 'POST',
    url: file.to ?? '/api/evidence',
    headers: {
      cookie: who.cookie,
      'idempotency-key': randomUUID(),
      'content-type': `multipart/form-data; boundary=${boundary}`,
    },
    payload: Buffer.concat([Buffer.from(head), bytes, Buffer.from(`\r\n--${boundary}--\r\n`)]),
  });
  return {
    status: response.statusCode,
    body: response.json() as unknown,
    headers: response.headers,
  };
}

export async function formsFor(world: World, who: TestPerson): Promise<readonly FormShape[]> {
  const answer = await world.call(who, 'GET', '/api/forms');
  if (answer.status !== 200) throw new Error(`forms: ${JSON.stringify(answer.body)}`);
  return (answer.body as { forms: FormShape[] }).forms;
}

/** Every field with something that fits it; `values` by what a field maps to, or by its id, wins. */
export function filledIn(
  form: FormShape,
  values: Readonly<Record<string, string>>,
): Record<string, string> {
  const filled: Record<string, string> = {};
  for (const field of form.fields) {
    const given = values[field.maps] ?? values[field.id];
    if (given !== undefined) filled[field.id] = given;
    else if (field.maps === 'title') filled[field.id] = `材料 ${randomUUID().slice(0, 8)}`;
    else if (field.maps === 'key') filled[field.id] = randomUUID().slice(0, 12);
    else if (field.type === 'date') filled[field.id] = '2026-10-15';
    else if (field.type === 'integer' || field.type === 'decimal') filled[field.id] = '1';
    else if (field.type === 'choice') filled[field.id] = field.options[0]?.value ?? '';
    else if (field.type === 'yes-no')
      filled[field.id] = field.id === 'supplement' ? 'false' : 'true';
    else if (field.required) filled[field.id] = '岭东';
  }
  return filled;
}

/** A saved draft of a kind with every required file, through the HTTP face. */
export async function draftOf(
  world: World,
  who: TestPerson,
  of: {
    form: string;
    category?: string;
    values?: Readonly<Record<string, string>>;
    declarationId?: string;
    /** What each required file is; else one of its own. */
    proof?: Buffer;
  },
): Promise<DraftShape> {
  const form = (await formsFor(world, who)).find(
    (one) => one.id === of.form || one.kind === of.form,
  );
  if (!form) throw new Error(`no form ${of.form}`);
  const attachments: { evidenceId: string; slot: string }[] = [];
  for (const slot of form.evidence.filter((one) => one.required)) {
    const uploaded = await uploadFile(world, who, {
      name: `${slot.id}.png`,
      ...(of.proof ? { bytes: of.proof } : {}),
    });
    if (uploaded.status !== 200) throw new Error(`upload: ${JSON.stringify(uploaded.body)}`);
    attachments.push({
      evidenceId: (uploaded.body as { evidenceId: string }).evidenceId,
      slot: slot.id,
    });
  }
  const saved = await world.call(
    who,
    'PUT',
    `/api/declarations/${of.declarationId ?? randomUUID()}`,
    {
      formId: form.id,
      category: form.chooses ? (of.category ?? form.categories[0]?.id ?? null) : null,
      values: filledIn(form, of.values ?? {}),
      attachments,
      baseVersion: 0,
    },
  );
  if (saved.status !== 200) throw new Error(`draft: ${JSON.stringify(saved.body)}`);
  return saved.body as DraftShape;
}

export async function submitDraft(
  world: World,
  who: TestPerson,
  draft: DraftShape,
  key?: string,
): Promise<Answer> {
  return world.call(
    who,
    'POST',
    `/api/declarations/${draft.declarationId}/submission`,
    { version: draft.version },
    key,
  );
}

/** Draft and submission in one. */
export async function declare(
  world: World,
  who: TestPerson,
  of: Parameters<typeof draftOf>[2],
): Promise<SubmittedShape> {
  const answer = await submitDraft(world, who, await draftOf(world, who, of));
  if (answer.status !== 200) throw new Error(`submission: ${JSON.stringify(answer.body)}`);
  return answer.body as SubmittedShape;
}

export async function decide(
  world: World,
  who: TestPerson,
  subject: TestPerson,
  caseId: string,
  decision: {
    outcome: string;
    opinion?: string;
    fields?: Record<string, string>;
    items?: readonly string[];
    version?: number;
  },
  key?: string,
): Promise<Answer> {
  const version =
    decision.version ??
    (
      (await world.call(who, 'GET', `/api/review/cases/${subject.personId}/${caseId}`)).body as {
        version: number;
      }
    ).version;
  return world.call(
    who,
    'POST',
    `/api/review/cases/${subject.personId}/${caseId}/decision`,
    { ...decision, version },
    key,
  );
}
