import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { useIntent } from '../../app/intent.ts';
import {
  type CaseAddress,
  caseKey,
  type CaseView,
  claim,
  type Opened,
  takeOver,
  unclaim,
} from './queries.ts';

/** Going through the queue by key claims nothing; staying with a case does. */
const STAYS_MS = 3_000;

export type Claiming = {
  readonly isPending: boolean;
  readonly error: unknown;
  readonly claim: () => void;
  readonly unclaim: () => void;
  /** Asks for the reason first; `undefined`: nobody asked. */
  readonly takingOver: boolean;
  readonly askTakeOver: (asks: boolean) => void;
  readonly takeOver: (reason: string) => void;
  /** Nothing is left to give back. */
  readonly decided: (caseId: string) => void;
};

type Does = {
  readonly what: 'claim' | 'unclaim' | 'take-over';
  readonly on: CaseView;
  readonly reason: string;
};

/**
 * Who works on the open case. Where colleagues share the office, staying with a case claims it, and going on without
 * having written anything gives it back; alone one needs no claim.
 */
export function useClaim(of: {
  readonly found: CaseView | undefined;
  readonly name: string;
  /** Something was written or checked: it stays claimed when one looks at another in between. */
  readonly touched: boolean;
}): Claiming {
  const { found, name, touched } = of;
  const client = useQueryClient();
  const intent = useIntent();
  const [asks, setAsks] = useState<string>();
  const again = async (address: CaseAddress) => {
    intent.settle();
    await client.invalidateQueries({ queryKey: caseKey(address.caseId) });
    await client.invalidateQueries({ queryKey: ['review', 'inbox'] });
  };
  const mutation = useMutation({
    mutationFn: async (does: Does) => {
      const { subjectId, caseId, version } = does.on;
      const address = { subjectId, caseId };
      const key = intent.keyFor({ ...address, version, what: does.what, reason: does.reason });
      if (does.what === 'claim') {
        const held = await claim(address, key);
        intent.settle();
        keep(client, caseId, { name, mine: true, ...held });
        return;
      }
      if (does.what === 'unclaim') {
        await unclaim(address, key);
        intent.settle();
        keep(client, caseId, null);
        return;
      }
      await takeOver(address, does.reason, key);
      setAsks(undefined);
      await again(address);
    },
    // A colleague was faster: the case says so.
    onError: (_error, { on, what }) => {
      if (what !== 'take-over') void again(on);
    },
  });
  const { mutate } = mutation;
  const station = found?.stations.find((one) => one.state === 'now');
  const shared = (station?.holders.length ?? 0) > 1;
  const caseId = found?.caseId ?? '';
  const left = useRef(new Set<string>());
  const mayClaim =
    found !== undefined && shared && found.permissions.claim && !left.current.has(caseId);
  useEffect(() => {
    if (!mayClaim) return undefined;
    const wait = setTimeout(() => mutate({ what: 'claim', on: found, reason: '' }), STAYS_MS);
    return () => clearTimeout(wait);
    // Once for each case and version; a claim that was given back by hand is not made again.
    // oxlint-disable-next-line react/exhaustive-deps
  }, [mayClaim, caseId, found?.version]);
  const now = useRef({ found, touched });
  useEffect(() => {
    now.current = { found, touched };
  });
  useEffect(
    () => () => {
      const before = now.current;
      const mine = before.found?.claim?.mine === true && before.found.caseId === caseId;
      if (!mine || before.touched || left.current.has(caseId)) return;
      if (before.found) mutate({ what: 'unclaim', on: before.found, reason: '' });
    },
    [caseId, mutate],
  );
  const act = (what: Does['what'], reason = '') => {
    if (found !== undefined && !mutation.isPending) mutate({ what, on: found, reason });
  };
  return {
    isPending: mutation.isPending,
    error: mutation.variables?.on.caseId === found?.caseId ? mutation.error : null,
    claim: () => act('claim'),
    unclaim: () => {
      left.current.add(caseId);
      act('unclaim');
    },
    decided: (id) => left.current.add(id),
    takingOver: asks !== undefined && asks === found?.caseId,
    askTakeOver: (wanted) => {
      mutation.reset();
      setAsks(wanted ? found?.caseId : undefined);
    },
    takeOver: (reason) => act('take-over', reason),
  };
}

type Client = ReturnType<typeof useQueryClient>;

/** The case that lies open and the line in the queue know it without being asked for again. */
function keep(client: Client, caseId: string, claimed: CaseView['claim']): void {
  client.setQueryData<Opened>(caseKey(caseId), (kept) =>
    kept === undefined
      ? undefined
      : {
          ...kept,
          found: {
            ...kept.found,
            claim: claimed,
            permissions: {
              ...kept.found.permissions,
              claim: claimed === null,
              unclaim: claimed !== null,
            },
          },
        },
  );
}
