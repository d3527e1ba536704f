-- owner: hours; safe
create schema hours;

-- The head of a person's account: the row every posting locks.
create table hours.account (
  person_id uuid primary key,               -- pii: none
  last_seq bigint not null default 0 check (last_seq >= 0), -- pii: none
  head_hash text not null default '',       -- pii: none
  salt text not null,                       -- pii: sensitive
  opened_at timestamptz not null            -- pii: none
);
-- Facts of everything that may count, whatever its source, pending too.
create table hours.record (
  person_id uuid not null,                  -- pii: none
  record_id uuid not null,                  -- pii: none
  source_kind text not null,                -- pii: none
  source_id text not null,                  -- pii: none
  unit_id uuid,                             -- pii: none
  pack_id text not null,                    -- pii: none
  facts jsonb not null,                     -- pii: basic
  on_day date not null,                     -- pii: none
  title text not null,                      -- pii: basic
  status text not null check (status in ('pending', 'approved', 'rejected', 'revoked', 'withdrawn')), -- pii: none
  status_reason text,                       -- pii: basic
  decided jsonb,                            -- pii: basic
  preview jsonb,                            -- pii: none
  expected jsonb,                           -- pii: none
  revision integer not null check (revision > 0), -- pii: none
  lodged_at timestamptz not null,           -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (person_id, record_id),
  unique (person_id, source_kind, source_id)
);
create index record_day on hours.record (person_id, on_day);
create index record_key on hours.record ((facts->>'key')) where facts ? 'key';
-- Append-only. Σ ticks by person, pack, period, record and category = what evaluate counts.
create table hours.entry (
  person_id uuid not null,                  -- pii: none
  seq bigint not null check (seq > 0),      -- pii: none
  entry_id uuid not null,                   -- pii: none
  record_id uuid not null,                  -- pii: none
  pack_id text not null,                    -- pii: none
  pack_ref text not null,                   -- pii: none
  period_from date not null,                -- pii: none
  period_to date not null,                  -- pii: none
  category text not null,                   -- pii: none
  ticks integer not null,                   -- pii: none
  kind text not null check (kind in ('grant', 'recount', 'reversal', 'correction')), -- pii: none
  reason text not null,                     -- pii: none
  claim_id uuid not null,                   -- pii: none
  operation_id uuid not null,               -- pii: none
  trace jsonb not null,                     -- pii: basic
  posted_at timestamptz not null,           -- pii: none
  effective_on date not null,               -- pii: none
  prev_hash text not null,                  -- pii: none
  hash text not null,                       -- pii: none
  primary key (person_id, seq),
  unique (person_id, entry_id),
  unique (person_id, claim_id, pack_id, period_from, period_to, record_id, category),
  foreign key (person_id, record_id) references hours.record,
  check (period_to > period_from)
);
create index entry_record on hours.entry (person_id, record_id);
create index entry_period on hours.entry (person_id, pack_id, period_from);
-- The last evaluation per accounting period: a cache that `jixu ledger verify` rebuilds and compares.
create table hours.standing (
  person_id uuid not null,                  -- pii: none
  pack_id text not null,                    -- pii: none
  period_from date not null,                -- pii: none
  period_to date not null,                  -- pii: none
  pack_ref text not null,                   -- pii: none
  verdict text not null check (verdict in ('met', 'short', 'unknown')), -- pii: none
  pending_verdict text not null check (pending_verdict in ('met', 'short', 'unknown')), -- pii: none
  short_ticks integer not null,             -- pii: none
  short_with_pending_ticks integer not null, -- pii: none
  totals jsonb not null,                    -- pii: none
  with_pending jsonb not null,              -- pii: none
  receipt jsonb not null,                   -- pii: none
  evaluated_at timestamptz not null,        -- pii: none
  primary key (person_id, pack_id, period_from, period_to)
);
-- Periods that only a correction case may change.
create table hours.closing (
  pack_id text not null,                    -- pii: none
  period_from date not null,                -- pii: none
  period_to date not null,                  -- pii: none
  closed_at timestamptz not null,           -- pii: none
  closed_by uuid not null,                  -- pii: none
  primary key (pack_id, period_from, period_to)
);
comment on table hours.entry is 'append-only';

-- What rooms above may join with: how far the ledger of a person has come.
create view hours.pub_account as select person_id, last_seq from hours.account;
