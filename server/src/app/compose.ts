import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import * as assessment from '../assessment/index.ts';
import * as certificates from '../certificates/index.ts';
import * as declarations from '../declarations/index.ts';
import * as evidence from '../evidence/index.ts';
import * as exchange from '../exchange/index.ts';
import * as hours from '../hours/index.ts';
import * as identity from '../identity/index.ts';
import * as intake from '../intake/index.ts';
import * as learning from '../learning/index.ts';
import * as notices from '../notices/index.ts';
import * as organisations from '../organisations/index.ts';
import type { Database } from '../platform/db/database.ts';
import { deliveriesOf, deliveryJob } from '../platform/events/subscriptions.ts';
import { forgetAnswersJob } from '../platform/http/forget-answers.ts';
import { createServer } from '../platform/http/server.ts';
import type { Route } from '../platform/http/route.ts';
import type { JobDefinition } from '../platform/jobs/jobs.ts';
import { createOperations, type Operations } from '../platform/operation/operation.ts';
import { notoSansFonts, notoSerifFonts } from '../platform/print/noto-fonts.ts';
import { createPrinter, type Printer } from '../platform/print/printer.ts';
import { diskStorage, type Storage } from '../platform/storage/storage.ts';
import * as reporting from '../reporting/index.ts';
import * as review from '../review/index.ts';
import * as rulebooks from '../rulebooks/index.ts';
import { portsOf, type Surroundings } from './ports.ts';
import { COURSEWARE, serveCourseware } from './serve-courseware.ts';

/** The rooms, wired. Nothing here decides anything. */
export type Jixu = {
  readonly server: FastifyInstance;
  readonly operations: Operations;
  readonly jobs: readonly JobDefinition[];
  readonly routes: readonly Route[];
  readonly coursewareUrl: () => string | null;
  readonly rooms: {
    readonly identity: identity.Identity;
    readonly identityPorts: identity.IdentityPorts;
    readonly rulebooks: rulebooks.Rulebooks;
    readonly hours: hours.HoursRoom;
    readonly owners: review.Owners;
    readonly declarations: declarations.DeclarationPorts;
    readonly evidence: evidence.EvidencePorts;
    readonly storage: Storage;
    readonly exchange: Parameters<typeof exchange.receiveRecord>[1];
  };
};

export async function compose(around: Surroundings): Promise<Jixu> {
  const { clock, publicUrl } = around;
  const { db } = around.database;
  const late: { operations: Operations | null } = { operations: null };
  const operations = (): Operations => {
    if (!late.operations) throw new Error('compose: an operation before everything is wired');
    return late.operations;
  };
  const ports = portsOf(around, operations);
  const { books, hoursRoom, owners, coursewareUrl, identityPorts, learningPorts } = ports;
  const subscriptions = [
    ...certificates.subscriptions(ports.certificatePorts),
    ...notices.subscriptions(ports.noticePorts),
    ...review.subscriptions(),
    ...declarations.subscriptions(),
    ...hours.subscriptions(),
  ];
  late.operations = createOperations({ db, clock, deliver: deliveriesOf(subscriptions) });
  const routes: Route[] = [
    ...identity.identityRoutes(identityPorts),
    ...organisations.organisationsRoutes({ identity: ports.people }),
    ...rulebooks.routes({ ...ports.setUpPorts, trials: ports.trialPorts }),
    ...evidence.routes(ports.evidencePorts),
    ...intake.routes(ports.intakePorts),
    ...review.routes({ owners }),
    ...hours.routes({
      hours: hoursRoom,
      rulebooks: books,
      remindedDays: reporting.remindedDays,
    }),
    ...learning.routes(learningPorts),
    ...declarations.routes({ ...ports.declarationPorts, owners }),
    ...certificates.routes(ports.certificatePorts),
    ...exchange.routes(ports.exchangePorts),
    ...reporting.routes(ports.reportingPorts),
    ...assessment.routes(ports.assessmentPorts),
    ...notices.routes(ports.noticePorts),
  ];
  const jobs: JobDefinition[] = [
    deliveryJob({ db, operations }, subscriptions),
    ...rulebooks.jobs(ports.trialPorts),
    forgetAnswersJob({ db, clock }),
    ...identity.identityJobs({ ...identityPorts, clock }),
    ...evidence.jobs(ports.evidencePorts),
    ...intake.jobs(ports.intakePorts),
    ...review.jobs({ db, clock, operations, owners }),
    hours.openYearJob({ db, clock, operations, hours: hoursRoom }),
    ...hours.recountJobs({ operations, hours: hoursRoom }),
    ...learning.jobs(learningPorts),
    ...certificates.jobs({ ...ports.certificatePorts, clock }),
    ...reporting.jobs(ports.reportingPorts),
    ...assessment.jobs(ports.assessmentPorts),
    ...notices.jobs(ports.noticePorts),
  ];
  const server = await createServer({
    db,
    operations: late.operations,
    clock,
    log: around.log,
    routes,
    publicUrl,
    apart: { prefix: COURSEWARE, host: () => hostOf(coursewareUrl()) },
    authenticate: identity.authenticator({
      db,
      clock,
      senderOf: identityPorts.senderOf,
      grantsOf: organisations.gatheredGrants(db),
    }),
    ready: () => readiness(db, around.started),
  });
  serveCourseware(server, {
    ...learningPorts,
    applications: () => learning.applicationAddresses(publicUrl()),
  });
  return {
    server,
    operations: late.operations,
    jobs,
    routes,
    coursewareUrl,
    rooms: {
      identity: ports.people,
      identityPorts,
      rulebooks: books,
      hours: hoursRoom,
      owners,
      declarations: ports.declarationPorts,
      evidence: ports.evidencePorts,
      storage: around.storage,
      exchange: ports.exchangePorts,
    },
  };
}

function hostOf(url: string | null): string | null {
  return url === null ? null : new URL(url).host;
}

/** What has to work before this server should be sent requests. */
async function readiness(
  db: Database['db'],
  started: () => boolean,
): Promise<Record<string, boolean>> {
  try {
    await sql`select 1`.execute(db);
    return { database: true, started: started() };
  } catch {
    return { database: false, started: started() };
  }
}

/** The parts of the surroundings that follow from a data folder. */
export async function openStorage(
  dataDir: string,
): Promise<{ storage: Storage; printer: Printer }> {
  return {
    storage: diskStorage(join(dataDir, 'files')),
    printer: await createPrinter({ fonts: [...notoSerifFonts(), ...notoSansFonts()] }),
  };
}
