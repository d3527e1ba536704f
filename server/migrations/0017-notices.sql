-- owner: notices; safe
-- Which ways a person chose for a topic; no row: the topic's usual ways.
create table notices.setting (
  person_id uuid not null,                  -- pii: none
  topic text not null,                      -- pii: none
  email boolean not null,                   -- pii: none
  sms boolean not null,                     -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (person_id, topic)
);
-- On which day the last letter of a kind left: the row that keeps a second one of that day away.
create table notices.letter (
  person_id uuid not null,                  -- pii: none
  kind text not null,                       -- pii: none
  on_day date not null,                     -- pii: none
  primary key (person_id, kind)
);
-- Which letter tells of a notice: several of one kind go in one.
alter table notices.dispatch add column letter_id uuid; -- pii: none
alter table notices.dispatch drop constraint dispatch_state_check;
alter table notices.dispatch add constraint dispatch_state_check
  check (state in ('waiting', 'sent', 'no-address', 'refused', 'unwanted'));
create index dispatch_waiting on notices.dispatch (person_id) where state = 'waiting';
-- What also goes out as a text message, and what became of it.
create table notices.text_dispatch (
  person_id uuid not null,                  -- pii: none
  notice_id uuid not null,                  -- pii: none
  state text not null check (state in ('waiting', 'sent', 'no-address')), -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (person_id, notice_id),
  foreign key (person_id, notice_id) references notices.notice
);
-- The link at the end of a letter, which stops letters of its topic without a log-in.
create table notices.unsubscribe (
  token_hash text primary key,              -- pii: sensitive
  person_id uuid not null,                  -- pii: none
  topic text not null,                      -- pii: none
  made_at timestamptz not null              -- pii: none
);
create index unsubscribe_age on notices.unsubscribe (made_at);
