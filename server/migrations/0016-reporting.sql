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
