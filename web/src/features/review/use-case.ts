import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EvidenceFile } from '../evidence/evidence-file.ts';
import { useSay } from './case-facts.tsx';
import { evidenceOf, type FactRow, factRows } from './fact-rows.ts';
import {
  type CaseAddress,
  type CaseView,
  type Declared,
  type InboxLine,
  openCaseQuery,
} from './queries.ts';

export type OpenCase = {
  readonly found: CaseView | undefined;
  readonly declared: Declared | undefined;
  readonly rows: readonly FactRow[];
  readonly files: readonly EvidenceFile[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly refetch: () => void;
};

const NOBODY: CaseAddress = { subjectId: '', caseId: '' };

/** One request for a case where the queue already knows whose it is, and two for an address that is opened as such. */
export function useCase(
  address: CaseAddress | undefined,
  line: InboxLine | undefined,
  claims: boolean,
): OpenCase {
  const { t, f, label } = useSay();
  const one = useQuery({
    ...openCaseQuery(address ?? NOBODY, line?.owner, claims),
    enabled: address !== undefined,
  });
  const declared = one.data?.declared;
  const shown = useMemo(() => {
    if (declared === undefined) return { rows: [], files: [] };
    const say = { t, f, label };
    return { rows: factRows(declared, say), files: evidenceOf(declared, say) };
  }, [declared, t, f, label]);
  return {
    found: one.data?.found,
    declared,
    ...shown,
    isPending: one.isPending,
    error: one.error,
    refetch: () => void one.refetch(),
  };
}
