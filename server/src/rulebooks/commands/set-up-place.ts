import { IdNumber, type NodeId, type PersonId } from '@jixu/kernel';
import {
  acceptNewPassword,
  activate,
  closeSetup,
  type FinishedActivation,
  handOver,
  type Identity,
  type IdentityPorts,
} from '../../identity/index.ts';
import {
  addMember,
  appointAtSetup,
  beginSetUp,
  createNode,
  regionName,
  relate,
  requireNotSetUp,
  type Role,
  SINCE_BEFORE_RECORDS,
} from '../../organisations/index.ts';
import type { ReplyPorts, SteppedContext } from '../../platform/http/route.ts';
import type { Operation } from '../../platform/operation/operation.ts';
import { Refusal } from '../../platform/operation/refusal.ts';
import { type PlaceSettings, settingProblems } from '../domain/place-settings.ts';
import type { Rulebooks } from '../rulebooks.ts';

export type SetUpPorts = {
  readonly rulebooks: Rulebooks;
  readonly identity: Identity;
  readonly identityPorts: IdentityPorts;
};

/** The offices and the first employer of a place; a place without a department of its own is looked after by the bureau. */
export type Office = 'bureau' | 'department' | 'unit';

export type NewPlace = PlaceSettings & {
  readonly regionCode: string;
  readonly bureauName: string;
  readonly departmentName: string | null;
  readonly unitName: string;
  readonly creditCode: string | null;
  readonly packId: string;
  readonly numberPrefix: string;
};

export type FirstAdministrator = FinishedActivation & {
  readonly name: string;
  readonly idNumber: string;
  readonly worksAt: Office;
  /** Besides administering the system. */
  readonly alsoAt: readonly Office[];
};

export type SetUp = {
  readonly personId: PersonId;
  readonly regionId: NodeId;
  readonly bureauId: NodeId;
  readonly departmentId: NodeId | null;
  readonly unitId: NodeId;
};

const ROLE_AT: Readonly<Record<Office, Role>> = {
  bureau: 'bureau-officer',
  department: 'department-officer',
  unit: 'unit-administrator',
};

/**
 * All of set-up in one operation: the place, its rulebook, the first administrator with a password of his own, and the
 * end of every other way in. Whatever is refused leaves an empty server behind. Its natural key is that nobody has ever
 * administered this server; a repeat is told so and logs in instead.
 */
export async function setUpPlace(
  ports: SetUpPorts,
  context: SteppedContext,
  typed: FirstAdministrator & { readonly place: NewPlace },
  reply: ReplyPorts,
): Promise<SetUp> {
  await requireNotSetUp(context);
  const idNumber = readIdNumber(typed.idNumber);
  requireSettings(ports.rulebooks, typed.place);
  const own = { idNumber: idNumber.reveal(), phone: null };
  const passwordHash = await acceptNewPassword(ports.identityPorts, typed, own);
  const done = await context.operate(async (op) => {
    await beginSetUp(op);
    const nodes = await foundPlace(op, typed.place);
    await adoptRulebook(op, ports.rulebooks, nodes.regionId, typed.place);
    const personId = await seatAdministrator(op, ports.identity, { ...typed, idNumber, nodes });
    await closeSetup(op);
    const opened = await activate(op, { ...typed, personId, passwordHash, with: 'setup' });
    return { opened, made: { personId, ...nodes } };
  });
  handOver(reply, done.opened);
  return done.made;
}

type Nodes = Omit<SetUp, 'personId'>;

/** Bureau and printing office are named at the region, so that every unit added later has them from its first day. */
async function foundPlace(op: Operation, place: NewPlace): Promise<Nodes> {
  const { regionCode } = place;
  const name = regionName(regionCode);
  if (name === null) throw told('organisations.no_such_region', 'invalid', 'body/place/regionCode');
  const regionId = await createNode(op, { kind: 'region', name, regionCode, parentId: null });
  const below = { parentId: regionId, regionCode };
  const bureauId = await atField('body/place/bureauName', () =>
    createNode(op, { ...below, kind: 'bureau', name: place.bureauName }),
  );
  const { departmentName } = place;
  const departmentId =
    departmentName === null
      ? null
      : await atField('body/place/departmentName', () =>
          createNode(op, { ...below, kind: 'department', name: departmentName }),
        );
  const unit = { ...below, kind: 'unit', name: place.unitName } as const;
  const unitId = await atField('body/place/unitName', () =>
    atField(
      'body/place/creditCode',
      () => createNode(op, { ...unit, creditCode: place.creditCode }),
      ['organisations.credit_code_invalid', 'organisations.credit_code_in_use'],
    ),
  );
  const fromOn = SINCE_BEFORE_RECORDS;
  await relate(op, { unitId: regionId, relation: 'bureau', officeId: bureauId, fromOn });
  await relate(op, { unitId: regionId, relation: 'printing', officeId: bureauId, fromOn });
  const officeId = departmentId ?? bureauId;
  await relate(op, { unitId, relation: 'authority', officeId, fromOn });
  return { regionId, bureauId, departmentId, unitId };
}

/** In force from the first day of the rulebook itself: hours of earlier years are judged by it too. */
async function adoptRulebook(
  op: Operation,
  rulebooks: Rulebooks,
  nodeId: NodeId,
  place: NewPlace,
): Promise<void> {
  const first = rulebooks.library.pack(place.packId)?.editions[0];
  if (!first) throw told('rulebooks.unknown_pack', 'invalid', 'body/place/packId');
  const { packId, numberPrefix, parameters, readings } = place;
  const fromOn = first.effective.from;
  await rulebooks.adopt(op, { nodeId, packId, numberPrefix, parameters, readings, fromOn });
}

async function seatAdministrator(
  op: Operation,
  identity: Identity,
  of: Omit<FirstAdministrator, 'idNumber'> & {
    readonly idNumber: IdNumber;
    readonly nodes: Nodes;
  },
): Promise<PersonId> {
  const { name, idNumber, nodes } = of;
  const personId = await atField('body/name', () =>
    identity.registerPerson(op, { name, idNumber }),
  );
  const nodeOf = (office: Office): NodeId =>
    office === 'unit'
      ? nodes.unitId
      : office === 'bureau'
        ? nodes.bureauId
        : (nodes.departmentId ?? nodes.bureauId);
  const fromOn = op.today;
  await addMember(op, { personId, unitId: nodeOf(of.worksAt), fromOn });
  const system = {
    personId,
    nodeId: nodes.regionId,
    role: 'system-administrator',
    fromOn,
  } as const;
  await appointAtSetup(op, system);
  for (const office of new Set(of.alsoAt)) {
    await appointAtSetup(op, { personId, nodeId: nodeOf(office), role: ROLE_AT[office], fromOn });
  }
  return personId;
}

function requireSettings(rulebooks: Rulebooks, place: NewPlace): void {
  const newest = rulebooks.library.pack(place.packId)?.editions.at(-1);
  if (!newest) throw told('rulebooks.unknown_pack', 'invalid', 'body/place/packId');
  const fields = settingProblems(newest, place, 'body/place');
  const [first] = fields;
  if (first) throw new Refusal(first.code, 'invalid', { fields });
}

function readIdNumber(text: string): IdNumber {
  const read = IdNumber.parse(text);
  if (read.ok) return read.value;
  throw told(`identity.${read.code}`, 'invalid', 'body/idNumber');
}

function told(code: string, kind: Refusal['kind'], path: string): Refusal {
  return new Refusal(code, kind, { fields: [{ path, code }] });
}

/** What an inner command refuses, told at the field of the form that it came from. */
async function atField<T>(
  path: string,
  work: () => Promise<T>,
  only?: readonly string[],
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof Refusal) || error.fields.length > 0) throw error;
    if (only !== undefined && !only.includes(error.code)) throw error;
    const { code, kind, detail } = error;
    throw new Refusal(code, kind, { detail, fields: [{ path, code, detail }] });
  }
}
