import { type LocalDate, parseLocalDate } from '@jixu/kernel';
import { type Form, type PackEdition, windowBreach, windowDetail } from '@jixu/policy';
import type { FieldProblem } from '../../platform/operation/refusal.ts';

const CODES = {
  'not-yet': 'window_not_open',
  closed: 'window_closed',
  outside: 'outside_window',
} as const;

export type WindowProblem = {
  readonly code: (typeof CODES)[keyof typeof CODES];
  /** At the field that holds the deciding day. */
  readonly field: FieldProblem;
};

/**
 * Why a record may not be handed in on a day, by the windows of the edition that governs the submission; null where
 * none keeps it. Drafts are never kept from anything.
 */
export function windowProblem(
  edition: PackEdition,
  form: Form,
  of: {
    readonly category: string | null;
    readonly on: string;
    readonly handedInOn: LocalDate;
  },
): WindowProblem | null {
  const on = parseLocalDate(of.on);
  if (!on.ok) return null;
  const breach = windowBreach(edition, form, { ...of, on: on.value });
  if (breach === null) return null;
  const code = CODES[breach.state];
  const maps = form.fields.some((field) => field.maps === 'on') ? 'on' : 'to';
  const field = form.fields.find((each) => each.maps === maps);
  return {
    code,
    field: {
      path: `values/${field?.id ?? maps}`,
      code: `declarations.${code}`,
      detail: windowDetail(breach.window),
    },
  };
}
