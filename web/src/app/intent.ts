import { canonicalJson, type Json } from '@jixu/kernel';
import { useState } from 'react';

/**
 * One user intent has one idempotency key. Pressing again, a retry and a slow first answer repeat
 * the
 * key; other content is another intent, because the server refuses one key for two bodies.
 */
export type Intent = {
  /** The key for this content: the same until the content changes or `settle` is called. */
  readonly keyFor: (content: Json) => string;
  /** The server has answered for good; the next press is a new intent. */
  readonly settle: () => void;
};

export function createIntent(newKey: () => string = () => crypto.randomUUID()): Intent {
  let held: { content: string; key: string } | undefined;
  return {
    keyFor: (content) => {
      const text = canonicalJson(content);
      if (held?.content !== text) held = { content: text, key: newKey() };
      return held.key;
    },
    settle: () => {
      held = undefined;
    },
  };
}

export function useIntent(): Intent {
  const [intent] = useState(() => createIntent());
  return intent;
}
