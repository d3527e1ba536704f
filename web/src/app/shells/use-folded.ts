import { type RefObject, useLayoutEffect, useRef, useState } from 'react';

/**
 * The first of several contents of a bar that fits into it, from the fullest on; one beyond the last where none does.
 * How much room a content needs depends on the office's pages, the language and the size of type, so it is measured and
 * not guessed from a width of the window.
 */
export function useFolded(contents: readonly string[]): {
  readonly bar: RefObject<HTMLDivElement | null>;
  readonly fits: number;
} {
  const bar = useRef<HTMLDivElement>(null);
  const [needed, setNeeded] = useState<Readonly<Record<string, number>>>({});
  const [room, setRoom] = useState(Infinity);
  const found = contents.findIndex((content) => room >= (needed[content] ?? 0));
  const fits = found < 0 ? contents.length : found;
  const content = contents[fits];
  useLayoutEffect(() => {
    const element = bar.current;
    if (element === null || typeof ResizeObserver === 'undefined') return;
    const look = () => {
      const width = element.scrollWidth;
      setRoom(element.clientWidth);
      if (content !== undefined && width > element.clientWidth)
        setNeeded((before) => ({ ...before, [content]: width }));
    };
    look();
    const observer = new ResizeObserver(look);
    observer.observe(element);
    // A page may put something of its own into the bar after it was drawn.
    for (const child of element.children) observer.observe(child);
    return () => observer.disconnect();
  }, [content]);
  return { bar, fits };
}
