import type { SetUpBody } from './queries.ts';

export type Office = SetUpBody['worksAt'];

/** What is kept on the device while the wizard is filled in: no identity number and no password. */
export type WizardDraft = {
  readonly step: 1 | 2 | 3;
  /** Province, prefecture, county: as deep as was chosen. */
  readonly regionCodes: readonly string[];
  readonly regionName: string;
  readonly bureauName: string;
  readonly packId: string;
  readonly numberPrefix: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly readings: Readonly<Record<string, string>>;
  readonly ownDepartment: boolean;
  readonly departmentName: string;
  readonly unitName: string;
  readonly creditCode: string;
  readonly name: string;
  readonly worksAt: Office;
  readonly alsoAt: readonly Office[];
};

export const EMPTY_DRAFT: WizardDraft = {
  step: 1,
  regionCodes: [],
  regionName: '',
  bureauName: '',
  packId: '',
  numberPrefix: '',
  parameters: {},
  readings: {},
  ownDepartment: true,
  departmentName: '',
  unitName: '',
  creditCode: '',
  name: '',
  worksAt: 'bureau',
  alsoAt: ['bureau', 'unit'],
};

export type Secrets = {
  readonly idNumber: string;
  readonly password: string;
  readonly agreed: boolean;
};

export const NO_SECRETS: Secrets = { idNumber: '', password: '', agreed: false };

const OFFICES: readonly Office[] = ['bureau', 'department', 'unit'];

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function texts(value: unknown): Readonly<Record<string, string>> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** Reads what an earlier visit kept; what is missing or of another shape begins empty. */
export function parseDraft(kept: unknown): WizardDraft | undefined {
  if (!isRecord(kept)) return undefined;
  const text = (key: keyof WizardDraft & string): string => {
    const found = kept[key];
    return typeof found === 'string' ? found : '';
  };
  const codes = Array.isArray(kept['regionCodes']) ? kept['regionCodes'] : [];
  const also = Array.isArray(kept['alsoAt']) ? kept['alsoAt'] : [];
  return {
    step: kept['step'] === 2 ? 2 : kept['step'] === 3 ? 3 : 1,
    regionCodes: codes.filter((code): code is string => typeof code === 'string'),
    regionName: text('regionName'),
    bureauName: text('bureauName'),
    packId: text('packId'),
    numberPrefix: text('numberPrefix'),
    parameters: texts(kept['parameters']),
    readings: texts(kept['readings']),
    ownDepartment: kept['ownDepartment'] !== false,
    departmentName: text('departmentName'),
    unitName: text('unitName'),
    creditCode: text('creditCode'),
    name: text('name'),
    worksAt: OFFICES.find((office) => office === kept['worksAt']) ?? 'bureau',
    alsoAt: OFFICES.filter((office) => also.includes(office)),
  };
}

/** Official names are Chinese in either language of the page. */
export function proposedBureau(regionName: string): string {
  return regionName === '' ? '' : `${regionName}人力资源和社会保障局`;
}

/** Two digits of a province, four of a city, six of a county. */
export function proposedPrefix(regionCode: string): string {
  return regionCode.replace(/(00)+$/, '');
}

export function bodyOf(
  draft: WizardDraft,
  secrets: Secrets,
  of: { readonly consentVersion: string; readonly locale: 'zh-CN' | 'en' },
): SetUpBody {
  const { parameters } = draft;
  const given = Object.entries(parameters).filter(([, value]) => value.trim() !== '');
  const offices = draft.ownDepartment
    ? draft.alsoAt
    : draft.alsoAt.filter((office) => office !== 'department');
  return {
    place: {
      regionCode: draft.regionCodes.at(-1) ?? '',
      bureauName: draft.bureauName.trim(),
      departmentName: draft.ownDepartment ? draft.departmentName.trim() : null,
      unitName: draft.unitName.trim(),
      creditCode: draft.creditCode.trim() === '' ? null : draft.creditCode.trim(),
      packId: draft.packId,
      numberPrefix: draft.numberPrefix.trim().toUpperCase(),
      parameters: Object.fromEntries(given.map(([id, value]) => [id, value.trim()])),
      readings: draft.readings,
    },
    name: draft.name.trim(),
    idNumber: secrets.idNumber.trim(),
    password: secrets.password,
    consentVersion: of.consentVersion,
    locale: of.locale,
    worksAt: draft.worksAt === 'department' && !draft.ownDepartment ? 'bureau' : draft.worksAt,
    alsoAt: [...offices],
  };
}
