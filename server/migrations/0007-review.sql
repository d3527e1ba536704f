-- owner: review; safe
create schema review;

-- A case is whatever is 审核'd; its route is frozen data. `subject_id` is the person or organisation it concerns.
create table review.case (
  subject_id uuid not null,                 -- pii: none
  case_id uuid not null,                    -- pii: none
  owner_kind text not null,                 -- pii: none
  owner_id uuid not null,                   -- pii: none
  unit_id uuid not null,                    -- pii: none
  number text not null,                     -- pii: none
  summary jsonb not null,                   -- pii: basic
  route jsonb not null,                     -- pii: none
  step_index integer not null check (step_index >= 0), -- pii: none
  state text not null check (state in ('open', 'settled', 'returned', 'rejected', 'withdrawn', 'vetoed')), -- pii: none
  counted boolean not null default false,   -- pii: none
  version integer not null check (version > 0), -- pii: none
  opened_by uuid not null,                  -- pii: none
  opened_at timestamptz not null,           -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (subject_id, case_id),
  unique (subject_id, owner_kind, owner_id, case_id)
);
create unique index case_one_open on review.case (subject_id, owner_kind, owner_id) where state in ('open', 'settled');
-- What waits at an office. `standing`: may be vetoed, asks for nothing.
create table review.task (
  subject_id uuid not null,                 -- pii: none
  task_id uuid not null,                    -- pii: none
  case_id uuid not null,                    -- pii: none
  step_index integer not null,              -- pii: none
  office_id uuid not null,                  -- pii: none
  state text not null check (state in ('open', 'standing', 'decided', 'passed-by-silence', 'void')), -- pii: none
  escalated_because text,                   -- pii: none
  opened_at timestamptz not null,           -- pii: none
  due_on date,                              -- pii: none
  silent_on date,                           -- pii: none
  closed_at timestamptz,                    -- pii: none
  primary key (subject_id, task_id),
  foreign key (subject_id, case_id) references review.case
);
create index task_inbox on review.task (office_id, state, opened_at, task_id);
create index task_case on review.task (subject_id, case_id);
create index task_silent on review.task (silent_on) where state = 'open' and silent_on is not null;
-- Append-only.
create table review.decision (
  subject_id uuid not null,                 -- pii: none
  decision_id uuid not null,                -- pii: none
  case_id uuid not null,                    -- pii: none
  task_id uuid not null,                    -- pii: none
  step_index integer not null,              -- pii: none
  outcome text not null check (outcome in ('pass', 'return', 'reject', 'veto', 'silent-pass', 'withdraw')), -- pii: none
  opinion text check (length(opinion) <= 2000), -- pii: basic
  fields jsonb not null default '{}',       -- pii: basic
  decided_by uuid,                          -- pii: none
  appointment_id uuid,                      -- pii: none
  case_version integer not null,            -- pii: none
  operation_id uuid not null,               -- pii: none
  at timestamptz not null,                  -- pii: none
  primary key (subject_id, decision_id),
  unique (subject_id, task_id),
  foreign key (subject_id, case_id) references review.case,
  check (outcome not in ('return', 'reject', 'veto') or length(opinion) >= 2)
);
create index decision_case on review.decision (subject_id, case_id, at);
comment on table review.decision is 'append-only';

-- What rooms above may join with.
create view review.pub_case as
  select subject_id, case_id, owner_kind, owner_id, number, summary, route, state from review.case;
create view review.pub_decision as
  select subject_id, case_id, step_index, outcome, opinion, at from review.decision;
create view review.pub_task as
  select subject_id, case_id, step_index, office_id, state, due_on, silent_on from review.task;
