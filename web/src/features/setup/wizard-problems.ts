import { IdNumber, isCreditCode, parseRational } from '@jixu/kernel';
import type { Problem } from '../../i18n/problem.ts';
import type { Secrets, WizardDraft } from './wizard-draft.ts';

/** Something to put right, at the field it concerns: an error code, or a sentence of the wizard's own. */
export type FieldIssue = {
  readonly fieldId: string;
  readonly step: 1 | 2 | 3;
  readonly code: string;
  readonly params?: Readonly<Record<string, string | number>>;
};

const PASSWORD_LENGTH_MIN = 8;

/** What can be seen without the server; the server looks again at everything. */
export function issuesOfStep(
  step: 1 | 2 | 3,
  draft: WizardDraft,
  secrets: Secrets,
): readonly FieldIssue[] {
  const found: FieldIssue[] = [];
  const ask = (wrong: boolean, fieldId: string, code: string) => {
    if (wrong) found.push({ fieldId, step, code });
  };
  const empty = (text: string) => text.trim() === '';
  if (step === 1) {
    ask(draft.regionCodes.length === 0, 'setup-region', 'setup.choose_region');
    ask(empty(draft.bureauName), 'setup-bureau', 'setup.fill_bureau');
    ask(empty(draft.packId), 'setup-pack', 'setup.choose_pack');
    ask(!/^[A-Za-z0-9]{1,8}$/.test(draft.numberPrefix.trim()), 'setup-prefix', 'setup.prefix');
    for (const [id, value] of Object.entries(draft.parameters)) {
      const read = parseRational(value.trim());
      const wrong = !empty(value) && (!read.ok || read.value.n < 0);
      ask(wrong, `setup-parameter-${id}`, 'rulebooks.parameter_no_number');
    }
  }
  if (step === 2) {
    ask(
      draft.ownDepartment && empty(draft.departmentName),
      'setup-department',
      'setup.fill_department',
    );
    ask(empty(draft.unitName), 'setup-unit', 'setup.fill_unit');
    const code = draft.creditCode.trim().normalize('NFKC').toUpperCase();
    ask(code !== '' && !isCreditCode(code), 'setup-credit', 'organisations.credit_code_invalid');
  }
  if (step === 3) {
    ask(empty(draft.name), 'setup-name', 'setup.fill_person');
    const number = IdNumber.parse(secrets.idNumber);
    if (!number.ok) ask(true, 'setup-id', `identity.${number.code}`);
    const short = [...secrets.password].length < PASSWORD_LENGTH_MIN;
    ask(short, 'setup-password', 'identity.password_too_short');
    ask(!secrets.agreed, 'setup-consent', 'setup.agree');
  }
  return found;
}

const FIELD_OF: Readonly<Partial<Record<keyof WizardDraft | keyof Secrets, string>>> = {
  regionCodes: 'setup-region',
  bureauName: 'setup-bureau',
  packId: 'setup-pack',
  numberPrefix: 'setup-prefix',
  parameters: 'setup-parameter-',
  readings: 'setup-reading-',
  departmentName: 'setup-department',
  ownDepartment: 'setup-department',
  unitName: 'setup-unit',
  creditCode: 'setup-credit',
  name: 'setup-name',
  idNumber: 'setup-id',
  password: 'setup-password',
  agreed: 'setup-consent',
};

/** What was said about a field is over once the field is changed. */
export function issuesAfterChange(
  issues: readonly FieldIssue[],
  changed: Partial<WizardDraft> | Partial<Secrets>,
): readonly FieldIssue[] {
  const names = Object.keys(changed);
  const touched = Object.entries(FIELD_OF).flatMap(([name, id]) =>
    names.includes(name) ? [id] : [],
  );
  return issues.filter(
    (issue) =>
      !touched.some((id) =>
        id.endsWith('-') ? issue.fieldId.startsWith(id) : issue.fieldId === id,
      ),
  );
}

/** Where the server's fields stand in the wizard. */
const PLACES: Readonly<Record<string, readonly [fieldId: string, step: 1 | 2 | 3]>> = {
  'body/place/regionCode': ['setup-region', 1],
  'body/place/bureauName': ['setup-bureau', 1],
  'body/place/packId': ['setup-pack', 1],
  'body/place/numberPrefix': ['setup-prefix', 1],
  'body/place/departmentName': ['setup-department', 2],
  'body/place/unitName': ['setup-unit', 2],
  'body/place/creditCode': ['setup-credit', 2],
  'body/name': ['setup-name', 3],
  'body/idNumber': ['setup-id', 3],
  'body/password': ['setup-password', 3],
};

/** What the server refused, at the fields of the wizard; empty where it concerns none of them. */
export function issuesOfProblem(problem: Problem): readonly FieldIssue[] {
  return (problem.fields ?? []).flatMap((field) => {
    const rest = { code: field.code, ...(field.params ? { params: field.params } : {}) };
    const place = PLACES[field.path];
    if (place) return [{ fieldId: place[0], step: place[1], ...rest }];
    const setting = /^body\/place\/(parameter|reading)s\/(.+)$/.exec(field.path);
    return setting ? [{ fieldId: `setup-${setting[1]}-${setting[2]}`, step: 1, ...rest }] : [];
  });
}
