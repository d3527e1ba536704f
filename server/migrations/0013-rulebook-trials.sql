-- owner: rulebooks; safe

-- Worked examples of a pack, as shipped: what a new edition is tried against.
create table rulebooks.example (
  pack_id text not null,                    -- pii: none
  file text not null,                       -- pii: none
  source text not null,                     -- pii: none
  primary key (pack_id, file)
);

-- A change of the rules of a place, tried out on everyone there. Nothing changes for anybody until a second person
-- publishes it; a trial that is dropped leaves no trace in hours.
create table rulebooks.trial (
  trial_id uuid primary key,                -- pii: none
  number integer not null,                  -- pii: none
  node_id uuid not null,                    -- pii: none
  pack_id text not null,                    -- pii: none
  kind text not null check (kind in ('settings', 'version', 'edition')), -- pii: none
  -- What it was compared with: published meanwhile, something else would be published than was tried.
  base_adoption_id uuid not null,           -- pii: none
  base_ref text not null,                   -- pii: none
  parameters jsonb not null,                -- pii: none
  readings jsonb not null,                  -- pii: none
  version text,                             -- pii: none
  source text,                              -- pii: none
  examples text,                            -- pii: none
  state text not null check (state in ('checking', 'faulty', 'counting', 'counted', 'failed', 'submitted', 'published', 'dropped')), -- pii: none
  findings jsonb not null default '[]',     -- pii: none
  checked jsonb,                            -- pii: none
  tally jsonb not null,                     -- pii: none
  people integer not null default 0,        -- pii: none
  done integer not null default 0,          -- pii: none
  after_person uuid,                        -- pii: none
  made_by uuid not null,                    -- pii: none
  made_at timestamptz not null,             -- pii: none
  counted_at timestamptz,                   -- pii: none
  submitted_at timestamptz,                 -- pii: none
  decided_by uuid,                          -- pii: none
  decided_at timestamptz,                   -- pii: none
  -- The recount that follows publication.
  recount text not null default 'none' check (recount in ('none', 'running', 'done')), -- pii: none
  recount_people integer not null default 0, -- pii: none
  recount_done integer not null default 0,  -- pii: none
  recount_changed integer not null default 0, -- pii: none
  recount_failed integer not null default 0, -- pii: none
  recount_after uuid,                       -- pii: none
  recounted_at timestamptz,                 -- pii: none
  moved_at timestamptz not null,            -- pii: none
  unique (node_id, number),
  check (state <> 'published' or (decided_by is not null and decided_by <> made_by)),
  check ((recount = 'none') = (state <> 'published'))
);
-- What persons published has one text a version; drafts that are delivered with the software may be revised.
create unique index edition_published on rulebooks.edition (pack_id, version) where published_by is not null;
create index trial_working on rulebooks.trial (moved_at)
  where state in ('checking', 'counting') or recount = 'running';

-- Whose hours, or whose verdict, the change moves, by accounting period.
create table rulebooks.trial_person (
  person_id uuid not null,                  -- pii: none
  trial_id uuid not null,                   -- pii: none
  period_from date not null,                -- pii: none
  unit_id uuid not null,                    -- pii: none
  area_id uuid not null,                    -- pii: none
  verdict_before text not null,             -- pii: none
  verdict_after text not null,              -- pii: none
  totals_before jsonb not null,             -- pii: none
  totals_after jsonb not null,              -- pii: none
  short_ticks integer not null,             -- pii: none
  delta_ticks integer not null,             -- pii: none
  outcome text not null check (outcome in ('to-short', 'to-met', 'less', 'more', 'moved')), -- pii: none
  certificate text,                         -- pii: none
  primary key (person_id, trial_id, period_from)
);
create index trial_person_page on rulebooks.trial_person (trial_id, period_from, outcome, delta_ticks, person_id);

-- How many people were looked at, by the places directly below.
create table rulebooks.trial_area (
  trial_id uuid not null,                   -- pii: none
  period_from date not null,                -- pii: none
  area_id uuid not null,                    -- pii: none
  people integer not null,                  -- pii: none
  primary key (trial_id, period_from, area_id)
);

-- Settings may change twice on one day: what was ended on its first day holds on no day and stays for the record.
alter table rulebooks.adoption drop constraint adoption_check;
alter table rulebooks.adoption add constraint adoption_days check (to_on is null or to_on >= from_on);
comment on table rulebooks.edition is 'append-only';
