-- owner: intake; safe
create schema intake;

-- One file that was handed in for a unit, and how far its rows have come.
create table intake.batch (
  unit_id uuid not null,                    -- pii: none
  batch_id uuid not null,                   -- pii: none
  kind text not null,                       -- pii: none
  state text not null check (state in ('reading', 'refused', 'checked', 'applying', 'done', 'cancelled', 'undoing', 'undone')), -- pii: none
  file_name text not null check (length(file_name) between 1 and 200), -- pii: basic
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'), -- pii: none
  storage_key text,                         -- pii: none
  sheet text,                               -- pii: basic
  other_sheets integer not null default 0,  -- pii: none
  hidden_rows integer not null default 0,   -- pii: none
  header_row integer,                       -- pii: none
  columns jsonb not null default '[]',      -- pii: basic
  ignored_headers jsonb not null default '[]', -- pii: basic
  rows_read integer not null default 0 check (rows_read >= 0), -- pii: none
  refusal jsonb,                            -- pii: none
  stopped text,                             -- pii: none
  uploaded_by uuid not null,                -- pii: none
  uploaded_at timestamptz not null,         -- pii: none
  confirmed_by uuid,                        -- pii: none
  acting jsonb not null,                    -- pii: none
  run integer not null default 0,           -- pii: none
  population integer,                       -- pii: none
  worked_at timestamptz not null,           -- pii: none
  ended_at timestamptz,                     -- pii: none
  primary key (unit_id, batch_id),
  check ((state = 'refused') = (refusal is not null))
);
-- The same file twice is the same batch, until that one came to nothing.
create unique index batch_same_file on intake.batch (unit_id, kind, sha256)
  where state not in ('refused', 'cancelled', 'undone');
create index batch_recent on intake.batch (unit_id, uploaded_at desc, batch_id);
-- Work that a process may have died in.
create index batch_at_work on intake.batch (worked_at) where state in ('reading', 'applying', 'undoing');
create index batch_storage_key on intake.batch (storage_key) where storage_key is not null;

-- A row of the file by its number there: (batch, row) is the natural key of everything done with it.
create table intake.row (
  unit_id uuid not null,                    -- pii: none
  batch_id uuid not null,                   -- pii: none
  row_no integer not null check (row_no > 0), -- pii: none
  version integer not null default 1,       -- pii: none
  state text not null check (state in ('bad', 'ready', 'duplicate', 'applied', 'undone', 'kept')), -- pii: none
  outcome text check (outcome in ('created', 'updated', 'unchanged', 'sent-for-matching')), -- pii: none
  -- The cells as encrypted JSON; removed some time after the batch ended.
  cells bytea,                              -- pii: sensitive
  problems jsonb not null default '[]',     -- pii: none
  row_key text,                             -- pii: sensitive
  subject_id uuid,                          -- pii: none
  undo bytea,                               -- pii: sensitive
  repaired_by uuid,                         -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (unit_id, batch_id, row_no),
  foreign key (unit_id, batch_id) references intake.batch,
  check (state <> 'ready' or (outcome is not null and problems = '[]')),
  check (state not in ('bad', 'duplicate') or problems <> '[]'),
  check (state <> 'applied' or outcome is not null)
);
create index row_state on intake.row (unit_id, batch_id, state, row_no);
create index row_same_key on intake.row (unit_id, batch_id, row_key) where row_key is not null;
create index row_repaired on intake.row (unit_id, batch_id) where repaired_by is not null;
