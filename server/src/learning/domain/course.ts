import type { CaseId, Id, LocalDate, NodeId, PersonId } from '@jixu/kernel';
import { formatLocalDate, yearOf } from '@jixu/kernel';
import type { Chapter, CourseContent } from '../schemas.ts';

export type CourseId = Id<'course'>;
export type VersionId = Id<'version'>;
export type MediaId = Id<'media'>;
export type ChapterId = Id<'chapter'>;

export type CourseState = 'draft' | 'in-review' | 'returned' | 'published' | 'replaced' | 'refused';

/** A course (课程) in one of its versions. Whoever is enrolled keeps the version of that day. */
export type CourseVersion = {
  readonly courseId: CourseId;
  readonly versionId: VersionId;
  readonly nodeId: NodeId;
  readonly placeId: NodeId;
  readonly number: number;
  readonly state: CourseState;
  readonly content: CourseContent;
  readonly revision: number;
  readonly caseId: CaseId | null;
  readonly editedBy: PersonId;
  readonly changedAt: Date;
  readonly publishedAt: Date | null;
};

export type Media = {
  readonly mediaId: MediaId;
  readonly nodeId: NodeId;
  readonly name: string;
  readonly mediaType: string;
  readonly kind: 'video' | 'audio' | 'document' | 'scorm';
  readonly bytes: number;
  readonly sha256: string;
  readonly lengthMs: number | null;
  readonly storageKey: string;
};

export const EDITABLE: readonly CourseState[] = ['draft', 'returned'];

/** Recordings are as long as they play, readings as long as their author says. */
export function chapterLengthMs(chapter: Chapter, media: ReadonlyMap<string, Media>): number {
  const measured = chapter.mediaId === null ? null : media.get(chapter.mediaId)?.lengthMs;
  return measured ?? (chapter.seconds ?? 0) * 1000;
}

export type CourseProblem = { readonly path: string; readonly code: string };

/** What keeps a draft from being handed in, all at once, each at its place. */
export function courseProblems(
  content: CourseContent,
  of: {
    readonly categories: readonly string[];
    readonly media: ReadonlyMap<string, Media>;
    readonly today: LocalDate;
    readonly placeId: NodeId;
    /** The course itself, and of those that it requires the ones that are offered. */
    readonly courseId: CourseId;
    readonly required: ReadonlyMap<string, CourseVersion>;
    /** What other courses of the place require. */
    readonly requirements: ReadonlyMap<string, readonly string[]>;
  },
): readonly CourseProblem[] {
  const found: CourseProblem[] = [];
  const say = (path: string, code: string) => found.push({ path, code: `learning.${code}` });
  if (content.title.trim() === '') say('title', 'title_missing');
  if (!of.categories.includes(content.category)) say('category', 'category_unknown');
  if (Number(content.amount.value) <= 0) say('amount/value', 'amount_zero');
  const { opensOn, closesOn } = content;
  if (opensOn !== null && closesOn !== null && closesOn < opensOn)
    say('closesOn', 'closes_before_opening');
  if (closesOn !== null && closesOn < formatLocalDate(of.today)) say('closesOn', 'closed_already');
  const year = yearOf(of.today);
  if (content.years.length > 0 && content.years.every((one) => one < year))
    say('years', 'years_over');
  for (const { path, code } of requirementProblems(content, of)) say(path, code);
  if (content.priceFen > 0 && content.payHow.trim() === '') say('payHow', 'pay_how_missing');
  if (content.chapters.length === 0) say('chapters', 'no_chapters');
  if (new Set(content.chapters.map((one) => one.chapterId)).size < content.chapters.length)
    say('chapters', 'chapter_twice');
  for (const [index, chapter] of content.chapters.entries())
    for (const { path, code } of chapterProblems(chapter, of.media))
      say(`chapters/${index}/${path}`, code);
  return found;
}

/** What is required has to be there, and must not lead back here. */
function requirementProblems(
  { requires }: CourseContent,
  of: Pick<
    Parameters<typeof courseProblems>[1],
    'placeId' | 'courseId' | 'required' | 'requirements'
  >,
): readonly CourseProblem[] {
  if (requires.some((id) => of.required.get(id)?.placeId !== of.placeId))
    return [{ path: 'requires', code: 'required_not_offered' }];
  const seen = new Set<string>();
  const open = [...requires];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === of.courseId) return [{ path: 'requires', code: 'requires_itself' }];
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(of.requirements.get(id) ?? []));
  }
  return [];
}

function chapterProblems(
  chapter: Chapter,
  media: ReadonlyMap<string, Media>,
): readonly CourseProblem[] {
  const found: CourseProblem[] = [];
  if (chapter.title.trim() === '') found.push({ path: 'title', code: 'chapter_untitled' });
  const file = chapter.mediaId === null ? undefined : media.get(chapter.mediaId);
  if (chapter.kind === 'page') {
    if (chapter.text.trim() === '') found.push({ path: 'text', code: 'text_missing' });
  } else if (file?.kind !== chapter.kind) found.push({ path: 'mediaId', code: 'file_missing' });
  const read = ['page', 'document', 'scorm'].includes(chapter.kind);
  if (read && chapter.seconds === null) found.push({ path: 'seconds', code: 'seconds_missing' });
  const lengthMs = chapterLengthMs(chapter, media);
  for (const [index, question] of chapter.questions.entries()) {
    if ([question.text, ...question.options].some((one) => one.trim() === ''))
      found.push({ path: `questions/${index}/text`, code: 'question_unfinished' });
    if (question.answer >= question.options.length)
      found.push({ path: `questions/${index}/answer`, code: 'answer_missing' });
    if (lengthMs > 0 && question.at * 1000 >= lengthMs)
      found.push({ path: `questions/${index}/at`, code: 'beyond_the_end' });
  }
  if (chapter.captions !== null && !chapter.captions.startsWith('WEBVTT'))
    found.push({ path: 'captions', code: 'captions_unreadable' });
  return found;
}

/** Is it offered to somebody of such titles? */
export function fitsSeries(content: CourseContent, series: readonly string[]): boolean {
  return content.series.length === 0 || series.some((one) => content.series.includes(one));
}

/** Open on that day? */
export function windowOn(
  content: Pick<CourseContent, 'opensOn' | 'closesOn'>,
  day: string,
): 'open' | 'not-yet' | 'over' {
  if (content.opensOn !== null && day < content.opensOn) return 'not-yet';
  return content.closesOn !== null && day > content.closesOn ? 'over' : 'open';
}

export const EMPTY_COURSE: CourseContent = {
  title: '',
  summary: '',
  category: '',
  compulsory: false,
  amount: { unit: 'hours', value: '1' },
  series: [],
  opensOn: null,
  closesOn: null,
  years: [],
  requires: [],
  keyPoints: [],
  priceFen: 0,
  payHow: '',
  needs: [],
  chapters: [],
};
