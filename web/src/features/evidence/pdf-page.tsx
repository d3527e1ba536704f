import { useEffect, useRef, useState } from 'react';
import type { PDFDocumentProxy } from './open-pdf.ts';
import { type Mark, PageFrame } from './page-frame.tsx';
import type { QuarterTurns } from './page-geometry.ts';

/** Canvases above this many pixels fail on phones; the page is then drawn coarser, not left out. */
const CANVAS_PIXELS_MAX = 16_000_000;

/** One page of a PDF, drawn at the sharpness of the screen. */
export function PdfPage(props: {
  readonly document: PDFDocumentProxy;
  readonly page: number;
  readonly alt: string;
  readonly width: number;
  readonly turns: QuarterTurns;
  readonly mark: Mark | undefined;
}) {
  const { document, page: number, alt, width, turns, mark } = props;
  const canvas = useRef<HTMLCanvasElement>(null);
  const [ratio, setRatio] = useState(Math.SQRT2);
  useEffect(() => {
    const target = canvas.current;
    if (target === null) return undefined;
    let over = false;
    let cancel = () => {};
    const draw = async () => {
      const page = await document.getPage(number);
      if (over) return;
      const rotation = (page.rotate + turns * 90) % 360;
      const shape = page.getViewport({ scale: 1, rotation });
      setRatio(shape.height / shape.width);
      const sharp = (width / shape.width) * window.devicePixelRatio;
      const bearable = Math.sqrt(CANVAS_PIXELS_MAX / (shape.width * shape.height));
      const viewport = page.getViewport({ scale: Math.min(sharp, bearable), rotation });
      target.width = Math.floor(viewport.width);
      target.height = Math.floor(viewport.height);
      const task = page.render({ canvas: target, viewport });
      cancel = () => task.cancel();
      await task.promise;
    };
    // A cancelled drawing is followed by the next one; any other failure leaves the sheet white.
    draw().catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'RenderingCancelledException') {
        if (!over) reportError(error);
      }
    });
    return () => {
      over = true;
      cancel();
    };
  }, [document, number, width, turns]);
  return (
    <PageFrame width={width} height={width * ratio} turns={turns} mark={mark}>
      <canvas ref={canvas} role="img" aria-label={alt} />
    </PageFrame>
  );
}
