import { useEffect, useRef, useState } from 'react';
import { type Mark, PageFrame } from './page-frame.tsx';
import type { QuarterTurns } from './page-geometry.ts';

/** The picture lies in memory; its address lives as long as it is shown. */
function useBlobAsSource(blob: Blob) {
  const image = useRef<HTMLImageElement>(null);
  useEffect(() => {
    const address = URL.createObjectURL(blob);
    if (image.current !== null) image.current.src = address;
    return () => URL.revokeObjectURL(address);
  }, [blob]);
  return image;
}

/** A picture, as wide as asked for, turned by quarter turns. */
export function ImagePage(props: {
  readonly blob: Blob;
  readonly alt: string;
  readonly width: number;
  readonly turns: QuarterTurns;
  readonly mark: Mark | undefined;
}) {
  const { blob, alt, width, turns, mark } = props;
  const image = useBlobAsSource(blob);
  // Until the picture says otherwise, the shape of a sheet of paper.
  const [ratio, setRatio] = useState(Math.SQRT2);
  const lies = turns % 2 === 1;
  const height = lies ? width / ratio : width * ratio;
  return (
    <PageFrame width={width} height={height} turns={turns} mark={mark}>
      <img
        ref={image}
        alt={alt}
        style={{
          width: lies ? height : width,
          transform: `translate(-50%, -50%) rotate(${turns * 90}deg)`,
        }}
        onLoad={({ currentTarget }) => {
          const { naturalHeight, naturalWidth } = currentTarget;
          if (naturalWidth > 0) setRatio(naturalHeight / naturalWidth);
        }}
      />
    </PageFrame>
  );
}
