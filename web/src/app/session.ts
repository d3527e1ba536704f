import { queryOptions, useQuery } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import { answerOf, type Answer, api } from './api.ts';
import { SESSION_KEY } from './query-client.ts';

/** Which shells a person may enter. */
export const AUDIENCES = [
  'learner',
  'employer',
  'reader',
  'reviewer',
  'authority',
  'provider',
  'operator',
  'auditor',
] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Whom an appointment lets see what is the server's matter; this only chooses the shell around it. */
const AUDIENCE_OF_ROLE: Readonly<Record<string, Audience>> = {
  'unit-administrator': 'employer',
  'unit-reader': 'reader',
  auditor: 'auditor',
  'department-officer': 'reviewer',
  'bureau-officer': 'authority',
  'system-administrator': 'operator',
};

export type Session =
  | {
      readonly signedIn: false;
      /** An activation is under way: the second proof or the password is still missing. */
      readonly activating: boolean;
      readonly demonstration: boolean;
      readonly today: string | undefined;
    }
  | {
      readonly signedIn: true;
      readonly demonstration: boolean;
      /** Of the person, and of the drafts on this device. */
      readonly accountId: string;
      readonly name: string;
      readonly documentMask: string;
      readonly audiences: readonly Audience[];
      /** The office a person acts for at the desk. */
      readonly office: { readonly id: string; readonly name: string } | undefined;
      readonly notices: number;
      /** The legal day by the server's clock; the device's clock decides nothing. */
      readonly today: string;
    };

/** Everybody learns; an appointment adds a desk. An appointment nobody here knows adds nothing. */
export function sessionFrom(answer: Answer<'session'>): Session {
  const { person, today, demonstration } = answer;
  if (person === null) {
    return { signedIn: false, activating: answer.kind === 'activation', demonstration, today };
  }
  const held = person.roles.flatMap((role) => AUDIENCE_OF_ROLE[role.role] ?? []);
  const office = person.roles.find((role) => AUDIENCE_OF_ROLE[role.role] !== undefined);
  return {
    signedIn: true,
    demonstration,
    accountId: person.personId,
    name: person.name,
    documentMask: person.documentMask,
    audiences: AUDIENCES.filter((audience) => audience === 'learner' || held.includes(audience)),
    office: office && { id: office.nodeId, name: office.nodeName },
    notices: person.pendingNotices,
    today,
  };
}

export const sessionQuery = queryOptions({
  queryKey: SESSION_KEY,
  queryFn: async ({ signal }): Promise<Session> =>
    sessionFrom(await answerOf(api.GET('/api/session', { signal }))),
  staleTime: 60_000,
});

export function useSession() {
  return useQuery(sessionQuery);
}

export type SignedIn = Extract<Session, { signedIn: true }>;

/** Whose the pages inside a shell are; it stays while the person signs in again above them. */
export const SignedInContext = createContext<SignedIn | undefined>(undefined);

/** For pages inside a shell, which is drawn only once somebody is signed in. */
export function useSignedIn(): SignedIn {
  const session = useContext(SignedInContext);
  if (session === undefined) throw new Error('a page of an account outside its shell');
  return session;
}
