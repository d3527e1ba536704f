import { useEffect, useRef } from 'react';
import type { PageBox } from './evidence-file.ts';
import { type QuarterTurns, regionOf } from './page-geometry.ts';

export type Mark = { readonly box: PageBox; readonly label: string };

/** A sheet of paper on the ground of the viewer, with the line that belongs to the chosen fact. */
export function PageFrame(props: {
  readonly width: number;
  readonly height: number;
  readonly turns: QuarterTurns;
  readonly mark: Mark | undefined;
  readonly children: React.ReactNode;
}) {
  const { width, height, turns, mark } = props;
  return (
    <div className="jx-evidence-page" style={{ width, height }}>
      {props.children}
      {mark && <MarkedRegion key={mark.box.join()} mark={mark} turns={turns} />}
    </div>
  );
}

function MarkedRegion({ mark, turns }: { readonly mark: Mark; readonly turns: QuarterTurns }) {
  const place = useRef<HTMLDivElement>(null);
  const { left, top, width, height } = regionOf(mark.box, turns);
  useEffect(() => {
    place.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, []);
  return (
    <div
      ref={place}
      className="jx-evidence-mark"
      role="img"
      aria-label={mark.label}
      style={{ left: `${left}%`, top: `${top}%`, width: `${width}%`, height: `${height}%` }}
    />
  );
}
