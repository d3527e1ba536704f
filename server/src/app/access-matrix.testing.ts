import { learningLines } from './access-learning.testing.ts';
import { each, persons } from './access-lines.testing.ts';
import { assessmentLines } from './access-assessment.testing.ts';
import type { Role } from '../organisations/index.ts';

/**
 * Who may do what, written by hand after the permissions of the unified actors. It is compared with what the server
 * really answers, cell by cell; whoever adds a route writes its line here first.
 */

/** Everyone who can knock. The roles are held by members of the unit `same`; offices are those above that unit. */
export const CALLERS = [
  'anonymous',
  'expired',
  'pending',
  'setup',
  'sender',
  'learner',
  'unit-reader',
  'unit-administrator',
  'department-officer',
  'bureau-officer',
  'auditor',
  'system-administrator',
] as const;
export type Caller = (typeof CALLERS)[number];
export type OfficeCaller = Caller & Role;

/** Where the person or organisation stands that a request is about, seen from the caller's unit. */
export const SUBJECTS = [
  'self',
  'same',
  'child',
  'parent',
  'sibling',
  /** Another group of schools under the same bureau, with another department. */
  'cousin',
  /** Another region with a bureau of its own. */
  'elsewhere',
  /** Was in the caller's unit, declared there, and has gone elsewhere since. */
  'transferred',
  /** An id that nobody has, or has any more. */
  'unknown',
] as const;
export type Subject = (typeof SUBJECTS)[number];

/** Whose people and units a role reaches. Offices reach by relation, the others down the tree from their node. */
const REACH: Readonly<Record<OfficeCaller, readonly Subject[]>> = {
  'unit-reader': ['same', 'child'],
  'unit-administrator': ['same', 'child'],
  'department-officer': ['same', 'child', 'parent', 'sibling'],
  'bureau-officer': ['same', 'child', 'parent', 'sibling', 'cousin'],
  auditor: ['same', 'child', 'parent', 'sibling', 'cousin'],
  'system-administrator': ['same', 'child', 'parent', 'sibling', 'cousin'],
};

/**
 * Whose cases lie, or lay, before the caller's own office. A case stays with the office that it went to, whatever
 * becomes of the person; a unit does not see those of the units below it, which have a desk of their own.
 */
export const DESK: Readonly<Partial<Record<Caller, readonly Subject[]>>> = {
  'unit-administrator': ['same', 'transferred'],
  'department-officer': ['same', 'child', 'parent', 'sibling', 'transferred'],
  'bureau-officer': ['same', 'child', 'parent', 'sibling', 'cousin', 'transferred'],
};

const IN_REGION: readonly Subject[] = ['same', 'child', 'parent', 'sibling', 'cousin'];

/** Every caller is a member of the unit `same`, and so of what lies above it. */
const WORKS_AT: readonly Subject[] = ['same', 'parent'];

/**
 * - `any`: whatever the request names, it is the caller's business or nobody's
 * - `self`: the caller's own; everybody else's does not exist
 * - `reach`: that of the people or units in reach, and one's own
 * - `nothing`: let in, and no such request of anybody lies before this office
 * - `region`: the rules of the region in which some of the people in reach work, whichever unit of it is named
 * - `reach-not-own`: that of the people in reach; one's own does not exist here
 * - `others`: that of the people in reach; one's own is forbidden, another must do it
 * - `desk-not-own`: what lies before one's office; one's own lies there too and is forbidden
 * - `member`: that of the unit where the caller works, and of those above it
 * - `own-or-desk`, `own-or-reach-or-desk`, `reach-or-member`: the union of these
 * - `below`: what lies before an office below the caller's own; one's own does not exist here
 * - `told-no`: one's own and what lies before one's office is forbidden by the rulebook of these people
 */
export type Cell =
  | 'any'
  | 'self'
  | 'reach'
  | 'reach-not-own'
  | 'others'
  | 'nothing'
  | 'region'
  | 'desk-not-own'
  | 'own-or-desk'
  | 'own-or-reach-or-desk'
  | 'below'
  | 'told-no'
  | 'member'
  | 'reach-or-member';

export type Line = {
  /** `id` of the route; a variant of the request after `@`. */
  readonly route: string;
  /** `none`: the request names nothing. `list`: it names nothing, and the answer must show nobody out of reach. */
  readonly about: 'none' | 'list' | 'person' | 'unit';
  /** Who is let in, with what; everyone else is turned away at the door. */
  readonly may: Readonly<Partial<Record<Caller, Cell>>>;
};

const everyone = each(CALLERS, 'any');
const everyPerson = each(persons, 'any');
const ownOnly = each(persons, 'self');
const accountKeepers = ['unit-administrator', 'system-administrator'] as const;
const bankKeepers = ['unit-administrator', 'bureau-officer'] as const;
const deciders = ['unit-administrator', 'department-officer', 'bureau-officer'] as const;
const peopleReaders = ['unit-reader', ...deciders, 'system-administrator'] as const;
const hoursReaders = ['unit-reader', ...deciders] as const;
const nodeReaders = ['auditor', ...peopleReaders] as const;
const nodeKeepers = ['bureau-officer', 'system-administrator'] as const;

const identity: readonly Line[] = [
  { route: 'logIn', about: 'none', may: everyone },
  { route: 'logOut', about: 'none', may: everyone },
  { route: 'session', about: 'none', may: everyone },
  { route: 'chooseLocale', about: 'none', may: everyPerson },
  { route: 'changePassword', about: 'none', may: everyPerson },
  { route: 'changeOwnContact', about: 'none', may: everyPerson },
  { route: 'openSetup', about: 'none', may: everyone },
  { route: 'startActivation', about: 'none', may: everyone },
  { route: 'activation', about: 'none', may: { pending: 'any' } },
  { route: 'sendActivationCode', about: 'none', may: { pending: 'any' } },
  { route: 'proveActivation', about: 'none', may: { pending: 'any' } },
  { route: 'finishActivation', about: 'none', may: { pending: 'any' } },
  { route: 'consent', about: 'none', may: everyone },
  { route: 'resetAccount', about: 'person', may: each(accountKeepers, 'others') },
  { route: 'makeSlip', about: 'person', may: each(accountKeepers, 'others') },
  { route: 'makeSlipsOfUnit', about: 'unit', may: each(accountKeepers, 'reach') },
  { route: 'slipSheet', about: 'person', may: each(accountKeepers, 'self') },
  { route: 'slipSheetPdf', about: 'person', may: each(accountKeepers, 'self') },
];

const organisations: readonly Line[] = [
  { route: 'organisationTree', about: 'list', may: each(nodeReaders, 'any') },
  { route: 'offices', about: 'none', may: each(nodeKeepers, 'any') },
  { route: 'organisation', about: 'unit', may: each(nodeReaders, 'reach') },
  { route: 'regions', about: 'none', may: everyone },
  { route: 'createOrganisation', about: 'unit', may: each(nodeKeepers, 'reach') },
  { route: 'changeOrganisation', about: 'unit', may: each(nodeKeepers, 'reach') },
  { route: 'moveOrganisation', about: 'unit', may: each(nodeKeepers, 'reach') },
  { route: 'moveOrganisation@under', about: 'unit', may: each(nodeKeepers, 'reach') },
  { route: 'mergeOrganisation', about: 'unit', may: each(nodeKeepers, 'reach') },
  { route: 'mergeOrganisation@into', about: 'unit', may: each(nodeKeepers, 'reach') },
  { route: 'closeOrganisation', about: 'unit', may: each(nodeKeepers, 'reach') },
  { route: 'setRelation', about: 'unit', may: each(nodeKeepers, 'reach') },
  { route: 'endRelation', about: 'unit', may: each(nodeKeepers, 'reach') },
  { route: 'appointments', about: 'list', may: each(nodeReaders, 'any') },
  { route: 'appoint', about: 'person', may: each(nodeKeepers, 'others') },
  { route: 'appoint@at', about: 'unit', may: each(nodeKeepers, 'reach') },
  {
    route: 'endAppointment',
    about: 'person',
    // A bureau keeps the roles in its units; its own are not among them.
    may: { 'bureau-officer': 'reach-not-own', 'system-administrator': 'others' },
  },
  { route: 'people', about: 'list', may: each(peopleReaders, 'any') },
  { route: 'enrolPerson', about: 'unit', may: each(accountKeepers, 'reach') },
  {
    route: 'person',
    about: 'person',
    may: each(peopleReaders, 'reach', { learner: 'self', auditor: 'self' }),
  },
  { route: 'changePerson', about: 'person', may: each(accountKeepers, 'others') },
  { route: 'findPerson', about: 'person', may: each(peopleReaders, 'reach') },
  { route: 'movePerson', about: 'person', may: each(accountKeepers, 'reach') },
  { route: 'movePerson@to', about: 'unit', may: each(accountKeepers, 'reach') },
  { route: 'matchings', about: 'list', may: each([...accountKeepers, 'bureau-officer'], 'any') },
  {
    route: 'decideMatching',
    about: 'person',
    may: each([...accountKeepers, 'bureau-officer'], 'others'),
  },
];

const evidence: Line['may'] = each(persons, 'self', {
  'unit-administrator': 'own-or-reach-or-desk',
  'department-officer': 'own-or-desk',
  'bureau-officer': 'own-or-desk',
});
const caseFile: Line['may'] = each(persons, 'self', {
  'unit-administrator': 'own-or-desk',
  'department-officer': 'own-or-desk',
  'bureau-officer': 'own-or-desk',
});
const ownOrInReach: Line['may'] = each(persons, 'self', {
  'unit-reader': 'reach',
  'unit-administrator': 'reach',
  'department-officer': 'reach',
  'bureau-officer': 'reach',
});

/** The same case at each of its stations: what does not lie before an office does not exist for it. */
const deciding: readonly Line[] = [
  {
    route: 'decideCase@unit',
    about: 'person',
    may: {
      'unit-administrator': 'desk-not-own',
      'department-officer': 'nothing',
      'bureau-officer': 'nothing',
    },
  },
  {
    route: 'decideCase@department',
    about: 'person',
    // What the unit has passed counts, and lies before the bureau from then on: it may veto, and not pass.
    may: {
      'unit-administrator': 'own-or-desk',
      'department-officer': 'desk-not-own',
      'bureau-officer': 'own-or-desk',
    },
  },
  ...['decideCase@bureau', 'decideCases@bureau'].map((route): Line => ({
    route,
    about: 'person',
    // Those who have had it are told that it was decided; that it is theirs does not matter any more.
    may: {
      'unit-administrator': 'own-or-desk',
      'department-officer': 'own-or-desk',
      'bureau-officer': 'desk-not-own',
    },
  })),
];

/** What an office above does about cases that lie before an office below it. */
const fromAbove: Line['may'] = {
  'unit-administrator': 'below',
  'department-officer': 'desk-not-own',
  'bureau-officer': 'desk-not-own',
};
/** Of an office itself, and of nobody else: the node asked about is a unit. */
const atTheUnit: Line['may'] = {
  'unit-administrator': 'desk-not-own',
  'department-officer': 'nothing',
  'bureau-officer': 'nothing',
};

const review: readonly Line[] = [
  { route: 'listInbox', about: 'list', may: each(deciders, 'any') },
  { route: 'getCase', about: 'person', may: caseFile },
  { route: 'openCaseAtDesk', about: 'person', may: each(deciders, 'own-or-desk') },
  ...deciding,
  // What is said of many cases is refused case by case, where it is carried out.
  { route: 'decideInBulk', about: 'none', may: each(deciders, 'any') },
  { route: 'getBulkDecision', about: 'unit', may: each(deciders, 'nothing') },
  { route: 'listBulkCases', about: 'unit', may: each(deciders, 'nothing') },
  { route: 'listBulkDecisions', about: 'list', may: each(deciders, 'any') },
  { route: 'selectInbox', about: 'list', may: each(deciders, 'any') },
  { route: 'withdrawCase', about: 'person', may: ownOnly },
  { route: 'claimCase', about: 'person', may: each(deciders, 'desk-not-own') },
  { route: 'unclaimCase', about: 'person', may: each(deciders, 'own-or-desk') },
  { route: 'nudgeCase', about: 'person', may: ownOnly },
  { route: 'takeOverCase@unit', about: 'person', may: fromAbove },
  // The pack of these people knows no reopening: who may see the case is told so.
  {
    route: 'askToReopenCase',
    about: 'person',
    may: each(persons, 'told-no'),
  },
  { route: 'decideReopening', about: 'person', may: each(deciders, 'own-or-desk') },
  { route: 'listDraws', about: 'list', may: each(deciders, 'any') },
  { route: 'drawSamples', about: 'unit', may: atTheUnit },
  { route: 'getDraw', about: 'unit', may: each(deciders, 'nothing') },
  { route: 'listReviewOffices', about: 'list', may: each(deciders, 'any') },
  { route: 'listOfficeCases', about: 'unit', may: fromAbove },
  { route: 'promiseServiceTime', about: 'unit', may: atTheUnit },
  { route: 'keepAbsence', about: 'unit', may: each(deciders, 'reach') },
  // Nobody is away.
  { route: 'removeAbsence', about: 'unit', may: each(deciders, 'nothing') },
];

const rooms: readonly Line[] = [
  { route: 'listPacks', about: 'none', may: everyone },
  { route: 'getPack', about: 'none', may: everyone },
  { route: 'getPackSource', about: 'none', may: everyone },
  { route: 'getUnitRulebook', about: 'unit', may: everyPerson },
  { route: 'setUpState', about: 'none', may: everyone },
  { route: 'finishSetUp', about: 'none', may: { setup: 'any' } },
  {
    route: 'uploadEvidence@for',
    about: 'person',
    may: each(persons, 'self', { 'unit-administrator': 'reach' }),
  },
  { route: 'getEvidence', about: 'person', may: evidence },
  { route: 'downloadEvidence', about: 'person', may: evidence },
  { route: 'previewEvidence', about: 'person', may: evidence },
  { route: 'listSeals', about: 'list', may: each(deciders, 'any') },
  // The pack of these units seals nothing; whose unit is out of reach is not told even that.
  { route: 'sealUnit', about: 'unit', may: each(deciders, 'reach') },
  { route: 'openSeal', about: 'unit', may: each(deciders, 'nothing') },
  { route: 'getHoursOverview', about: 'person', may: ownOrInReach },
  { route: 'getWhy', about: 'person', may: ownOrInReach },
  { route: 'listPeopleHours', about: 'list', may: each(hoursReaders, 'any') },
  { route: 'exportPeopleHours', about: 'none', may: each(hoursReaders, 'any') },
  { route: 'listForms', about: 'none', may: everyPerson },
  { route: 'listDeclarations', about: 'list', may: everyPerson },
  { route: 'getDeclaration', about: 'person', may: caseFile },
  { route: 'openDeclarationAtDesk', about: 'person', may: each(deciders, 'own-or-desk') },
  { route: 'printDeclaration', about: 'person', may: caseFile },
  // The id is the device's own: under one's own name it is a new draft, whoever else uses the same.
  { route: 'saveDraft', about: 'person', may: everyPerson },
  { route: 'discardDraft', about: 'person', may: ownOnly },
  { route: 'previewDeclaration', about: 'none', may: everyPerson },
  { route: 'submitDeclaration', about: 'person', may: ownOnly },
  // What a unit writes down for its people: never for oneself, and one's own is objected to, not registered.
  ...['listUnitForms', 'listRegistrations', 'listRegisteredSessions'].map((route): Line => ({
    route,
    about: 'unit',
    may: { 'unit-administrator': 'reach' },
  })),
  ...['registerRecords', 'submitRegistrations', 'discardRegistrations'].map((route): Line => ({
    route,
    about: 'person',
    may: { 'unit-administrator': 'others' },
  })),
  {
    route: 'registerRecords@in',
    about: 'unit',
    may: { 'unit-administrator': 'reach' },
  },
  { route: 'objectToRegistration', about: 'person', may: each(persons, 'nothing') },
  { route: 'listNothingDeclared', about: 'none', may: everyPerson },
  { route: 'sayNothingToDeclare', about: 'none', may: everyPerson },
  { route: 'takeNothingBack', about: 'none', may: everyPerson },
  {
    route: 'listNothingInUnits',
    about: 'list',
    may: each(['unit-reader', 'unit-administrator'], 'any'),
  },
  { route: 'listMyCertificates', about: 'list', may: everyPerson },
  { route: 'listCertificates', about: 'list', may: each(hoursReaders, 'any') },
  {
    route: 'listCertificateObstacles',
    about: 'list',
    may: each(['unit-administrator', 'bureau-officer'], 'any'),
  },
  { route: 'getCertificate', about: 'person', may: ownOrInReach },
  { route: 'getCertificateOutlook', about: 'person', may: ownOrInReach },
  { route: 'downloadCertificate', about: 'person', may: ownOrInReach },
  { route: 'checkCertificateByToken', about: 'none', may: everyone },
  { route: 'checkCertificateByNumber', about: 'none', may: everyone },
  { route: 'checkCertificateHolder', about: 'none', may: everyone },
  { route: 'checkCertificatePdf', about: 'none', may: everyone },
  { route: 'listVerificationKeys', about: 'none', may: everyone },
  { route: 'pushPlatformRecords', about: 'none', may: { sender: 'any' } },
  // A credential adds hours that nobody reviews: the bureau's own business, in its own office only.
  ...[
    'listSenders',
    'addSender',
    'changeSender',
    'drawSenderCredential',
    'listReceivedRecords',
    'matchReceivedRecord',
    'dismissReceivedRecord',
    'takeBackReceivedRecord',
  ].map((route): Line => ({ route, about: 'none', may: { 'bureau-officer': 'any' } })),
  { route: 'listNotices', about: 'list', may: everyPerson },
  { route: 'countUnreadNotices', about: 'none', may: everyPerson },
  { route: 'markNoticesRead', about: 'none', may: everyPerson },
  { route: 'markAllNoticesRead', about: 'none', may: everyPerson },
  { route: 'getNoticeSettings', about: 'none', may: everyPerson },
  { route: 'chooseNoticeSettings', about: 'none', may: everyPerson },
  { route: 'unsubscribeNotices', about: 'none', may: everyone },
];

const BATCHES = [
  'listIntakeBatches',
  'getIntakeBatch',
  'listIntakeRows',
  'repairIntakeRow',
  'confirmIntakeBatch',
  'cancelIntakeBatch',
  'undoIntakeBatch',
  'downloadIntakeProblems',
];
const KINDS = ['describeIntake', 'downloadIntakeTemplate'];
/** People are brought in by those who keep the people of a unit; bureaus are let in for questions alone. */
const ofPeople = (cell: Cell): Line['may'] => ({
  ...each(accountKeepers, cell),
  'bureau-officer': 'nothing',
});
/** Questions by those who keep the banks of an organisation. */
const ofQuestions = (cell: Cell): Line['may'] => ({
  ...each(bankKeepers, cell),
  'system-administrator': 'nothing',
});

const intake: readonly Line[] = [
  ...KINDS.map((route): Line => ({ route, about: 'unit', may: ofPeople('any') })),
  ...['openIntakeBatch@for', ...BATCHES].map((route): Line => ({
    route,
    about: 'unit',
    may: ofPeople('reach'),
  })),
  ...KINDS.map((route): Line => ({
    route: `${route}@questions`,
    about: 'unit',
    may: ofQuestions('any'),
  })),
  ...['openIntakeBatch', ...BATCHES].map((route): Line => ({
    route: `${route}@questions`,
    about: 'unit',
    may: ofQuestions('reach'),
  })),
];

/** What a unit does with the hours of its people. What belongs to whoever began it exists for nobody else. */
const reporting: readonly Line[] = [
  { route: 'remindPeople', about: 'person', may: each(deciders, 'reach') },
  { route: 'startReminderRun', about: 'none', may: each(deciders, 'any') },
  { route: 'newestReminderRun', about: 'none', may: each(deciders, 'any') },
  { route: 'getReminderRun', about: 'person', may: each(deciders, 'self') },
  { route: 'listSavedViews', about: 'none', may: each(hoursReaders, 'any') },
  { route: 'saveView', about: 'none', may: each(hoursReaders, 'any') },
  { route: 'removeView', about: 'person', may: each(hoursReaders, 'self') },
  { route: 'getUnitSummary', about: 'unit', may: each(hoursReaders, 'reach') },
  { route: 'closeUnitSummary', about: 'unit', may: { 'unit-administrator': 'reach' } },
  { route: 'exportUnitSummary', about: 'unit', may: each(hoursReaders, 'reach') },
  { route: 'printUnitSummary', about: 'unit', may: each(hoursReaders, 'reach') },
  { route: 'listPostings', about: 'unit', may: each(hoursReaders, 'reach') },
  { route: 'postUnitSummary', about: 'unit', may: { 'unit-administrator': 'reach' } },
  // What a unit shows is seen by whoever works there or below, beside those who read the unit.
  {
    route: 'getPosting',
    about: 'unit',
    may: { ...each(persons, 'member'), ...each(hoursReaders, 'reach-or-member') },
  },
  { route: 'objectToPosting', about: 'unit', may: each(persons, 'member') },
  { route: 'answerObjection', about: 'unit', may: { 'unit-administrator': 'reach' } },
];

const ruleProposers = ['bureau-officer', 'department-officer'] as const;

/** The rules of a place are its bureau's business, and no other bureau's; the places of all units in a region are one. */
const ruleChanges: readonly Line[] = [
  { route: 'listRulebookPlaces', about: 'none', may: each(ruleProposers, 'any') },
  // A department proposes for the place where its people are; what the bureau tries there is the bureau's.
  ...['getPlaceEdition', 'listTrials', 'openTrial'].map((route): Line => ({
    route,
    about: 'unit',
    may: { 'bureau-officer': 'reach', 'department-officer': 'region' },
  })),
  ...[
    'getTrial',
    'correctTrial',
    'submitTrial',
    'dropTrial',
    'listTrialPeople',
    'getTrialPerson',
    'exportTrialPeople',
  ].map((route): Line => ({
    route,
    about: 'unit',
    may: { 'bureau-officer': 'reach', 'department-officer': 'nothing' },
  })),
  ...['publishTrial', 'takeUpTrial', 'declineTrial'].map((route): Line => ({
    route,
    about: 'unit',
    may: { 'bureau-officer': 'reach' },
  })),
];

export const MATRIX: readonly Line[] = [
  ...ruleChanges,
  ...identity,
  ...organisations,
  ...intake,
  ...review,
  ...rooms,
  ...reporting,
  // Believed by its signature alone, whoever brings it.
  { route: 'hearPayment', about: 'none', may: everyone },
  ...learningLines,
  ...assessmentLines,
];

export type Verdict = 'allowed' | 401 | 403 | 404;

/** What the server must answer when this caller names this subject. */
export function expected(line: Line, caller: Caller, subject: Subject | null): Verdict {
  const cell = line.may[caller];
  if (cell === undefined) return turnedAway(line, caller);
  if (cell === 'any' || subject === null) return 'allowed';
  if (subject === 'self') return OWN[cell];
  const reached = reachOf(caller).includes(subject);
  const before = DESK[caller]?.includes(subject) ?? false;
  switch (cell) {
    case 'nothing':
    case 'self':
      return 404;
    case 'reach':
    case 'others':
    case 'reach-not-own':
      return reached ? 'allowed' : 404;
    case 'desk-not-own':
    case 'own-or-desk':
      return before ? 'allowed' : 404;
    case 'own-or-reach-or-desk':
      return reached || before ? 'allowed' : 404;
    case 'member':
      return WORKS_AT.includes(subject) ? 'allowed' : 404;
    case 'reach-or-member':
      return reached || WORKS_AT.includes(subject) ? 'allowed' : 404;
    case 'below':
      return subject === 'child' ? 'allowed' : 404;
    case 'region':
      return IN_REGION.includes(subject) ? 'allowed' : 404;
    case 'told-no':
      return before ? 403 : 404;
  }
}

const OWN: Readonly<Record<Exclude<Cell, 'any'>, Verdict>> = {
  nothing: 404,
  region: 'allowed',
  self: 'allowed',
  reach: 'allowed',
  others: 403,
  'reach-not-own': 404,
  'desk-not-own': 403,
  'own-or-desk': 'allowed',
  'own-or-reach-or-desk': 'allowed',
  member: 'allowed',
  'reach-or-member': 'allowed',
  below: 404,
  'told-no': 403,
};

/** A person without the role is told so; whoever is not logged in as a person at all is asked to log in. */
function turnedAway(line: Line, caller: Caller): Verdict {
  const forPersons = persons.some((person) => line.may[person] !== undefined);
  return isPerson(caller) && forPersons ? 403 : 401;
}

export function isPerson(caller: Caller): caller is (typeof persons)[number] {
  return persons.some((person) => person === caller);
}

export function reachOf(caller: Caller): readonly Subject[] {
  return isOffice(caller) ? REACH[caller] : [];
}

function isOffice(caller: Caller): caller is OfficeCaller {
  return caller in REACH;
}
