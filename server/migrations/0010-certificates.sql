-- owner: certificates; safe
create schema certificates;

create table certificates.certificate (
  person_id uuid not null,                  -- pii: none
  certificate_id uuid not null,             -- pii: none
  number text not null,                     -- pii: none
  pack_id text not null,                    -- pii: none
  pack_ref text not null,                   -- pii: none
  period_from date not null,                -- pii: none
  period_to date not null,                  -- pii: none
  kind text not null check (kind in ('certificate', 'statement')), -- pii: none
  issuer_id uuid not null,                  -- pii: none
  content jsonb not null,                   -- pii: basic
  trace jsonb not null,                     -- pii: basic
  ledger_seq bigint not null,               -- pii: none
  payload jsonb not null,                   -- pii: basic
  pdf_sha256 text not null,                 -- pii: none
  storage_key text not null,                -- pii: none
  state text not null check (state in ('issued', 'revoked')), -- pii: none
  issued_at timestamptz not null,           -- pii: none
  revoked_at timestamptz,                   -- pii: none
  revoked_because text,                     -- pii: basic
  primary key (person_id, certificate_id),
  check ((state = 'revoked') = (revoked_at is not null))
);
create unique index certificate_one_valid on certificates.certificate (person_id, pack_id, period_from, period_to) where state = 'issued';
create table certificates.number_claim (
  number text primary key,                  -- pii: none
  person_id uuid not null,                  -- pii: none
  certificate_id uuid not null              -- pii: none
);
create table certificates.check_claim (
  token_hash text primary key,              -- pii: none
  person_id uuid not null,                  -- pii: none
  certificate_id uuid not null              -- pii: none
);
