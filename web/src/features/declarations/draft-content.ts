import { canonicalJson } from '@jixu/kernel';
import type { DeclarationDetail, DraftBody, Form } from './queries.ts';

/** A file of a draft: bytes on this device until the server has them. */
export type DraftFile = {
  /** Made here; also the idempotency key of its upload, so that a repeat is the same file. */
  readonly id: string;
  readonly slot: string;
  readonly name: string;
  readonly bytes: number;
  readonly mediaType: string;
  /** What was done to the photo on the device. */
  readonly done: readonly ('turned' | 'shrunk' | 'converted')[];
  readonly evidenceId: string | null;
  readonly blob: Blob | null;
};

/** What a person typed and attached, complete or not. */
export type DraftContent = {
  readonly formId: string;
  readonly category: string | null;
  readonly values: Readonly<Record<string, string>>;
  readonly files: readonly DraftFile[];
};

/** What the device keeps: the content, the server's version under it, and what the server has of it. */
export type KeptDraft = {
  readonly content: DraftContent;
  readonly version: number;
  /** Fingerprint of what was last sent, whether an answer came or not. */
  readonly sent: string | null;
  /** Fingerprint of what the server is known to hold as `version`. */
  readonly held: string | null;
};

export function emptyDraft(form: Pick<Form, 'id' | 'chooses' | 'categories'>): DraftContent {
  const only = form.categories.length === 1 ? (form.categories[0]?.id ?? null) : null;
  return { formId: form.id, category: form.chooses ? only : null, values: {}, files: [] };
}

export function contentOf(detail: DeclarationDetail): DraftContent {
  return {
    formId: detail.declaration.formId,
    category: detail.declaration.category,
    values: detail.declaration.values,
    files: detail.files.map((file) => ({
      id: `${file.evidenceId} ${file.slot}`,
      slot: file.slot,
      name: file.name,
      bytes: file.bytes,
      mediaType: file.mediaType,
      done: [],
      evidenceId: file.evidenceId,
      blob: null,
    })),
  };
}

/** What the server takes of a draft; files that it has not got yet follow later. */
export function bodyOf(content: DraftContent, baseVersion: number): DraftBody {
  return {
    formId: content.formId,
    category: content.category,
    values: filled(content.values),
    attachments: content.files.flatMap((file) =>
      file.evidenceId === null ? [] : [{ evidenceId: file.evidenceId, slot: file.slot }],
    ),
    baseVersion,
  };
}

function filled(values: DraftContent['values']): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/** Equal fingerprints mean that the server holds what the device holds, whatever the version. */
export function fingerprint(content: DraftContent): string {
  const { baseVersion: _, ...rest } = bodyOf(content, 0);
  return canonicalJson({
    ...rest,
    attachments: rest.attachments
      .map(({ evidenceId, slot }) => ({ evidenceId, slot }))
      .toSorted((a, b) => (`${a.evidenceId} ${a.slot}` < `${b.evidenceId} ${b.slot}` ? -1 : 1)),
  });
}

export type Opened =
  | { readonly from: 'server' | 'device'; readonly draft: KeptDraft }
  | { readonly from: 'both'; readonly device: KeptDraft; readonly server: KeptDraft };

/**
 * Which content a form opens with. The device's is newer when the server's version lies under it, or when the
 * server holds just what this device sent last and the answer was lost. A device that has nothing of its own takes
 * what another one saved; otherwise both went on, and a person decides.
 */
export function openDraft(device: KeptDraft | undefined, server: KeptDraft): Opened {
  if (device === undefined) return { from: 'server', draft: server };
  const same = fingerprint(device.content) === fingerprint(server.content);
  const waiting = device.content.files.some((file) => file.evidenceId === null);
  if (same && !waiting) return { from: 'server', draft: server };
  const nothingOfItsOwn = !waiting && device.held === fingerprint(device.content);
  if (nothingOfItsOwn && device.version < server.version) return { from: 'server', draft: server };
  if (same || device.version >= server.version || device.sent === fingerprint(server.content)) {
    return {
      from: 'device',
      draft: { ...device, version: Math.max(device.version, server.version) },
    };
  }
  return { from: 'both', device, server };
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function textOr<T>(value: unknown, other: T): string | T {
  return typeof value === 'string' ? value : other;
}

const DONE = ['turned', 'shrunk', 'converted'] as const;

function parseFile(value: unknown): DraftFile | undefined {
  if (!isRecord(value) || typeof value['id'] !== 'string' || typeof value['slot'] !== 'string') {
    return undefined;
  }
  const listed: readonly unknown[] = Array.isArray(value['done']) ? value['done'] : [];
  const evidenceId = textOr(value['evidenceId'], null);
  // A window that keeps drafts as text loses the bytes; without them and without the server there is no file.
  const blob = value['blob'] instanceof Blob ? value['blob'] : null;
  if (evidenceId === null && blob === null) return undefined;
  return {
    id: value['id'],
    slot: value['slot'],
    name: textOr(value['name'], ''),
    bytes: typeof value['bytes'] === 'number' ? value['bytes'] : 0,
    mediaType: textOr(value['mediaType'], ''),
    done: DONE.filter((one) => listed.includes(one)),
    evidenceId,
    blob,
  };
}

/** Reads what an earlier version of this page may have kept, or nothing. */
export function parseKept(value: unknown): KeptDraft | undefined {
  if (!isRecord(value) || typeof value['version'] !== 'number') return undefined;
  const content = value['content'];
  if (!isRecord(content) || typeof content['formId'] !== 'string') return undefined;
  const values = isRecord(content['values']) ? content['values'] : {};
  const files: readonly unknown[] = Array.isArray(content['files']) ? content['files'] : [];
  return {
    version: value['version'],
    sent: textOr(value['sent'], null),
    held: textOr(value['held'], null),
    content: {
      formId: content['formId'],
      category: textOr(content['category'], null),
      values: Object.fromEntries(
        Object.entries(values).filter(
          (entry): entry is [string, string] => typeof entry[1] === 'string',
        ),
      ),
      files: files.flatMap((file) => parseFile(file) ?? []),
    },
  };
}
