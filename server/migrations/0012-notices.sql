-- owner: notices; safe
create schema notices;

create table notices.notice (
  person_id uuid not null,                  -- pii: none
  notice_id uuid not null,                  -- pii: none
  event_id uuid not null,                   -- pii: none
  kind text not null,                       -- pii: none
  detail jsonb not null,                    -- pii: basic
  link text,                                -- pii: none
  at timestamptz not null,                  -- pii: none
  read_at timestamptz,                      -- pii: none
  primary key (person_id, notice_id),
  unique (person_id, event_id, kind)
);
create index notice_unread on notices.notice (person_id, at) where read_at is null;
