-- owner: platform; safe
create schema platform;

-- One row per user intent: who did what to whom, and why. Append-only.
create table platform.trail (
  operation_id uuid primary key,            -- pii: none
  type text not null,                       -- pii: none
  actor jsonb not null,                     -- pii: none
  subject_id uuid,                          -- pii: none
  reason text,                              -- pii: basic
  detail jsonb not null default '{}',       -- pii: none
  request_id text,                          -- pii: none
  at timestamptz not null                   -- pii: none
);
create index trail_subject on platform.trail (subject_id, at);
create index trail_at on platform.trail (at);

-- Events written with the change they describe; delivered after commit, at least once. Coordinator-local.
create table platform.outbox (
  event_id uuid primary key,                -- pii: none
  type text not null,                       -- pii: none
  subject_id uuid,                          -- pii: none
  payload jsonb not null,                   -- pii: none
  operation_id uuid not null,               -- pii: none
  at timestamptz not null                   -- pii: none
);
create table platform.delivery (
  event_id uuid not null,                   -- pii: none
  subscriber text not null,                 -- pii: none
  at timestamptz not null,                  -- pii: none
  primary key (event_id, subscriber)
);

-- The answer to a request that carried an Idempotency-Key, kept seven days.
create table platform.idempotency (
  account_id uuid not null,                 -- pii: none
  key text not null check (length(key) between 1 and 255), -- pii: none
  request_hash text not null,               -- pii: none
  status integer not null,                  -- pii: none
  body text not null,                       -- pii: basic
  at timestamptz not null,                  -- pii: none
  primary key (account_id, key)
);
create index idempotency_at on platform.idempotency (at);

-- Facts about this deployment: demonstration or real, set-up finished or not, public address.
create table platform.setting (
  name text primary key,                    -- pii: none
  value jsonb not null,                     -- pii: none
  changed_at timestamptz not null           -- pii: none
);

-- Serial numbers that people read: one row per series, locked last and briefly.
create table platform.series (
  name text primary key,                    -- pii: none
  last bigint not null check (last >= 0)    -- pii: none
);
comment on table platform.trail is 'append-only';
comment on table platform.outbox is 'append-only';
