import { join } from 'node:path';
import type { FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { type CertificatesRoom, certificateRoutes, certificateSubscriptions, createCertificates } from '../certificates/index.ts';
import { casesWithEvidence, declarationOwner, routes as declarationRoutes } from '../declarations/index.ts';
import { createEvidence, evidenceJobs, evidenceRoutes } from '../evidence/index.ts';
import { registerSender, routes as exchangeRoutes, senderActor } from '../exchange/index.ts';
import { createHours, type HoursRoom, openYearJob, routes as hoursRoutes } from '../hours/index.ts';
import {
  authenticator,
  createAddressBudget,
  createHashLimiter,
  createIdentity,
  type Identity,
  identityJobs,
  identityRoutes,
} from '../identity/index.ts';
export {};
