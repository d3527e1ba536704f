/** What organisations tells others after a commit. */
/** subject: person; payload { unitId, fromOn } */
export const MEMBER_ADDED = 'organisations.member_added';
/** subject: person; payload { fromUnitId, unitId, fromOn } */
export const MEMBER_MOVED = 'organisations.member_moved';
/** subject: person; payload { nodeId, role, fromOn } */
export const APPOINTED = 'organisations.appointed';
/** subject: person; payload { nodeId, role, toOn } */
export const APPOINTMENT_ENDED = 'organisations.appointment_ended';
/** subject: node; payload { successorId } */
export const NODE_MERGED = 'organisations.node_merged';
/** subject: node; payload {} */
export const NODE_CLOSED = 'organisations.node_closed';
/** subject: unit; payload { relation, officeId, fromOn } */
export const RELATION_SET = 'organisations.relation_set';
