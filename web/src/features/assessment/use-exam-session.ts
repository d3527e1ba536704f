import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { isReachable, onConnectionChange } from '../../app/connection.ts';
import { draftKey, draftStore } from '../../app/drafts.ts';
import { type KeptAnswer, openBook } from './answer-book.ts';
import { type ExamSession, examSession, type ExamSnapshot } from './exam-session.ts';
import { sendAnswers, type Sitting, sittingQuery } from './queries.ts';

function isKept(value: unknown): value is readonly KeptAnswer[] {
  return (
    Array.isArray(value) &&
    value.every((one: unknown) => typeof one === 'object' && one !== null && 'revision' in one)
  );
}

export function keptKey(account: string, attemptId: string): string {
  return draftKey({ account, form: 'exam', id: attemptId });
}

/** The answers of an attempt as this device and the server have them; undefined while the device is asked. */
export function useExamSession(
  sitting: Sitting,
  of: { readonly account: string; readonly device: string },
): { readonly session: ExamSession; readonly shown: ExamSnapshot } | undefined {
  const client = useQueryClient();
  const [session, setSession] = useState<ExamSession>();
  const first = useRef(sitting);
  const { attemptId } = sitting;
  const { account, device } = of;
  useEffect(() => {
    let made: ExamSession | undefined;
    let here = true;
    const key = keptKey(account, attemptId);
    const kept = async (): Promise<readonly KeptAnswer[]> => {
      try {
        const found = await (await draftStore()).load(key);
        return isKept(found?.content) ? found.content : [];
      } catch {
        return [];
      }
    };
    void kept().then((answers) => {
      if (!here) return;
      const { deadlineAt, questions } = first.current;
      made = examSession(
        { book: openBook(questions, answers), deadlineAt },
        {
          keep: async (now) => (await draftStore()).save(key, now),
          send: (now) => sendAnswers({ attemptId, device, answers: [...now] }),
          reread: async () =>
            (await client.fetchQuery({ ...sittingQuery(attemptId, device), staleTime: 0 }))
              .questions,
          later: (work, ms) => {
            const timer = setTimeout(work, ms);
            return () => clearTimeout(timer);
          },
        },
      );
      setSession(made);
    });
    const stop = onConnectionChange(() => isReachable() && made?.wake());
    return () => {
      here = false;
      stop();
      made?.close();
    };
  }, [account, attemptId, device, client]);
  const shown = useSyncExternalStore(
    session?.subscribe ?? nothing,
    session?.snapshot ?? absent,
    session?.snapshot ?? absent,
  );
  return session && shown ? { session, shown } : undefined;
}

const nothing = () => () => undefined;
const absent = (): ExamSnapshot | undefined => undefined;
