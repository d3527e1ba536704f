import { useId } from 'react';
import { HatchPattern } from './hatch-pattern.tsx';
import {
  type BarAmounts,
  type BarGeometry,
  type BarPiece,
  barGeometry,
  type BarSize,
  tableBarGeometry,
} from './segment-geometry.ts';
import type { CellState } from './state.ts';
import './state-mark.css';
import './segment-bar.css';

export type SegmentBarProps = {
  readonly amounts: BarAmounts;
  /** Amount of one whole cell; the same for all bars that are to be compared. */
  readonly perCell: number;
  readonly size?: Exclude<BarSize, 'print'> | 'table';
  /** The sentence that says what is drawn. */
  readonly label: string;
  /** Of the group, from `extentOf`, so that all its bars shrink together where room is narrow. */
  readonly extent?: BarExtent;
};

/** Cells of equal worth up to a need mark: solid, hatched, empty, then what is cut. */
export function SegmentBar({ amounts, perCell, size = 'learner', label, extent }: SegmentBarProps) {
  if (size === 'table') return <TableBar amounts={amounts} perCell={perCell} label={label} />;
  const screen = barGeometry({ amounts, perCell, size });
  const paper = barGeometry({ amounts, perCell, size: 'print' });
  const width = Math.max(extent?.screen ?? 0, screen.width);
  const paperWidth = Math.max(extent?.paper ?? 0, paper.width);
  return (
    <span className={`jx-bar jx-bar-${size}`} role="img" aria-label={label}>
      <BarDrawing geometry={screen} width={width} unit="" />
      <BarDrawing geometry={paper} width={paperWidth} unit="mm" />
    </span>
  );
}

/** Width of the widest bar of a group, in px on a screen and in mm on paper. */
export type BarExtent = { readonly screen: number; readonly paper: number };

export function extentOf(
  bars: readonly BarAmounts[],
  of: { perCell: number; size: Exclude<BarSize, 'print'> },
): BarExtent {
  const widest = (size: BarSize) =>
    Math.max(
      0,
      ...bars.map((amounts) => barGeometry({ amounts, perCell: of.perCell, size }).width),
    );
  return { screen: widest(of.size), paper: widest('print') };
}

function BarDrawing(props: { geometry: BarGeometry; width: number; unit: '' | 'mm' }) {
  const { geometry, width, unit } = props;
  const pattern = useId();
  const { height, top, cellHeight, radius, pieces, needMark } = geometry;
  const shape = { top, height: cellHeight, radius };
  const line = unit === 'mm' ? 0.25 : 1;
  const of = (state: CellState) => pieces.filter((piece) => piece.state === state);
  return (
    <svg
      className={unit === 'mm' ? 'jx-bar-paper' : 'jx-bar-screen'}
      width={`${width}${unit}`}
      height={`${height}${unit}`}
      viewBox={`0 0 ${width} ${height}`}
      preserveAspectRatio="xMinYMid meet"
      aria-hidden="true"
    >
      <HatchPattern id={pattern} scale={unit === 'mm' ? 0.3 : 1} />
      <g strokeWidth={line}>
        <path className="jx-outline-missing" d={outlines(of('missing'), shape, line)} />
        <path className="jx-fill-counted" d={outlines(of('counted'), shape, 0)} />
        <path className="jx-fill-over" d={outlines(of('over'), shape, 0)} />
        <path
          className="jx-stroke-review"
          fill={`url(#${pattern})`}
          d={outlines(of('review'), shape, line)}
        />
        <path className="jx-outline-cut" d={outlines(of('cut'), shape, line)} />
        <path className="jx-slash-cut" d={slashes(of('cut'), shape)} />
      </g>
      {needMark && (
        <rect
          className="jx-need-mark"
          x={needMark.x}
          y="0"
          width={needMark.width}
          height={height}
        />
      )}
    </svg>
  );
}

type Shape = { readonly top: number; readonly height: number; readonly radius: number };

/** One path of rounded rectangles, drawn inside their bounds by half a line. */
function outlines(pieces: readonly BarPiece[], shape: Shape, line: number): string {
  return pieces
    .map((piece) => {
      const x = piece.x + line / 2;
      const y = shape.top + line / 2;
      const w = Math.max(piece.width - line, line);
      const h = shape.height - line;
      const r = Math.min(shape.radius, w / 2);
      return `M${x + r} ${y}h${w - 2 * r}a${r} ${r} 0 0 1 ${r} ${r}v${h - 2 * r}a${r} ${r} 0 0 1 ${-r} ${r}h${2 * r - w}a${r} ${r} 0 0 1 ${-r} ${-r}v${2 * r - h}a${r} ${r} 0 0 1 ${r} ${-r}z`;
    })
    .join('');
}

function slashes(pieces: readonly BarPiece[], shape: Shape): string {
  const inset = shape.height * 0.1;
  return pieces
    .map(
      ({ x, width }) =>
        `M${x + width * 0.14} ${shape.top + shape.height - inset}L${x + width * 0.86} ${shape.top + inset}`,
    )
    .join('');
}

function TableBar({
  amounts,
  perCell,
  label,
}: Pick<SegmentBarProps, 'amounts' | 'perCell' | 'label'>) {
  const pattern = useId();
  const { width, height, pieces } = tableBarGeometry({ amounts, perCell });
  return (
    <span className="jx-bar jx-bar-table" role="img" aria-label={label}>
      <svg
        width={width + 1}
        height={height + 1}
        viewBox={`-0.5 -0.5 ${width + 1} ${height + 1}`}
        aria-hidden="true"
      >
        <HatchPattern id={pattern} />
        <rect className="jx-outline-missing" width={width} height={height} rx="1.5" />
        {pieces.map(({ state, x, width: part }) =>
          state === 'counted' ? (
            <rect key="counted" className="jx-fill-counted" x={x} width={part} height={height} />
          ) : state === 'review' ? (
            <rect
              key="review"
              className="jx-stroke-review"
              fill={`url(#${pattern})`}
              x={x}
              width={part}
              height={height}
            />
          ) : null,
        )}
        <rect className="jx-table-bar-frame" width={width} height={height} rx="1.5" />
      </svg>
    </span>
  );
}
