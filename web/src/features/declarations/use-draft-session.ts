import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState, useSyncExternalStore } from 'react';
import { onConnectionChange, isReachable } from '../../app/connection.ts';
import { draftKey, type DraftStore, draftStore } from '../../app/drafts.ts';
import { newId } from '../../app/new-id.ts';
import { SESSION_KEY } from '../../app/query-client.ts';
import { RequestRefused } from '../../app/request.ts';
import {
  bodyOf,
  contentOf,
  emptyDraft,
  fingerprint,
  type KeptDraft,
  openDraft,
  parseKept,
} from './draft-content.ts';
import {
  createDraftSession,
  type DraftPorts,
  type DraftSession,
  type DraftSnapshot,
  type SendOutcome,
} from './draft-session.ts';
import { type DeclarationDetail, fetchDeclaration, type Form, putDraft } from './queries.ts';

const FORM = 'declaration';

export function declarationDraftKey(account: string, declarationId: string): string {
  return draftKey({ account, form: FORM, id: declarationId });
}

/** Drafts that only this device has, for the list. */
export async function draftsOnDevice(
  account: string,
): Promise<
  readonly { readonly declarationId: string; readonly draft: KeptDraft; readonly savedAt: string }[]
> {
  const store = await draftStore();
  const prefix = declarationDraftKey(account, '');
  return (await store.list(prefix)).flatMap(({ key, content, savedAt }) => {
    const draft = parseKept(content);
    return draft ? [{ declarationId: key.slice(prefix.length), draft, savedAt }] : [];
  });
}

/** Whether the device knows a draft of which nothing was ever sent, or nothing at all: then the server has none. */
export async function neverSent(account: string, declarationId: string): Promise<boolean> {
  const store = await draftStore();
  const found = await store
    .load(declarationDraftKey(account, declarationId))
    .catch(() => undefined);
  const draft = parseKept(found?.content);
  return draft === undefined || (draft.version === 0 && draft.sent === null);
}

export async function forgetDraft(account: string, declarationId: string): Promise<void> {
  await (await draftStore()).discard(declarationDraftKey(account, declarationId));
}

type Asked = {
  readonly account: string;
  readonly declarationId: string;
  readonly form: Form;
  /** What the server has; undefined for a form that was never saved. */
  readonly server: DeclarationDetail | undefined;
};

/** One draft, opened from device and server, kept on both; undefined while the device is being read. */
export function useDraftSession(of: Asked): DraftSession | undefined {
  const { account, declarationId, form, server } = of;
  const client = useQueryClient();
  const [session, setSession] = useState<DraftSession>();
  // The form that is being filled in must not be replaced by a background refresh of what the server has.
  const [first] = useState({ form, server });
  useEffect(() => {
    let here = true;
    let opened: DraftSession | undefined;
    let stop: (() => void) | undefined;
    const ended = () => void client.invalidateQueries({ queryKey: SESSION_KEY });
    void draftStore().then(async (store) => {
      const key = declarationDraftKey(account, declarationId);
      const device = await store.load(key).then(
        (found) => parseKept(found?.content),
        () => undefined,
      );
      if (!here) return;
      opened = openSession(portsOf({ account, declarationId, store, ended }), first, device);
      const current = opened;
      stop = onConnectionChange(() => isReachable() && current.wake());
      setSession(current);
    });
    return () => {
      here = false;
      stop?.();
      opened?.close();
    };
  }, [account, declarationId, client, first]);
  return session;
}

function heldBy(server: DeclarationDetail): KeptDraft {
  const content = contentOf(server);
  const { version } = server.declaration;
  return { content, version, sent: null, held: fingerprint(content) };
}

function openSession(
  ports: DraftPorts,
  of: Pick<Asked, 'form' | 'server'>,
  device: KeptDraft | undefined,
): DraftSession {
  const fresh: KeptDraft = { content: emptyDraft(of.form), version: 0, sent: null, held: null };
  const server = of.server ? heldBy(of.server) : fresh;
  const found = openDraft(device, server);
  if (found.from === 'both') return createDraftSession(ports, found.device, false, found.server);
  return createDraftSession(ports, found.draft, found.from === 'device');
}

function portsOf(of: {
  account: string;
  declarationId: string;
  store: DraftStore;
  ended: () => void;
}): DraftPorts {
  const { account, declarationId, store } = of;
  return {
    keep: (draft) => store.save(declarationDraftKey(account, declarationId), draft),
    send: async (content, baseVersion, key): Promise<SendOutcome> => {
      try {
        const saved = await putDraft(declarationId, bodyOf(content, baseVersion), key);
        return { ok: true, version: saved.version };
      } catch (error) {
        return refusalOf(error, of);
      }
    },
    newKey: newId,
    later: (work, ms) => {
      const timer = setTimeout(work, ms);
      return () => clearTimeout(timer);
    },
  };
}

/** Goes better by itself: no answer, a restart, too many at once, a twin still under way. */
const PASSING = [0, 429, 502, 503, 504];

async function refusalOf(
  error: unknown,
  of: { account: string; declarationId: string; ended: () => void },
): Promise<SendOutcome> {
  if (!(error instanceof RequestRefused)) throw error;
  const { problem } = error;
  if (PASSING.includes(problem.status) || problem.code === 'platform.twin_in_flight') {
    return { ok: false, kind: 'unreachable' };
  }
  if (problem.status === 401) of.ended();
  if (problem.code !== 'declarations.draft_changed') return { ok: false, kind: 'refused', problem };
  try {
    const newer = await fetchDeclaration({
      personId: of.account,
      declarationId: of.declarationId,
    });
    return {
      ok: false,
      kind: 'overtaken',
      newer: heldBy(newer),
    };
  } catch {
    // The newer text cannot be shown yet; the same save asks again later.
    return { ok: false, kind: 'unreachable' };
  }
}

export function useDraftSnapshot(session: DraftSession): DraftSnapshot {
  return useSyncExternalStore(session.subscribe, session.snapshot);
}
