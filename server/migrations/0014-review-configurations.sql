-- owner: review; safe
-- A task is a step of the route, or the request to open again what was decided.
alter table review.task
  add column kind text not null default 'step' check (kind in ('step', 'reopening')), -- pii: none
  add column asked_by uuid,                 -- pii: none
  add column reason text check (length(reason) <= 2000), -- pii: basic
  add column claimed_by uuid,               -- pii: none
  add column claimed_at timestamptz,        -- pii: none
  add column nudged_at timestamptz,         -- pii: none
  add column escalates_on date,             -- pii: none
  add column draw_id uuid,                  -- pii: none
  add column sampled boolean,               -- pii: none
  add constraint task_claim check ((claimed_by is null) = (claimed_at is null)),
  add constraint task_draw check ((draw_id is null) = (sampled is null)),
  add constraint task_reopening check (kind = 'step' or (asked_by is not null and length(reason) >= 2));
create unique index task_one_reopening on review.task (subject_id, case_id)
  where kind = 'reopening' and state = 'open';
create unique index task_one_open on review.task (subject_id, case_id)
  where kind = 'step' and state = 'open';
create index task_escalates on review.task (escalates_on) where state = 'open' and escalates_on is not null;
create index task_draw on review.task (draw_id) where draw_id is not null;
create index task_undrawn on review.task (office_id) where state = 'open' and kind = 'step' and draw_id is null;

alter table review.decision drop constraint decision_outcome_check;
alter table review.decision add constraint decision_outcome_check check (outcome in ('pass', 'return', 'reject', 'veto',
  'silent-pass', 'withdraw', 'redo', 'sample-pass', 'reopen', 'keep'));
alter table review.decision drop constraint decision_check;
alter table review.decision add constraint decision_opinion
  check (outcome not in ('return', 'reject', 'veto', 'redo', 'keep') or length(opinion) >= 2);
-- What a return opens again; empty: everything.
alter table review.decision add column items jsonb not null default '[]'; -- pii: none

-- Opinions of the members of an expert group, each as it was given. Append-only.
create table review.vote (
  subject_id uuid not null,                 -- pii: none
  vote_id uuid not null,                    -- pii: none
  case_id uuid not null,                    -- pii: none
  task_id uuid not null,                    -- pii: none
  step_index integer not null,              -- pii: none
  outcome text not null check (outcome in ('pass', 'return', 'reject')), -- pii: none
  opinion text check (length(opinion) <= 2000), -- pii: basic
  items jsonb not null default '[]',        -- pii: none
  fields jsonb not null default '{}',       -- pii: basic
  voter_id uuid not null,                   -- pii: none
  case_version integer not null,            -- pii: none
  operation_id uuid not null,               -- pii: none
  at timestamptz not null,                  -- pii: none
  primary key (subject_id, vote_id),
  unique (subject_id, task_id, voter_id),
  foreign key (subject_id, case_id) references review.case
);
comment on table review.vote is 'append-only';
-- A task that went from one office to another, and why. Append-only.
create table review.movement (
  subject_id uuid not null,                 -- pii: none
  movement_id uuid not null,                -- pii: none
  case_id uuid not null,                    -- pii: none
  task_id uuid not null,                    -- pii: none
  from_office_id uuid not null,             -- pii: none
  to_office_id uuid not null,               -- pii: none
  because text not null check (because in ('overdue', 'taken-over')), -- pii: none
  moved_by uuid,                            -- pii: none
  at timestamptz not null,                  -- pii: none
  primary key (subject_id, movement_id),
  foreign key (subject_id, case_id) references review.case
);
comment on table review.movement is 'append-only';

-- A drawing of samples: who drew, from what, with which seed; anybody can draw it again. Append-only.
create table review.draw (
  draw_id uuid primary key,                 -- pii: none
  office_id uuid not null,                  -- pii: none
  step_id text not null,                    -- pii: none
  label jsonb not null,                     -- pii: none
  sampling jsonb not null,                  -- pii: none
  seed text not null,                       -- pii: none
  population integer not null check (population > 0), -- pii: none
  drawn integer not null check (drawn between 1 and population), -- pii: none
  drawn_by uuid not null,                   -- pii: none
  at timestamptz not null                   -- pii: none
);
create index draw_office on review.draw (office_id, at, draw_id);
comment on table review.draw is 'append-only';
-- Append-only.
create table review.draw_member (
  subject_id uuid not null,                 -- pii: none
  draw_id uuid not null,                    -- pii: none
  task_id uuid not null,                    -- pii: none
  case_id uuid not null,                    -- pii: none
  unit_id uuid not null,                    -- pii: none
  key uuid not null,                        -- pii: none
  rank text not null,                       -- pii: none
  sampled boolean not null,                 -- pii: none
  primary key (subject_id, draw_id, task_id),
  foreign key (subject_id, case_id) references review.case
);
create index draw_member_rank on review.draw_member (draw_id, rank, task_id);
comment on table review.draw_member is 'append-only';

-- Days on which somebody does not decide.
create table review.absence (
  person_id uuid not null,                  -- pii: none
  absence_id uuid not null,                 -- pii: none
  from_on date not null,                    -- pii: basic
  to_on date not null,                      -- pii: basic
  entered_by uuid not null,                 -- pii: none
  entered_at timestamptz not null,          -- pii: none
  primary key (person_id, absence_id),
  check (to_on > from_on)
);
-- How many working days an office promises; never longer than the rulebook allows.
create table review.promise (
  office_id uuid primary key,               -- pii: none
  working_days integer not null check (working_days between 1 and 250), -- pii: none
  set_by uuid not null,                     -- pii: none
  set_at timestamptz not null               -- pii: none
);

-- The hour records of a unit and a span that are sealed: they change through a reopened case only.
create table hours.seal (
  seal_id uuid primary key,                 -- pii: none
  unit_id uuid not null,                    -- pii: none
  pack_id text not null,                    -- pii: none
  office_id uuid not null,                  -- pii: none
  from_on date not null,                    -- pii: none
  to_on date not null,                      -- pii: none
  sealed_by uuid not null,                  -- pii: none
  sealed_at timestamptz not null,           -- pii: none
  opened_by uuid,                           -- pii: none
  opened_at timestamptz,                    -- pii: none
  reason text check (length(reason) <= 2000), -- pii: basic
  check (to_on > from_on),
  check ((opened_by is null) = (opened_at is null)),
  check (opened_at is null or length(reason) >= 2)
);
create unique index seal_one on hours.seal (unit_id, pack_id, from_on) where opened_at is null;
-- A reopened record of a sealed span may change until it counts again.
alter table hours.record add column unsealed boolean not null default false; -- pii: none
create index record_unit on hours.record (unit_id, on_day) where status = 'pending';

-- What a return opened again, as paths of the form; null: everything.
alter table declarations.declaration add column reopened jsonb; -- pii: none
