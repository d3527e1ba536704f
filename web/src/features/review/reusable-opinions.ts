import { useState } from 'react';

/** As many as there are number keys. */
export const OPINIONS_MAX = 9;

function placeOf(accountId: string): string {
  return `jixu.opinions.${accountId}`;
}

function read(accountId: string): readonly string[] {
  try {
    const parsed: unknown = JSON.parse(localStorage.getItem(placeOf(accountId)) ?? '[]');
    if (!Array.isArray(parsed)) return [];
    return parsed.filter((one): one is string => typeof one === 'string').slice(0, OPINIONS_MAX);
  } catch {
    // A private window keeps nothing; opinions are then typed anew.
    return [];
  }
}

function write(accountId: string, opinions: readonly string[]): void {
  try {
    localStorage.setItem(placeOf(accountId), JSON.stringify(opinions));
  } catch {
    // See above.
  }
}

export type ReusableOpinions = {
  readonly all: readonly string[];
  readonly keep: (opinion: string) => void;
  readonly remove: (opinion: string) => void;
};

/** Sentences a reviewer writes often; kept per reviewer, on this device only. */
export function useReusableOpinions(accountId: string): ReusableOpinions {
  const [all, setAll] = useState(() => read(accountId));
  const change = (next: readonly string[]) => {
    setAll(next);
    write(accountId, next);
  };
  return {
    all,
    keep: (opinion) => {
      const text = opinion.trim();
      if (text === '' || all.includes(text)) return;
      change([...all, text].slice(-OPINIONS_MAX));
    },
    remove: (opinion) => change(all.filter((one) => one !== opinion)),
  };
}
