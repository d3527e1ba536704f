import { useEffect, useRef, useState } from 'react';

const TICK_MS = 500;

/**
 * The server's time, carried on by a counter of this page that no setting of the device's clock moves. `now` is what
 * the server said when the page was answered.
 */
export function useServerClock(now: string): number {
  const base = useRef({ said: now, server: Date.parse(now), counter: performance.now() });
  if (base.current.said !== now)
    base.current = { said: now, server: Date.parse(now), counter: performance.now() };
  const read = () => base.current.server + (performance.now() - base.current.counter);
  const [time, setTime] = useState(read);
  useEffect(() => {
    const timer = setInterval(() => setTime(read()), TICK_MS);
    return () => clearInterval(timer);
    // oxlint-disable-next-line react/exhaustive-deps -- reads the ref, which is always the newest
  }, []);
  return time;
}
