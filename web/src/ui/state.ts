/** What a cell, a mark or a line of a sum stands for. The words for it belong to the caller. */
export type CellState = 'counted' | 'over' | 'review' | 'missing' | 'cut';

/** A mark also knows refusal, which never takes room in a bar. */
export type MarkState = Exclude<CellState, 'over'> | 'refused';
