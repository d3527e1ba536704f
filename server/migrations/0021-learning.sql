-- owner: learning; safe
create schema learning;

-- What a provider or a bureau teaches. A catalogue: the same everywhere.
create table learning.course (
  course_id uuid primary key,                -- pii: none
  node_id uuid not null,                     -- pii: none
  -- The place whose rules the course was made for, and in whose units it is offered.
  place_id uuid not null,                    -- pii: none
  live_version_id uuid,                      -- pii: none
  created_at timestamptz not null,           -- pii: none
  created_by uuid not null                   -- pii: none
);
create index course_node on learning.course (node_id);
create index course_place on learning.course (place_id) where live_version_id is not null;

create table learning.course_version (
  course_id uuid not null references learning.course, -- pii: none
  version_id uuid not null,                  -- pii: none
  number integer not null check (number > 0), -- pii: none
  state text not null check (state in ('draft', 'in-review', 'returned', 'published', 'replaced', 'refused')), -- pii: none
  content jsonb not null,                    -- pii: none
  revision integer not null check (revision > 0), -- pii: none
  case_id uuid,                              -- pii: none
  edited_by uuid not null,                   -- pii: none
  changed_at timestamptz not null,           -- pii: none
  published_at timestamptz,                  -- pii: none
  primary key (course_id, version_id),
  unique (course_id, number)
);
create unique index course_version_worked_on on learning.course_version (course_id)
  where state in ('draft', 'in-review', 'returned');
create unique index course_version_live on learning.course_version (course_id)
  where state = 'published';

-- A file that chapters play or show; its bytes lie in storage.
create table learning.media (
  media_id uuid primary key,                 -- pii: none
  node_id uuid not null,                     -- pii: none
  name text not null,                        -- pii: none
  media_type text not null,                  -- pii: none
  kind text not null check (kind in ('video', 'audio', 'document')), -- pii: none
  bytes bigint not null check (bytes > 0),   -- pii: none
  sha256 text not null,                      -- pii: none
  -- Measured in the file; documents have none.
  length_ms integer check (length_ms > 0),   -- pii: none
  storage_key text not null unique,          -- pii: none
  uploaded_by uuid not null,                 -- pii: none
  uploaded_at timestamptz not null           -- pii: none
);

-- A person's one clock: up to when their time is spent, by which session. Every credit goes through this row.
create table learning.stream (
  person_id uuid primary key,                -- pii: none
  used_until timestamptz,                    -- pii: none
  used_by uuid,                              -- pii: none
  on_day date,                               -- pii: none
  day_ms integer not null default 0 check (day_ms >= 0), -- pii: none
  version integer not null default 1         -- pii: none
);

create table learning.enrolment (
  person_id uuid not null,                   -- pii: none
  enrolment_id uuid not null,                -- pii: none
  course_id uuid not null references learning.course, -- pii: none
  version_id uuid not null,                  -- pii: none
  state text not null check (state in ('awaiting-payment', 'studying', 'done')), -- pii: none
  enrolled_at timestamptz not null,          -- pii: none
  -- The last chapter was finished; the day decides the year.
  studied_on date,                           -- pii: none
  completed_at timestamptz,                  -- pii: none
  record_id uuid,                            -- pii: none
  last_chapter_id uuid,                      -- pii: none
  primary key (person_id, enrolment_id),
  -- One course once: what was passed is not offered again.
  unique (person_id, course_id),
  foreign key (course_id, version_id) references learning.course_version,
  check ((state = 'done') = (completed_at is not null and record_id is not null))
);

create table learning.chapter_progress (
  person_id uuid not null,                   -- pii: none
  enrolment_id uuid not null,                -- pii: none
  chapter_id uuid not null,                  -- pii: none
  credited int4multirange not null default '{}', -- pii: none
  -- Seen, and waiting for the answer to a check question.
  held int4multirange not null default '{}', -- pii: none
  position_ms integer not null default 0 check (position_ms >= 0), -- pii: none
  -- The question that waits, and those that were answered.
  question_id uuid,                          -- pii: none
  tries integer not null default 0 check (tries >= 0), -- pii: none
  answered uuid[] not null default '{}',     -- pii: none
  due_ms integer not null check (due_ms > 0), -- pii: none
  done_on date,                              -- pii: none
  primary key (person_id, enrolment_id, chapter_id),
  foreign key (person_id, enrolment_id) references learning.enrolment
);

create table learning.play_session (
  person_id uuid not null,                   -- pii: none
  session_id uuid not null,                  -- pii: none
  enrolment_id uuid not null,                -- pii: none
  chapter_id uuid not null,                  -- pii: none
  device text not null,                      -- pii: basic
  -- Length, rules and where questions stand, as they were when it began.
  frame jsonb not null,                      -- pii: none
  started_at timestamptz not null,           -- pii: none
  last_at timestamptz not null,              -- pii: none
  last_seq integer not null default 0 check (last_seq >= 0), -- pii: none
  ended_at timestamptz,                      -- pii: none
  primary key (person_id, session_id),
  foreign key (person_id, enrolment_id) references learning.enrolment
);
create index play_session_live on learning.play_session (person_id) where ended_at is null;

-- What a player reported, as it came, and what was credited of it.
create table learning.beat (
  person_id uuid not null,                   -- pii: none
  session_id uuid not null,                  -- pii: none
  seq integer not null check (seq > 0),      -- pii: none
  from_ms integer not null,                  -- pii: none
  to_ms integer not null,                    -- pii: none
  credited_ms integer not null check (credited_ms >= 0), -- pii: none
  at timestamptz not null,                   -- pii: none
  primary key (person_id, session_id, seq),
  foreign key (person_id, session_id) references learning.play_session
);
comment on table learning.beat is 'append-only';

-- Every stretch that was not credited, and why.
create table learning.uncredited (
  person_id uuid not null,                   -- pii: none
  uncredited_id uuid not null,               -- pii: none
  enrolment_id uuid not null,                -- pii: none
  chapter_id uuid not null,                  -- pii: none
  session_id uuid,                           -- pii: none
  from_ms integer not null check (from_ms >= 0), -- pii: none
  to_ms integer not null,                    -- pii: none
  reason text not null check (reason in ('seen-twice', 'too-fast', 'another-stream', 'another-device', 'gap', 'day-full', 'beyond-end', 'backwards', 'window-closed', 'question-missed')), -- pii: none
  at timestamptz not null,                   -- pii: none
  primary key (person_id, uncredited_id),
  foreign key (person_id, enrolment_id) references learning.enrolment,
  check (to_ms >= from_ms)
);
create index uncredited_enrolment on learning.uncredited (person_id, enrolment_id, at);
comment on table learning.uncredited is 'append-only';

create table learning.appeal (
  person_id uuid not null,                   -- pii: none
  appeal_id uuid not null,                   -- pii: none
  enrolment_id uuid not null,                -- pii: none
  chapter_id uuid not null,                  -- pii: none
  case_id uuid not null,                     -- pii: none
  text text not null check (text <> ''),     -- pii: basic
  intervals int4multirange not null,         -- pii: none
  state text not null check (state in ('open', 'granted', 'refused')), -- pii: none
  made_at timestamptz not null,              -- pii: none
  settled_at timestamptz,                    -- pii: none
  primary key (person_id, appeal_id),
  foreign key (person_id, enrolment_id) references learning.enrolment,
  check ((state = 'open') = (settled_at is null))
);
create unique index appeal_open on learning.appeal (person_id, enrolment_id, chapter_id)
  where state = 'open';

-- How an examination or homework of a course ended; assessment tells.
create table learning.outcome (
  person_id uuid not null,                   -- pii: none
  enrolment_id uuid not null,                -- pii: none
  kind text not null check (kind in ('exam', 'homework')), -- pii: none
  outcome text not null check (outcome in ('passed', 'failed')), -- pii: none
  mark text,                                 -- pii: basic
  on_day date not null,                      -- pii: none
  at timestamptz not null,                   -- pii: none
  primary key (person_id, enrolment_id, kind),
  foreign key (person_id, enrolment_id) references learning.enrolment
);

-- What a learner wrote down at a place of a chapter.
create table learning.note (
  person_id uuid not null,                   -- pii: none
  note_id uuid not null,                     -- pii: none
  enrolment_id uuid not null,                -- pii: none
  chapter_id uuid not null,                  -- pii: none
  at_ms integer not null check (at_ms >= 0), -- pii: none
  text text not null check (text <> ''),     -- pii: basic
  written_at timestamptz not null,           -- pii: none
  primary key (person_id, note_id),
  foreign key (person_id, enrolment_id) references learning.enrolment
);

-- A chapter proved by questions instead of played, where the rulebook allows it: what was asked, and how it ended.
create table learning.test_out (
  person_id uuid not null,                   -- pii: none
  test_id uuid not null,                     -- pii: none
  enrolment_id uuid not null,                -- pii: none
  chapter_id uuid not null,                  -- pii: none
  try integer not null check (try > 0),      -- pii: none
  questions uuid[] not null,                 -- pii: none
  right_needed integer not null check (right_needed > 0), -- pii: none
  begun_at timestamptz not null,             -- pii: none
  ends_at timestamptz not null,              -- pii: none
  -- One option a question, in their order; null: left open.
  answers integer[],                         -- pii: none
  right_count integer check (right_count >= 0), -- pii: none
  passed boolean,                            -- pii: none
  handed_in_at timestamptz,                  -- pii: none
  primary key (person_id, test_id),
  unique (person_id, enrolment_id, chapter_id, try),
  foreign key (person_id, enrolment_id) references learning.enrolment,
  check ((handed_in_at is null) = (answers is null)),
  check ((handed_in_at is null) = (passed is null))
);

-- Electives that are chosen together, as one (选修包). A catalogue, kept by whoever teaches the courses in it.
create table learning.pack (
  pack_id uuid primary key,                  -- pii: none
  node_id uuid not null,                     -- pii: none
  place_id uuid not null,                    -- pii: none
  title text not null,                       -- pii: none
  summary text not null,                     -- pii: none
  category text not null,                    -- pii: none
  amount jsonb not null,                     -- pii: none
  course_ids uuid[] not null,                -- pii: none
  state text not null check (state in ('draft', 'offered')), -- pii: none
  revision integer not null check (revision > 0), -- pii: none
  edited_by uuid not null,                   -- pii: none
  changed_at timestamptz not null            -- pii: none
);
create index pack_node on learning.pack (node_id);
create index pack_place on learning.pack (place_id) where state = 'offered';

-- A person's choice of a pack, with what was in it that day.
create table learning.pack_choice (
  person_id uuid not null,                   -- pii: none
  pack_id uuid not null references learning.pack, -- pii: none
  title text not null,                       -- pii: none
  amount jsonb not null,                     -- pii: none
  course_ids uuid[] not null,                -- pii: none
  chosen_at timestamptz not null,            -- pii: none
  primary key (person_id, pack_id)
);

-- What a person owes for a course, and how that ended. It stays when the enrolment goes.
create table learning.fee (
  person_id uuid not null,                   -- pii: none
  fee_id uuid not null,                      -- pii: none
  enrolment_id uuid not null,                -- pii: none
  course_id uuid not null references learning.course, -- pii: none
  node_id uuid not null,                     -- pii: none
  -- What the person names when paying.
  number text not null,                      -- pii: none
  course_title text not null,                -- pii: none
  amount_fen integer not null check (amount_fen > 0), -- pii: none
  state text not null check (state in ('open', 'paid', 'refunded', 'dropped')), -- pii: none
  asked_at timestamptz not null,             -- pii: none
  paid_at timestamptz,                       -- pii: none
  -- The cashier, or the key of the system that said so.
  paid_by uuid,                              -- pii: none
  paid_via text check (paid_via in ('cashier', 'system')), -- pii: none
  receipt text,                              -- pii: none
  ended_at timestamptz,                      -- pii: none
  ended_by uuid,                             -- pii: none
  reason text,                               -- pii: basic
  primary key (person_id, fee_id),
  unique (person_id, enrolment_id),
  check ((paid_at is null) = (receipt is null) and (paid_at is null) = (paid_by is null)),
  check ((state in ('paid', 'refunded')) = (paid_at is not null)),
  check ((state in ('refunded', 'dropped')) = (ended_at is not null))
);
create index fee_node on learning.fee (node_id, state, asked_at desc);
create index fee_number on learning.fee (number);

-- A receipt pays one fee, for ever.
create table learning.receipt_claim (
  node_id uuid not null,                     -- pii: none
  receipt text not null,                     -- pii: none
  person_id uuid not null,                   -- pii: none
  fee_id uuid not null,                      -- pii: none
  primary key (node_id, receipt)
);

-- A payment system that may say, signed, what was paid to an organisation. The secret is derived, never stored.
create table learning.payment_key (
  key_id uuid primary key,                   -- pii: none
  node_id uuid not null,                     -- pii: none
  name text not null,                        -- pii: none
  made_at timestamptz not null,              -- pii: none
  made_by uuid not null,                     -- pii: none
  ended_at timestamptz                       -- pii: none
);
create index payment_key_node on learning.payment_key (node_id);
