import { useEffect, useRef } from 'react';
import { deviceNow } from '../../app/device-clock.ts';
import type { Sitting } from './queries.ts';

/** Before asking again, while nobody answers. */
const AGAIN_MS = 4_000;
const LOOK_EVERY_MS = 1_000;
/** A counter that stood still for so long while the device's clock went on: the device slept. */
const SLEPT_MS = 5_000;

type Of = {
  readonly over: boolean;
  /** What the server says now; undefined while it cannot be reached. */
  readonly look: () => Promise<Sitting | undefined>;
  readonly until: (deadlineAt: string) => void;
  /** Sends what was typed in the last moment, while the server still takes it. */
  readonly wake: () => void;
  readonly handIn: () => void;
};

/**
 * At the end by this page's clock the server is asked whether it is over: a proctor may have given more time, and a
 * device that slept is behind. Only then is it handed in, as often as it takes until the server has it.
 */
export function useTimeOver(of: Of): void {
  const latest = useRef(of);
  latest.current = of;
  const { over } = of;
  useEffect(() => {
    if (!over) return undefined;
    let here = true;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const ask = async (): Promise<void> => {
      latest.current.wake();
      const found = await latest.current.look();
      if (!here) return;
      if (found !== undefined) {
        latest.current.until(found.deadlineAt);
        if (found.state === 'open' && found.deadlineAt <= found.now) latest.current.handIn();
      }
      timer = setTimeout(() => void ask(), AGAIN_MS);
    };
    void ask();
    return () => {
      here = false;
      clearTimeout(timer);
    };
  }, [over]);
  useEffect(() => {
    let before = { device: deviceNow().getTime(), counter: performance.now() };
    const timer = setInterval(() => {
      const now = { device: deviceNow().getTime(), counter: performance.now() };
      const slept = now.device - before.device - (now.counter - before.counter);
      before = now;
      if (Math.abs(slept) < SLEPT_MS) return;
      void latest.current.look().then((found) => found && latest.current.until(found.deadlineAt));
    }, LOOK_EVERY_MS);
    return () => clearInterval(timer);
  }, []);
}
