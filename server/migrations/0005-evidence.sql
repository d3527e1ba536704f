-- owner: evidence; safe
create schema evidence;

create table evidence.file (
  person_id uuid not null,                  -- pii: none
  evidence_id uuid not null,                -- pii: none
  uploaded_by uuid not null,                -- pii: none
  name text not null check (length(name) between 1 and 200), -- pii: basic
  media_type text not null,                 -- pii: none
  bytes bigint not null check (bytes > 0),  -- pii: none
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'), -- pii: none
  perceptual text check (perceptual ~ '^[0-9a-f]{16}$'), -- pii: none
  pages integer check (pages > 0),          -- pii: none
  storage_key text not null,                -- pii: none
  preview_key text,                         -- pii: none
  uploaded_at timestamptz not null,         -- pii: none
  -- The last time the same bytes were handed in, and the first time something was proved with them.
  offered_at timestamptz not null,          -- pii: none
  attached_at timestamptz,                  -- pii: none
  primary key (person_id, evidence_id),
  unique (person_id, sha256)
);
create index file_storage_key on evidence.file (storage_key);
create index file_preview_key on evidence.file (preview_key) where preview_key is not null;
create index file_unattached on evidence.file (offered_at) where attached_at is null;
-- Which people hold the same bytes, or a picture that looks the same. Keyed by what is compared, so that the question
-- is answered at one place however people are spread: `sha256:<hex>`, and a picture under each quarter of its digest.
create table evidence.digest (
  digest text not null,                     -- pii: none
  person_id uuid not null,                  -- pii: none
  evidence_id uuid not null,                -- pii: none
  perceptual text,                          -- pii: none
  primary key (digest, person_id, evidence_id)
);
create table evidence.opening (
  person_id uuid not null,                  -- pii: none
  opening_id uuid not null,                 -- pii: none
  evidence_id uuid not null,                -- pii: none
  opened_by uuid not null,                  -- pii: none
  what text not null check (what in ('file', 'preview')), -- pii: none
  at timestamptz not null,                  -- pii: none
  primary key (person_id, opening_id),
  foreign key (person_id, evidence_id) references evidence.file
);
create index opening_evidence on evidence.opening (person_id, evidence_id, at);
comment on table evidence.opening is 'append-only';
