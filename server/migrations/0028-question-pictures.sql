-- owner: assessment; safe
-- Pictures of a bank's questions: drawn anew from what was handed in, and never changed. Versions of questions name them.
create table assessment.picture (
  node_id uuid not null,                     -- pii: none
  bank_id uuid not null,                     -- pii: none
  picture_id uuid not null,                  -- pii: none
  media_type text not null,                  -- pii: none
  width integer not null check (width > 0),  -- pii: none
  height integer not null check (height > 0), -- pii: none
  bytes integer not null check (bytes > 0),  -- pii: none
  sha256 text not null,                      -- pii: none
  -- Of the file that it was drawn from: the same file again is the same picture.
  source_sha256 text not null,               -- pii: none
  storage_key text not null,                 -- pii: none
  made_at timestamptz not null,              -- pii: none
  made_by uuid not null,                     -- pii: none
  primary key (node_id, bank_id, picture_id),
  foreign key (node_id, bank_id) references assessment.bank
);
comment on table assessment.picture is 'append-only';
create index picture_by_content on assessment.picture (node_id, bank_id, sha256);
create index picture_by_source on assessment.picture (node_id, bank_id, source_sha256);
