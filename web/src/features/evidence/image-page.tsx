import { useEffect, useState } from 'react';
import { type Mark, PageFrame } from './page-frame.tsx';
import type { QuarterTurns } from './page-geometry.ts';

function useObjectUrl(blob: Blob): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(blob);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [blob]);
  return url;
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
  const url = useObjectUrl(blob);
  // Until the picture says otherwise, the shape of a sheet of paper.
  const [ratio, setRatio] = useState(Math.SQRT2);
  const lies = turns % 2 === 1;
  const height = lies ? width / ratio : width * ratio;
  return (
    <PageFrame width={width} height={height} turns={turns} mark={mark}>
      {url !== undefined && (
        <img
          src={url}
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
      )}
    </PageFrame>
  );
}
