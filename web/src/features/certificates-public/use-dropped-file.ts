import { useEffect, useRef, useState } from 'react';

/** A file may be dropped anywhere on the page: next to the frame the browser would open it and leave. */
export function useDroppedFile(take: (file: File | undefined) => void): boolean {
  const [over, setOver] = useState(false);
  const latest = useRef(take);
  useEffect(() => {
    latest.current = take;
  });
  useEffect(() => {
    const stop = new AbortController();
    const { signal } = stop;
    const hold = (drag: DragEvent) => {
      if (drag.dataTransfer?.types.includes('Files') !== true) return;
      drag.preventDefault();
      setOver(true);
    };
    const leave = (drag: DragEvent) => {
      if (drag.relatedTarget === null) setOver(false);
    };
    const drop = (dropped: DragEvent) => {
      setOver(false);
      if (dropped.dataTransfer?.types.includes('Files') !== true) return;
      dropped.preventDefault();
      latest.current(dropped.dataTransfer.files[0]);
    };
    document.addEventListener('dragover', hold, { signal });
    document.addEventListener('dragleave', leave, { signal });
    document.addEventListener('drop', drop, { signal });
    return () => stop.abort();
  }, []);
  return over;
}
