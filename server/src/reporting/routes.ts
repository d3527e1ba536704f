import type { Route } from '../platform/http/route.ts';
import type { ReportingPorts } from './ports.ts';
import { postingRoutes } from './posting-routes.ts';
import { reminderRoutes } from './reminder-routes.ts';
import { summaryRoutes } from './summary-routes.ts';
import { viewRoutes } from './view-routes.ts';

export function routes(ports: ReportingPorts): Route[] {
  return [
    ...reminderRoutes(ports),
    ...viewRoutes(),
    ...summaryRoutes(ports),
    ...postingRoutes(ports),
  ];
}
