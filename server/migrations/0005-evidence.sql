-- owner: evidence; safe
create schema evidence;

create table evidence.file (
  person_id uuid not null,                  -- pii: none
  evidence_id uuid not null,                -- pii: none
  uploaded_by uuid not null,                -- pii: none
  name text not null check (length(name) between 1 and 200), -- pii: basic
  media_type text not null,                 -- pii: none
  bytes bigint not null check (bytes > 0),  -- pii: none
  sha256 text not null,                     -- pii: none
  perceptual text,                          -- pii: none
  pages integer,                            -- pii: none
  storage_key text not null,                -- pii: none
  preview_key text,                         -- pii: none
  uploaded_at timestamptz not null,         -- pii: none
  primary key (person_id, evidence_id)
);
create index file_sha256 on evidence.file (sha256);
create table evidence.opening (
  person_id uuid not null,                  -- pii: none
  opening_id uuid not null,                 -- pii: none
  evidence_id uuid not null,                -- pii: none
  opened_by uuid not null,                  -- pii: none
  at timestamptz not null,                  -- pii: none
  primary key (person_id, opening_id),
  foreign key (person_id, evidence_id) references evidence.file
);
comment on table evidence.opening is 'append-only';
