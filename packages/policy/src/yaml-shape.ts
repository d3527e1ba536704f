import {
  isAlias,
  isMap,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  parseDocument,
  Scalar,
} from 'yaml';
import { parseRational, type Rational } from '@jixu/kernel';
import {
  diagnosed,
  type Diagnostic,
  type DiagnosticCode,
  type DiagnosticParams,
} from './diagnostics.ts';

/**
 * Shapes: one definition says how a YAML value is read (with line and column in every problem)
 * and what its JSON Schema is.
 * Pack files are strict: unknown and duplicate keys, floats, aliases and tags are problems, never
 * ignored.
 */

export type PackProblem = Diagnostic & {
  readonly file: string;
  readonly line: number;
  readonly column: number;
  /** In English; `diagnosticSentence` says the same in either language. */
  readonly message: string;
};

export type JsonSchema = { readonly [key: string]: unknown };

/** Where a value came from, so that later checks can point to it too. */
export type Place = { readonly line: number; readonly column: number };

export type Reader = {
  readonly problem: (node: Node | null, code: DiagnosticCode, params?: DiagnosticParams) => void;
  readonly placeOf: (node: Node | null) => Place;
  readonly places: Map<object, Place>;
};

/** `undefined` means: a problem was reported, the value is unusable. */
export type Shape<T> = {
  readonly read: (node: Node | null, reader: Reader) => T | undefined;
  readonly schema: JsonSchema;
  readonly optional?: true;
};
export type OptionalShape<T> = Shape<T> & { readonly optional: true };

export type Infer<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type Required<F> = { [K in keyof F]: F[K] extends { optional: true } ? never : K }[keyof F];
type Optional<F> = { [K in keyof F]: F[K] extends { optional: true } ? K : never }[keyof F];
export type ObjectOf<F> = { readonly [K in Required<F>]: Infer<F[K]> } & {
  readonly [K in Optional<F>]?: Infer<F[K]>;
};

export function optional<T>(shape: Shape<T>): OptionalShape<T> {
  return { ...shape, optional: true };
}

export function object<F extends Fields>(fields: F): Shape<ObjectOf<F>> {
  const properties: Record<string, JsonSchema> = {};
  for (const [key, shape] of Object.entries(fields)) properties[key] = shape.schema;
  const required = Object.keys(fields).filter((key) => fields[key]?.optional !== true);
  return {
    schema: { type: 'object', properties, required, additionalProperties: false },
    read: (node, reader) => {
      if (!isMap(node)) return refuse(node, reader, 'a mapping');
      const result: Record<string, unknown> = {};
      let sound = true;
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        const shape = Object.hasOwn(fields, key) ? fields[key] : undefined;
        if (shape === undefined) {
          reader.problem(asNode(pair.key), 'unknown-key', unknownKey(key, Object.keys(fields)));
          sound = false;
          continue;
        }
        const value = shape.read(asNode(pair.value), reader);
        if (value === undefined) sound = false;
        else result[key] = value;
      }
      for (const key of required) {
        if (node.has(key)) continue;
        reader.problem(node, 'missing-key', { key });
        sound = false;
      }
      if (!sound) return undefined;
      reader.places.set(result, reader.placeOf(node));
      return result as ObjectOf<F>;
    },
  };
}

function unknownKey(found: string, allowed: readonly string[]): DiagnosticParams {
  return { found, allowed: allowed.join(', ') };
}

function asNode(value: unknown): Node | null {
  return value !== null && typeof value === 'object' ? (value as Node) : null;
}

function refuse(node: Node | null, reader: Reader, wanted: string): undefined {
  reader.problem(node, 'expected', { wanted, found: describe(node) });
  return undefined;
}

function describe(node: Node | null): string {
  if (node === null) return 'nothing';
  if (isMap(node)) return 'a mapping';
  if (isSeq(node)) return 'a list';
  if (isAlias(node)) return 'an alias';
  if (isScalar(node)) return node.value === null ? 'nothing' : JSON.stringify(node.value);
  return 'something else';
}

export function list<T>(item: Shape<T>, min = 0): Shape<readonly T[]> {
  return {
    schema: { type: 'array', items: item.schema, minItems: min },
    read: (node, reader) => {
      if (!isSeq(node)) return refuse(node, reader, 'a list');
      const result: T[] = [];
      let sound = true;
      for (const child of node.items) {
        const value = item.read(asNode(child), reader);
        if (value === undefined) sound = false;
        else result.push(value);
      }
      if (result.length < min && sound) {
        reader.problem(node, 'too-few', { min });
        return undefined;
      }
      if (!sound) return undefined;
      reader.places.set(result, reader.placeOf(node));
      return result;
    },
  };
}

/** A mapping whose keys are data: `keys` says which are allowed. */
export function mapOf<K extends string, T>(
  keys: { readonly pattern: RegExp; readonly allowed?: readonly K[] },
  value: Shape<T>,
): Shape<Readonly<Partial<Record<K, T>>>> {
  const names = keys.allowed === undefined ? {} : { enum: keys.allowed };
  return {
    schema: {
      type: 'object',
      propertyNames: { pattern: keys.pattern.source, ...names },
      additionalProperties: value.schema,
    },
    read: (node, reader) => {
      if (!isMap(node)) return refuse(node, reader, 'a mapping');
      const result: Partial<Record<K, T>> = {};
      let sound = true;
      for (const pair of node.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : '';
        const known = keys.allowed === undefined || keys.allowed.includes(key as K);
        if (!keys.pattern.test(key) || !known || key === '__proto__') {
          const allowed = keys.allowed ?? [keys.pattern.source];
          reader.problem(asNode(pair.key), 'unknown-key', unknownKey(key, allowed));
          sound = false;
          continue;
        }
        const read = value.read(asNode(pair.value), reader);
        if (read === undefined) sound = false;
        else {
          result[key as K] = read;
          if (typeof read !== 'object') continue;
        }
      }
      if (!sound) return undefined;
      reader.places.set(result, reader.placeOf(node));
      return result;
    },
  };
}

export function text(pattern?: RegExp, wanted = 'a text'): Shape<string> {
  return {
    schema:
      pattern === undefined
        ? { type: 'string', minLength: 1 }
        : { type: 'string', pattern: pattern.source },
    read: (node, reader) => {
      if (!isScalar(node) || typeof node.value !== 'string' || node.value === '')
        return refuse(node, reader, wanted);
      if (pattern !== undefined && !pattern.test(node.value)) return refuse(node, reader, wanted);
      return node.value;
    },
  };
}

export function oneOf<const T extends string>(values: readonly T[]): Shape<T> {
  return {
    schema: { enum: values },
    read: (node, reader) => {
      const found = isScalar(node) ? node.value : undefined;
      const match = values.find((value) => value === found);
      if (match !== undefined) return match;
      const allowed = values.join(', ');
      reader.problem(node, 'expected-one-of', { allowed, found: describe(node) });
      return undefined;
    },
  };
}

export function yesNo(): Shape<boolean> {
  return {
    schema: { type: 'boolean' },
    read: (node, reader) =>
      isScalar(node) && typeof node.value === 'boolean'
        ? node.value
        : refuse(node, reader, 'true or false'),
  };
}

export function integer(min: number, max: number): Shape<number> {
  return {
    schema: { type: 'integer', minimum: min, maximum: max },
    read: (node, reader) => {
      const value = isScalar(node) ? node.value : undefined;
      const whole = typeof value === 'number' && Number.isSafeInteger(value);
      if (whole && value >= min && value <= max) return value;
      reader.problem(node, 'expected-whole', { min, max, found: describe(node) });
      return undefined;
    },
  };
}

/** An exact amount: a whole number, or a quoted decimal or fraction. YAML floats are refused. */
export function amount(): Shape<Rational> {
  return {
    schema: {
      anyOf: [
        { type: 'integer', minimum: 0 },
        { type: 'string', pattern: '^\\d+(\\.\\d+|/\\d+)?$' },
      ],
    },
    read: (node, reader) => {
      const value = isScalar(node) ? node.value : undefined;
      if (typeof value === 'number' && !Number.isSafeInteger(value))
        return refuse(
          node,
          reader,
          'a whole number, or a quoted decimal or fraction such as "2.5"',
        );
      const parsed = parseRational(typeof value === 'number' ? String(value) : String(value ?? ''));
      return parsed.ok ? parsed.value : refuse(node, reader, 'an amount');
    },
  };
}

/**
 * The first shape whose `when` accepts the node reads it, so problems stay about the one that
 * was meant.
 */
export function either<T extends readonly unknown[]>(
  ...shapes: { [I in keyof T]: { when: (node: Node | null) => boolean; shape: Shape<T[I]> } }
): Shape<T[number]> {
  return {
    schema: { anyOf: shapes.map((each) => each.shape.schema) },
    read: (node, reader) => {
      for (const { when, shape } of shapes) if (when(node)) return shape.read(node, reader);
      return refuse(node, reader, 'another form');
    },
  };
}

export const looksLike = {
  mapping: (node: Node | null): boolean => isMap(node),
  sequence: (node: Node | null): boolean => isSeq(node),
  scalar: (node: Node | null): boolean => isScalar(node) && node.value !== null,
  anything: (): boolean => true,
  having:
    (key: string) =>
    (node: Node | null): boolean =>
      isMap(node) && node.has(key),
};

export function map<A, B>(shape: Shape<A>, to: (value: A) => B): Shape<B> {
  return {
    schema: shape.schema,
    read: (node, reader) => {
      const value = shape.read(node, reader);
      if (value === undefined) return undefined;
      const result = to(value);
      if (typeof result === 'object' && result !== null)
        reader.places.set(result, reader.placeOf(node));
      return result;
    },
  };
}

export type YamlRead<T> =
  | {
      readonly ok: true;
      readonly value: T;
      readonly plain: unknown;
      readonly places: Map<object, Place>;
    }
  | { readonly ok: false; readonly problems: readonly PackProblem[] };

/** Pack files are small; a larger one is a mistake or an attack on the reader. */
const TEXT_MAX = 1_000_000;

export function readYaml<T>(source: string, file: string, shape: Shape<T>): YamlRead<T> {
  if (source.length > TEXT_MAX)
    return {
      ok: false,
      problems: [{ file, line: 1, column: 1, ...diagnosed('too-large') }],
    };
  const lines = new LineCounter();
  const problems: PackProblem[] = [];
  const document = parseDocument(source, {
    lineCounter: lines,
    version: '1.2',
    schema: 'core',
    uniqueKeys: true,
    merge: false,
    customTags: [],
    logLevel: 'silent',
  });
  const at = (offset: number): Place => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  for (const error of [...document.errors, ...document.warnings]) {
    const first = error.message.split('\n')[0] ?? '';
    problems.push({
      file,
      ...at(error.pos[0]),
      ...diagnosed('yaml', {
        yaml: error.code,
        detail: first.replace(/ at line \d+, column \d+:?$/, ''),
      }),
    });
  }
  if (problems.length > 0) return { ok: false, problems };
  const placeOf = (node: Node | null): Place => at(node?.range?.[0] ?? 0);
  const places = new Map<object, Place>();
  const reader: Reader = {
    placeOf,
    places,
    problem: (node, code, params) =>
      problems.push({ file, ...placeOf(node), ...diagnosed(code, params) }),
  };
  const root = document.contents as Node | null;
  forbidSpecials(root, reader);
  const value = problems.length === 0 ? shape.read(root, reader) : undefined;
  if (value === undefined || problems.length > 0) return { ok: false, problems };
  return { ok: true, value, plain: document.toJS({ maxAliasCount: 0 }), places };
}

function forbidSpecials(node: Node | null, reader: Reader): void {
  if (isAlias(node)) reader.problem(node, 'alias');
  else if (isMap(node)) {
    if (node.anchor !== undefined) reader.problem(node, 'anchor');
    for (const pair of node.items) {
      forbidSpecials(asNode(pair.key), reader);
      forbidSpecials(asNode(pair.value), reader);
    }
  } else if (isSeq(node)) for (const child of node.items) forbidSpecials(asNode(child), reader);
  else if (node instanceof Scalar && typeof node.value === 'number') {
    if (!Number.isSafeInteger(node.value))
      reader.problem(node, 'float', { found: node.source ?? '' });
  }
}

/** Any plain value: mappings, lists, texts, whole numbers, true and false. */
export function plain(): Shape<unknown> {
  const read = (node: Node | null): unknown => {
    if (isMap(node)) {
      const result: Record<string, unknown> = {};
      for (const pair of node.items)
        result[isScalar(pair.key) ? String(pair.key.value) : ''] = read(asNode(pair.value));
      return result;
    }
    if (isSeq(node)) return node.items.map((item) => read(asNode(item)));
    return isScalar(node) ? node.value : null;
  };
  return { schema: {}, read: (node) => read(node) };
}
