import { localDate, type NodeId } from '../packages/kernel/src/index.ts';
import { uploadFile, formsFor } from '../server/src/app/declare.testing.ts';
import type { TestPerson, TestPlace, World } from '../server/src/app/testing.ts';
import { createNode, relate, type Role } from '../server/src/organisations/index.ts';
import type { Configuration } from './configurations.ts';

/** Everyone who acts in one place under one configuration. */
export type Cast = {
  readonly configuration: Configuration;
  readonly place: TestPlace;
  /** Those who declare; the first of them decides at the unit as well. */
  readonly people: readonly TestPerson[];
  /** Those who decide somewhere. */
  readonly officers: readonly TestPerson[];
  readonly offices: readonly NodeId[];
  readonly forms: Awaited<ReturnType<typeof formsFor>>;
  /** A file of each person, which stands as every proof of everything. */
  readonly fileOf: ReadonlyMap<string, string>;
};

const SINCE = localDate(2020, 1, 1);
const PEOPLE = ['林一', '林二'];

export async function castFor(
  world: World,
  configuration: Configuration,
  name: string,
): Promise<Cast> {
  const place = await world.place({
    packId: configuration.packId,
    prefix: 'SIM',
    name: `模拟${name}`,
    parameters: configuration.parameters,
  });
  const above = await world.run(async (op) => {
    const office = { kind: 'bureau', name: `模拟${name}上级`, regionCode: '449900' } as const;
    const nodeId = await createNode(op, { ...office, parentId: place.regionId, fromOn: SINCE });
    for (const relation of ['title-review', 'hr-account', 'printing'] as const)
      await relate(op, { unitId: place.unitId, relation, officeId: nodeId, fromOn: SINCE });
    return nodeId;
  });
  const officer = (name: string, role: Role, nodeId: NodeId): Promise<TestPerson> =>
    world.person({ name, unitId: place.unitId, role: { role, nodeId } });
  const officers = [
    place.administrator,
    await officer('钱二', 'unit-administrator', place.unitId),
    await officer('孙三', 'unit-administrator', place.unitId),
    place.departmentOfficer,
    await officer('李四', 'department-officer', place.departmentId),
    place.bureauOfficer,
    await officer('周五', 'bureau-officer', place.bureauId),
    await officer('吴六', 'bureau-officer', above),
  ];
  const people = [place.administrator];
  for (const name of PEOPLE) people.push(await world.person({ name, unitId: place.subunitId }));
  const forms = await formsFor(world, place.administrator);
  const fileOf = new Map<string, string>();
  for (const person of people) fileOf.set(person.personId, await fileFrom(world, person));
  return {
    configuration,
    place,
    people,
    officers,
    offices: [place.unitId, place.departmentId, place.bureauId, above],
    forms,
    fileOf,
  };
}

async function fileFrom(world: World, person: TestPerson): Promise<string> {
  const answer = await uploadFile(world, person, { name: 'proof.png' });
  if (answer.status !== 200) throw new Error(`simulation: ${JSON.stringify(answer.body)}`);
  return (answer.body as { evidenceId: string }).evidenceId;
}
