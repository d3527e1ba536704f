import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { deviceNow } from '../../app/device-clock.ts';
import { newId } from '../../app/new-id.ts';
import { RequestRefused } from '../../app/request.ts';
import type { ChosenUnit } from '../../app/unit-select.tsx';
import { allSessions, gridSession, type GridSession } from './grid-sessions.ts';
import {
  discardRegistrations,
  registerRecords,
  type Result,
  sessionsQuery,
  type UnitForm,
} from './registering-queries.ts';

/** A tick that is on its way, or did not arrive. */
export type Pending = {
  readonly personId: string;
  readonly session: GridSession;
  readonly ticked: boolean;
  /** The entry to be: a second try is the same one. */
  readonly declarationId: string;
  readonly state: 'sending' | 'unsaved';
  readonly refusal: Pick<Result, 'code' | 'detail' | 'errors'> | null;
};

export type Person = { readonly personId: string; readonly name: string };

export type Grid = {
  readonly sessions: readonly GridSession[];
  readonly more: boolean;
  readonly isPending: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
  readonly pending: ReadonlyMap<string, Pending>;
  readonly savedAt: string | undefined;
  readonly stateOf: (personId: string, session: GridSession) => string;
  readonly isTicked: (personId: string, session: GridSession) => boolean;
  readonly add: (of: {
    readonly category: string | null;
    readonly values: Readonly<Record<string, string>>;
  }) => void;
  readonly tick: (people: readonly string[], session: GridSession, ticked: boolean) => void;
  readonly retry: () => void;
};

export function cellKey(personId: string, session: GridSession): string {
  return `${personId} ${session.key}`;
}

/** Teachers and sessions: every tick is saved by itself, and what could not be saved stays marked until it is. */
export function useGrid(of: {
  readonly unit: ChosenUnit;
  readonly form: UnitForm;
  readonly from: string;
  readonly to: string;
}): Grid {
  const { unit, form, from, to } = of;
  const client = useQueryClient();
  const query = sessionsQuery(unit.id, { formId: form.id, from, to });
  const found = useQuery(query);
  const [added, setAdded] = useState<readonly GridSession[]>([]);
  const [pending, setPending] = useState<ReadonlyMap<string, Pending>>(new Map());
  const [savedAt, setSavedAt] = useState<string>();
  // One request after the other: a tick and its taking back never overtake each other.
  const line = useRef<Promise<void>>(Promise.resolve());
  const saved = (found.data?.sessions ?? []).map((one) => gridSession(form, one));
  const put = (changes: readonly Pending[]) =>
    setPending((before) => {
      const next = new Map(before);
      for (const one of changes) next.set(cellKey(one.personId, one.session), one);
      return next;
    });
  const settle = (done: readonly Pending[]) =>
    setPending((before) => {
      const next = new Map(before);
      for (const one of done) {
        const key = cellKey(one.personId, one.session);
        if (next.get(key)?.declarationId === one.declarationId) next.delete(key);
      }
      return next;
    });
  const send = async (changes: readonly Pending[]) => {
    const failed = await sent(unit.id, form.id, changes);
    await client.invalidateQueries({ queryKey: query.queryKey });
    settle(changes.filter((one) => !failed.has(one.declarationId)));
    put(
      changes.flatMap((one) => {
        const refusal = failed.get(one.declarationId);
        return refusal === undefined ? [] : [{ ...one, state: 'unsaved' as const, refusal }];
      }),
    );
    if (failed.size === 0) setSavedAt(deviceNow().toISOString());
  };
  const queue = (changes: readonly Pending[]) => {
    if (changes.length === 0) return;
    put(changes);
    line.current = line.current.then(() => send(changes));
  };
  useLeaveWarning(pending.size > 0);
  return {
    sessions: allSessions(saved, added),
    more: found.data?.more === true,
    isPending: found.isPending,
    error: found.error,
    refetch: () => void found.refetch(),
    pending,
    savedAt,
    stateOf: (personId, session) =>
      pending.has(cellKey(personId, session))
        ? 'unsaved'
        : (session.cells.get(personId)?.state ?? 'none'),
    isTicked: (personId, session) =>
      pending.get(cellKey(personId, session))?.ticked ?? session.cells.has(personId),
    add: (session) =>
      setAdded((before) => [...before, gridSession(form, { ...session, cells: [] })]),
    tick: (people, session, ticked) =>
      queue(people.flatMap((personId) => changeOf(personId, session, ticked, pending))),
    retry: () =>
      queue(
        [...pending.values()]
          .filter((one) => one.state === 'unsaved')
          .map((one) => ({ ...one, state: 'sending' as const, refusal: null })),
      ),
  };
}

/** Only drafts come and go by a tick; what was handed in has its own way. */
function changeOf(
  personId: string,
  session: GridSession,
  ticked: boolean,
  pending: ReadonlyMap<string, Pending>,
): readonly Pending[] {
  const cell = session.cells.get(personId);
  const waiting = pending.get(cellKey(personId, session));
  if (waiting?.state === 'sending') return [];
  if (cell !== undefined && cell.state !== 'draft') return [];
  if (ticked === (cell !== undefined) && waiting === undefined) return [];
  const declarationId = cell?.declarationId ?? waiting?.declarationId ?? newId();
  return [{ personId, session, ticked, declarationId, state: 'sending', refusal: null }];
}

type Refusals = ReadonlyMap<string, Pick<Result, 'code' | 'detail' | 'errors'>>;
const LOST: Pick<Result, 'code' | 'detail' | 'errors'> = {
  code: 'http.unexpected',
  detail: {},
  errors: [],
};

/** Sends what belongs together and says what was refused; a lost answer refuses all of it. */
async function sent(
  unitId: string,
  formId: string,
  changes: readonly Pending[],
): Promise<Refusals> {
  const failed = new Map<string, Pick<Result, 'code' | 'detail' | 'errors'>>();
  for (const ticked of [true, false]) {
    const part = changes.filter((one) => one.ticked === ticked);
    const [first] = part;
    if (first === undefined) continue;
    try {
      const { results } = ticked
        ? await registerRecords(
            unitId,
            {
              formId,
              category: first.session.category,
              values: { ...first.session.values },
              files: [],
              handIn: false,
              people: part.map(({ personId, declarationId }) => ({ personId, declarationId })),
            },
            crypto.randomUUID(),
          )
        : await discardRegistrations(
            unitId,
            { items: part.map(({ personId, declarationId }) => ({ personId, declarationId })) },
            crypto.randomUUID(),
          );
      // A repeat of what was thrown away before its answer came is done, not refused.
      for (const one of results) if (!one.ok) failed.set(one.declarationId, one);
    } catch (error) {
      if (!(error instanceof RequestRefused)) throw error;
      for (const one of part) failed.set(one.declarationId, { ...LOST, code: error.problem.code });
    }
  }
  return failed;
}

/** Whoever leaves with something unsaved is asked by the browser. */
function useLeaveWarning(on: boolean): void {
  useEffect(() => {
    if (!on) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [on]);
}
