import type { Route } from '../platform/http/route.ts';
import { answerSaver } from './commands/save-answers.ts';
import type { AssessmentPorts } from './ports.ts';
import { qtiRoutes } from './qti/routes.ts';
import { appealRoutes } from './routes/appeal-routes.ts';
import { attemptRoutes } from './routes/attempt-routes.ts';
import { bankRoutes } from './routes/bank-routes.ts';
import { myRoutes } from './routes/my-routes.ts';
import { pictureRoutes } from './routes/picture-routes.ts';
import { portraitRoutes } from './routes/portrait-routes.ts';
import { offeringRoutes } from './routes/offering-routes.ts';
import { proctorRoutes } from './routes/proctor-routes.ts';
import { resultRoutes } from './routes/result-routes.ts';
import { seatRoutes } from './routes/seat-routes.ts';
import { statisticsRoutes } from './routes/statistics-routes.ts';
import { venueRoutes } from './routes/venue-routes.ts';

export function routes(ports: AssessmentPorts): Route[] {
  return [
    ...bankRoutes(),
    ...pictureRoutes(ports),
    ...qtiRoutes(ports),
    ...offeringRoutes(ports),
    ...statisticsRoutes(),
    ...resultRoutes(ports),
    ...proctorRoutes(),
    ...appealRoutes(),
    ...venueRoutes(),
    ...seatRoutes(ports),
    ...myRoutes(ports),
    ...portraitRoutes(ports),
    ...attemptRoutes(answerSaver(ports.operations)),
  ];
}
