import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { useSignedIn } from '../../../app/session.ts';
import { onConnectionChange } from '../../../app/connection.ts';
import { newId } from '../../../app/new-id.ts';
import { RequestRefused } from '../../../app/request.ts';
import { type Place, studyKey } from '../queries.ts';
import { isSignedOut } from '../signed-out.tsx';
import type { Begin, Said } from './courseware-link.ts';
import { createPartSaver, type Standing } from './part-saver.ts';
import { type OpenedPart, openPart, savePart } from './scorm-queries.ts';

const AGAIN_MS = 5_000;

export type PartSession = {
  readonly itemId: string;
  readonly opened: OpenedPart;
  readonly begin: Begin;
};

function kindOf(error: unknown): 'no-answer' | 'moved' | 'refused' {
  if (!(error instanceof RequestRefused)) return 'refused';
  const { status, code } = error.problem;
  if (code === 'learning.part_moved') return 'moved';
  // A session that ended is one log-in away: what was said until then is still to be saved.
  const later = status === 0 || status >= 500 || status === 429 || status === 401;
  return later ? 'no-answer' : 'refused';
}

/** One part of a package that is open: its data, and whether what it says has arrived. */
export function usePartSession(place: Place) {
  const { enrolmentId, chapterId } = place;
  const client = useQueryClient();
  const { name } = useSignedIn();
  const [session, setSession] = useState<PartSession>();
  const [standing, setStanding] = useState<Standing>();
  const [error, setError] = useState<unknown>();
  const [opening, setOpening] = useState<string>();
  const saver = useRef<ReturnType<typeof createPartSaver> | undefined>(undefined);

  const refresh = useCallback(
    () => client.invalidateQueries({ queryKey: studyKey(enrolmentId) }),
    [client, enrolmentId],
  );
  const open = useCallback(
    async (itemId: string): Promise<boolean> => {
      const own = { enrolmentId, chapterId };
      setOpening(itemId);
      setError(undefined);
      setStanding(undefined);
      setSession(undefined);
      try {
        // What the last session said has to be there before the next one reads it.
        await saver.current?.flush();
        const opened = await openPart(own, itemId);
        saver.current = createPartSaver({
          revision: opened.revision,
          newKey: newId,
          kindOf,
          onStanding: (now, problem) => {
            setStanding(now);
            setError(now === 'refused' || isSignedOut(problem) ? problem : undefined);
          },
          save: async (copy, key) => {
            const body = { ...copy, itemId, elements: { ...copy.elements } };
            const saved = await savePart(own, body, key);
            if (saved.completed || copy.ended) void refresh();
            return saved.revision;
          },
        });
        const who = opened.version === '1.2' ? 'cmi.core.student_name' : 'cmi.learner_name';
        const { kind, version, launchPath, shared } = opened;
        const elements = { ...opened.elements, [who]: name };
        setSession({ itemId, opened, begin: { kind, version, launchPath, elements, shared } });
        void refresh();
        return true;
      } catch (problem) {
        setError(problem);
        return false;
      } finally {
        setOpening(undefined);
      }
    },
    [enrolmentId, chapterId, name, refresh],
  );
  const onSaid = useCallback((said: Said) => {
    if (said.says !== 'save') return;
    const { elements, ended } = said;
    void saver.current?.push({ elements, ended });
  }, []);
  useEffect(() => {
    const flush = () => {
      if (saver.current?.waiting() === true) void saver.current.flush();
    };
    const unlisten = onConnectionChange(flush);
    const timer = setInterval(flush, AGAIN_MS);
    return () => {
      unlisten();
      clearInterval(timer);
    };
  }, []);
  const close = useCallback(() => {
    setSession(undefined);
    void refresh();
  }, [refresh]);
  return { session, opening, standing, error, open, onSaid, close };
}
