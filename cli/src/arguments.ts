/** What the person typed or gave cannot be used; told in one line. */
export class UsageError extends Error {
  override name = 'UsageError';
}

export type Options = {
  /** Options that take a value. */
  readonly values?: readonly string[];
  readonly flags?: readonly string[];
  /** How many plain arguments there may be. */
  readonly plain?: { readonly min: number; readonly max: number; readonly what: string };
};

export type Arguments = {
  readonly value: (name: string) => string | undefined;
  readonly flag: (name: string) => boolean;
  readonly plain: readonly string[];
};

/**
 * `--name value`, `--name=value`, `--flag`, plain arguments; `-` is a plain value (standard
 * input).
 */
export function readArguments(args: readonly string[], options: Options): Arguments {
  const values = new Map<string, string>();
  const flags = new Set<string>();
  const plain: string[] = [];
  for (let at = 0; at < args.length; at += 1) {
    const argument = args[at] ?? '';
    if (!argument.startsWith('--')) {
      plain.push(argument);
      continue;
    }
    const [name, inline] = splitOnce(argument.slice(2));
    if (options.flags?.includes(name) === true && inline === undefined) {
      flags.add(name);
      continue;
    }
    if (options.values?.includes(name) !== true)
      throw new UsageError(unknownOption(argument, options));
    if (values.has(name)) throw new UsageError(`--${name}: found twice; allowed: once`);
    const value = inline ?? args[(at += 1)];
    if (value === undefined) throw new UsageError(`--${name}: found nothing; allowed: a value`);
    values.set(name, value);
  }
  const { min, max, what } = options.plain ?? { min: 0, max: 0, what: 'no plain argument' };
  if (plain.length < min || plain.length > max)
    throw new UsageError(
      `found ${plain.length === 0 ? 'nothing' : `"${plain.join(' ')}"`}; allowed: ${what}`,
    );
  return { value: (name) => values.get(name), flag: (name) => flags.has(name), plain };
}

function splitOnce(text: string): readonly [string, string | undefined] {
  const at = text.indexOf('=');
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

function unknownOption(found: string, options: Options): string {
  const allowed = [...(options.values ?? []), ...(options.flags ?? [])].map((name) => `--${name}`);
  return `found option ${found}; allowed: ${allowed.length === 0 ? 'none' : allowed.join(', ')}`;
}

/** The language of what is printed: `--lang`, or `--locale`; Chinese where nothing is said. */
export function localeOf(args: Arguments): 'zh-CN' | 'en' {
  const [name, other] = ['lang', 'locale'].filter((each) => args.value(each) !== undefined);
  if (name === undefined) return 'zh-CN';
  if (other !== undefined)
    throw new UsageError(`--${other}: found together with --${name}; allowed: one of them`);
  const found = args.value(name);
  if (found === 'zh-CN' || found === 'en') return found;
  throw new UsageError(`--${name}: found "${found}"; allowed: zh-CN, en`);
}

export function required(args: Arguments, name: string): string {
  const value = args.value(name);
  if (value === undefined) throw new UsageError(`--${name}: found nothing; allowed: a value`);
  return value;
}
