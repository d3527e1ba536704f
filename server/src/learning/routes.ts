import type { Route } from '../platform/http/route.ts';
import { anomalyRoutes } from './anomaly-routes.ts';
import { authorRoutes } from './author-routes.ts';
import { createCreditPlays } from './commands/credit-plays.ts';
import { learnerRoutes } from './learner-routes.ts';
import { reflectionRoutes } from './reflection-routes.ts';
import { deskRoutes } from './desk-routes.ts';
import type { LearningPorts } from './ports.ts';
import { packRoutes } from './pack-routes.ts';
import { paymentRoutes } from './payment-routes.ts';
import { presenceRoutes } from './presence-routes.ts';
import { scormRoutes } from './scorm-routes.ts';
import { testOutRoutes } from './test-out-routes.ts';
import { uploadRoutes } from './upload-routes.ts';

export function routes(ports: LearningPorts): Route[] {
  return [
    ...learnerRoutes(ports, createCreditPlays(ports)),
    ...packRoutes(ports),
    ...paymentRoutes(ports),
    ...scormRoutes(ports),
    ...testOutRoutes(ports),
    ...presenceRoutes(ports),
    ...authorRoutes(ports),
    ...uploadRoutes(ports),
    ...anomalyRoutes(ports),
    ...reflectionRoutes(ports),
    ...deskRoutes(ports),
  ];
}
