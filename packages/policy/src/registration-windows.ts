import { daysInMonth, formatLocalDate, type LocalDate, localDate, yearOf } from '@jixu/kernel';
import type { PackEdition } from './edition.ts';
import { type Form, windowsOf } from './procedures.ts';
import type { Words } from './words.ts';

/**
 * When something may be done or handed in (登记时间). A window belongs to a year: of what is handed in, to the year of
 * the deciding day; of what is done, to whichever year's window the day falls into.
 */
export type RegistrationWindow = {
  readonly id: string;
  readonly label: Words;
  /** Which day must lie within: the deciding day of the record, or the day on which it is handed in. */
  readonly limits: 'done' | 'handed-in';
  /** Whether what comes after the last day is taken in all the same. */
  readonly makeUp: boolean;
  readonly year: number;
  readonly from: LocalDate;
  /** The last day, inclusive to its end. */
  readonly to: LocalDate;
  readonly rule: string;
};

export type WindowState = 'open' | 'not-yet' | 'closed' | 'late';

type WindowDocument = ReturnType<typeof windowsOf>[number];

function limiting(
  edition: PackEdition,
  form: Pick<Form, 'kind' | 'category' | 'window'>,
  category: string | null,
): readonly WindowDocument[] {
  const possible =
    'fixed' in form.category
      ? [form.category.fixed]
      : category === null
        ? form.category.choose
        : [category];
  return windowsOf(edition).filter((window) => {
    if (form.window !== undefined) return window.id === form.window;
    const { kinds, category: only } = window.for ?? {};
    if (kinds !== undefined && !kinds.includes(form.kind)) return false;
    // While the category is open, a window of one of several does not hold yet.
    return only === undefined || possible.every((each) => each === only);
  });
}

function dayOf(year: number, monthDay: string): LocalDate {
  const [month = 1, day = 1] = monthDay.split('-').map(Number);
  return localDate(year, month, Math.min(day, daysInMonth(year, month)));
}

function inYear(window: WindowDocument, year: number): RegistrationWindow {
  return {
    id: window.id,
    label: window.label,
    limits: window.limits,
    makeUp: window['make-up'],
    year,
    from: dayOf(year, window.from),
    to: dayOf(window['to-next-year'] === true ? year + 1 : year, window.to),
    rule: window.rule,
  };
}

/** Where a day lies. What may be made up is late after the last day, never closed. */
export function windowState(window: RegistrationWindow, day: LocalDate): WindowState {
  if (day < window.from) return 'not-yet';
  if (day <= window.to) return 'open';
  return window.makeUp ? 'late' : 'closed';
}

export type WindowBreach = {
  readonly window: RegistrationWindow;
  readonly state: 'not-yet' | 'closed' | 'outside';
};

/** The first window that keeps a record from being handed in on this day; null where none does. */
export function windowBreach(
  edition: PackEdition,
  form: Pick<Form, 'kind' | 'category' | 'window'>,
  of: { readonly category: string | null; readonly on: LocalDate; readonly handedInOn: LocalDate },
): WindowBreach | null {
  const year = yearOf(of.on);
  for (const document of limiting(edition, form, of.category)) {
    const window = inYear(document, year);
    if (window.limits === 'handed-in') {
      const state = windowState(window, of.handedInOn);
      if (state === 'not-yet' || state === 'closed') return { window, state };
      continue;
    }
    // Early in a year the window of the year before may still be open.
    const reaches = [window, inYear(document, year - 1)].some(
      (each) => windowState(each, of.on) === 'open',
    );
    if (!reaches && !window.makeUp) return { window, state: 'outside' };
  }
  return null;
}

/**
 * What a form tells before it is filled in: what limits the handing in, for records of this year and of the one before;
 * what limits the doing, for this year.
 */
export function windowsOfForm(
  edition: PackEdition,
  form: Pick<Form, 'kind' | 'category' | 'window'>,
  today: LocalDate,
): readonly (RegistrationWindow & { readonly state: WindowState })[] {
  const year = yearOf(today);
  return limiting(edition, form, null).flatMap((document) =>
    (document.limits === 'done' ? [year] : [year, year - 1]).map((each) => {
      const window = inYear(document, each);
      return { ...window, state: windowState(window, today) };
    }),
  );
}

/** What a sentence about a window says, in both languages, for whoever translates codes. */
export function windowDetail({ label, year, from, to }: RegistrationWindow): {
  readonly labelZh: string;
  readonly labelEn: string;
  readonly year: string;
  readonly from: string;
  readonly to: string;
} {
  return {
    labelZh: label['zh-CN'],
    labelEn: label.en,
    year: String(year),
    from: formatLocalDate(from),
    to: formatLocalDate(to),
  };
}
