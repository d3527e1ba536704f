-- owner: assessment; safe
-- A portrait for the admission ticket of an exam, and the consent that it was handed in with. The picture goes, the row
-- stays: what was agreed to when, and when and why the picture went.
create table assessment.portrait (
  person_id uuid not null,                  -- pii: none
  offering_id uuid not null,                -- pii: none
  portrait_id uuid not null,                -- pii: none
  -- The text that was agreed to.
  wording text not null check (wording <> ''), -- pii: none
  consented_at timestamptz not null,        -- pii: none
  width integer not null check (width > 0), -- pii: none
  height integer not null check (height > 0), -- pii: none
  bytes integer not null check (bytes > 0), -- pii: none
  sha256 text not null,                     -- pii: none
  -- Null once the picture is gone.
  storage_key text,                         -- pii: none
  removed_at timestamptz,                   -- pii: none
  -- replaced: by another one; taken-back: the consent ended; left: no longer signed up; time: the exam is long over.
  removed_for text check (removed_for in ('replaced', 'taken-back', 'left', 'time')), -- pii: none
  primary key (person_id, offering_id, portrait_id),
  foreign key (person_id, offering_id) references assessment.entry,
  check ((removed_at is null) = (storage_key is not null)),
  check ((removed_at is null) = (removed_for is null))
);
create unique index portrait_one on assessment.portrait (person_id, offering_id) where removed_at is null;
create index portrait_kept on assessment.portrait (offering_id) where removed_at is null;
