-- owner: learning; safe

-- Separate consent to be confirmed by a picture (人脸验证的单独同意), and when it was taken back. It bears the wording.
create table learning.presence_consent (
  person_id uuid not null,                   -- pii: none
  given_at timestamptz not null,             -- pii: none
  wording text not null,                     -- pii: none
  withdrawn_at timestamptz check (withdrawn_at >= given_at), -- pii: none
  primary key (person_id, given_at)
);
create unique index presence_consent_holds on learning.presence_consent (person_id) where withdrawn_at is null;

-- What a service outside said of a picture; the picture itself is kept nowhere.
create table learning.presence_check (
  person_id uuid not null,                   -- pii: none
  check_id uuid not null,                    -- pii: none
  enrolment_id uuid not null,                -- pii: none
  chapter_id uuid not null,                  -- pii: none
  question_id uuid not null,                 -- pii: none
  outcome text not null check (outcome in ('same', 'other', 'unsure')), -- pii: none
  checked_at timestamptz not null,           -- pii: none
  primary key (person_id, check_id),
  foreign key (person_id, enrolment_id) references learning.enrolment
);
comment on table learning.presence_check is 'append-only';
