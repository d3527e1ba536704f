/** Organisations' door: where a person works and who may see whom. */
export {
  assertPersonInScope,
  assertUnitInScope,
  NODE_KEEPERS,
  NODE_READERS,
  PEOPLE_KEEPERS,
  PEOPLE_READERS,
  seesPerson,
} from './access.ts';
export { addMember, endMember, moveMember, type NewMembership } from './commands/add-member.ts';
export {
  appoint,
  appointAtSetup,
  endAppointment,
  type NewAppointment,
} from './commands/appoint.ts';
export { beginSetUp, isSetUp, requireNotSetUp } from './commands/begin-set-up.ts';
export { changePerson, type PersonChange } from './commands/change-person.ts';
export {
  changeNode,
  createNode,
  type NewNode,
  type NodeFields,
  SINCE_BEFORE_RECORDS,
} from './commands/create-node.ts';
export { enrolPerson, type Enrolment, type EnrolmentOutcome } from './commands/enrol-person.ts';
export { closeNode, mergeNode } from './commands/merge-node.ts';
export { moveNode } from './commands/move-node.ts';
export { relate, unrelate } from './commands/relate.ts';
export { isRegion, type Region, regionName, regions } from './domain/regions.ts';
export {
  isRole,
  NODE_KINDS,
  type NodeKind,
  type Relation,
  RELATIONS,
  type Role,
  ROLES,
} from './domain/roles.ts';
export { emptyScope, type Scope, scopeOf, scopeOfNode } from './domain/scope.ts';
export { catalogue as organisationsRefusals } from './errors.ts';
export {
  APPOINTED,
  APPOINTMENT_ENDED,
  MEMBER_ADDED,
  MEMBER_MOVED,
  NODE_CLOSED,
  NODE_MERGED,
  RELATION_SET,
} from './events.ts';
export { organisationPorts } from './identity-ports.ts';
export type { OrganisationsPorts } from './ports.ts';
export { gatheredGrants, grantsOf } from './queries/appointments.ts';
export {
  type Member,
  type MemberQuery,
  membersOf,
  peopleBelow,
  type UnitCard,
  unitOf,
  unitsOf,
} from './queries/members.ts';
export { type NodeCard, nodeCards } from './queries/nodes.ts';
export {
  ancestorsOf,
  bureausOf,
  deciders,
  nextOfficeAbove,
  type Office,
  officeOf,
  type OfficeRelation,
} from './queries/offices.ts';
export type { ImportColumn } from './people-import/columns.ts';
export type { ImportCell, ImportProblem, ImportRow } from './people-import/read-row.ts';
export {
  type AppliedRow,
  type ImportOutcome,
  type PeopleImportContext,
  type PeopleRegistration,
  peopleRegistration,
} from './registration.ts';
export { routes as organisationsRoutes } from './routes.ts';
export {
  nodeIdsInScope,
  nodeInScope,
  nodesOverScope,
  personInScope,
  unitAndBelow,
  unitsInScope,
} from './store/scope-rows.ts';
