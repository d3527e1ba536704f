import { type IdNumber, localDate, type LocalDate, type NodeId, type PersonId } from '@jixu/kernel';
import {
  activatePerson,
  type Browser,
  identityTestBed,
  syntheticNumbers,
  type TestBed,
} from '../identity/testing.ts';
import type { IdentityPorts } from '../identity/index.ts';
import { addMember } from './commands/add-member.ts';
import { appoint } from './commands/appoint.ts';
import { createNode } from './commands/create-node.ts';
import { relate } from './commands/relate.ts';
import type { NodeKind, Relation, Role } from './domain/roles.ts';
import { organisationPorts } from './identity-ports.ts';
import { routes } from './routes.ts';

export const LONG_AGO = localDate(2020, 1, 1);

export type TestPerson = {
  readonly personId: PersonId;
  readonly name: string;
  readonly idNumber: IdNumber;
};

/** Two regions that must not see each other, on a real server. */
export type TestWorld = {
  readonly bed: TestBed;
  readonly nextNumber: () => IdNumber;
  readonly node: (kind: NodeKind, name: string, parentId: NodeId | null) => Promise<NodeId>;
  readonly names: (
    unitId: NodeId,
    relation: Relation,
    officeId: NodeId,
    fromOn?: LocalDate,
  ) => Promise<void>;
  readonly person: (name: string, unitId: NodeId, fromOn?: LocalDate) => Promise<TestPerson>;
  readonly give: (personId: PersonId, nodeId: NodeId, role: Role) => Promise<void>;
  /** A person with an activated account, a role where given, and a browser logged in. */
  readonly officer: (
    name: string,
    unitId: NodeId,
    at?: { nodeId: NodeId; role: Role },
  ) => Promise<TestPerson & { readonly browser: Browser }>;
};

export async function testWorld(
  seed: number,
  options: { readonly ports?: Partial<IdentityPorts> } = {},
): Promise<TestWorld> {
  const bed = await identityTestBed({
    organisations: organisationPorts,
    routes: ({ identity }) => routes({ identity }),
    ...options,
  });
  const nextNumber = syntheticNumbers(seed);
  const person = async (
    name: string,
    unitId: NodeId,
    fromOn: LocalDate = LONG_AGO,
  ): Promise<TestPerson> => {
    const idNumber = nextNumber();
    const personId = await bed.run(async (op) => {
      const id = await bed.identity.registerPerson(op, { name, idNumber });
      await addMember(op, { personId: id, unitId, fromOn });
      return id;
    });
    return { personId, name, idNumber };
  };
  const give = (personId: PersonId, nodeId: NodeId, role: Role): Promise<void> =>
    bed.run(async (op) => void (await appoint(op, { personId, nodeId, role, fromOn: LONG_AGO })));
  return {
    bed,
    nextNumber,
    person,
    give,
    node: (kind, name, parentId) => bed.run((op) => createNode(op, { kind, name, parentId })),
    names: (unitId, relation, officeId, fromOn = LONG_AGO) =>
      bed.run((op) => relate(op, { unitId, relation, officeId, fromOn })),
    officer: async (name, unitId, at) => {
      const made = await person(name, unitId);
      if (at) await give(made.personId, at.nodeId, at.role);
      return { ...made, browser: await activatePerson(bed, made) };
    },
  };
}
