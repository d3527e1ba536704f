/** The router reads `?q=123` as a number; filters are texts. */
export function texts<Name extends string>(...names: readonly Name[]) {
  return (raw: Readonly<Record<string, unknown>>): { readonly [N in Name]?: string } => {
    const found: { [N in Name]?: string } = {};
    for (const name of names) {
      const value = raw[name];
      if (typeof value === 'string' && value !== '') found[name] = value;
      if (typeof value === 'number') found[name] = String(value);
    }
    return found;
  };
}
