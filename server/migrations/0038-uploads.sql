-- owner: learning; safe
-- A file that comes in pieces: a cut line costs one piece, not the whole. One person's, for the courses of one organisation.
create table learning.upload (
  person_id uuid not null,                   -- pii: none
  upload_id uuid not null,                   -- pii: none
  node_id uuid not null,                     -- pii: none
  name text not null,                        -- pii: none
  bytes bigint not null check (bytes > 0),   -- pii: none
  state text not null check (state in ('open', 'reading', 'kept', 'refused')), -- pii: none
  -- What the file was refused for once it was whole, as the same file in one request would have been.
  refusal jsonb check ((state = 'refused') = (refusal is not null)), -- pii: none
  media_id uuid references learning.media check ((state = 'kept') = (media_id is not null)), -- pii: none
  begun_at timestamptz not null,             -- pii: none
  changed_at timestamptz not null,           -- pii: none
  primary key (person_id, upload_id)
);
create index upload_changed on learning.upload (changed_at);

-- Pieces come in any order and again; the digest says whether a file chosen later is the same one.
create table learning.upload_piece (
  person_id uuid not null,                   -- pii: none
  upload_id uuid not null,                   -- pii: none
  number integer not null check (number >= 0), -- pii: none
  bytes integer not null check (bytes > 0),  -- pii: none
  sha256 text not null,                      -- pii: none
  -- Null once the whole was read.
  storage_key text,                          -- pii: none
  primary key (person_id, upload_id, number),
  foreign key (person_id, upload_id) references learning.upload on delete cascade
);
create index upload_piece_stored on learning.upload_piece (storage_key) where storage_key is not null;
