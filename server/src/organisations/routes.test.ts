import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityRefusals, identityRoutes } from '../identity/index.ts';
import { Browser } from '../identity/testing.ts';
import { admit } from '../platform/http/run-route.ts';
import { catalogue } from './errors.ts';
import { routes } from './routes.ts';
import { testWorld, type TestWorld } from './testing.ts';

let world: TestWorld;
beforeAll(async () => {
  world = await testWorld(61);
});
afterAll(() => world.bed.close());

const all = () => {
  const { ports, identity } = world.bed;
  return [...identityRoutes(ports), ...routes({ identity })];
};

test('every route is documented once under its own name', async () => {
  // Goal: a complete OpenAPI. Method: routes against the document that the server gives out.
  const answer = await new Browser(world.bed.app).get('/api/openapi.json');
  const paths = answer.body['paths'] as Record<string, Record<string, { operationId: string }>>;
  const documented = Object.values(paths).flatMap((methods) =>
    Object.values(methods).map((method) => method.operationId),
  );
  const ids = all().map((route) => route.id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(documented.toSorted()).toEqual(ids.toSorted());
});

test('a stranger passes no policy but that for anyone', async () => {
  // Goal: policies hold. Method: the policy of each route, and over HTTP each route that takes no body.
  const stranger = new Browser(world.bed.app, '10.77.0.1');
  const someId = '019a0000-0000-7000-8000-000000000001';
  for (const route of all().filter((one) => one.policy.who !== 'anyone')) {
    expect(() => admit(route.policy, { kind: 'anyone' })).toThrow('platform.log_in');
    if ('body' in route && route.body) continue;
    const path = route.path.replaceAll(/:[a-zA-Z]+/g, someId);
    // Schemas are looked at before sessions, and this one wants a word.
    const words = route.id === 'offices' ? '?search=a' : '';
    const answer = await stranger.send(route.method as 'GET', `${path}${words}`);
    expect([route.id, answer.status]).toEqual([route.id, 401]);
  }
});

test('every refusal says when it happens and what to do', () => {
  // Goal: catalogues are complete sentences. Method: shape and prefix of each entry of both rooms.
  for (const [code, refusal] of Object.entries({ ...catalogue, ...identityRefusals })) {
    expect(code).toMatch(/^(?:identity|organisations)\.[a-z_]+$/);
    expect(refusal.when).toMatch(/^[A-Z].{10,}\.$/);
    expect(refusal.then).toMatch(/^[A-Z].{5,}\.$/);
  }
});
