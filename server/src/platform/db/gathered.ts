/** As many as are asked for in one round; more wait for the next. */
const AT_ONCE = 500;
/** Two: while one round is under way another may begin, so that a slow one holds nobody up alone. */
const ROUNDS = 2;

type Waiting<Key, Value> = {
  readonly key: Key;
  readonly resolve: (value: Value) => void;
  readonly reject: (error: unknown) => void;
};

/**
 * One question for everybody who asks at the same moment. Whoever asks while nothing is under way is answered as before;
 * under load what gathers meanwhile goes together. Nobody is answered by a round that began before they asked, so what
 * was true when they asked is what they are told.
 */
export function gathered<Key, Value>(
  load: (keys: readonly Key[]) => Promise<readonly Value[]>,
): (key: Key) => Promise<Value> {
  const waiting: Waiting<Key, Value>[] = [];
  let running = 0;
  const rounds = async (): Promise<void> => {
    running += 1;
    while (waiting.length > 0) {
      const lot = waiting.splice(0, AT_ONCE);
      try {
        const values = await load(lot.map((one) => one.key));
        if (values.length !== lot.length) throw new Error('gathered: not an answer for each');
        for (const [at, value] of values.entries()) lot[at]?.resolve(value);
      } catch (error) {
        for (const one of lot) one.reject(error);
      }
    }
    running -= 1;
  };
  return (key) =>
    new Promise((resolve, reject) => {
      waiting.push({ key, resolve, reject });
      if (running < ROUNDS) void rounds();
    });
}
