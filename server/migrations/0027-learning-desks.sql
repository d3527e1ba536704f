-- owner: learning; safe

-- Finished, and its hours are provisional until this day, when they are looked at and posted.
alter table learning.enrolment add column settles_on date; -- pii: none
create index enrolment_settles on learning.enrolment (settles_on) where state = 'studying' and settles_on is not null;
create index enrolment_course on learning.enrolment (course_id, enrolled_at);

-- When the question that waits was drawn.
alter table learning.chapter_progress add column asked_at timestamptz; -- pii: none

-- Every answer to a question that was drawn; the questions that many miss are read from it.
create table learning.check_answer (
  person_id uuid not null,                   -- pii: none
  answer_id uuid not null,                   -- pii: none
  enrolment_id uuid not null,                -- pii: none
  course_id uuid not null,                   -- pii: none
  chapter_id uuid not null,                  -- pii: none
  question_id uuid not null,                 -- pii: none
  is_right boolean not null,                 -- pii: none
  asked_at timestamptz not null,             -- pii: none
  answered_at timestamptz not null,          -- pii: none
  primary key (person_id, answer_id),
  foreign key (person_id, enrolment_id) references learning.enrolment
);
create index check_answer_course on learning.check_answer (course_id, question_id);
comment on table learning.check_answer is 'append-only';

-- What looked unlike study when a course was settled: the reasons with their figures, and what a person made of it.
create table learning.anomaly (
  person_id uuid not null,                   -- pii: none
  anomaly_id uuid not null,                  -- pii: none
  enrolment_id uuid not null,                -- pii: none
  case_id uuid not null,                     -- pii: none
  unit_id uuid not null,                     -- pii: none
  findings jsonb not null,                   -- pii: none
  -- What the learner answered when asked.
  answer text,                               -- pii: basic
  state text not null check (state in ('open', 'cleared', 'asked', 'answered', 'refused')), -- pii: none
  opinion text,                              -- pii: basic
  -- The days on which the chapters had been done, before it was not credited.
  done_days jsonb not null default '{}',     -- pii: none
  found_at timestamptz not null,             -- pii: none
  settled_at timestamptz,                    -- pii: none
  primary key (person_id, anomaly_id),
  foreign key (person_id, enrolment_id) references learning.enrolment,
  check ((state = 'open') = (settled_at is null))
);
create unique index anomaly_waits on learning.anomaly (person_id, enrolment_id) where state in ('open', 'asked');
create index anomaly_found on learning.anomaly (found_at);

-- What a teacher wrote about what was learnt (自学反思): it counts by itself and may be checked.
create table learning.reflection (
  person_id uuid not null,                   -- pii: none
  reflection_id uuid not null,               -- pii: none
  -- The school or calendar year in which one counts.
  span text not null,                        -- pii: none
  title text not null check (title <> ''),   -- pii: basic
  text text not null check (text <> ''),     -- pii: sensitive
  case_id uuid not null,                     -- pii: none
  record_id uuid not null,                   -- pii: none
  state text not null check (state in ('counted', 'checked', 'taken-back')), -- pii: none
  opinion text,                              -- pii: basic
  handed_in_at timestamptz not null,         -- pii: none
  settled_at timestamptz,                    -- pii: none
  primary key (person_id, reflection_id),
  check ((state = 'counted') = (settled_at is null))
);
create unique index reflection_once on learning.reflection (person_id, span) where state <> 'taken-back';

-- Who else began the same chapter at the same moment.
create index play_session_chapter on learning.play_session (chapter_id, started_at);

-- A person decided that it is not credited.
alter table learning.uncredited drop constraint uncredited_reason_check;
alter table learning.uncredited add constraint uncredited_reason_check check (reason in ('seen-twice', 'too-fast',
  'another-stream', 'another-device', 'gap', 'day-full', 'beyond-end', 'backwards', 'window-closed', 'question-missed',
  'set-aside'));
