/** Somebody's work in an exam was decided: passed or not. Payload: offeringId, title, outcome. */
export const DECIDED = 'assessment.decided';
