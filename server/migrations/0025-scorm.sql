-- owner: learning; safe
alter table learning.media drop constraint media_kind_check;
alter table learning.media add constraint media_kind_check
  check (kind in ('video', 'audio', 'document', 'scorm'));

-- What the manifest of a package says, read once when it came in.
create table learning.scorm_package (
  media_id uuid primary key references learning.media, -- pii: none
  package_sha256 text not null,              -- pii: none
  version text not null check (version in ('1.2', '2004')), -- pii: none
  manifest jsonb not null,                   -- pii: none
  left_out text[] not null                   -- pii: none
);

-- Where a file of a package, or a piece of a recording, lies in the one stored file.
create table learning.package_file (
  media_id uuid not null references learning.media, -- pii: none
  path text not null,                        -- pii: none
  media_type text not null,                  -- pii: none
  from_byte bigint not null check (from_byte >= 0), -- pii: none
  bytes bigint not null check (bytes >= 0),  -- pii: none
  primary key (media_id, path)
);

-- A text that parts of a package share about one learner (`adl.data` of SCORM 2004).
create table learning.scorm_store (
  person_id uuid not null,                   -- pii: none
  enrolment_id uuid not null,                -- pii: none
  chapter_id uuid not null,                  -- pii: none
  target_id text not null,                   -- pii: none
  value text not null,                       -- pii: basic
  changed_at timestamptz not null,           -- pii: none
  primary key (person_id, enrolment_id, chapter_id, target_id),
  foreign key (person_id, enrolment_id) references learning.enrolment
);

-- What a part of a package keeps about one learner between its sessions.
create table learning.scorm_part (
  person_id uuid not null,                   -- pii: none
  enrolment_id uuid not null,                -- pii: none
  chapter_id uuid not null,                  -- pii: none
  item_id text not null,                     -- pii: none
  revision integer not null check (revision > 0), -- pii: none
  -- Element of the data model to its value, as the content set it.
  elements jsonb not null,                   -- pii: basic
  -- The content said that its session is over; false while it runs, and where it was cut off.
  ended boolean not null,                    -- pii: none
  -- What the content claims of its time. It counts nothing: hours come from the server's clock.
  claimed_ms bigint not null check (claimed_ms >= 0), -- pii: none
  success text not null check (success in ('unknown', 'passed', 'failed')), -- pii: none
  score text,                                -- pii: basic
  completed_on date,                         -- pii: none
  opened_at timestamptz not null,            -- pii: none
  changed_at timestamptz not null,           -- pii: none
  primary key (person_id, enrolment_id, chapter_id, item_id),
  foreign key (person_id, enrolment_id) references learning.enrolment
);
