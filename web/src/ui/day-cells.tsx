import './day-cells.css';

export type DayCellsProps = {
  /** Days promised. */
  readonly total: number;
  /** Days gone by; more than `total` fills the row and shows the rest as late cells. */
  readonly elapsed: number;
  readonly label: string;
  readonly elapsedText: React.ReactNode;
  readonly leftText: React.ReactNode;
};

/** Beyond this a late row says nothing new and would only get thinner. */
const LATE_CELLS_MAX = 10;

/** A promised service time, one cell a working day. */
export function DayCells({ total, elapsed, label, elapsedText, leftText }: DayCellsProps) {
  const late = Math.min(Math.max(elapsed - total, 0), LATE_CELLS_MAX);
  const cells = Array.from({ length: total + late }, (_, day) => {
    if (day >= total) return 'late';
    return day < elapsed ? 'gone' : 'left';
  });
  return (
    <div className="jx-day-cells">
      <div className="jx-day-row" role="img" aria-label={label}>
        {cells.map((kind, day) => (
          // oxlint-disable-next-line react/no-array-index-key -- the day is the identity
          <span key={day} className={`jx-day-${kind}`} />
        ))}
      </div>
      <div className="jx-day-words">
        <span>{elapsedText}</span>
        <span className="jx-tertiary">{leftText}</span>
      </div>
    </div>
  );
}
