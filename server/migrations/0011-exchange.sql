-- owner: exchange; safe
create schema exchange;

create table exchange.sender (
  sender_id uuid primary key,               -- pii: none
  name text not null,                       -- pii: none
  node_id uuid not null,                    -- pii: none
  credential_hash text not null unique,     -- pii: sensitive
  kinds text[] not null,                    -- pii: none
  state text not null check (state in ('active', 'suspended')), -- pii: none
  created_at timestamptz not null           -- pii: none
);
-- Claim table: one external record of one sender, once. `claim_key` = sender id and external id.
create table exchange.record_claim (
  claim_key text primary key,               -- pii: none
  sender_id uuid not null,                  -- pii: none
  external_id text not null,                -- pii: none
  body_hash text not null,                  -- pii: none
  state text not null check (state in ('recorded', 'quarantined', 'dismissed', 'taken-back')), -- pii: none
  problem text,                             -- pii: none
  person_id uuid,                           -- pii: none
  record_id uuid,                           -- pii: none
  held jsonb,                               -- pii: sensitive
  received_at timestamptz not null,         -- pii: none
  closed_by uuid,                           -- pii: none
  closed_at timestamptz,                    -- pii: none
  closed_reason text,                       -- pii: basic
  check ((state in ('dismissed', 'taken-back')) = (closed_at is not null)),
  check ((state in ('recorded', 'taken-back')) = (person_id is not null and record_id is not null)),
  check (held is null or state = 'quarantined')
);
create index record_claim_sender on exchange.record_claim (sender_id, received_at desc, claim_key desc);
