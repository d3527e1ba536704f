import { afterAll, beforeAll, expect, test } from 'vitest';
import { identityRefusals, identityRoutes } from '../identity/index.ts';
import { Browser } from '../identity/testing.ts';
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
  return [...identityRoutes(ports), ...routes({ identity, identityPorts: ports })];
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

test('without a session every route that is not for anyone answers 401', async () => {
  // Goal: policies hold. Method: each route called by a stranger; a body is not even looked at before a session.
  const stranger = new Browser(world.bed.app, '10.77.0.1');
  const someId = '019a0000-0000-7000-8000-000000000001';
  for (const route of all()) {
    if (route.policy.who === 'anyone') continue;
    const path = route.path.replace(':relation', 'bureau').replaceAll(/:[a-zA-Z]+/g, someId);
    const answer = await stranger.send(route.method as 'GET', path, bodyOf(route));
    const refused = answer.status === 401 || answer.code === 'platform.invalid_request';
    expect([route.id, refused]).toEqual([route.id, true]);
  }
});

function bodyOf(route: ReturnType<typeof all>[number]): object | undefined {
  return 'body' in route && route.body ? {} : undefined;
}

test('every refusal says when it happens and what to do', () => {
  // Goal: catalogues are complete sentences. Method: shape and prefix of each entry of both rooms.
  for (const [code, refusal] of Object.entries({ ...catalogue, ...identityRefusals })) {
    expect(code).toMatch(/^(?:identity|organisations)\.[a-z_]+$/);
    expect(refusal.when).toMatch(/^[A-Z].{10,}\.$/);
    expect(refusal.then).toMatch(/^[A-Z].{5,}\.$/);
  }
});
