import { Type } from 'typebox';
import { asId } from '@jixu/kernel';
import { certificateOf, formsOf, type PackEdition } from '@jixu/policy';
import { query, type Route } from '../platform/http/route.ts';
import type { Rulebooks } from './rulebooks.ts';
import { refuse } from './errors.ts';

const Text = Type.String();
const Words = Type.Object({ 'zh-CN': Text, en: Text });

const PackCard = Type.Object({
  id: Text,
  ref: Text,
  version: Text,
  name: Words,
  unit: Text,
  grade: Text,
  status: Text,
  categories: Type.Array(Type.Object({ id: Text, label: Words })),
  forms: Type.Integer(),
  certificate: Type.Union([Words, Type.Null()]),
});

function card(edition: PackEdition) {
  const certificate = certificateOf(edition);
  return {
    id: edition.id,
    ref: edition.ref,
    version: edition.version,
    name: { ...edition.name },
    unit: edition.unit,
    grade: edition.grade,
    status: edition.status,
    categories: edition.categories.map((one) => ({ id: one.id, label: { ...one.label } })),
    forms: formsOf(edition).length,
    certificate: certificate ? { ...certificate.title } : null,
  };
}

export function routes(ports: { rulebooks: Rulebooks }): Route[] {
  return [
    query({
      id: 'listPacks',
      room: 'rulebooks',
      path: '/api/packs',
      summary: 'The rulebooks installed on this server, newest edition of each',
      policy: { who: 'anyone' },
      response: Type.Object({ items: Type.Array(PackCard) }),
      run: async () => ({
        items: ports.rulebooks.library.packs().flatMap((pack) => {
          const newest = pack.editions.at(-1);
          return newest ? [card(newest)] : [];
        }),
      }),
    }),
    query({
      id: 'getUnitRulebook',
      room: 'rulebooks',
      path: '/api/units/:unitId/rulebook',
      summary: 'The rulebook that governs the people of a unit today',
      policy: { who: 'person' },
      params: Type.Object(
        { unitId: Type.String({ format: 'uuid' }) },
        { additionalProperties: false },
      ),
      response: PackCard,
      run: async (read, { params }) => {
        const rulebook = await ports.rulebooks.rulebookOfUnit(
          read,
          asId<'node'>(params.unitId),
          read.today,
        );
        if (!rulebook) throw refuse('no_rulebook');
        return card(rulebook.edition);
      },
    }),
  ];
}
