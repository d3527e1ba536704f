import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import {
  IdNumber,
  localDate,
  type NodeId,
  type PersonId,
  present,
  shanghaiDateOf,
  syntheticIdNumber,
} from '@jixu/kernel';
import { createIdentity, type Identity } from '../identity/index.ts';
import {
  addMember,
  appoint,
  createNode,
  grantsOf,
  peopleRegistration,
  type Role,
} from '../organisations/index.ts';
import { openKeyring } from '../platform/crypto/keyring.ts';
import { type Ground, type RoomServer, roomServer } from '../platform/http/testing.ts';
import type { Operation } from '../platform/operation/operation.ts';
import type { PersonActor } from '../platform/operation/actor.ts';
import { writeSheet, type SheetValue } from '../platform/sheets/index.ts';
import { intakeKind, type IntakeKind, type IntakePorts, jobs, routes } from './index.ts';

const SINCE = localDate(2020, 1, 1);

export type IntakeWorld = RoomServer & {
  readonly identity: Identity;
  readonly ports: IntakePorts;
  readonly arrange: <T>(work: (op: Operation) => Promise<T>) => Promise<T>;
  readonly unit: (name: string) => Promise<NodeId>;
  readonly member: (name: string, unitId: NodeId, idNumber: string) => Promise<PersonId>;
  /** A person with that role at the unit, as the authenticator would see him. */
  readonly officer: (unitId: NodeId, role?: Role) => Promise<PersonActor>;
  readonly numbers: () => string;
};

/** People row by row, as kinds without sets go; as app/ wires them, many at a time, they have tests there. */
export function peopleKind(identity: Identity): IntakeKind {
  const { sets: _, ...rows } = peopleRegistration(identity);
  return intakeKind(rows, {
    name: { 'zh-CN': '人员名单', en: 'People' },
    identifiedBy: 'idNumber',
  });
}

export async function intakePorts(
  ground: Pick<Ground, 'db' | 'clock' | 'operations' | 'storage' | 'folder'>,
  kinds?: (identity: Identity) => readonly IntakeKind[],
): Promise<IntakePorts & { readonly identity: Identity }> {
  const keyring = await openKeyring(join(ground.folder, 'keys.json'));
  const identity = createIdentity(keyring);
  return { ...ground, keyring, identity, kinds: kinds?.(identity) ?? [peopleKind(identity)] };
}

/** Intake with the import of people on a real server. */
export async function intakeWorld(
  kinds?: (identity: Identity) => readonly IntakeKind[],
): Promise<IntakeWorld> {
  const held: { ports?: Awaited<ReturnType<typeof intakePorts>> } = {};
  const server = await roomServer(async (ground) => {
    held.ports = await intakePorts(ground, kinds);
    return { routes: routes(held.ports), jobs: jobs(held.ports) };
  });
  const ports = present(held.ports, 'ports');
  const { identity } = ports;
  const numbers = syntheticNumbers();
  const arrange: IntakeWorld['arrange'] = (work) =>
    server.operations().run({ type: 'test.arrange', actor: { kind: 'system', job: 'test' } }, work);
  const region = await arrange((op) =>
    createNode(op, { kind: 'region', name: '岭东市', parentId: null, fromOn: SINCE }),
  );
  const member: IntakeWorld['member'] = (name, unitId, idNumber) =>
    arrange(async (op) => {
      const parsed = IdNumber.parse(idNumber);
      if (!parsed.ok) throw new Error('test: an invalid synthetic number');
      const personId = await identity.registerPerson(op, { name, idNumber: parsed.value });
      await addMember(op, { personId, unitId, fromOn: SINCE });
      return personId;
    });
  return {
    ...server,
    identity,
    ports,
    arrange,
    numbers,
    member,
    unit: (name) =>
      arrange((op) => createNode(op, { kind: 'unit', name, parentId: region, fromOn: SINCE })),
    officer: async (unitId, role = 'unit-administrator') => {
      const personId = await member('周敏', unitId, numbers());
      await arrange((op) => appoint(op, { personId, nodeId: unitId, role, fromOn: SINCE }));
      const today = shanghaiDateOf(await server.clock.read(server.db));
      return {
        kind: 'person',
        personId,
        ...(await arrange(async (op) => ({
          accountId: op.newId<'account'>(),
          sessionId: op.newId<'session'>(),
        }))),
        grants: await grantsOf(server.db, personId, today),
      };
    },
  };
}

/** Valid, synthetic and different from each other. */
export function syntheticNumbers(): () => string {
  let made = 0;
  return () => {
    made += 1;
    return syntheticIdNumber({
      regionCode: '990101',
      bornOn: localDate(1970 + (made % 30), 1 + (made % 12), 1 + (made % 28)),
      sequence: made % 1000,
    });
  };
}

export async function sheetBytes(
  headings: readonly string[],
  rows: readonly (readonly SheetValue[])[],
  options: { kind?: 'xlsx' | 'csv'; numeric?: readonly string[] } = {},
): Promise<Buffer> {
  const stream: Readable = writeSheet({
    kind: options.kind ?? 'xlsx',
    name: '名单',
    columns: headings.map((header) => ({
      header,
      type: options.numeric?.includes(header) ? 'number' : 'text',
    })),
    rows,
  });
  return buffer(stream);
}
