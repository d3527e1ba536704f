import { randomUUID } from 'node:crypto';
import { localDate, syntheticIdNumber } from '@jixu/kernel';
import { CONSENT_VERSION } from '../identity/index.ts';
import type { Route } from '../platform/http/route.ts';
import { learningNames, learningRequests } from './access-learning.testing.ts';
import { assessmentAsked, QUESTION_SHEET, sessionNames } from './access-assessment.testing.ts';
import type { About, AccessWorld } from './access-world.testing.ts';
import { TEST_PASSWORD } from './testing.ts';

/**
 * The smallest valid request of each route about somebody: nothing but the right to it may decide the answer. What
 * stands in the address is filled in by name.
 */
export type Question = { readonly query?: string; readonly body?: unknown; readonly file?: Buffer };
type Ask = (about: About, world: AccessWorld) => Question;

const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
/** A line of a roster that is refused when it is read: its number has a wrong check digit. */
export const ROSTER = Buffer.from('姓名,证件号码,起始日期\n林新,449900199001011230,2026-11-01\n');
const NEW_PASSWORD = '山高水长 天地宽';
const TODAY = '2026-11-09';
const draft = { formId: 'paper', category: null, values: {}, attachments: [] };
const entry = { formId: 'paper', category: null, values: {}, files: [], handIn: false };
const named = (personId: string) => ({ personId, declarationId: randomUUID() });
let numbers = 0;

function newNumber(): string {
  numbers += 1;
  const bornOn = localDate(1960 + (numbers % 20), 1 + (numbers % 12), 1 + (numbers % 28));
  return syntheticIdNumber({ regionCode: '449900', bornOn, sequence: numbers % 999 });
}

function setUp(): unknown {
  return {
    place: {
      regionCode: '449900',
      bureauName: '岭西市人力资源和社会保障局',
      departmentName: null,
      unitName: '岭西小学',
      creditCode: null,
      packId: 'sd-zibo',
      numberPrefix: 'LX',
      parameters: {},
      readings: {},
    },
    name: '钱首',
    idNumber: newNumber(),
    password: NEW_PASSWORD,
    consentVersion: CONSENT_VERSION,
    worksAt: 'unit',
    alsoAt: [],
  };
}

const decision = (about: About, at: 'unit' | 'department' | 'bureau'): Question => ({
  body: {
    version: about.at[at].version,
    outcome: at === 'bureau' ? 'veto' : 'pass',
    opinion: '材料与事实不符',
  },
});

/** Routes that take nothing but their address are not listed. */
export const ASKED: Readonly<Record<string, Ask>> = {
  ...assessmentAsked,
  logIn: (_about, { own }) => ({
    body: { name: own.get('learner')?.idNumber, password: TEST_PASSWORD },
  }),
  chooseLocale: () => ({ body: { locale: 'en' } }),
  changePassword: () => ({ body: { current: TEST_PASSWORD, password: NEW_PASSWORD } }),
  changeOwnContact: () => ({
    body: { current: TEST_PASSWORD, kind: 'email', value: 'someone@jixu.example' },
  }),
  openSetup: () => ({ body: { token: 'a-token-that-nobody-was-given' } }),
  startActivation: (_about, { slip }) => ({ body: slip }),
  proveActivation: () => ({ body: { smsCode: '123456' } }),
  finishActivation: () => ({
    body: { password: NEW_PASSWORD, consentVersion: CONSENT_VERSION },
  }),
  offices: () => ({ query: 'search=%E5%B2%AD%E4%B8%9C' }),
  createOrganisation: ({ unitId }) => ({
    body: { kind: 'unit', name: '岭东新校', parentId: unitId, fromOn: TODAY },
  }),
  changeOrganisation: () => ({ body: { shortName: '一小' } }),
  moveOrganisation: (_about, { tree }) => ({
    body: { parentId: tree.unitOf.parent, fromOn: TODAY },
  }),
  'moveOrganisation@under': ({ unitId }) => ({ body: { parentId: unitId, fromOn: TODAY } }),
  mergeOrganisation: (_about, { tree }) => ({ body: { successorId: tree.unitOf.parent } }),
  'mergeOrganisation@into': ({ unitId }) => ({ body: { successorId: unitId } }),
  finishSetUp: () => ({ body: setUp() }),
  setRelation: (_about, { tree }) => ({
    body: { officeId: tree.officesOf.same.bureau, fromOn: TODAY },
  }),
  endRelation: () => ({ body: { toOn: '2026-12-01' } }),
  appoint: ({ personId }, { tree }) => ({
    body: { personId, nodeId: tree.unitOf.same, role: 'unit-reader', fromOn: TODAY },
  }),
  'appoint@at': ({ unitId }, { others }) => ({
    body: {
      personId: others.get('child')?.personId,
      nodeId: unitId,
      role: 'unit-reader',
      fromOn: TODAY,
    },
  }),
  endAppointment: () => ({ body: { toOn: '2026-12-01' } }),
  enrolPerson: ({ unitId }) => ({
    body: { name: '新人', idNumber: newNumber(), unitId, fromOn: TODAY },
  }),
  changePerson: () => ({ body: { staffNumber: 'A-7' } }),
  findPerson: ({ idNumber }) => ({ body: { idNumber } }),
  movePerson: (_about, { tree }) => ({ body: { unitId: tree.unitOf.child, fromOn: TODAY } }),
  'movePerson@to': ({ unitId }) => ({ body: { unitId, fromOn: TODAY } }),
  'openIntakeBatch@for': ({ unitId }) => ({ query: `unit=${unitId}`, file: ROSTER }),
  listRegisteredSessions: () => ({ query: 'formId=paper&from=2026-01-01&to=2026-12-31' }),
  'openIntakeBatch@questions': ({ unitId }) => ({ query: `unit=${unitId}`, file: QUESTION_SHEET }),
  listIntakeBatches: ({ unitId }) => ({ query: `unit=${unitId}` }),
  'listIntakeBatches@questions': ({ unitId }) => ({ query: `unit=${unitId}` }),
  repairIntakeRow: () => ({ body: { version: 1, cells: {} } }),
  'repairIntakeRow@questions': () => ({ body: { version: 1, cells: {} } }),
  decideMatching: () => ({ body: { outcome: 'refused' } }),
  'uploadEvidence@for': ({ personId }) => ({ query: `for=${personId}`, file: PNG }),
  'decideCase@unit': (about) => decision(about, 'unit'),
  'decideCase@department': (about) => decision(about, 'department'),
  'decideCase@bureau': (about) => decision(about, 'bureau'),
  'decideCases@bureau': ({ personId, at: { bureau } }) => ({
    body: {
      outcome: 'veto',
      opinion: '材料与事实不符',
      cases: [{ subjectId: personId, caseId: bureau.caseId, version: bureau.version }],
    },
  }),
  decideInBulk: () => ({
    body: {
      outcome: 'pass',
      cases: [{ subjectId: randomUUID(), caseId: randomUUID(), version: 1 }],
    },
  }),
  openCaseAtDesk: ({ personId, at }) => ({
    body: { subjectId: personId, caseId: at.bureau.caseId },
  }),
  openDeclarationAtDesk: ({ personId, at }) => ({
    body: { personId, declarationId: at.bureau.declarationId },
  }),
  selectInbox: () => ({ query: 'outcome=pass' }),
  'takeOverCase@unit': () => ({ body: { reason: '那里没有人在' } }),
  askToReopenCase: () => ({ body: { reason: '学时填错了' } }),
  decideReopening: ({ at: { bureau } }) => ({
    body: { version: bureau.version, outcome: 'keep', opinion: '不必修改' },
  }),
  drawSamples: ({ unitId }) => ({ body: { officeId: unitId } }),
  promiseServiceTime: () => ({ body: { workingDays: 5 } }),
  keepAbsence: ({ unitId, deciderId }) => ({
    body: { officeId: unitId, personId: deciderId, fromOn: TODAY, toOn: '2026-11-20' },
  }),
  removeAbsence: ({ unitId, deciderId }) => ({
    query: `officeId=${unitId}&personId=${deciderId}`,
  }),
  sealUnit: ({ unitId }) => ({ body: { unitId, year: 2025 } }),
  openSeal: () => ({ body: { reason: '补录学时' } }),
  saveDraft: () => ({ body: { ...draft, baseVersion: 0 } }),
  previewDeclaration: () => ({ body: draft }),
  submitDeclaration: ({ draft: { version } }) => ({ body: { version } }),
  openTrial: () => ({ body: { tried: { kind: 'version', version: 'no-such' } } }),
  declineTrial: () => ({ body: { reason: '还要再看' } }),
  correctTrial: () => ({ body: { source: 'id: x', examples: '' } }),
  registerRecords: ({ personId }) => ({ body: { ...entry, people: [named(personId)] } }),
  'registerRecords@in': (_about, { others }) => ({
    body: { ...entry, people: [named(others.get('child')?.personId ?? '')] },
  }),
  submitRegistrations: ({ personId }) => ({
    body: { files: [], items: [{ ...named(personId), version: 1 }] },
  }),
  discardRegistrations: ({ personId }) => ({ body: { items: [named(personId)] } }),
  objectToRegistration: () => ({ body: { text: '没有参加' } }),
  checkCertificateByNumber: () => ({ body: { number: 'LD-2026-000001', name: '林同' } }),
  checkCertificateHolder: () => ({ body: { name: '林同' } }),
  checkCertificatePdf: () => ({ file: Buffer.from('%PDF-1.7 nothing') }),
  pushPlatformRecords: ({ idNumber, name }) => ({
    body: {
      records: [
        {
          externalId: randomUUID(),
          idNumber,
          name,
          title: '公需课',
          record: { kind: 'course', category: 'public', on: '2026-05-01', qty: { hours: '2' } },
        },
      ],
    },
  }),
  remindPeople: ({ personId }) => ({ body: { year: 2026, personIds: [personId] } }),
  startReminderRun: ({ unitId }) => ({
    body: { year: 2026, group: 'not-met', unitId, search: null },
  }),
  saveView: () => ({ body: { page: 'people', name: '还差的', filter: { group: 'short' } } }),
  closeUnitSummary: () => ({ body: { year: 2026 } }),
  postUnitSummary: ({ shown }) => ({ body: { summaryId: shown.summaryId } }),
  objectToPosting: () => ({ body: { text: '少算了 8 学时', evidenceId: null } }),
  answerObjection: () => ({ body: { outcome: 'dismissed', answer: '核对无误' } }),
  addSender: (_about, { tree }) => ({
    body: {
      senderId: randomUUID(),
      name: '岭东学堂',
      nodeId: tree.officesOf.same.bureau,
      kinds: ['course'],
    },
  }),
  changeSender: () => ({ body: { name: '岭东研修网' } }),
  matchReceivedRecord: (_about, { sender }) => ({ body: { externalId: sender.heldId } }),
  dismissReceivedRecord: (_about, { sender }) => ({
    body: { externalId: sender.heldId, reason: '不是本地人员' },
  }),
  takeBackReceivedRecord: (_about, { sender }) => ({
    body: { externalId: sender.heldId, reason: '平台误推' },
  }),
  ...learningRequests,
  markNoticesRead: () => ({ body: { noticeIds: [randomUUID()] } }),
  chooseNoticeSettings: () => ({
    body: { topics: [{ topic: 'reminders', email: false, sms: false }] },
  }),
  unsubscribeNotices: () => ({ body: { token: 'a-token-that-nobody-was-given' } }),
  markAllNoticesRead: () => ({ body: { until: '2026-11-09T08:00:00Z' } }),
};

const ONE_BY_ONE = new Set(['registerRecords', 'submitRegistrations', 'discardRegistrations']);

/** The address with every `:name` filled in. */
export function addressOf(
  { route, variant }: { route: Route; variant: string | null },
  about: About,
  world: AccessWorld,
): string {
  const { tree, others, sender } = world;
  const station = variant === 'unit' || variant === 'department' ? variant : 'bureau';
  const place = about.at[['withdrawCase', 'takeOverCase'].includes(route.id) ? 'unit' : station];
  // What an organisation does with somebody's exam is about who sits it there, never about the caller.
  const held = route.room === 'assessment' && route.path.startsWith('/api/organisations/');
  const own = ['saveDraft', 'discardDraft', 'submitDeclaration'].includes(route.id);
  const names: Readonly<Record<string, string>> = {
    version: CONSENT_VERSION,
    packId: 'sd-zibo',
    // Who goes to or under what the body names is one of the caller's own.
    personId: held
      ? about.exam.sitterId
      : variant === 'to'
        ? (others.get('child')?.personId ?? '')
        : about.personId,
    bankId: about.exam.bankId,
    questionId: about.exam.questionId,
    pictureId: about.exam.pictureId,
    paperId: about.exam.paperId,
    offeringId: about.exam.offeringId,
    taskId: about.exam.taskId,
    attemptId: held ? about.exam.attemptId : about.ownAttemptId,
    place: '1',
    subjectId: about.personId,
    // People are written down for by the caller's own unit.
    unitId: ONE_BY_ONE.has(route.id) && variant !== 'in' ? tree.unitOf.same : about.unitId,
    nodeId: variant === 'under' || variant === 'into' ? tree.unitOf.child : about.unitId,
    kind: variant === 'questions' ? `questions.${about.exam.bankId}` : 'people',
    batchId: variant === 'questions' ? about.exam.sheetBatchId : about.batchId,
    placeId: about.placeId,
    trialId: about.trialId,
    rowNo: '2',
    year: '2026',
    relation: 'printing',
    appointmentId: about.appointmentId,
    matchingId: about.matchingId,
    evidenceId: about.evidenceId,
    sheetId: about.sheetId,
    caseId: place.caseId,
    declarationId: own ? about.draft.declarationId : place.declarationId,
    recordId: place.recordId,
    officeId: about.unitId,
    drawId: randomUUID(),
    bulkId: randomUUID(),
    sealId: randomUUID(),
    absenceId: randomUUID(),
    certificateId: about.certificateId,
    runId: route.id === 'startReminderRun' ? randomUUID() : about.runId,
    summaryId: randomUUID(),
    postingId: route.id === 'postUnitSummary' ? randomUUID() : about.shown.postingId,
    objectionId: route.id === 'objectToPosting' ? randomUUID() : about.shown.objectionId,
    viewId: route.id === 'saveView' ? randomUUID() : about.viewId,
    token: 'a-token-that-nobody-was-given',
    senderId: sender.senderId,
    ...learningNames(route.id, about, world),
    ...sessionNames(route.id, about.exam),
  };
  return route.path.replaceAll(/:([a-zA-Z]+)/g, (_found, name: string) => {
    const value = names[name];
    if (value === undefined) throw new Error(`access: ${route.id} wants a ${name}`);
    return value;
  });
}
