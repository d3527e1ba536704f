-- owner: certificates; safe
create schema certificates;

-- Prepared (number taken, content frozen and signed) → issued (file stored) → revoked or replaced. Void: ended before it
-- was handed out. Content is frozen; only the state and what comes with it changes.
create table certificates.certificate (
  person_id uuid not null,                  -- pii: none
  certificate_id uuid not null,             -- pii: none
  number text not null,                     -- pii: none
  kind text not null check (kind in ('certificate', 'statement')), -- pii: none
  pack_id text not null,                    -- pii: none
  pack_ref text not null,                   -- pii: none
  period_from date not null,                -- pii: none
  period_to date not null,                  -- pii: none
  issuer_id uuid not null,                  -- pii: none
  -- Names, amounts and words as on the paper; the check link is in `sealed_payload` only.
  content jsonb not null,                   -- pii: basic
  -- The amounts once more, by category id and with labels in both languages, for the check page.
  figures jsonb not null,                   -- pii: none
  -- The signed text inside the PDF, encrypted: it holds the check link.
  sealed_payload bytea not null,            -- pii: basic
  -- Input and output of the evaluation, and the editions it was made under.
  trace jsonb not null,                     -- pii: basic
  trace_sha256 text not null,               -- pii: none
  -- The last ledger entry that the evaluation has seen.
  ledger_seq bigint not null check (ledger_seq >= 0), -- pii: none
  state text not null check (state in ('prepared', 'issued', 'revoked', 'replaced', 'void')), -- pii: none
  prepared_at timestamptz not null,         -- pii: none
  issued_at timestamptz,                    -- pii: none
  pdf_sha256 text,                          -- pii: none
  storage_key text,                         -- pii: none
  ended_at timestamptz,                     -- pii: none
  ended_because text,                       -- pii: none
  ended_detail jsonb,                       -- pii: basic
  primary key (person_id, certificate_id),
  check (period_to > period_from),
  check ((issued_at is null) = (pdf_sha256 is null) and (issued_at is null) = (storage_key is null)),
  check ((state in ('issued', 'revoked', 'replaced')) = (issued_at is not null)),
  check ((state in ('revoked', 'replaced', 'void')) = (ended_at is not null)),
  check ((ended_at is null) = (ended_because is null))
);
-- One person holds at most one for a pack and period, whatever happens at the same moment.
create unique index certificate_one_valid on certificates.certificate (person_id, pack_id, period_from, period_to)
  where state in ('prepared', 'issued');
create index certificate_prepared on certificates.certificate (prepared_at) where state = 'prepared';
create index certificate_issued on certificates.certificate (issued_at desc, certificate_id desc)
  where issued_at is not null;

-- Claim tables: one number, one check link, one certificate.
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
comment on table certificates.number_claim is 'append-only';
comment on table certificates.check_claim is 'append-only';

-- Every key that ever signed for us stays known, so that a change of key does not disown what is in people's hands.
create table certificates.verification_key (
  key_id text primary key,                  -- pii: none
  algorithm text not null check (algorithm in ('Ed25519', 'SM2')), -- pii: none
  public_key bytea not null,                -- pii: none
  pinned_at timestamptz not null            -- pii: none
);
comment on table certificates.verification_key is 'append-only';

-- Earned but not issued, and what stands in the way. Gone when it is issued or no longer earned.
create table certificates.obstacle (
  person_id uuid not null,                  -- pii: none
  pack_id text not null,                    -- pii: none
  period_from date not null,                -- pii: none
  period_to date not null,                  -- pii: none
  code text not null,                       -- pii: none
  detail jsonb not null,                    -- pii: basic
  -- Of the words that did not fit on a page: the same words are not tried again, and use up no other number.
  words_sha256 text,                        -- pii: none
  since timestamptz not null,               -- pii: none
  looked_at timestamptz not null,           -- pii: none
  primary key (person_id, pack_id, period_from, period_to)
);
create index obstacle_looked on certificates.obstacle (looked_at);
