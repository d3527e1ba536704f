-- owner: declarations; safe
create schema declarations;

create table declarations.declaration (
  person_id uuid not null,                  -- pii: none
  declaration_id uuid not null,             -- pii: none
  number text,                              -- pii: none
  pack_id text not null,                    -- pii: none
  pack_ref text not null,                   -- pii: none
  form_id text not null,                    -- pii: none
  category text,                            -- pii: none
  values jsonb not null default '{}',       -- pii: basic
  state text not null check (state in ('draft', 'in-review', 'counted', 'returned', 'rejected', 'withdrawn', 'vetoed')), -- pii: none
  version integer not null check (version > 0), -- pii: none
  round integer not null default 1 check (round > 0), -- pii: none
  unit_id uuid not null,                    -- pii: none
  record_id uuid,                           -- pii: none
  case_id uuid,                             -- pii: none
  preview jsonb,                            -- pii: none
  entered_by uuid not null,                 -- pii: none
  created_at timestamptz not null,          -- pii: none
  changed_at timestamptz not null,          -- pii: none
  submitted_at timestamptz,                 -- pii: none
  primary key (person_id, declaration_id),
  check ((state = 'draft') or number is not null)
);
create index declaration_state on declarations.declaration (person_id, state, changed_at);
create table declarations.attachment (
  person_id uuid not null,                  -- pii: none
  declaration_id uuid not null,             -- pii: none
  evidence_id uuid not null,                -- pii: none
  slot text not null,                       -- pii: none
  position integer not null,                -- pii: none
  ties jsonb not null default '[]',         -- pii: none
  -- One scan may be cover, contents and first page at once.
  primary key (person_id, declaration_id, evidence_id, slot),
  foreign key (person_id, declaration_id) references declarations.declaration
);
-- What was handed in at each round, as it was. Append-only.
create table declarations.submission (
  person_id uuid not null,                  -- pii: none
  declaration_id uuid not null,             -- pii: none
  round integer not null,                   -- pii: none
  form_id text not null,                    -- pii: none
  category text,                            -- pii: none
  values jsonb not null,                    -- pii: basic
  attachments jsonb not null,               -- pii: none
  preview jsonb not null,                   -- pii: none
  case_id uuid not null,                    -- pii: none
  at timestamptz not null,                  -- pii: none
  primary key (person_id, declaration_id, round)
);
comment on table declarations.submission is 'append-only';
