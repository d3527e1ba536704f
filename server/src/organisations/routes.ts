import type { Route } from '../platform/http/route.ts';
import type { OrganisationsPorts } from './ports.ts';
import { appointmentRoutes } from './routes/appointment-routes.ts';
import { nodeRoutes } from './routes/node-routes.ts';
import { peopleRoutes } from './routes/people-routes.ts';

export function routes(ports: OrganisationsPorts): Route[] {
  return [...nodeRoutes(), ...appointmentRoutes(), ...peopleRoutes(ports)];
}
