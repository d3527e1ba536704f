-- owner: notices; safe
create schema notices;

-- One notice per person, event and kind. `detail` holds names and amounts; the words are made where they are read.
create table notices.notice (
  person_id uuid not null,                  -- pii: none
  notice_id uuid not null,                  -- pii: none
  event_id uuid not null,                   -- pii: none
  kind text not null,                       -- pii: none
  detail jsonb not null,                    -- pii: basic
  at timestamptz not null,                  -- pii: none
  read_at timestamptz,                      -- pii: none
  primary key (person_id, notice_id),
  unique (person_id, event_id, kind)
);
create index notice_page on notices.notice (person_id, at desc, notice_id desc);
create index notice_unread on notices.notice (person_id) where read_at is null;
-- What also goes out by mail, and what became of it.
create table notices.dispatch (
  person_id uuid not null,                  -- pii: none
  notice_id uuid not null,                  -- pii: none
  state text not null check (state in ('waiting', 'sent', 'no-address', 'refused')), -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (person_id, notice_id),
  foreign key (person_id, notice_id) references notices.notice
);
