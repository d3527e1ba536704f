import serializers from '@fastify/fast-json-stringify-compiler';
import addFormats from 'ajv-formats';
import { Ajv, type ValidateFunction } from 'ajv';
import type { FastifySchemaCompiler, FastifyServerOptions } from 'fastify';

type Factory = NonNullable<
  NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']
>['buildSerializer'];

/**
 * What is answered is written by code made from its schema, when the first answer of its kind is
 * due: a server has a thousand such schemas, and made all together they were half of its start.
 */
export const serializersOnUse: NonNullable<Factory> = (external, options) => {
  const compile = serializers()(external, options);
  return (route) => {
    let write: ReturnType<typeof compile> | null = null;
    return (answer) => {
      write ??= compile(route);
      return write(answer);
    };
  };
};

/**
 * What is asked is checked by code made from its schema when it is first asked. Bodies are never
 * coerced or trimmed into shape; only query strings and path parameters arrive as text.
 */
export function validatorsOnUse(): FastifySchemaCompiler<unknown> {
  const options = {
    allErrors: true,
    removeAdditional: false,
    useDefaults: true,
    strict: false,
  } as const;
  const strict = new Ajv({ ...options, coerceTypes: false });
  const text = new Ajv({ ...options, coerceTypes: 'array' });
  for (const ajv of [strict, text]) {
    addFormats.default(ajv);
    ajv.addKeyword('pii');
  }
  return ({ schema, httpPart }) => {
    let check: ValidateFunction | null = null;
    const checked: ReturnType<FastifySchemaCompiler<unknown>> = (value: unknown) => {
      check ??= (httpPart === 'body' ? strict : text).compile(schema as object);
      const right = check(value);
      checked.errors = check.errors ?? null;
      return right === true;
    };
    return checked;
  };
}
