import type { EmbeddedDatabase, LogLine } from './supervisor.ts';
import { supervise } from './supervisor.ts';

/**
 * The database of a data folder, ready for its first query: made on the first start, taken over
 * where an earlier Jixu was killed and left it running, started otherwise. It is started again
 * should it die, and stopped by `stop()` only: it survives the death of this process on purpose.
 */
export async function startEmbedded(options: {
  /** The whole data folder of this Jixu; the cluster lies in `<dataDir>/postgres`. */
  readonly dataDir: string;
  log(line: LogLine): void;
}): Promise<EmbeddedDatabase> {
  return await supervise({
    dataDir: options.dataDir,
    log: (line) => {
      options.log(line);
    },
  });
}
