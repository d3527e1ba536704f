import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { answerOf, type Answer, api, type Body, keyed } from '../../app/api.ts';
import { upload } from '../../app/upload.ts';

export type Mine = Answer<'listMyAssessments'>['items'][number];
export type MyDetail = Answer<'getMyAssessment'>;
export type Sitting = Answer<'getAttempt'>;
export type Asked = Sitting['questions'][number];
export type AnswerValue = NonNullable<Asked['answer']>['value'];
export type Bank = Answer<'listQuestionBanks'>['items'][number];
export type Question = Answer<'listQuestions'>['items'][number];
export type Paper = Answer<'listPapers'>['items'][number];
export type Assessment = Answer<'listAssessments'>['items'][number];
export type Desk = Answer<'getAssessmentDesk'>;
export type DeskPerson = Desk['people'][number];
export type Rules = Mine['rules'];

export const ROOT = 'assessment';

export const mineQuery = queryOptions({
  queryKey: [ROOT, 'mine'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/my/assessments', { signal })),
});

export function myDetailQuery(offeringId: string) {
  return queryOptions({
    queryKey: [ROOT, 'mine', offeringId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/my/assessments/{offeringId}', { params: { path: { offeringId } }, signal }),
      ),
  });
}

type MyAct = 'entry' | 'withdrawal' | 'resit';

export function actOnMine(offeringId: string, act: MyAct, key: string) {
  const sent = { params: { path: { offeringId } }, headers: keyed(key) };
  if (act === 'entry') return answerOf(api.POST('/api/my/assessments/{offeringId}/entry', sent));
  if (act === 'resit') return answerOf(api.POST('/api/my/assessments/{offeringId}/resit', sent));
  return answerOf(api.POST('/api/my/assessments/{offeringId}/withdrawal', sent));
}

export function printMyTicket(offeringId: string, taskId: string, key: string) {
  return answerOf(
    api.POST('/api/my/assessments/{offeringId}/tasks/{taskId}/ticket', {
      params: { path: { offeringId, taskId } },
      headers: keyed(key),
    }),
  );
}

export function askForAccessible(offeringId: string, wanted: boolean, key: string) {
  return answerOf(
    api.PUT('/api/my/assessments/{offeringId}/accessible-seat', {
      params: { path: { offeringId } },
      headers: keyed(key),
      body: { wanted },
    }),
  );
}

export function startAttempt(
  of: { offeringId: string; taskId: string; attemptId: string; device: string },
  key: string,
) {
  const { device, ...path } = of;
  return answerOf(
    api.PUT('/api/my/assessments/{offeringId}/tasks/{taskId}/attempts/{attemptId}', {
      params: { path },
      headers: keyed(key),
      body: { device },
    }),
  );
}

export function sittingQuery(attemptId: string, device: string) {
  return queryOptions({
    queryKey: [ROOT, 'sitting', attemptId, device],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/my/attempts/{attemptId}', {
          params: { path: { attemptId }, query: { device } },
          signal,
        }),
      ),
    // What is typed lies in the page; only the page itself decides when to read anew.
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
}

/** A picture of the paper stays in the page once it came: the server says that no cache may keep it. */
export function attemptPictureQuery(of: {
  readonly attemptId: string;
  readonly pictureId: string;
  readonly device: string;
}) {
  const { attemptId, pictureId, device } = of;
  return queryOptions({
    queryKey: [ROOT, 'picture', attemptId, pictureId, device],
    queryFn: ({ signal }): Promise<Blob> =>
      answerOf(
        api.GET('/api/my/attempts/{attemptId}/pictures/{pictureId}', {
          params: { path: { attemptId, pictureId }, query: { device } },
          parseAs: 'blob',
          signal,
        }),
      ),
    staleTime: Infinity,
    refetchOnWindowFocus: false,
    gcTime: 0,
  });
}

/** Takes no key: a revision that is stored already changes nothing. */
export function sendAnswers(body: Body<'saveAnswers'>) {
  return answerOf(api.POST('/api/my/answers', { body }));
}

export function moveAttempt(attemptId: string, device: string, key: string) {
  return answerOf(
    api.POST('/api/my/attempts/{attemptId}/device', {
      params: { path: { attemptId } },
      headers: keyed(key),
      body: { device },
    }),
  );
}

/** Ends the session, so that the way back in is a new log-in. */
export function logOut() {
  return answerOf(api.POST('/api/logout'));
}

export function myAppealQuery(attemptId: string) {
  return queryOptions({
    queryKey: [ROOT, 'appeal', attemptId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/my/attempts/{attemptId}/appeal', { params: { path: { attemptId } }, signal }),
      ),
  });
}

export function appealResult(
  path: { attemptId: string; appealId: string },
  text: string,
  key: string,
) {
  return answerOf(
    api.PUT('/api/my/attempts/{attemptId}/appeals/{appealId}', {
      params: { path },
      headers: keyed(key),
      body: { text },
    }),
  );
}

export type Appealed = Answer<'getAppealedResult'>;

export function appealedQuery(path: { subjectId: string; appealId: string }) {
  return queryOptions({
    queryKey: [ROOT, 'appealed', path.appealId],
    queryFn: ({ signal }) =>
      answerOf(api.GET('/api/result-appeals/{subjectId}/{appealId}', { params: { path }, signal })),
  });
}

export function markAgain(
  path: { subjectId: string; appealId: string; place: number },
  body: Body<'markAppealedAnswer'>,
  key: string,
) {
  return answerOf(
    api.PUT('/api/result-appeals/{subjectId}/{appealId}/marks/{place}', {
      params: { path },
      headers: keyed(key),
      body,
    }),
  );
}

export function submitAttempt(attemptId: string, body: Body<'submitAttempt'>, key: string) {
  return answerOf(
    api.POST('/api/my/attempts/{attemptId}/submission', {
      params: { path: { attemptId } },
      headers: keyed(key),
      body,
    }),
  );
}

export function banksQuery(nodeId: string) {
  return queryOptions({
    queryKey: [ROOT, 'banks', nodeId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/question-banks', {
          params: { path: { nodeId } },
          signal,
        }),
      ),
  });
}

export function saveBank(path: { nodeId: string; bankId: string }, name: string, key: string) {
  return answerOf(
    api.PUT('/api/organisations/{nodeId}/question-banks/{bankId}', {
      params: { path },
      headers: keyed(key),
      body: { name },
    }),
  );
}

export function questionsQuery(path: { nodeId: string; bankId: string }, search: string) {
  return infiniteQueryOptions({
    queryKey: [ROOT, 'questions', path.bankId, search],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/question-banks/{bankId}/questions', {
          params: {
            path,
            query: {
              ...(search === '' ? {} : { search }),
              ...(pageParam === '' ? {} : { cursor: pageParam }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextCursor ?? undefined,
    placeholderData: (before) => before,
  });
}

export function saveQuestion(
  path: { nodeId: string; bankId: string; questionId: string },
  body: Body<'saveQuestion'>,
  key: string,
) {
  return answerOf(
    api.PUT('/api/organisations/{nodeId}/question-banks/{bankId}/questions/{questionId}', {
      params: { path },
      headers: keyed(key),
      body,
    }),
  );
}

export function retireQuestion(
  path: { nodeId: string; bankId: string; questionId: string },
  version: number,
  key: string,
) {
  return answerOf(
    api.POST(
      '/api/organisations/{nodeId}/question-banks/{bankId}/questions/{questionId}/retirement',
      { params: { path }, headers: keyed(key), body: { version } },
    ),
  );
}

export function papersQuery(nodeId: string) {
  return queryOptions({
    queryKey: [ROOT, 'papers', nodeId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/papers', { params: { path: { nodeId } }, signal }),
      ),
  });
}

export function savePaper(
  path: { nodeId: string; paperId: string },
  body: Body<'savePaper'>,
  key: string,
) {
  return answerOf(
    api.PUT('/api/organisations/{nodeId}/papers/{paperId}', {
      params: { path },
      headers: keyed(key),
      body,
    }),
  );
}

export function trialQuery(path: { nodeId: string; paperId: string }, seed: number) {
  return queryOptions({
    queryKey: [ROOT, 'trial', path.paperId, seed],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/papers/{paperId}/trial', {
          params: { path, query: { seed } },
          signal,
        }),
      ),
  });
}

export function assessmentsQuery(nodeId: string) {
  return queryOptions({
    queryKey: [ROOT, 'held', nodeId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/assessments', {
          params: { path: { nodeId } },
          signal,
        }),
      ),
  });
}

/** Courses of one's own organisations, whose exam this may be. */
export const coursesQuery = queryOptions({
  queryKey: [ROOT, 'courses'],
  queryFn: ({ signal }) => answerOf(api.GET('/api/kept-courses', { signal })),
});

export function rulesQuery(nodeId: string, year: number) {
  return queryOptions({
    queryKey: [ROOT, 'rules', nodeId, year],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/assessment-rules/{year}', {
          params: { path: { nodeId, year } },
          signal,
        }),
      ),
  });
}

type Held = { readonly nodeId: string; readonly offeringId: string };

export function saveAssessment(path: Held, body: Body<'saveAssessment'>, key: string) {
  return answerOf(
    api.PUT('/api/organisations/{nodeId}/assessments/{offeringId}', {
      params: { path },
      headers: keyed(key),
      body,
    }),
  );
}

export function moveAssessment(path: Held, to: 'opening' | 'results', key: string) {
  const sent = { params: { path }, headers: keyed(key) };
  return answerOf(
    to === 'opening'
      ? api.POST('/api/organisations/{nodeId}/assessments/{offeringId}/opening', sent)
      : api.POST('/api/organisations/{nodeId}/assessments/{offeringId}/results', sent),
  );
}

export function deskQuery(path: Held) {
  return infiniteQueryOptions({
    queryKey: [ROOT, 'desk', path.offeringId],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/assessments/{offeringId}', {
          params: { path, query: pageParam === '' ? {} : { after: pageParam } },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextAfter ?? undefined,
    refetchInterval: 15_000,
  });
}

export type Result = Answer<'listAssessmentResults'>['items'][number];

export function resultsQuery(path: Held, state: 'passed' | 'failed' | undefined) {
  return infiniteQueryOptions({
    queryKey: [ROOT, 'results', path.offeringId, state ?? 'all'],
    queryFn: ({ signal, pageParam }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/assessments/{offeringId}/results', {
          params: {
            path,
            query: {
              ...(pageParam === '' ? {} : { after: pageParam }),
              ...(state === undefined ? {} : { state }),
            },
          },
          signal,
        }),
      ),
    initialPageParam: '',
    getNextPageParam: (last) => last.nextAfter ?? undefined,
    placeholderData: (before) => before,
  });
}

export function resultsAddress({ nodeId, offeringId }: Held, locale: string): string {
  return `/api/organisations/${nodeId}/assessments/${offeringId}/results/export?locale=${locale}`;
}

type Of = Held & { readonly personId: string };

export function extendPerson(path: Of, body: Body<'extendAttempts'>, key: string) {
  return answerOf(
    api.PUT('/api/organisations/{nodeId}/assessments/{offeringId}/people/{personId}/extension', {
      params: { path },
      headers: keyed(key),
      body,
    }),
  );
}

export function endAttempt(path: Of & { attemptId: string }, reason: string, key: string) {
  return answerOf(
    api.POST(
      '/api/organisations/{nodeId}/assessments/{offeringId}/people/{personId}/attempts/{attemptId}/end',
      { params: { path }, headers: keyed(key), body: { reason } },
    ),
  );
}

export function noteIncident(path: Of & { attemptId: string }, text: string, key: string) {
  return answerOf(
    api.POST(
      '/api/organisations/{nodeId}/assessments/{offeringId}/people/{personId}/attempts/{attemptId}/notes',
      { params: { path }, headers: keyed(key), body: { text } },
    ),
  );
}

export function markingQuery(path: Held) {
  return queryOptions({
    queryKey: [ROOT, 'marking', path.offeringId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/assessments/{offeringId}/marking', {
          params: { path },
          signal,
        }),
      ),
  });
}

export function markAnswer(
  path: Of & { attemptId: string; place: number },
  body: Body<'markAnswer'>,
  key: string,
) {
  return answerOf(
    api.PUT(
      '/api/organisations/{nodeId}/assessments/{offeringId}/people/{personId}/attempts/{attemptId}/marks/{place}',
      { params: { path }, headers: keyed(key), body },
    ),
  );
}

export type Statistics = Answer<'getQuestionStatistics'>;

export function statisticsQuery(path: Held & { taskId: string }) {
  return queryOptions({
    queryKey: [ROOT, 'statistics', path.taskId],
    queryFn: ({ signal }) =>
      answerOf(
        api.GET('/api/organisations/{nodeId}/assessments/{offeringId}/tasks/{taskId}/statistics', {
          params: { path },
          signal,
        }),
      ),
  });
}

export function statisticsAddress(
  { nodeId, offeringId, taskId }: Held & { readonly taskId: string },
  locale: string,
): string {
  const exam = `/api/organisations/${nodeId}/assessments/${offeringId}`;
  return `${exam}/tasks/${taskId}/statistics/export?locale=${locale}`;
}

/** Looked at first, then imported; both send the file, because the server keeps none. */
export async function sendPackage(
  path: { readonly nodeId: string; readonly bankId: string },
  of: {
    readonly file: File;
    readonly how: 'check' | 'import';
    readonly key?: string;
    readonly onProgress: (share: number) => void;
  },
): Promise<Answer<'importQuestionPackage'>> {
  const to = `/api/organisations/${path.nodeId}/question-banks/${path.bankId}/qti`;
  const answer = await upload({
    address: of.how === 'check' ? `${to}/check` : to,
    file: of.file,
    name: of.file.name,
    idempotencyKey: of.key ?? crypto.randomUUID(),
    onProgress: of.onProgress,
    signal: new AbortController().signal,
  });
  if (!isImported(answer)) throw new Error('assessment: a package was answered without its items');
  return answer;
}

function isImported(answer: unknown): answer is Answer<'importQuestionPackage'> {
  return typeof answer === 'object' && answer !== null && 'items' in answer && 'tests' in answer;
}

export async function uploadPicture(
  path: { readonly nodeId: string; readonly bankId: string },
  file: File,
  onProgress: (share: number) => void,
): Promise<Answer<'uploadQuestionPicture'>> {
  const answer = await upload({
    address: `/api/organisations/${path.nodeId}/question-banks/${path.bankId}/pictures`,
    file,
    name: file.name,
    idempotencyKey: crypto.randomUUID(),
    onProgress,
    signal: new AbortController().signal,
  });
  if (!isPicture(answer)) throw new Error('assessment: a picture was answered without its name');
  return answer;
}

function isPicture(answer: unknown): answer is Answer<'uploadQuestionPicture'> {
  return typeof answer === 'object' && answer !== null && 'pictureId' in answer;
}

export async function uploadPortrait(
  offeringId: string,
  of: {
    readonly file: File;
    /** The text that was agreed to. */
    readonly wording: string;
    readonly onProgress: (share: number) => void;
  },
): Promise<void> {
  await upload({
    address: `/api/my/assessments/${offeringId}/portrait?consent=${encodeURIComponent(of.wording)}`,
    file: of.file,
    name: of.file.name,
    idempotencyKey: crypto.randomUUID(),
    onProgress: of.onProgress,
    signal: new AbortController().signal,
  });
}

export function takePortraitBack(offeringId: string, key: string) {
  return answerOf(
    api.DELETE('/api/my/assessments/{offeringId}/portrait', {
      params: { path: { offeringId } },
      headers: keyed(key),
    }),
  );
}
