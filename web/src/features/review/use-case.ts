import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { EvidenceFile } from '../evidence/evidence-file.ts';
import { useSay } from './case-facts.tsx';
import { evidenceOf, type FactRow, factRows } from './fact-rows.ts';
import {
  type CaseAddress,
  caseQuery,
  type CaseView,
  type Declared,
  declarationQuery,
  type InboxLine,
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

/** Two requests for a case; both leave at once where the queue already knows the declaration. */
export function useCase(address: CaseAddress | undefined, line: InboxLine | undefined): OpenCase {
  const { t, f, label } = useSay();
  const of = address ?? NOBODY;
  const one = useQuery({ ...caseQuery(of), enabled: address !== undefined });
  const owner = one.data?.owner ?? line?.owner;
  const declarationId = owner?.kind === 'declaration' ? owner.id : undefined;
  const two = useQuery({
    ...declarationQuery({ personId: of.subjectId, declarationId: declarationId ?? '' }),
    enabled: address !== undefined && declarationId !== undefined,
  });
  const declared = declarationId === undefined ? undefined : two.data;
  const shown = useMemo(() => {
    if (declared === undefined) return { rows: [], files: [] };
    const say = { t, f, label };
    return { rows: factRows(declared, say), files: evidenceOf(declared, say) };
  }, [declared, t, f, label]);
  return {
    found: one.data,
    declared,
    ...shown,
    isPending: one.isPending || (declarationId !== undefined && two.isPending),
    error: one.error ?? two.error,
    refetch: () => {
      void one.refetch();
      if (declarationId !== undefined) void two.refetch();
    },
  };
}
