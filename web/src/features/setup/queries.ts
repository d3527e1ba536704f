import { queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body } from '../../app/api.ts';
import { RequestRefused } from '../../app/request.ts';
import type { Locale } from '../../i18n/locale.ts';

export type SetUpState = Answer<'setUpState'>;
export type SetUpBody = Body<'finishSetUp'>;
export type Pack = Answer<'listPacks'>['items'][number];
export type PackDetail = Answer<'getPack'>;
export type Region = Answer<'regions'>['items'][number];

function stateNow(): Promise<SetUpState> {
  return answerOf(api.GET('/api/setup/state'));
}

/** Uses the link where it has to be used; a page that is opened again goes on with the session it has. */
export function entryQuery(token: string | undefined) {
  return queryOptions({
    queryKey: ['setup', 'entry', token ?? ''],
    queryFn: async (): Promise<SetUpState> => {
      const found = await stateNow();
      if (found.state !== 'waiting' || token === undefined) return found;
      await answerOf(api.POST('/api/setup/open', { body: { token } }));
      return stateNow();
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
  });
}

export function regionsQuery(parent: string | null) {
  return queryOptions({
    queryKey: ['setup', 'regions', parent ?? 'top'],
    queryFn: async ({ signal }): Promise<readonly Region[]> => {
      const query = parent === null ? {} : { parent };
      return (await answerOf(api.GET('/api/regions', { params: { query }, signal }))).items;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export const packsQuery = queryOptions({
  queryKey: ['setup', 'packs'],
  queryFn: async ({ signal }) => (await answerOf(api.GET('/api/packs', { signal }))).items,
  staleTime: Number.POSITIVE_INFINITY,
});

export function packQuery(packId: string) {
  return queryOptions({
    queryKey: ['setup', 'packs', packId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/packs/{packId}', { params: { path: { packId } }, signal })),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function consentQuery(of: { readonly version: string; readonly locale: Locale }) {
  return queryOptions({
    queryKey: ['setup', 'consent', of.version, of.locale],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/consent/{version}', {
          params: { path: { version: of.version }, query: { locale: of.locale } },
          signal,
        }),
      ),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/**
 * Sets everything up. Where the answer was lost the server is set up and its link is dead: whoever typed that password
 * is then logged in with it, and anybody else is told that somebody was faster.
 */
export async function finishSetUp(body: SetUpBody): Promise<void> {
  try {
    await answerOf(api.POST('/api/setup/finish', { body }));
  } catch (error) {
    if (!(error instanceof RequestRefused) || ![401, 410].includes(error.problem.status)) {
      throw error;
    }
    if ((await stateNow()).state !== 'done') throw error;
    const typed = { name: body.idNumber, password: body.password };
    const { next } = await answerOf(api.POST('/api/login', { body: typed }));
    if (next !== 'home') throw error;
  }
}
