/** A copy of everything a part keeps; a later copy takes the place of an earlier one. */
export type Copy = {
  readonly elements: Readonly<Record<string, string>>;
  readonly ended: boolean;
};

type Keyed = { readonly copy: Copy; readonly key: string };

export type Standing = 'saved' | 'saving' | 'waiting' | 'moved' | 'refused';

/**
 * Saves copies one after the other, each upon the revision that the one before it made. A copy without an
 * answer is sent again under the same key before a later one: it may have arrived and moved the revision on.
 */
export function createPartSaver(of: {
  readonly revision: number;
  readonly save: (copy: Copy & { readonly revision: number }, key: string) => Promise<number>;
  readonly newKey: () => string;
  /** What went wrong: no answer came, the part moved on elsewhere, or it was refused for good. */
  readonly kindOf: (error: unknown) => 'no-answer' | 'moved' | 'refused';
  readonly onStanding: (standing: Standing, error?: unknown) => void;
}) {
  let { revision } = of;
  /** Sent, and nobody knows whether it arrived: it is asked about before anything newer goes. */
  let unsettled: Keyed | null = null;
  let next: Keyed | null = null;
  let running = false;
  let over = false;

  const flush = async (): Promise<void> => {
    if (running || over) return;
    running = true;
    try {
      for (let sent = unsettled ?? next; sent !== null; sent = next) {
        if (sent === next) next = null;
        unsettled = sent;
        of.onStanding('saving');
        revision = await of.save({ ...sent.copy, revision }, sent.key);
        unsettled = null;
      }
      of.onStanding('saved');
    } catch (error) {
      const kind = of.kindOf(error);
      over = kind !== 'no-answer';
      of.onStanding(kind === 'no-answer' ? 'waiting' : kind, error);
    } finally {
      running = false;
    }
  };

  return {
    push: (copy: Copy): Promise<void> => {
      next = { copy, key: of.newKey() };
      return flush();
    },
    /** Sends what has not arrived. */
    flush,
    waiting: (): boolean => (unsettled !== null || next !== null) && !over,
  };
}
