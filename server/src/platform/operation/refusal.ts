/** What the caller did wrong or may not do: decides the HTTP status. */
export type RefusalKind =
  | 'invalid'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'gone'
  | 'too-large'
  | 'unprocessable'
  | 'too-many'
  | 'unavailable';

export type RefusalDefinition = {
  readonly kind: RefusalKind;
  /** When it happens. */
  readonly when: string;
  /** What the caller does about it. */
  readonly then: string;
};

/** A field of the request and what is wrong with it; `code` is an i18n key, `detail` its parameters. */
export type FieldProblem = {
  readonly path: string;
  readonly code: string;
  readonly detail?: Readonly<Record<string, string | number>>;
};

/**
 * An expected refusal: the operation rolls back and the caller is told why. `code` is `room.reason_in_snake_case`,
 * defined once in the room's errors.ts, and the i18n key. Detail carries no personal data.
 */
export class Refusal extends Error {
  override name = 'Refusal';
  readonly code: string;
  readonly kind: RefusalKind;
  readonly detail: Readonly<Record<string, string | number>>;
  readonly fields: readonly FieldProblem[];
  readonly retryAfterSeconds: number | null;

  constructor(
    code: string,
    kind: RefusalKind,
    more: {
      detail?: Readonly<Record<string, string | number>>;
      fields?: readonly FieldProblem[];
      retryAfterSeconds?: number;
    } = {},
  ) {
    super(code);
    this.code = code;
    this.kind = kind;
    this.detail = more.detail ?? {};
    this.fields = more.fields ?? [];
    this.retryAfterSeconds = more.retryAfterSeconds ?? null;
  }
}

/** Binds a room's catalogue of refusals: `const refuse = refusals('review', {...}); throw refuse('own_case')`. */
export function refusals<Codes extends string>(
  room: string,
  catalogue: Readonly<Record<Codes, RefusalDefinition>>,
): {
  readonly refuse: (code: Codes, more?: ConstructorParameters<typeof Refusal>[2]) => Refusal;
  readonly catalogue: Readonly<Record<string, RefusalDefinition>>;
} {
  const named: Record<string, RefusalDefinition> = {};
  for (const code of Object.keys(catalogue) as Codes[]) named[`${room}.${code}`] = catalogue[code];
  return {
    refuse: (code, more) => new Refusal(`${room}.${code}`, catalogue[code].kind, more),
    catalogue: named,
  };
}
