/** Told to one person: what is missing and by when, and who reminds. */
export const REMINDED = 'reporting.reminded';
/** One person of a unit: its results are shown, until when. */
export const POSTED = 'reporting.posted';
/** Somebody objects to a unit's results; for its administrators. */
export const OBJECTED = 'reporting.objected';
/** An objection was answered; for whoever made it. */
export const ANSWERED = 'reporting.objection_answered';
