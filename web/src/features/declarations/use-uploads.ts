import { useCallback, useEffect, useRef, useState } from 'react';
import { onConnectionChange, isReachable } from '../../app/connection.ts';
import { newId } from '../../app/new-id.ts';
import { prepareImage } from '../../app/prepare-image.ts';
import { RequestRefused } from '../../app/request.ts';
import { upload } from '../../app/upload.ts';
import type { Problem } from '../../i18n/problem.ts';
import type { DraftContent, DraftFile } from './draft-content.ts';
import type { DraftSession } from './draft-session.ts';

export type Transfer =
  | { readonly state: 'preparing' }
  | { readonly state: 'sending'; readonly share: number }
  | { readonly state: 'waiting' }
  | { readonly state: 'refused'; readonly problem: Problem };

/** A file that could not even become part of the draft. */
export type TurnedAway = {
  readonly id: string;
  readonly slot: string;
  readonly name: string;
  readonly code: 'not_an_image_or_pdf' | 'unreadable_image' | 'too_large';
  readonly bytes: number;
};

export type Uploads = {
  readonly transfers: ReadonlyMap<string, Transfer>;
  readonly turnedAway: readonly TurnedAway[];
  readonly add: (slot: string, files: readonly File[]) => void;
  readonly remove: (fileId: string) => void;
  readonly retry: (fileId: string) => void;
  readonly dismiss: (id: string) => void;
};

/** The server's limit; told here before ten megabytes have gone over a phone's line in vain. */
const BYTES_MAX = 10 * 1024 * 1024;
/** Kinds that offices issue and that need no preparing. */
const AS_THEY_ARE = /\.(ofd|zip|rar)$/i;

function evidenceIdOf(answer: unknown): string {
  const id =
    typeof answer === 'object' && answer !== null && 'evidenceId' in answer
      ? answer.evidenceId
      : undefined;
  if (typeof id !== 'string') throw new RequestRefused({ status: 200, code: 'http.unexpected' });
  return id;
}

async function prepared(
  file: File,
): Promise<{ file: File; done: DraftFile['done'] } | TurnedAway['code']> {
  if (AS_THEY_ARE.test(file.name)) return { file, done: [] };
  const result = await prepareImage(file);
  if (!result.ok) return result.code;
  const done = (['turned', 'shrunk', 'converted'] as const).filter((one) => result[one]);
  return { file: result.file, done };
}

/** Prepares, keeps and sends the files of a draft; what was cut off goes on by itself. */
export function useUploads(session: DraftSession, content: DraftContent): Uploads {
  const [transfers, setTransfers] = useState<ReadonlyMap<string, Transfer>>(new Map());
  const [turnedAway, setTurnedAway] = useState<readonly TurnedAway[]>([]);
  const running = useRef(new Map<string, AbortController>());

  const note = useCallback((id: string, transfer: Transfer | undefined) => {
    setTransfers((before) => {
      const next = new Map(before);
      if (transfer === undefined) next.delete(id);
      else next.set(id, transfer);
      return next;
    });
  }, []);

  const send = useCallback(
    async (file: DraftFile) => {
      if (file.blob === null || file.evidenceId !== null || running.current.has(file.id)) return;
      const stop = new AbortController();
      running.current.set(file.id, stop);
      note(file.id, { state: 'sending', share: 0 });
      try {
        const answer = await upload({
          address: '/api/evidence',
          file: file.blob,
          name: file.name,
          idempotencyKey: file.id,
          onProgress: (share) => note(file.id, { state: 'sending', share }),
          signal: stop.signal,
        });
        const evidenceId = evidenceIdOf(answer);
        session.change((before) => ({
          ...before,
          files: withoutTwins(before.files, file, evidenceId).map((one) =>
            one.id === file.id ? { ...one, evidenceId, blob: null } : one,
          ),
        }));
        note(file.id, undefined);
      } catch (error) {
        if (stop.signal.aborted) return;
        if (!(error instanceof RequestRefused)) throw error;
        const { problem } = error;
        const passing = problem.status === 0 || problem.status >= 500;
        note(file.id, passing ? { state: 'waiting' } : { state: 'refused', problem });
      } finally {
        running.current.delete(file.id);
      }
    },
    [note, session],
  );

  const sendAll = useCallback(() => {
    for (const file of session.snapshot().content.files) void send(file);
  }, [send, session]);

  // What was on its way when the page was closed, and whenever the line is back.
  useEffect(() => {
    const soon = setTimeout(sendAll, 0);
    const controllers = running.current;
    const stop = onConnectionChange(() => isReachable() && sendAll());
    return () => {
      clearTimeout(soon);
      stop();
      for (const controller of controllers.values()) controller.abort();
      controllers.clear();
    };
  }, [sendAll]);

  const add = useCallback(
    (slot: string, files: readonly File[]) => {
      for (const file of files) void take(slot, file);
      async function take(into: string, chosen: File) {
        const id = newId();
        note(id, { state: 'preparing' });
        const ready = await prepared(chosen);
        note(id, undefined);
        const code =
          typeof ready === 'string' ? ready : ready.file.size > BYTES_MAX ? 'too_large' : undefined;
        if (code !== undefined || typeof ready === 'string') {
          const { name, size } = chosen;
          const away = { id, slot: into, name, bytes: size, code: code ?? 'unreadable_image' };
          setTurnedAway((before) => [...before, away]);
          return;
        }
        const entry: DraftFile = {
          id,
          slot: into,
          name: ready.file.name,
          bytes: ready.file.size,
          mediaType: ready.file.type,
          done: ready.done,
          evidenceId: null,
          blob: ready.file,
        };
        session.change((before) => ({ ...before, files: [...before.files, entry] }));
        void send(entry);
      }
    },
    [note, send, session],
  );

  const remove = useCallback(
    (fileId: string) => {
      running.current.get(fileId)?.abort();
      note(fileId, undefined);
      session.change((before) => ({
        ...before,
        files: before.files.filter((file) => file.id !== fileId),
      }));
    },
    [note, session],
  );

  const retry = (fileId: string) => {
    const file = content.files.find((one) => one.id === fileId);
    if (file) void send(file);
  };
  const dismiss = (id: string) =>
    setTurnedAway((before) => before.filter((away) => away.id !== id));
  return { transfers, turnedAway, add, remove, retry, dismiss };
}

/** The same bytes are one file to the server: it may stand at several places of the form, once at each. */
export function withoutTwins(
  files: readonly DraftFile[],
  kept: DraftFile,
  evidenceId: string,
): readonly DraftFile[] {
  return files.filter(
    (file) => file.id === kept.id || file.slot !== kept.slot || file.evidenceId !== evidenceId,
  );
}
