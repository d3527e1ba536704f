import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * Whether what lies in a bar does not fit beside one another. How much room it needs depends on the office's pages, the
 * language and the size of type, so it is measured and not guessed from a width of the window.
 */
export function useFolded(content: string): {
  readonly bar: RefObject<HTMLDivElement | null>;
  readonly folded: boolean;
} {
  const bar = useRef<HTMLDivElement>(null);
  const [needed, setNeeded] = useState<{ readonly content: string; readonly width: number }>();
  const [room, setRoom] = useState(Infinity);
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const look = () => {
      setRoom(element.clientWidth);
      if (element.scrollWidth > element.clientWidth) {
        setNeeded({ content, width: element.scrollWidth });
      }
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    return () => observer.disconnect();
  }, [content]);
  return { bar, folded: needed?.content === content && room < needed.width };
}
