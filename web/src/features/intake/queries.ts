import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api, keyed } from '../../app/api.ts';
import { upload } from '../../app/upload.ts';

export type IntakeKind = Answer<'describeIntake'>;
export type Batch = Answer<'getIntakeBatch'>;
export type RowsPage = Answer<'listIntakeRows'>;
export type Row = RowsPage['items'][number];
export type RowState = Row['state'];

/** What the page brings in where its address names nothing else. */
export const PEOPLE = 'people';
/** Followed by the id of the bank that the questions go into. */
export const QUESTIONS = 'questions.';

export type BatchAddress = { readonly unitId: string; readonly batchId: string };

export function kindQuery(kind: string) {
  return queryOptions({
    queryKey: ['intake', 'kind', kind],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/intake/{kind}', { params: { path: { kind } }, signal })),
    staleTime: 300_000,
  });
}

export function batchesQuery(unit: string, kind: string) {
  return infiniteQueryOptions({
    queryKey: ['intake', 'batches', unit, kind],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/intake/{kind}/batches', {
          params: {
            path: { kind },
            query: { unit, ...(pageParam === '' ? {} : { cursor: pageParam }) },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
  });
}

/** Often enough to see it move, seldom enough for a hundred open pages. */
const LOOK_EVERY_MS = 1500;
const WORKING: readonly Batch['state'][] = ['reading', 'applying', 'undoing'];

export function works(batch: Batch): boolean {
  return WORKING.includes(batch.state);
}

export function batchQuery(path: BatchAddress) {
  return queryOptions({
    queryKey: ['intake', 'batch', path.batchId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/intake/batches/{unitId}/{batchId}', { params: { path }, signal })),
    refetchInterval: ({ state }) =>
      state.data !== undefined && works(state.data) ? LOOK_EVERY_MS : false,
  });
}

export function rowsQuery(path: BatchAddress, state: RowState | undefined, version: string) {
  return infiniteQueryOptions({
    queryKey: ['intake', 'rows', path.batchId, state ?? 'all', version],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/intake/batches/{unitId}/{batchId}/rows', {
          params: {
            path,
            query: { after: pageParam, ...(state === undefined ? {} : { state }) },
          },
          signal,
        }),
      ),
    initialPageParam: 0,
    getNextPageParam: (last) => last.nextAfter ?? undefined,
    placeholderData: (before) => before,
  });
}

export type BatchStep = 'confirmation' | 'cancellation' | 'undo';

export function takeStep(path: BatchAddress, step: BatchStep, key: string): Promise<Batch> {
  const of = { params: { path }, headers: keyed(key) };
  switch (step) {
    case 'confirmation':
      return answerOf(api.POST('/api/intake/batches/{unitId}/{batchId}/confirmation', of));
    case 'cancellation':
      return answerOf(api.POST('/api/intake/batches/{unitId}/{batchId}/cancellation', of));
    case 'undo':
      return answerOf(api.POST('/api/intake/batches/{unitId}/{batchId}/undo', of));
  }
}

export function repairRow(
  of: BatchAddress & { readonly rowNo: number },
  body: { readonly version: number; readonly cells: Readonly<Record<string, string>> },
  key: string,
): Promise<Row> {
  return answerOf(
    api.PATCH('/api/intake/batches/{unitId}/{batchId}/rows/{rowNo}', {
      params: { path: of },
      headers: keyed(key),
      body,
    }),
  );
}

/** Sends the file; the answer names the batch, an earlier one if this file was sent before. */
export async function openBatch(of: {
  readonly kind: string;
  readonly unit: string;
  readonly file: File;
  readonly key: string;
  readonly onProgress: (share: number) => void;
  readonly signal: AbortSignal;
}): Promise<BatchAddress> {
  const answer = await upload({
    address: `/api/intake/${of.kind}/batches?unit=${encodeURIComponent(of.unit)}`,
    file: of.file,
    name: of.file.name,
    idempotencyKey: of.key,
    onProgress: of.onProgress,
    signal: of.signal,
  });
  return addressFrom(answer);
}

function addressFrom(answer: unknown): BatchAddress {
  if (typeof answer === 'object' && answer !== null && 'unitId' in answer && 'batchId' in answer) {
    const { unitId, batchId } = answer;
    if (typeof unitId === 'string' && typeof batchId === 'string') return { unitId, batchId };
  }
  throw new Error('intake: an upload answered without its batch');
}

export function templateAddress(kind: string, locale: string): string {
  return `/api/intake/${kind}/template?locale=${locale}`;
}

export function problemsAddress({ unitId, batchId }: BatchAddress, locale: string): string {
  return `/api/intake/batches/${unitId}/${batchId}/problems?locale=${locale}`;
}
