import { queryOptions } from '@tanstack/react-query';
import {
  closeOpenEnds,
  loadCases,
  loadEdition,
  makePack,
  type Pack,
  type PackCase,
} from '@jixu/policy';
import { answerOf, type Answer, api } from '../../app/api.ts';

/** The engine comes with this module: only pages that compute import it, and each is fetched when it is opened. */

export type ComputingPack = {
  readonly pack: Pack;
  readonly cases: readonly PackCase[];
};

/** A text of a server is a text of its release; another comes with another visit. */
const FRESH_MS = 60 * 60_000;

export function packSourceQuery(packId: string) {
  return queryOptions({
    queryKey: ['rulebooks', packId, 'source'],
    queryFn: async ({ signal }) =>
      readSource(
        await answerOf(
          api.GET('/api/packs/{packId}/source', { params: { path: { packId } }, signal }),
        ),
      ),
    staleTime: FRESH_MS,
  });
}

/** The same text gives the same pack here as on the server, down to its hash. */
export function readSource(source: Answer<'getPackSource'>): ComputingPack {
  const editions = source.editions.map(({ file, text }) => {
    const loaded = loadEdition(text, file);
    if (loaded.ok) return loaded.edition;
    const [first] = loaded.problems;
    throw new Error(`${file}:${first?.line ?? 1}: ${first?.message ?? 'cannot be read'}`);
  });
  const cases = source.cases.flatMap(({ file, text }) => {
    const loaded = loadCases(text, file);
    return loaded.ok ? loaded.cases : [];
  });
  return { pack: makePack(closeOpenEnds(editions)), cases };
}
