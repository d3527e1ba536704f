/** Roles held at a node (docs: permissions by role). What each may do is decided where it is done. */
export const ROLES = [
  'unit-administrator',
  'unit-reader',
  'department-officer',
  'bureau-officer',
  'auditor',
  'system-administrator',
] as const;
export type Role = (typeof ROLES)[number];

export const NODE_KINDS = ['region', 'bureau', 'department', 'unit', 'provider', 'office'] as const;
export type NodeKind = (typeof NODE_KINDS)[number];

export const RELATIONS = ['authority', 'bureau', 'hr-account', 'title-review', 'printing'] as const;
/** 主管部门, 人社部门, 人事户头, 评定单位, printing office. */
export type Relation = (typeof RELATIONS)[number];

/** How far a role sees: what lies below its node in the tree, or the units that name its node as their office. */
export type Reach =
  | { readonly by: 'tree' }
  | { readonly by: 'relation'; readonly relation: 'authority' | 'bureau' };

const REACH: Readonly<Record<Role, Reach>> = {
  'unit-administrator': { by: 'tree' },
  'unit-reader': { by: 'tree' },
  auditor: { by: 'tree' },
  'system-administrator': { by: 'tree' },
  'department-officer': { by: 'relation', relation: 'authority' },
  'bureau-officer': { by: 'relation', relation: 'bureau' },
};

export function reachOf(role: Role): Reach {
  return REACH[role];
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}

/** A department or bureau is an employer too, so unit roles fit there; an officer needs an office. */
const FITS: Readonly<Record<Role, readonly NodeKind[]>> = {
  'unit-administrator': ['unit', 'provider', 'bureau', 'department'],
  'unit-reader': ['unit', 'provider', 'bureau', 'department'],
  'department-officer': ['department', 'unit', 'office', 'bureau'],
  'bureau-officer': ['bureau', 'office'],
  auditor: NODE_KINDS,
  'system-administrator': NODE_KINDS,
};

export function roleFits(role: Role, kind: NodeKind): boolean {
  return FITS[role].includes(kind);
}

/** People belong to anything that employs. */
export const EMPLOYERS: readonly NodeKind[] = ['unit', 'provider', 'bureau', 'department'];

export function employs(kind: NodeKind): boolean {
  return EMPLOYERS.includes(kind);
}

/** A department acts through its own unit account, so a unit can be somebody's authority. */
export function canBeOffice(kind: NodeKind): boolean {
  return kind !== 'region' && kind !== 'provider';
}
