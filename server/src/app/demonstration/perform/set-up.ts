import { IdNumber, localDate, type PersonId } from '@jixu/kernel';
import { registerSender } from '../../../exchange/index.ts';
import { activate, CONSENT_VERSION } from '../../../identity/index.ts';
import {
  addMember,
  appoint,
  createNode,
  grantsOf,
  relate,
  RELATIONS,
} from '../../../organisations/index.ts';
import type { Operation } from '../../../platform/operation/operation.ts';
import { EMPLOYED_SINCE } from '../plan/people.ts';
import type { NodeKey, Plan, PlannedPerson } from '../plan/planned.ts';
import { inParallel } from './in-parallel.ts';
import { asServer, nodeId, type Stage } from './stage.ts';

/** Places, offices and rulebooks have been what they are since before the story. */
const SINCE = localDate(2020, 1, 1);
/** Two cores serve no more at once. */
const UNITS_AT_ONCE = 4;

/** Regions, offices, units, what answers for what, the rulebooks and the platforms that send records. */
export async function setUpPlaces(stage: Stage, plan: Plan): Promise<void> {
  await asServer(stage, 'demonstration.set-up-places', async (op) => {
    for (const node of plan.nodes) {
      const made = await createNode(op, {
        kind: node.kind,
        name: node.name,
        parentId: node.parent === null ? null : nodeId(stage, node.parent),
        regionCode: node.regionCode ?? null,
        contact: node.contact ?? null,
        fromOn: SINCE,
      });
      stage.nodes.set(node.key, made);
    }
    for (const node of plan.nodes) {
      for (const relation of RELATIONS) {
        const office = node.relations[relation];
        if (office === undefined) continue;
        const unitId = nodeId(stage, node.key);
        await relate(op, { unitId, relation, officeId: nodeId(stage, office), fromOn: SINCE });
      }
    }
    for (const { region, packId, numberPrefix } of plan.adoptions) {
      const adoption = { packId, numberPrefix, fromOn: SINCE };
      await stage.jixu.rooms.rulebooks.adopt(op, { nodeId: nodeId(stage, region), ...adoption });
    }
    for (const sender of plan.senders) {
      const registered = await registerSender(op, {
        ...sender,
        nodeId: nodeId(stage, sender.node),
      });
      stage.senders.set(sender.key, registered.senderId);
    }
  });
}

/** The staff of each unit is imported by itself; whoever has an account chose the demonstration's password. */
export async function enrolPeople(stage: Stage, plan: Plan, passwordHash: string): Promise<void> {
  const byUnit = Map.groupBy(plan.people, (person) => person.unit);
  await inParallel([...byUnit], UNITS_AT_ONCE, ([unit, people]) =>
    asServer(stage, 'demonstration.import-people', async (op) => {
      for (const person of people) await enrol(op, stage, { unit, person, passwordHash });
    }),
  );
}

async function enrol(
  op: Operation,
  stage: Stage,
  of: { unit: NodeKey; person: PlannedPerson; passwordHash: string },
): Promise<void> {
  const { person } = of;
  const idNumber = IdNumber.parse(person.idNumber);
  if (!idNumber.ok) throw new Error(`demonstration: an ID number that is none (${person.key})`);
  const personId = await stage.jixu.rooms.identity.registerPerson(op, {
    name: person.name,
    idNumber: idNumber.value,
    facts: person.facts,
  });
  await addMember(op, {
    personId,
    unitId: nodeId(stage, of.unit),
    staffNumber: person.staffNumber,
    fromOn: EMPLOYED_SINCE,
  });
  for (const held of person.roles) {
    const node = nodeId(stage, held.node);
    await appoint(op, { personId, nodeId: node, role: held.role, fromOn: EMPLOYED_SINCE });
  }
  if (person.account === 'active') await activateAccount(op, person, personId, of.passwordHash);
  stage.people.set(person.key, {
    personId,
    name: person.name,
    idNumber: person.idNumber,
    grants: person.roles.length > 0 ? await grantsOf(op.tx, personId, op.today) : [],
  });
}

async function activateAccount(
  op: Operation,
  person: PlannedPerson,
  personId: PersonId,
  passwordHash: string,
): Promise<void> {
  await activate(op, {
    personId,
    passwordHash,
    with: 'setup',
    consentVersion: CONSENT_VERSION,
    ...(person.loginName === null ? {} : { loginName: person.loginName }),
  });
}
