import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useReturnFocus } from '../ui/return-focus.ts';
import { keepPage, letOn } from './ended-session.ts';
import { SESSION_KEY } from './query-client.ts';
import { type Session, type SignedIn, useSession } from './session.ts';

/** The session of the pages of a layout: they keep it when it ends, so that nothing on them is lost. */
export function useKeptSession() {
  const found = useSession();
  const client = useQueryClient();
  const { data } = found;
  const [kept, setKept] = useState<SignedIn>();
  const now = data?.signedIn === true ? data : undefined;
  const person = kept?.accountId;
  const another = now !== undefined && kept !== undefined && now.accountId !== person;
  // After signing out nothing is known any more, and nothing is kept.
  const known = now === undefined || another ? kept : now;
  const next = data === undefined ? undefined : known;
  if (next !== kept) setKept(next);
  const ended = kept !== undefined && (data?.signedIn === false || another);
  useReturnFocus(ended);
  useEffect(() => {
    // What lies on the page is somebody else's.
    if (another) location.replace('/');
  }, [another]);
  useEffect(() => {
    if (!ended) letOn(true);
  }, [ended]);
  useEffect(() => {
    if (person === undefined) return undefined;
    return keepPage({
      ended: () =>
        void client.invalidateQueries({ queryKey: SESSION_KEY }).then(() => {
          const session = client.getQueryData<Session>(SESSION_KEY);
          if (session?.signedIn === true) letOn(session.accountId === person);
        }),
    });
  }, [client, person]);
  return { ...found, data: kept ?? data, ended };
}
