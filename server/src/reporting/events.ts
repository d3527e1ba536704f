/** Told to one person: what is missing and by when, and who reminds. */
export const REMINDED = 'reporting.reminded';
