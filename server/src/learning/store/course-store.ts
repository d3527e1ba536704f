import { type Kysely, sql } from 'kysely';
import type { CaseId, NodeId, PersonId } from '@jixu/kernel';
import type {
  CourseId,
  CourseState,
  CourseVersion,
  Media,
  MediaId,
  VersionId,
} from '../domain/course.ts';
import type { CourseContent } from '../schemas.ts';

type Db = Kysely<unknown>;

type VersionRow = {
  readonly course_id: CourseId;
  readonly version_id: VersionId;
  readonly node_id: NodeId;
  readonly place_id: NodeId;
  readonly number: number;
  readonly state: CourseState;
  readonly content: CourseContent;
  readonly revision: number;
  readonly case_id: CaseId | null;
  readonly edited_by: PersonId;
  readonly changed_at: Date;
  readonly published_at: Date | null;
};

const columns =
  sql.raw(`v.course_id, v.version_id, c.node_id, c.place_id, v.number, v.state, v.content, v.revision,
  v.case_id, v.edited_by, v.changed_at, v.published_at`);
const tables = sql.raw(
  'learning.course_version v join learning.course c on c.course_id = v.course_id',
);

function versionOf(row: VersionRow): CourseVersion {
  return {
    courseId: row.course_id,
    versionId: row.version_id,
    nodeId: row.node_id,
    placeId: row.place_id,
    number: row.number,
    state: row.state,
    content: row.content,
    revision: row.revision,
    caseId: row.case_id,
    editedBy: row.edited_by,
    changedAt: row.changed_at,
    publishedAt: row.published_at,
  };
}

/** False: there is a course of this id already. */
export async function insertCourse(
  db: Db,
  of: { courseId: CourseId; nodeId: NodeId; placeId: NodeId; at: Date; by: PersonId },
): Promise<boolean> {
  const result =
    await sql`insert into learning.course (course_id, node_id, place_id, live_version_id, created_at, created_by)
    values (${of.courseId}, ${of.nodeId}, ${of.placeId}, null, ${of.at}, ${of.by})
    on conflict (course_id) do nothing`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function lockCourse(
  db: Db,
  courseId: CourseId,
): Promise<{ readonly nodeId: NodeId; readonly placeId: NodeId } | null> {
  const found = await sql<{
    node_id: NodeId;
    place_id: NodeId;
  }>`select node_id, place_id from learning.course where course_id = ${courseId} for update`.execute(
    db,
  );
  const row = found.rows[0];
  return row ? { nodeId: row.node_id, placeId: row.place_id } : null;
}

/** The latest first. */
export async function versionsOf(db: Db, courseId: CourseId): Promise<readonly CourseVersion[]> {
  const found = await sql<VersionRow>`select ${columns} from ${tables}
    where v.course_id = ${courseId} order by v.number desc`.execute(db);
  return found.rows.map(versionOf);
}

export async function versionById(
  db: Db,
  courseId: CourseId,
  versionId: VersionId,
): Promise<CourseVersion | null> {
  const found = await sql<VersionRow>`select ${columns} from ${tables}
    where v.course_id = ${courseId} and v.version_id = ${versionId}`.execute(db);
  const row = found.rows[0];
  return row ? versionOf(row) : null;
}

export async function insertVersion(
  db: Db,
  of: Pick<CourseVersion, 'courseId' | 'versionId' | 'number' | 'content' | 'editedBy'> & {
    readonly at: Date;
  },
): Promise<void> {
  await sql`insert into learning.course_version (course_id, version_id, number, state, content, revision, edited_by,
      changed_at)
    values (${of.courseId}, ${of.versionId}, ${of.number}, 'draft', ${JSON.stringify(of.content)}, 1, ${of.editedBy},
      ${of.at})`.execute(db);
}

/** False: it was saved by somebody else meanwhile, or is not to be edited any more. */
export async function saveVersion(
  db: Db,
  of: {
    courseId: CourseId;
    versionId: VersionId;
    revision: number;
    content: CourseContent;
    by: PersonId;
    at: Date;
  },
): Promise<boolean> {
  const result = await sql`update learning.course_version
    set content = ${JSON.stringify(of.content)}, revision = revision + 1, edited_by = ${of.by},
      changed_at = ${of.at}
    where course_id = ${of.courseId} and version_id = ${of.versionId} and revision = ${of.revision}
      and state in ('draft', 'returned')`.execute(db);
  return result.numAffectedRows === 1n;
}

export async function moveVersion(
  db: Db,
  of: {
    courseId: CourseId;
    versionId: VersionId;
    from: readonly CourseState[];
    to: CourseState;
    caseId?: CaseId;
    at: Date;
  },
): Promise<boolean> {
  const result = await sql`update learning.course_version
    set state = ${of.to}, changed_at = ${of.at}, case_id = coalesce(${of.caseId ?? null}, case_id),
      published_at = ${of.to === 'published' ? of.at : null}::timestamptz
    where course_id = ${of.courseId} and version_id = ${of.versionId} and state = any(${[...of.from]})`.execute(
    db,
  );
  return result.numAffectedRows === 1n;
}

/** The version that is offered from now on; the one before it stays for those who study it. */
export async function goLive(
  db: Db,
  of: { courseId: CourseId; versionId: VersionId; at: Date },
): Promise<void> {
  await sql`update learning.course_version set state = 'replaced', changed_at = ${of.at}
    where course_id = ${of.courseId} and state = 'published'`.execute(db);
  await sql`update learning.course set live_version_id = ${of.versionId} where course_id = ${of.courseId}`.execute(
    db,
  );
}

/** What these organisations keep: of each course the latest version. */
export async function coursesKept(
  db: Db,
  nodeIds: readonly NodeId[],
  limit: number,
): Promise<
  readonly (CourseVersion & {
    readonly live: boolean;
    readonly learners: number;
    readonly passed: number;
  })[]
> {
  const found = await sql<
    VersionRow & { live: boolean; learners: number; passed: number }
  >`select distinct on (v.course_id) ${columns}, c.live_version_id is not null as live,
      (select count(*)::int from learning.enrolment e where e.course_id = c.course_id) as learners,
      (select count(*)::int from learning.enrolment e where e.course_id = c.course_id and e.state = 'done') as passed
    from ${tables} where c.node_id = any(${[...nodeIds]}::uuid[])
    order by v.course_id, v.number desc limit ${limit}`.execute(db);
  return found.rows.map((row) => ({
    ...versionOf(row),
    live: row.live,
    learners: row.learners,
    passed: row.passed,
  }));
}

/** What is offered in these places, and what became of it for one person. */
export async function coursesOffered(
  db: Db,
  placeIds: readonly NodeId[],
  limit: number,
): Promise<readonly CourseVersion[]> {
  const found = await sql<VersionRow>`select ${columns} from ${tables}
    where c.place_id = any(${[...placeIds]}::uuid[]) and v.version_id = c.live_version_id
    order by v.published_at desc, v.course_id limit ${limit}`.execute(db);
  return found.rows.map(versionOf);
}

/** Of these courses the versions that are offered now. */
export async function liveVersions(
  db: Db,
  courseIds: readonly string[],
): Promise<ReadonlyMap<string, CourseVersion>> {
  if (courseIds.length === 0) return new Map();
  const found = await sql<VersionRow>`select ${columns} from ${tables}
    where c.course_id = any(${[...courseIds]}::uuid[]) and v.version_id = c.live_version_id`.execute(
    db,
  );
  return new Map(found.rows.map((row) => [row.course_id, versionOf(row)]));
}

/** What each course, as it is offered or under review, wants to have been finished before. */
export async function requirementsIn(
  db: Db,
  placeId: NodeId,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = await sql<{ course_id: string; requires: string[] }>`select v.course_id,
      array(select jsonb_array_elements_text(v.content -> 'requires')) as requires
    from ${tables} where c.place_id = ${placeId} and v.state in ('in-review', 'published')
      and jsonb_array_length(v.content -> 'requires') > 0
    order by v.number`.execute(db);
  return new Map(found.rows.map((row) => [row.course_id, row.requires]));
}

type MediaRow = {
  readonly media_id: MediaId;
  readonly node_id: NodeId;
  readonly name: string;
  readonly media_type: string;
  readonly kind: Media['kind'];
  readonly bytes: string;
  readonly sha256: string;
  readonly length_ms: number | null;
  readonly storage_key: string;
};

export async function insertMedia(db: Db, of: Media & { by: PersonId; at: Date }): Promise<void> {
  await sql`insert into learning.media (media_id, node_id, name, media_type, kind, bytes, sha256, length_ms,
      storage_key, uploaded_by, uploaded_at)
    values (${of.mediaId}, ${of.nodeId}, ${of.name}, ${of.mediaType}, ${of.kind}, ${of.bytes}, ${of.sha256},
      ${of.lengthMs}, ${of.storageKey}, ${of.by}, ${of.at})`.execute(db);
}

export async function mediaByIds(
  db: Db,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Media>> {
  if (ids.length === 0) return new Map();
  const found =
    await sql<MediaRow>`select media_id, node_id, name, media_type, kind, bytes, sha256, length_ms, storage_key
    from learning.media where media_id = any(${[...ids]}::uuid[])`.execute(db);
  return new Map(
    found.rows.map((row) => [
      row.media_id,
      {
        mediaId: row.media_id,
        nodeId: row.node_id,
        name: row.name,
        mediaType: row.media_type,
        kind: row.kind,
        bytes: Number(row.bytes),
        sha256: row.sha256,
        lengthMs: row.length_ms,
        storageKey: row.storage_key,
      },
    ]),
  );
}

/** Does the person study a version that plays this file? */
export async function studiesMedia(db: Db, personId: PersonId, mediaId: MediaId): Promise<boolean> {
  const within = JSON.stringify({ chapters: [{ mediaId }] });
  const found = await sql`select 1 from learning.enrolment e
    join learning.course_version v on v.course_id = e.course_id and v.version_id = e.version_id
    where e.person_id = ${personId} and e.state <> 'awaiting-payment' and v.content @> ${within}::jsonb limit 1`.execute(
    db,
  );
  return found.rows.length > 0;
}

/** Versions under review, or reviewed, that play this file. */
export async function casesWithMedia(
  db: Db,
  mediaId: MediaId,
): Promise<readonly { readonly caseId: CaseId; readonly editedBy: PersonId }[]> {
  const within = JSON.stringify({ chapters: [{ mediaId }] });
  const found = await sql<{
    case_id: CaseId;
    edited_by: PersonId;
  }>`select case_id, edited_by from learning.course_version
    where case_id is not null and content @> ${within}::jsonb limit 20`.execute(db);
  return found.rows.map((row) => ({ caseId: row.case_id, editedBy: row.edited_by }));
}
