import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body } from '../../app/api.ts';
import { SESSION_KEY } from '../../app/query-client.ts';
import type { Session } from '../../app/session.ts';
import type { Locale } from '../../i18n/locale.ts';

export type Activation = Answer<'activation'>;
export type NextStep = Answer<'logIn'>['next'];

const ACTIVATION_KEY = ['activation'] as const;

export const activationQuery = queryOptions({
  queryKey: ACTIVATION_KEY,
  queryFn: ({ signal }) => answerOf(api.GET('/api/activation', { signal })),
  staleTime: 0,
});

export function consentQuery(version: string, locale: Locale) {
  return queryOptions({
    queryKey: ['consent', version, locale],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/consent/{version}', {
          params: { path: { version }, query: { locale } },
          signal,
        }),
      ),
    staleTime: Infinity,
  });
}

/** Every step of the way in may change who one is. None is repeated by itself: a wrong proof counts. */
function useStep<Sent, Got>(step: (sent: Sent) => Promise<Got>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: step,
    retry: false,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: SESSION_KEY });
      const session = client.getQueryData<Session>(SESSION_KEY);
      // With the last step the activation is over: the server has nothing more to say about it.
      if (session?.signedIn === true) client.removeQueries({ queryKey: ACTIVATION_KEY });
      else await client.invalidateQueries({ queryKey: ACTIVATION_KEY });
    },
  });
}

export function useLogIn() {
  return useStep((body: Body<'logIn'>) => answerOf(api.POST('/api/login', { body })));
}

export function useStartActivation() {
  return useStep((body: Body<'startActivation'>) =>
    answerOf(api.POST('/api/activation/start', { body })),
  );
}

export function useSecondProof() {
  return useStep((body: Body<'proveActivation'>) =>
    answerOf(api.POST('/api/activation/second-proof', { body })),
  );
}

export function useSendCode() {
  return useStep(() => answerOf(api.POST('/api/activation/code')));
}

export function useFinish() {
  return useStep((body: Body<'finishActivation'>) =>
    answerOf(api.POST('/api/activation/finish', { body })),
  );
}

export function useLogOut() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/logout')),
    // Nothing of the person stays in this window.
    onSuccess: () => client.clear(),
  });
}

/** Neither is repeated by itself: a wrong present password counts towards the lock. */
export function useChangePassword() {
  return useMutation({
    mutationFn: (body: Body<'changePassword'>) =>
      answerOf(api.POST('/api/session/password', { body })),
    retry: false,
  });
}

export function useChangeContact() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Body<'changeOwnContact'>) =>
      answerOf(api.POST('/api/session/contact', { body })),
    retry: false,
    // Whether an address is known decides which ways of telling are open.
    onSuccess: () => client.invalidateQueries({ queryKey: ['notices'] }),
  });
}

export function useChooseLocale() {
  return useMutation({
    mutationFn: (locale: Locale) => answerOf(api.PUT('/api/session/locale', { body: { locale } })),
  });
}
