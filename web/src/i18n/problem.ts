import { errorsWords } from './errors-words.ts';
import type { Locale } from './locale.ts';
import { fillSentence } from './words.ts';

/** RFC 9457 as our server writes it: `code` is the i18n key, its `detail` fills the sentence. */
export type Problem = {
  readonly status: number;
  /** `<room>.<reason_in_snake_case>`. */
  readonly code: string;
  /** Finds the line in the server's log; shown, so that a person can read it out. */
  readonly number?: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly fields?: readonly {
    readonly path: string;
    readonly code: string;
    readonly params?: Readonly<Record<string, string | number>>;
  }[];
};

type Refused = Pick<Problem, 'code' | 'params'>;

/** Words that a feature brings for its own room's codes; looked up first. */
export type ProblemSentences = { readonly [L in Locale]: Readonly<Record<string, string>> };

/** The sentence for a code, or the fallback: a raw code is never shown. */
export function problemSentence(
  problem: Refused,
  locale: Locale,
  own: ProblemSentences = errorsWords,
): string {
  const key = `errors.${problem.code}`;
  const shared: Readonly<Record<string, string>> = errorsWords[locale];
  const sentence = own[locale][key] ?? shared[key] ?? errorsWords[locale].fallback;
  const values = problem.params ?? {};
  const missing = [...sentence.matchAll(/\{(\w+)/g)].some(([, slot = '']) => !(slot in values));
  return missing ? errorsWords[locale].fallback : fillSentence(sentence, values);
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function paramsOf(value: unknown): Readonly<Record<string, string | number>> {
  if (!isRecord(value)) return {};
  const known = Object.entries(value).filter(
    (entry): entry is [string, string | number] =>
      typeof entry[1] === 'string' || typeof entry[1] === 'number',
  );
  return Object.fromEntries(known);
}

/** Reads an answer that is not 2xx. Anything that is no problem document keeps only its status. */
export function parseProblem(status: number, body: unknown): Problem {
  if (!isRecord(body) || typeof body['code'] !== 'string') {
    return { status, code: codeOfStatus(status) };
  }
  const number = body['reference'];
  const fields = Array.isArray(body['errors']) ? body['errors'].filter(isRecord) : [];
  return {
    status,
    code: body['code'],
    params: paramsOf(body['detail']),
    ...(typeof number === 'string' ? { number } : {}),
    fields: fields.map((field) => ({
      path: String(field['path'] ?? ''),
      code: String(field['code'] ?? ''),
      params: paramsOf(field['detail']),
    })),
  };
}

function codeOfStatus(status: number): string {
  const codes: Readonly<Record<number, string>> = {
    401: 'http.unauthenticated',
    403: 'http.forbidden',
    404: 'http.not_found',
    413: 'http.body_too_large',
    429: 'http.too_many_requests',
    502: 'http.unavailable',
    503: 'http.unavailable',
    504: 'http.unavailable',
  };
  return codes[status] ?? 'http.unexpected';
}
