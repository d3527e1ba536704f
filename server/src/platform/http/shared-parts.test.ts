import { expect, test } from 'vitest';
import { sharedParts } from './shared-parts.ts';

const words = { type: 'object', title: 'Words', properties: { title: { type: 'string' } } };
const refused = {
  description: 'Default Response',
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } },
};
const answering = (schema: object) => ({
  get: {
    responses: {
      200: { description: 'Told.', content: { 'application/json': { schema } } },
      '4XX': refused,
    },
  },
});

test('a named schema and the refusal are said once', () => {
  // Goal: an integrator reads a name, not the same lines everywhere. Method: one schema inside and outside another.
  const outer = { type: 'object', title: 'Outer', properties: { label: words } };
  const document = sharedParts({
    openapi: '3.1.0',
    components: { schemas: { Problem: { type: 'object' } } },
    paths: { '/a': answering(words), '/b': answering(outer) },
  });
  expect(document).toEqual({
    openapi: '3.1.0',
    components: {
      schemas: {
        Problem: { type: 'object' },
        Words: { type: 'object', properties: { title: { type: 'string' } } },
        Outer: {
          type: 'object',
          properties: { label: { $ref: '#/components/schemas/Words' } },
        },
      },
      responses: {
        Problem: { description: 'Refused, with a reason.', content: refused.content },
      },
    },
    paths: {
      '/a': said('Words'),
      '/b': said('Outer'),
    },
  });
  function said(name: string) {
    return {
      get: {
        responses: {
          200: {
            description: 'Told.',
            content: { 'application/json': { schema: { $ref: `#/components/schemas/${name}` } } },
          },
          '4XX': { $ref: '#/components/responses/Problem' },
        },
      },
    };
  }
});

test('two shapes under one name are an error of ours', () => {
  // Goal: a name means one thing. Method: the same title over another shape.
  const other = { type: 'object', title: 'Words', properties: {} };
  expect(() => sharedParts({ paths: { '/a': answering(words), '/b': answering(other) } })).toThrow(
    'two schemas are called Words',
  );
});
