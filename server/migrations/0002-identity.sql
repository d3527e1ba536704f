-- owner: identity; safe
create schema identity;
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create table identity.person (
  person_id uuid primary key,               -- pii: none
  name text not null check (length(name) between 1 and 60), -- pii: basic
  name_key text not null,                   -- pii: basic
  pinyin text not null,                     -- pii: basic
  initials text not null,                   -- pii: basic
  merged_into uuid,                         -- pii: none
  created_at timestamptz not null           -- pii: none
);
create index person_name_key on identity.person (name_key text_pattern_ops);
create index person_pinyin on identity.person (pinyin text_pattern_ops);
create index person_initials on identity.person (initials text_pattern_ops);

create table identity.document (
  person_id uuid not null references identity.person, -- pii: none
  document_type text not null check (document_type in ('resident-id', 'passport', 'permit')), -- pii: none
  cipher bytea not null,                    -- pii: sensitive
  mask text not null,                       -- pii: basic
  changed_at timestamptz not null,          -- pii: none
  primary key (person_id, document_type)
);
-- Claim table: one identity number, one person.
create table identity.document_claim (
  blind_index text primary key,             -- pii: sensitive
  person_id uuid not null                   -- pii: none
);
create table identity.contact (
  person_id uuid not null references identity.person, -- pii: none
  kind text not null check (kind in ('phone', 'email')), -- pii: none
  cipher bytea not null,                    -- pii: sensitive
  mask text not null,                       -- pii: basic
  verified_at timestamptz,                  -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (person_id, kind)
);

-- What rules read of a person, with the day it holds from and the instant we learned it. Superseded rows stay.
create table identity.fact (
  person_id uuid not null references identity.person, -- pii: none
  fact_id uuid not null,                    -- pii: none
  kind text not null check (kind in ('industry', 'graduated-on', 'education', 'title', 'appointed-on', 'work-started-on', 'school-stage', 'employer-grade', 'subject', 'post')), -- pii: none
  value jsonb not null,                     -- pii: basic
  from_on date not null,                    -- pii: none
  learned_at timestamptz not null,          -- pii: none
  superseded_at timestamptz,                -- pii: none
  primary key (person_id, fact_id)
);
create index fact_kind on identity.fact (person_id, kind) where superseded_at is null;

create table identity.account (
  person_id uuid primary key references identity.person, -- pii: none
  account_id uuid not null,                 -- pii: none
  state text not null check (state in ('pending', 'active', 'disabled')), -- pii: none
  password_hash text,                       -- pii: sensitive
  failures integer not null default 0 check (failures >= 0), -- pii: none
  failures_today integer not null default 0 check (failures_today >= 0), -- pii: none
  last_failure_at timestamptz,              -- pii: none
  locked_until timestamptz,                 -- pii: none
  last_login_at timestamptz,                -- pii: none
  consent_version text,                     -- pii: none
  consented_at timestamptz,                 -- pii: none
  activated_at timestamptz,                 -- pii: none
  activated_with text check (activated_with in ('slip', 'sms', 'setup')), -- pii: none
  locale text not null default 'zh-CN' check (locale in ('zh-CN', 'en')), -- pii: none
  check ((state = 'active') = (password_hash is not null) or state = 'disabled')
);
-- Claim table: one log-in name, one person.
create table identity.login_claim (
  login_name text primary key check (login_name = lower(login_name)), -- pii: basic
  person_id uuid not null                   -- pii: none
);
create index login_claim_person on identity.login_claim (person_id);
create table identity.activation_slip (
  person_id uuid not null references identity.person, -- pii: none
  slip_id uuid not null,                    -- pii: none
  made_at timestamptz not null,             -- pii: none
  made_by uuid,                             -- pii: none
  expires_at timestamptz not null,          -- pii: none
  used_at timestamptz,                      -- pii: none
  void_at timestamptz,                      -- pii: none
  primary key (person_id, slip_id)
);
create index activation_slip_open on identity.activation_slip (person_id) where used_at is null and void_at is null;
-- Claim table: a slip's code, as a keyed digest, names one slip of one person.
create table identity.slip_claim (
  code_hash text primary key,               -- pii: sensitive
  person_id uuid not null,                  -- pii: none
  slip_id uuid not null                     -- pii: none
);
-- Codes on their way to paper: sealed, for the maker alone, gone within the hour.
create table identity.slip_sheet (
  sheet_id uuid primary key,                -- pii: none
  made_by uuid not null,                    -- pii: none
  sealed bytea not null,                    -- pii: sensitive
  expires_at timestamptz not null           -- pii: none
);
create index slip_sheet_expiry on identity.slip_sheet (expires_at);

-- Sessions, activation sessions and the set-up link: opened by a random token that is stored hashed.
create table identity.session (
  token_hash text primary key,              -- pii: sensitive
  session_id uuid not null,                 -- pii: none
  kind text not null check (kind in ('session', 'activation', 'setup', 'setup-link')), -- pii: none
  person_id uuid,                           -- pii: none
  created_at timestamptz not null,          -- pii: none
  last_seen_at timestamptz not null,        -- pii: none
  expires_at timestamptz not null,          -- pii: none
  ended_at timestamptz,                     -- pii: none
  ended_because text,                       -- pii: none
  check ((kind in ('session', 'activation')) = (person_id is not null))
);
create index session_person on identity.session (person_id) where ended_at is null;
create index session_id on identity.session (session_id);
create index session_expiry on identity.session (expires_at);
-- How far an activation session has come. A session whose person does not exist is one that must lead nowhere.
create table identity.activation (
  session_id uuid primary key,              -- pii: none
  person_id uuid not null,                  -- pii: none
  purpose text not null check (purpose in ('activate', 'unlock')), -- pii: none
  failures integer not null default 0 check (failures >= 0), -- pii: none
  proven_with text check (proven_with in ('slip', 'sms')), -- pii: none
  proven_slip_id uuid,                      -- pii: none
  sms_code_hash text,                       -- pii: sensitive
  sms_sent integer not null default 0,      -- pii: none
  sms_sent_at timestamptz,                  -- pii: none
  at timestamptz not null                   -- pii: none
);
create index activation_person on identity.activation (person_id, at);

-- What rooms above may join with. No number, no contact.
create view identity.pub_person as
  select person_id, name, name_key, pinyin, initials from identity.person where merged_into is null;
create view identity.pub_account as
  select person_id, state, activated_at, activated_with, last_login_at from identity.account;
