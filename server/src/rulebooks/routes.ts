import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { query, type Route } from '../platform/http/route.ts';
import { refuse } from './errors.ts';
import { examplesOf } from './store/rulebook-store.ts';
import type { PackFile } from './library.ts';
import { PackCard, PackPage, presentCard, presentPack } from './present-pack.ts';
import type { Rulebooks } from './rulebooks.ts';
import type { TrialPorts } from './ports.ts';
import { setUpRoutes, type SetUpRoutePorts } from './set-up-routes.ts';
import { trialRoutes } from './trial-routes.ts';

const closed = { additionalProperties: false } as const;
const File = Type.Object({ file: Type.String(), text: Type.String() }, closed);

function plain({ file, text }: PackFile): PackFile {
  return { file, text };
}

export function routes(ports: SetUpRoutePorts & { readonly trials: TrialPorts }): Route[] {
  return [...packRoutes(ports), ...setUpRoutes(ports), ...trialRoutes(ports.trials)];
}

function packRoutes({ rulebooks }: { readonly rulebooks: Rulebooks }): Route[] {
  return [
    query({
      id: 'listPacks',
      room: 'rulebooks',
      path: '/api/packs',
      summary: 'The rulebooks installed on this server, newest edition of each',
      policy: { who: 'anyone' },
      response: Type.Object({ items: Type.Array(PackCard) }, closed),
      run: async () => ({
        items: rulebooks.library.packs().flatMap((pack) => {
          const newest = pack.editions.at(-1);
          return newest ? [presentCard(newest)] : [];
        }),
      }),
    }),
    query({
      id: 'getPack',
      room: 'rulebooks',
      path: '/api/packs/:packId',
      summary: 'The newest edition of one rulebook: what it asks for, and every article behind it',
      policy: { who: 'anyone' },
      params: Type.Object({ packId: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }) }, closed),
      response: PackPage,
      run: async (_read, { params }) => {
        const pack = rulebooks.library.pack(params.packId);
        const newest = pack?.editions.at(-1);
        if (!pack || !newest) throw refuse('no_such_pack');
        return presentPack(newest, pack.editions);
      },
    }),
    query({
      id: 'getPackSource',
      room: 'rulebooks',
      path: '/api/packs/:packId/source',
      summary: 'The complete text of one rulebook and its cases, to compute with it elsewhere',
      policy: { who: 'anyone' },
      params: Type.Object({ packId: Type.String({ pattern: '^[a-z0-9-]{1,60}$' }) }, closed),
      response: Type.Object({ editions: Type.Array(File), cases: Type.Array(File) }, closed),
      run: async (read, { params }) => {
        const editions = rulebooks.library.textsOf(params.packId);
        if (!editions) throw refuse('no_such_pack');
        const examples = await examplesOf(read.db, params.packId);
        const cases = examples.map(({ file, source }) => ({
          file: `${params.packId}/cases/${file}`,
          text: source,
        }));
        return { editions: editions.map(plain), cases };
      },
    }),
    query({
      id: 'getUnitRulebook',
      room: 'rulebooks',
      path: '/api/units/:unitId/rulebook',
      summary: 'The rulebook that governs the people of a unit today',
      policy: { who: 'person' },
      params: Type.Object({ unitId: Type.String({ format: 'uuid' }) }, closed),
      response: PackCard,
      run: async (read, { params }) => {
        const unitId = asId<'node'>(params.unitId);
        const rulebook = await rulebooks.rulebookOfUnit(read, unitId, read.today);
        if (!rulebook) throw refuse('no_rulebook');
        return presentCard(rulebook.edition);
      },
    }),
  ];
}
