import { Type } from 'typebox';
import type { FieldProblem, Refusal, RefusalKind } from '../operation/refusal.ts';

const STATUS: Readonly<Record<RefusalKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  gone: 410,
  'too-large': 413,
  unprocessable: 422,
  'too-many': 429,
  unavailable: 503,
};

/** RFC 9457. `code` is the i18n key of the sentence, `detail` its parameters, `reference` what a person can read out. */
export const Problem = Type.Object(
  {
    type: Type.String(),
    title: Type.String(),
    status: Type.Integer(),
    code: Type.String(),
    detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
    errors: Type.Array(
      Type.Object({
        path: Type.String(),
        code: Type.String(),
        detail: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
      }),
    ),
    reference: Type.String(),
  },
  { $id: 'Problem', additionalProperties: false },
);

export type ProblemBody = {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly code: string;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly errors: readonly {
    path: string;
    code: string;
    detail: Readonly<Record<string, string | number>>;
  }[];
  readonly reference: string;
};

export function problem(of: {
  status: number;
  code: string;
  detail?: Readonly<Record<string, string | number>>;
  errors?: readonly FieldProblem[];
  reference: string;
}): ProblemBody {
  return {
    type: `urn:jixu:problem:${of.code}`,
    title: of.code,
    status: of.status,
    code: of.code,
    detail: of.detail ?? {},
    errors: (of.errors ?? []).map((field) => ({ ...field, detail: field.detail ?? {} })),
    reference: of.reference,
  };
}

export function problemOfRefusal(refusal: Refusal, reference: string): ProblemBody {
  return problem({
    status: STATUS[refusal.kind],
    code: refusal.code,
    detail: refusal.detail,
    errors: refusal.fields,
    reference,
  });
}

type SchemaError = {
  readonly instancePath?: string;
  readonly keyword?: string;
  readonly params?: Readonly<Record<string, unknown>>;
};

/** What a schema found, as problems at fields: codes `schema.<keyword>` with the limits as parameters. */
export function fieldProblems(part: string, errors: readonly SchemaError[]): FieldProblem[] {
  const found: FieldProblem[] = [];
  for (const error of errors) {
    const keyword = error.keyword ?? 'invalid';
    const params = error.params ?? {};
    const missing =
      typeof params['missingProperty'] === 'string' ? `/${params['missingProperty']}` : '';
    const extra =
      typeof params['additionalProperty'] === 'string' ? `/${params['additionalProperty']}` : '';
    const detail: Record<string, string | number> = {};
    for (const name of ['limit', 'type', 'format'] as const) {
      const value = params[name];
      if (typeof value === 'string' || typeof value === 'number') detail[name] = value;
    }
    // A union reports every branch; the branch errors say enough without the union's own line.
    if (keyword === 'anyOf' || keyword === 'if') continue;
    found.push({
      path: `${part}${error.instancePath ?? ''}${missing}${extra}`,
      code: `schema.${keyword}`,
      detail,
    });
  }
  return found.length > 0 ? found : [{ path: part, code: 'schema.invalid' }];
}
