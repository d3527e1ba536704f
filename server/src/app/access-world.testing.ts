import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { localDate, type NodeId, type PersonId, syntheticIdNumber } from '@jixu/kernel';
import { createNode, moveMember, relate, type Role } from '../organisations/index.ts';
import type { Operation } from '../platform/operation/operation.ts';
import { headersOf, slipFor } from './access-callers.testing.ts';
import {
  begin,
  contest,
  type HeldExam,
  holdExam,
  unknownExam,
} from './access-assessment.testing.ts';
import { type Caller, CALLERS, isPerson, type Subject, SUBJECTS } from './access-matrix.testing.ts';
import {
  type AboutStudy,
  type AccessCourses,
  noStudy,
  studyInBoth,
} from './access-learning.testing.ts';
import { ROSTER } from './access-requests.testing.ts';
import { decide, declare, draftOf, uploadFile } from './declare.testing.ts';
import { createWorld, type TestPerson, type World } from './testing.ts';

const SINCE = localDate(2020, 1, 1);
const MOVED_ON = localDate(2026, 11, 9);

type Somewhere = Exclude<Subject, 'self' | 'unknown'>;
const NAMES: Readonly<Record<Somewhere, string>> = {
  same: '林同',
  child: '林下',
  parent: '林上',
  sibling: '林并',
  cousin: '林远',
  elsewhere: '林外',
  transferred: '林转',
};

type HandedIn = {
  readonly caseId: string;
  readonly declarationId: string;
  readonly recordId: string;
  readonly version: number;
};
type Station = 'unit' | 'department' | 'bureau';

/** Everything a request can name about one person. */
export type About = {
  readonly personId: string;
  readonly name: string;
  readonly idNumber: string;
  readonly unitId: string;
  readonly evidenceId: string;
  readonly draft: { readonly declarationId: string; readonly version: number };
  /** One declaration waits at each station. */
  readonly at: Readonly<Record<Station, HandedIn>>;
  readonly certificateId: string;
  readonly matchingId: string;
  readonly appointmentId: string;
  readonly sheetId: string;
  readonly batchId: string;
  /** Somebody who decides at the unit. */
  readonly deciderId: string;
  /** The place whose rules govern the unit, and a change of them that is counted. */
  readonly placeId: string;
  readonly trialId: string;
  readonly runId: string;
  readonly viewId: string;
  readonly shown: Shown;
  readonly study: AboutStudy;
  /** What the unit holds, and the person's own attempt in it. */
  readonly exam: HeldExam;
  readonly ownAttemptId: string;
};

/** What the unit shows of its year, and somebody's objection to it. */
type Shown = {
  readonly summaryId: string;
  readonly postingId: string;
  readonly objectionId: string;
};

export type AccessWorld = {
  readonly world: World;
  /** What a caller sends along to be recognised. */
  readonly headers: Readonly<Record<Caller, Readonly<Record<string, string>>>>;
  readonly own: ReadonlyMap<Caller, About>;
  readonly others: ReadonlyMap<Subject, About>;
  readonly tree: Tree;
  readonly slip: { readonly slipCode: string; readonly name: string };
  /** A platform of the caller's bureau, and the id of a record of it that could not be placed. */
  readonly sender: { readonly senderId: string; readonly heldId: string };
  readonly courses: AccessCourses;
};

type Tree = {
  readonly unitOf: Readonly<Record<Somewhere, NodeId>>;
  readonly officesOf: Readonly<Record<Somewhere, { department: NodeId; bureau: NodeId }>>;
  readonly region: NodeId;
  /** The other region. */
  readonly abroad: NodeId;
};

/** Two regions, six units with an administrator each, every role in one of them, and papers of everyone. */
export async function accessWorld(): Promise<AccessWorld> {
  const world = await createWorld({ at: new Date('2026-11-09T08:00:00Z') });
  const tree = await world.run((op) => plant(op, world));
  const staff = await appointStaff(world, tree);
  const people = new Map<Somewhere, TestPerson>();
  for (const subject of SUBJECTS) {
    if (subject === 'self' || subject === 'unknown') continue;
    people.set(subject, await world.person({ name: NAMES[subject], unitId: tree.unitOf[subject] }));
  }
  const callers = await appointCallers(world, tree);
  const papers = new Map<string, Papers>();
  // Everyone at once: they wait for the database, not for each other.
  const declaring = [
    ...[...people].map(async ([subject, person]) => {
      papers.set(person.personId, await handIn(world, staff, subject, person));
    }),
    ...[...callers.values()].map(async (person) => {
      papers.set(person.personId, await handIn(world, staff, 'same', person));
    }),
  ];
  await Promise.all(declaring);
  const everyone = [...people.values(), ...callers.values()];
  await Promise.all(everyone.map((person) => grantHours(world, person.personId)));
  await world.settle();
  const { courses, studies } = await studyInBoth(world, { tree, staff, people, callers });
  const gone = ofMap(people, 'transferred');
  const unitId = tree.unitOf.elsewhere;
  await world.run((op) => moveMember(op, { personId: gone.personId, unitId, fromOn: MOVED_ON }));
  const trials = new Map([
    [tree.region, await trialOf(world, { by: staff.same.bureau, placeId: tree.region })],
    [tree.abroad, await trialOf(world, { by: staff.elsewhere.bureau, placeId: tree.abroad })],
  ]);
  const administrators = { ...staff, own: ofMap(callers, 'unit-administrator') };
  const exams = new Map<NodeId, HeldExam>();
  const finish = (person: TestPerson, of: { subject: Somewhere; caller?: Caller }) =>
    complete(world, {
      tree,
      staff: administrators,
      papers,
      studies,
      person,
      trials,
      exams,
      ...of,
    });
  const others = new Map<Subject, About>([['unknown', unknownPerson()]]);
  for (const [subject, person] of people) others.set(subject, await finish(person, { subject }));
  const own = new Map<Caller, About>();
  for (const [caller, person] of callers)
    own.set(caller, await finish(person, { subject: 'same', caller }));
  for (const caller of CALLERS) if (!own.has(caller)) own.set(caller, unknownPerson());
  await world.settle();
  const at = {
    unitId: tree.unitOf.same,
    bureauId: tree.officesOf.same.bureau,
    unknown: unknownPerson(),
  };
  return {
    world,
    tree,
    own,
    others,
    courses,
    ...(await headersOf(world, at, callers)),
    slip: await slipFor(world, tree.unitOf.same, '欧阳新'),
  };
}

function ofMap<K, V>(map: ReadonlyMap<K, V>, key: K): V {
  const found = map.get(key);
  if (found === undefined) throw new Error(`access world: nothing for ${String(key)}`);
  return found;
}

async function plant(op: Operation, world: World): Promise<Tree> {
  const node = (kind: 'region' | 'bureau' | 'department' | 'unit', name: string, parent?: NodeId) =>
    createNode(op, {
      kind,
      name,
      parentId: parent ?? null,
      fromOn: SINCE,
      ...(kind === 'region' || kind === 'bureau' ? { regionCode: '449900' } : {}),
    });
  const grow = async (
    region: NodeId,
    names: { bureau: NodeId; department: string; top: string },
  ) => {
    const department = await node('department', names.department, region);
    const top = await node('unit', names.top, region);
    await relate(op, { unitId: top, relation: 'authority', officeId: department, fromOn: SINCE });
    await relate(op, { unitId: top, relation: 'bureau', officeId: names.bureau, fromOn: SINCE });
    return { top, offices: { department, bureau: names.bureau } };
  };
  const adopt = (nodeId: NodeId, numberPrefix: string) =>
    world.jixu.rooms.rulebooks.adopt(op, {
      nodeId,
      packId: 'sd-zibo',
      numberPrefix,
      fromOn: SINCE,
    });
  const region = await node('region', '岭东市');
  const bureau = await node('bureau', '岭东市人力资源和社会保障局', region);
  const home = await grow(region, { bureau, department: '岭东市教育局', top: '岭东教育集团' });
  const far = await grow(region, { bureau, department: '岭东市农业局', top: '岭东农科院' });
  const abroad = await node('region', '河岸市');
  const other = await node('bureau', '河岸市人力资源和社会保障局', abroad);
  const away = await grow(abroad, { bureau: other, department: '河岸市教育局', top: '河岸小学' });
  const same = await node('unit', '岭东第一小学', home.top);
  const child = await node('unit', '岭东第一小学分校', same);
  const sibling = await node('unit', '岭东第二小学', home.top);
  const cousin = await node('unit', '岭东果树所', far.top);
  for (const unitId of [same, child, home.top, sibling, cousin])
    await relate(op, { unitId, relation: 'printing', officeId: bureau, fromOn: SINCE });
  await relate(op, { unitId: away.top, relation: 'printing', officeId: other, fromOn: SINCE });
  await adopt(region, 'LD');
  await adopt(abroad, 'HA');
  return {
    region,
    abroad,
    unitOf: {
      same,
      child,
      parent: home.top,
      sibling,
      cousin,
      elsewhere: away.top,
      transferred: same,
    },
    officesOf: {
      same: home.offices,
      child: home.offices,
      parent: home.offices,
      sibling: home.offices,
      transferred: home.offices,
      cousin: far.offices,
      elsewhere: away.offices,
    },
  };
}

type Staff = Readonly<Record<Somewhere, Readonly<Record<Station, TestPerson>>>>;

/** Whoever decides at each unit and office, so that nothing escalates and no caller has had a hand in a case. */
async function appointStaff(world: World, tree: Tree): Promise<Staff> {
  const held = new Map<NodeId, TestPerson>();
  const at = async (role: Role, nodeId: NodeId, unitId: NodeId): Promise<TestPerson> => {
    const before = held.get(nodeId);
    if (before) return before;
    const made = await world.person({ name: '何守', unitId, role: { role, nodeId } });
    held.set(nodeId, made);
    return made;
  };
  const staff: Partial<Record<Somewhere, Record<Station, TestPerson>>> = {};
  for (const subject of SUBJECTS) {
    if (subject === 'self' || subject === 'unknown') continue;
    const unitId = tree.unitOf[subject];
    const offices = tree.officesOf[subject];
    staff[subject] = {
      unit: await at('unit-administrator', unitId, unitId),
      department: await at('department-officer', offices.department, unitId),
      bureau: await at('bureau-officer', offices.bureau, unitId),
    };
  }
  return staff as Staff;
}

async function appointCallers(world: World, tree: Tree): Promise<ReadonlyMap<Caller, TestPerson>> {
  const { same } = tree.unitOf;
  const { department, bureau } = tree.officesOf.same;
  const nodes: Readonly<Partial<Record<Caller, { role: Role; nodeId: NodeId }>>> = {
    'unit-reader': { role: 'unit-reader', nodeId: same },
    'unit-administrator': { role: 'unit-administrator', nodeId: same },
    'department-officer': { role: 'department-officer', nodeId: department },
    'bureau-officer': { role: 'bureau-officer', nodeId: bureau },
    auditor: { role: 'auditor', nodeId: tree.region },
    'system-administrator': { role: 'system-administrator', nodeId: tree.region },
  };
  const callers = new Map<Caller, TestPerson>();
  for (const [index, caller] of CALLERS.filter(isPerson).entries()) {
    const role = nodes[caller];
    const name = `周${'一二三四五六七'[index] ?? ''}`;
    callers.set(caller, await world.person({ name, unitId: same, ...(role ? { role } : {}) }));
  }
  return callers;
}

type Papers = Pick<About, 'draft' | 'at' | 'evidenceId'>;

/** A draft, and a declaration at each of the three stations. */
async function handIn(
  world: World,
  staff: Staff,
  subject: Somewhere,
  person: TestPerson,
): Promise<Papers> {
  const deciders = staff[subject];
  const submitted = [];
  for (let i = 0; i < 3; i += 1) {
    const of = { form: 'paper', values: { key: randomUUID() } };
    submitted.push(await declare(world, person, of));
  }
  const [first, second, third] = submitted;
  if (!first || !second || !third) throw new Error('access world: three declarations');
  const pass = async (at: Station, caseId: string): Promise<number> => {
    const answer = await decide(world, deciders[at], person, caseId, { outcome: 'pass' });
    if (answer.status !== 200) throw new Error(`access world: ${JSON.stringify(answer.body)}`);
    return (answer.body as { version: number }).version;
  };
  const passed = await pass('unit', second.caseId);
  await pass('unit', third.caseId);
  const standing = await pass('department', third.caseId);
  const page = await world.call(
    person,
    'GET',
    `/api/people/${person.personId}/declarations/${third.declarationId}`,
  );
  const evidenceId = (page.body as { files: { evidenceId: string }[] }).files[0]?.evidenceId;
  if (evidenceId === undefined) throw new Error('access world: a declaration without a file');
  return {
    draft: await draftOf(world, person, { form: 'paper', values: { key: randomUUID() } }),
    evidenceId,
    at: {
      unit: { ...first, version: 1 },
      department: { ...second, version: passed },
      bureau: { ...third, version: standing },
    },
  };
}

/** Enough for the year's statement, so that everyone has a certificate. */
async function grantHours(world: World, personId: PersonId): Promise<void> {
  const common = { on: '2026-05-10', via: 'platform' } as const;
  const records = [
    { kind: 'course', category: 'public', qty: { hours: '30' }, attrs: { passed: true } },
    {
      kind: 'training',
      category: 'professional',
      qty: { hours: '60' },
      attrs: { organiser: 'department', examPassed: true },
    },
  ] as const;
  const { hours } = world.jixu.rooms;
  for (const record of records) {
    await world.run(async (op) => {
      const recordId = op.newId<'record'>();
      await hours.lodge(op, {
        recordId,
        personId,
        source: { kind: 'platform', id: recordId },
        unitId: null,
        packId: 'sd-zibo',
        facts: { ...record, ...common },
        title: '平台课程',
        preview: null,
      });
      await hours.recognise(op, { claimId: op.newId(), personId, recordId });
    });
  }
}

async function complete(
  world: World,
  of: {
    tree: Tree;
    staff: Staff & { own: TestPerson };
    papers: ReadonlyMap<string, Papers>;
    studies: ReadonlyMap<string, AboutStudy>;
    person: TestPerson;
    subject: Somewhere;
    caller?: Caller;
    trials: ReadonlyMap<NodeId, string>;
    exams: Map<NodeId, HeldExam>;
  },
): Promise<About> {
  const { person, subject, tree } = of;
  const where = subject === 'transferred' ? 'elsewhere' : subject;
  const holder = of.caller ? person : of.staff[where].unit;
  const unitId = tree.unitOf[where];
  const away = unitId === tree.unitOf.elsewhere;
  const by = of.staff[where].unit;
  const exam = of.exams.get(unitId) ?? (await holdExam({ world, by, nodeId: unitId }, by));
  of.exams.set(unitId, exam);
  const study = ofMap(of.studies, person.personId);
  // Whoever moved was logged out by it.
  const ownAttemptId = subject === 'transferred' ? randomUUID() : await begin(world, person, exam);
  // After it: what was contested is one more try at the same exam.
  await contest(world, { personId: person.personId, appealId: study.appealId, exam });
  return {
    ...ofMap(of.papers, person.personId),
    personId: person.personId,
    name: person.name,
    idNumber: person.idNumber,
    unitId,
    certificateId: await certificateOf(world, person.personId),
    matchingId: await askFor(world, person, {
      by: away ? of.staff.same.unit : of.staff.elsewhere.unit,
      unitId: away ? tree.unitOf.same : tree.unitOf.elsewhere,
    }),
    appointmentId: await appointmentOf(world, holder.personId),
    sheetId: await sheetOf(world, of),
    batchId: await batchOf(world, { by: of.staff[where].unit, unitId }),
    ...(await begunBy(world, { ...of, unitId })),
    shown: await shownOf(world, { by: of.staff[where].unit, person, unitId }),
    study,
    deciderId: of.staff[where].unit.personId,
    placeId: away ? tree.abroad : tree.region,
    trialId: ofMap(of.trials, away ? tree.abroad : tree.region),
    exam,
    ownAttemptId,
  };
}

async function certificateOf(world: World, personId: string): Promise<string> {
  const found = await sql<{ id: string }>`select certificate_id as id
    from certificates.certificate where person_id = ${personId} and state = 'issued'`.execute(
    world.database.db,
  );
  const id = found.rows[0]?.id;
  if (id === undefined) throw new Error('access world: no certificate was issued');
  return id;
}

async function appointmentOf(world: World, personId: string): Promise<string> {
  const found = await sql<{ id: string }>`select appointment_id as id
    from organisations.appointment where person_id = ${personId}`.execute(world.database.db);
  return found.rows[0]?.id ?? randomUUID();
}

/** Another unit registers the same number: whoever answers for the person is asked. */
async function askFor(
  world: World,
  person: TestPerson,
  of: { by: TestPerson; unitId: NodeId },
): Promise<string> {
  const answer = await world.call(of.by, 'POST', '/api/people', {
    name: person.name,
    idNumber: person.idNumber,
    unitId: of.unitId,
    fromOn: '2026-11-09',
  });
  if (answer.status !== 200) throw new Error(`access world: ${JSON.stringify(answer.body)}`);
  const found = await sql<{ id: string }>`select matching_id as id from organisations.matching
    where person_id = ${person.personId}`.execute(world.database.db);
  return found.rows[0]?.id ?? '';
}

/** A sheet of slips belongs to whoever made it. */
async function sheetOf(
  world: World,
  of: { staff: Staff; tree: Tree; subject: Somewhere; person: TestPerson; caller?: Caller },
): Promise<string> {
  if (of.caller && !['unit-administrator', 'system-administrator'].includes(of.caller))
    return randomUUID();
  const maker = of.caller ? of.person : of.staff[of.subject].unit;
  const unitId = of.tree.unitOf[of.subject];
  const newcomer = await world.person({ name: '新来', unitId, pending: true });
  const made = await world.call(maker, 'POST', `/api/people/${newcomer.personId}/slips`);
  if (made.status !== 200) throw new Error(`access world: ${JSON.stringify(made.body)}`);
  return (made.body as { sheetId: string }).sheetId;
}

const shownBefore = new Map<string, Shown>();

/** Each unit shows its year once; somebody who works there objects. */
async function shownOf(
  world: World,
  of: { by: TestPerson; person: TestPerson; unitId: NodeId },
): Promise<Shown> {
  const before = shownBefore.get(of.unitId);
  if (before) return before;
  const shown = {
    summaryId: randomUUID(),
    postingId: randomUUID(),
    objectionId: randomUUID(),
  };
  shownBefore.set(of.unitId, shown);
  const unit = `/api/units/${of.unitId}`;
  const posting = `${unit}/postings/${shown.postingId}`;
  const objection = { text: '少算了 8 学时', evidenceId: null };
  const steps = [
    await world.call(of.by, 'PUT', `${unit}/summaries/${shown.summaryId}`, { year: 2026 }),
    await world.call(of.by, 'PUT', posting, { summaryId: shown.summaryId }),
    await world.call(of.person, 'PUT', `${posting}/objections/${shown.objectionId}`, objection),
  ];
  for (const { status, body } of steps)
    if (status !== 200) throw new Error(`access world: ${JSON.stringify(body)}`);
  return shown;
}

/** A reminder and a saved view belong to whoever began them; who may not begin any has none. */
async function begunBy(
  world: World,
  of: { staff: Staff; subject: Somewhere; person: TestPerson; caller?: Caller; unitId: NodeId },
): Promise<Pick<About, 'runId' | 'viewId'>> {
  const maker = of.caller ? of.person : of.staff[of.subject].unit;
  const [runId, viewId] = [randomUUID(), randomUUID()];
  const body = { year: 2026, group: 'short', unitId: of.unitId, search: 'nobody' };
  const begun = await world.call(maker, 'PUT', `/api/reminder-runs/${runId}`, body);
  const view = { page: 'people', name: viewId.slice(0, 30), filter: {} };
  const saved = await world.call(maker, 'PUT', `/api/saved-views/${viewId}`, view);
  for (const { status } of [begun, saved])
    if (![200, 403, 409].includes(status)) throw new Error(`access world: reminder ${status}`);
  return { runId, viewId };
}

/** The same roster again is the same batch, so one unit has one. */
async function batchOf(world: World, of: { by: TestPerson; unitId: NodeId }): Promise<string> {
  const handedIn = await uploadFile(world, of.by, {
    name: 'roster.csv',
    bytes: ROSTER,
    mediaType: 'text/csv',
    to: `/api/intake/people/batches?unit=${of.unitId}`,
  });
  if (handedIn.status !== 200) throw new Error(`access world: ${JSON.stringify(handedIn.body)}`);
  return (handedIn.body as { batchId: string }).batchId;
}

/** A question about an edition, as if it had been counted: this pack leaves nothing to the place that could be tried. */
async function trialOf(world: World, of: { by: TestPerson; placeId: NodeId }): Promise<string> {
  const trialId = randomUUID();
  const { db } = world.database;
  const edition = world.jixu.rooms.rulebooks.library.pack('sd-zibo')?.editions[0];
  await sql`insert into rulebooks.trial (trial_id, number, node_id, pack_id, kind, base_adoption_id, base_ref,
      parameters, readings, version, state, tally, made_by, made_at, counted_at, moved_at)
    select ${trialId}, 1, node_id, pack_id, 'version', adoption_id, ${edition?.ref}, '{}', '{}', ${edition?.version},
      'counted', '{"2026-01-01":{"people":1,"refused":0,"before":0,"after":0,"rules":{}}}', ${of.by.personId}::uuid,
      ${world.clock.rough()}, ${world.clock.rough()}, ${world.clock.rough()}
    from rulebooks.adoption where node_id = ${of.placeId}`.execute(db);
  return trialId;
}

function unknownPerson(): About {
  const handedIn = (): HandedIn => ({
    caseId: randomUUID(),
    declarationId: randomUUID(),
    recordId: randomUUID(),
    version: 1,
  });
  return {
    personId: randomUUID(),
    name: '无此人',
    idNumber: syntheticIdNumber({
      regionCode: '449900',
      bornOn: localDate(1971, 2, 3),
      sequence: 998,
    }),
    unitId: randomUUID(),
    evidenceId: randomUUID(),
    draft: { declarationId: randomUUID(), version: 1 },
    at: { unit: handedIn(), department: handedIn(), bureau: handedIn() },
    certificateId: randomUUID(),
    matchingId: randomUUID(),
    appointmentId: randomUUID(),
    sheetId: randomUUID(),
    batchId: randomUUID(),
    runId: randomUUID(),
    viewId: randomUUID(),
    shown: { summaryId: randomUUID(), postingId: randomUUID(), objectionId: randomUUID() },
    study: noStudy(),
    deciderId: randomUUID(),
    placeId: randomUUID(),
    trialId: randomUUID(),
    exam: unknownExam(),
    ownAttemptId: randomUUID(),
  };
}
