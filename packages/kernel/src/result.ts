/** What pure functions answer when a refusal is expected. `code` is also the i18n key. */
export type Result<T, C extends string = string> =
  | { readonly ok: true; readonly value: T }
  | {
      readonly ok: false;
      readonly code: C;
      readonly detail?: Readonly<Record<string, string | number>>;
    };

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value };
}

export function fail<C extends string>(
  code: C,
  detail?: Readonly<Record<string, string | number>>,
): {
  readonly ok: false;
  readonly code: C;
  readonly detail?: Readonly<Record<string, string | number>>;
} {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}
