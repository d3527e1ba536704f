import * as assessment from '../assessment/index.ts';
import * as certificates from '../certificates/index.ts';
import * as declarations from '../declarations/index.ts';
import type * as evidence from '../evidence/index.ts';
import * as exchange from '../exchange/index.ts';
import * as hours from '../hours/index.ts';
import * as identity from '../identity/index.ts';
import * as intake from '../intake/index.ts';
import * as learning from '../learning/index.ts';
import * as notices from '../notices/index.ts';
import * as organisations from '../organisations/index.ts';
import type { MovableClock } from '../platform/clock/clock.ts';
import type { Config } from '../platform/config/config.ts';
import type { Keyring } from '../platform/crypto/keyring.ts';
import type { Database } from '../platform/db/database.ts';
import type { Log } from '../platform/log/log.ts';
import { openSms } from '../platform/mail-sms/gateway-sms.ts';
import { openMail } from '../platform/mail-sms/smtp-mail.ts';
import type { Operations } from '../platform/operation/operation.ts';
import { openPresence } from '../platform/presence/outside-presence.ts';
import type { Printer } from '../platform/print/printer.ts';
import type { Storage } from '../platform/storage/storage.ts';
import * as review from '../review/index.ts';
import * as reporting from '../reporting/index.ts';
import * as rulebooks from '../rulebooks/index.ts';

/** Everything outside the process, opened by whoever starts it. */
export type Surroundings = {
  readonly config: Config;
  readonly database: Database;
  readonly clock: MovableClock;
  readonly log: Log;
  readonly keyring: Keyring;
  readonly printer: Printer;
  readonly storage: Storage;
  readonly publicUrl: () => string;
  readonly demonstration: boolean;
  /** False while what has to be there before the first visitor, jobs too, is still being made. */
  readonly started: () => boolean;
};

/** What each room stands on; `operations` can be asked for once everything is wired. */
export function portsOf(around: Surroundings, operations: () => Operations) {
  const { clock, keyring, storage, printer, publicUrl } = around;
  const { db } = around.database;
  const books = rulebooks.createRulebooks(rulebooks.createLibrary());
  const people = identity.createIdentity(keyring);
  const hoursRoom = hours.createHours(books);
  const declarationPorts = { hours: hoursRoom, rulebooks: books, printer };
  const coursewareUrl = () => learning.coursewareAddress(around.config.coursewareUrl, publicUrl());
  const learningPorts = {
    db,
    clock,
    operations,
    storage,
    hours: hoursRoom,
    rulebooks: books,
    keyring,
    coursewareUrl,
    confirmPresence: confirmPresenceOf(around),
  };
  const within = { db, clock, operations, rulebooks: books };
  const assessmentPorts = {
    ...within,
    hours: hoursRoom,
    printer,
    storage,
    certificateNumbers: certificates.numbersOfRecords,
    publicUrl,
  };
  const owners = review.ownersOf([
    declarations.declarationOwner(declarationPorts),
    learning.courseOwner(),
    learning.appealOwner(learningPorts),
    learning.anomalyOwner(learningPorts),
    learning.reflectionOwner(learningPorts),
    assessment.resultAppealOwner(assessmentPorts),
  ]);
  const identityPorts = identityPortsOf(around, books);
  // Whoever may see something that a file is attached to may see the file.
  const maySee: evidence.EvidencePorts['maySee'] = async (...asked) =>
    (await declarations.maySeeEvidence(...asked)) || reporting.maySeeEvidence(...asked);
  const evidencePorts: evidence.EvidencePorts = { db, clock, operations, storage, maySee };
  const rows = {
    kinds: intakeKinds(people),
    moreKinds: recordKinds(declarationPorts, people),
    moreRoles: assessment.KEEPERS,
  };
  const intakePorts = { db, clock, operations, storage, keyring, ...rows };
  const certificatePorts: certificates.CertificatePorts = {
    db,
    operations,
    hours: hoursRoom,
    rulebooks: books,
    printer,
    storage,
    keyring,
    publicUrl,
  };
  const noticePorts: notices.NoticePorts = {
    db,
    clock,
    operations,
    sms: openSms(around.config.smsUrl),
    numberOf: (read, personId) => identity.textNumberOf(read, keyring, personId),
    mail: openMail(around.config.smtpUrl),
    addressOf: (read, personId) => identity.mailAddressOf(read, keyring, personId),
    publicUrl,
  };
  const exchangePorts = { hours: hoursRoom, rulebooks: books, keyring, identity: people };
  const reportingPorts = { ...within, printer };
  const setUpPorts = { rulebooks: books, identity: people, identityPorts, keyFile: keyring.file };
  const trialPorts = trialPortsOf(within, hoursRoom);
  return {
    books,
    people,
    hoursRoom,
    owners,
    coursewareUrl,
    identityPorts,
    setUpPorts,
    trialPorts,
    evidencePorts,
    intakePorts,
    learningPorts,
    declarationPorts,
    certificatePorts,
    exchangePorts,
    reportingPorts,
    assessmentPorts,
    noticePorts,
  };
}

/** Only where the operator set a service up. */
function confirmPresenceOf({
  config,
  keyring,
}: Surroundings): learning.LearningPorts['confirmPresence'] {
  const presence = openPresence(config.presenceUrl);
  if (presence === null) return null;
  return (read, of) => identity.confirmPresence(read, { keyring, presence }, of);
}

/** What identity stands on; the rooms above it fill what it only declares. */
function identityPortsOf(around: Surroundings, books: rulebooks.Rulebooks): identity.IdentityPorts {
  const { keyring, printer, publicUrl } = around;
  const { db } = around.database;
  return {
    db,
    keyring,
    hashes: identity.createHashLimiter(),
    addresses: identity.createAddressBudget(),
    organisations: organisations.organisationPorts,
    sms: openSms(around.config.smsUrl),
    renderSlips: (rows) => identity.renderSlips(printer, publicUrl(), rows),
    senderOf: (bearer) => exchange.senderOf(db, bearer),
    idleLimit: rulebooks.idleLimitOf(books),
    pendingNotices: notices.unreadOf,
    demonstration: () => around.demonstration,
  };
}

/** What a change of rules needs of the rooms above rulebooks. */
function trialPortsOf(
  own: Pick<rulebooks.TrialPorts, 'db' | 'clock' | 'operations' | 'rulebooks'>,
  room: hours.HoursRoom,
): rulebooks.TrialPorts {
  return {
    ...own,
    population: hours.population,
    recount: (op, of) => room.recount(op, of),
    certificatesHeld: certificates.certificatesHeld,
  };
}

/** Everything that can be brought in as rows of a workbook. */
function intakeKinds(people: identity.Identity): readonly intake.IntakeKind[] {
  return [
    intake.intakeKind(organisations.peopleRegistration(people), {
      name: { 'zh-CN': '人员名单', en: 'People' },
      identifiedBy: 'idNumber',
    }),
  ];
}

/** The forms of every rulebook and the questions of every bank, as rows of a workbook. */
function recordKinds(
  declarationPorts: declarations.DeclarationPorts,
  people: identity.Identity,
): (id: string) => intake.IntakeKind | null {
  const ports = { ...declarationPorts, identity: people };
  return (id) => {
    const questions = assessment.questionRegistration(id);
    if (questions)
      return intake.intakeKind(questions, {
        name: { 'zh-CN': '试题', en: 'Questions' },
        identifiedBy: 'prompt',
      });
    const registration = declarations.recordRegistration(ports, id);
    if (!registration) return null;
    const name = declarations.recordImportName(ports, id);
    return intake.intakeKind(registration, { name, identifiedBy: 'idNumber' });
  };
}
