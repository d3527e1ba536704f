-- owner: reporting; safe
create schema reporting;

-- When a person was last reminded by anybody who answers for them: the row that keeps a second reminder away.
create table reporting.reminded (
  person_id uuid primary key,               -- pii: none
  on_day date not null,                     -- pii: none
  by_id uuid not null,                      -- pii: none
  times integer not null check (times > 0)  -- pii: none
);
-- A reminder to more people than one request holds: who asked, whom it meant, how far it has come.
create table reporting.reminder_run (
  person_id uuid not null,                  -- pii: none
  run_id uuid not null,                     -- pii: none
  acting jsonb not null,                    -- pii: none
  filter jsonb not null,                    -- pii: basic
  state text not null check (state in ('running', 'done', 'stopped')), -- pii: none
  after_id uuid,                            -- pii: none
  total integer not null check (total >= 0), -- pii: none
  reminded integer not null default 0 check (reminded >= 0), -- pii: none
  skipped integer not null default 0 check (skipped >= 0), -- pii: none
  -- The first of those skipped, to be named.
  skipped_ids uuid[] not null default '{}', -- pii: none
  started_at timestamptz not null,          -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (person_id, run_id)
);
create index reminder_run_stalled on reporting.reminder_run (changed_at) where state = 'running';
-- Filters that a person keeps under a name, on any device.
create table reporting.saved_view (
  person_id uuid not null,                  -- pii: none
  view_id uuid not null,                    -- pii: none
  page text not null check (page in ('people')), -- pii: none
  name text not null check (name <> ''),    -- pii: basic
  filter jsonb not null,                    -- pii: basic
  saved_at timestamptz not null,            -- pii: none
  primary key (person_id, view_id),
  unique (person_id, page, name)
);
-- A year of a unit as it stood when the unit closed it. Never changed: a later closing is another one.
create table reporting.summary (
  unit_id uuid not null,                    -- pii: none
  summary_id uuid not null,                 -- pii: none
  year integer not null,                    -- pii: none
  sequence integer not null check (sequence > 0), -- pii: none
  content jsonb not null,                   -- pii: none
  digest text not null,                     -- pii: none
  closed_on date not null,                  -- pii: none
  closed_at timestamptz not null,           -- pii: none
  closed_by uuid not null,                  -- pii: none
  primary key (unit_id, summary_id),
  unique (unit_id, year, sequence)
);
create table reporting.summary_line (
  unit_id uuid not null,                    -- pii: none
  summary_id uuid not null,                 -- pii: none
  line_no integer not null check (line_no > 0), -- pii: none
  person_id uuid not null,                  -- pii: none
  name text not null,                       -- pii: basic
  staff_number text,                        -- pii: basic
  unit_name text not null,                  -- pii: none
  outcome text not null check (outcome in ('met', 'hoped', 'short')), -- pii: none
  totals jsonb not null,                    -- pii: none
  with_pending jsonb not null,              -- pii: none
  short text not null,                      -- pii: none
  primary key (unit_id, summary_id, line_no),
  unique (unit_id, summary_id, person_id),
  foreign key (unit_id, summary_id) references reporting.summary
);
comment on table reporting.summary is 'append-only';
comment on table reporting.summary_line is 'append-only';
-- The public notice (公示) of a closed summary inside its unit.
create table reporting.posting (
  unit_id uuid not null,                    -- pii: none
  posting_id uuid not null,                 -- pii: none
  summary_id uuid not null,                 -- pii: none
  year integer not null,                    -- pii: none
  working_days integer not null check (working_days > 0), -- pii: none
  from_on date not null,                    -- pii: none
  last_on date not null,                    -- pii: none
  posted_at timestamptz not null,           -- pii: none
  posted_by uuid not null,                  -- pii: none
  -- How far its people have been told of it; null: all of them.
  told_line integer default 0,              -- pii: none
  state text not null check (state in ('open', 'closed')), -- pii: none
  closed_on date,                           -- pii: none
  record jsonb,                             -- pii: none
  primary key (unit_id, posting_id),
  unique (unit_id, summary_id),
  foreign key (unit_id, summary_id) references reporting.summary,
  check ((state = 'closed') = (closed_on is not null and record is not null)),
  check (last_on > from_on)
);
create index posting_open on reporting.posting (last_on) where state = 'open';
create table reporting.objection (
  unit_id uuid not null,                    -- pii: none
  posting_id uuid not null,                 -- pii: none
  objection_id uuid not null,               -- pii: none
  by_id uuid not null,                      -- pii: none
  text text not null check (text <> ''),    -- pii: basic
  evidence_id uuid,                         -- pii: none
  made_at timestamptz not null,             -- pii: none
  state text not null check (state in ('open', 'upheld', 'dismissed')), -- pii: none
  answer text,                              -- pii: basic
  answered_by uuid,                         -- pii: none
  answered_at timestamptz,                  -- pii: none
  primary key (unit_id, posting_id, objection_id),
  foreign key (unit_id, posting_id) references reporting.posting,
  check ((state = 'open') = (answer is null and answered_by is null and answered_at is null))
);
