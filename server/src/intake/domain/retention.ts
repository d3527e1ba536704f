/** Long enough to repair a list and to undo it; what people's rows said is kept no longer than that. */
export const FILES_KEPT_DAYS = 30;
