-- owner: review; safe
-- One decision said of many cases at once: carried out case by case, each by itself, as a job that can begin again.
create table review.bulk (
  person_id uuid not null,                 -- pii: none
  bulk_id uuid not null,                    -- pii: none
  account_id uuid not null,                 -- pii: none
  session_id uuid not null,                 -- pii: none
  outcome text not null,                    -- pii: none
  opinion text check (length(opinion) <= 2000), -- pii: basic
  items jsonb not null,                     -- pii: none
  fields jsonb not null,                    -- pii: basic
  at timestamptz not null,                  -- pii: none
  worked_at timestamptz not null,           -- pii: none
  ended_at timestamptz,                     -- pii: none
  primary key (person_id, bulk_id)
);
create index bulk_said on review.bulk (person_id, at);
create index bulk_at_work on review.bulk (worked_at) where ended_at is null;
create table review.bulk_case (
  subject_id uuid not null,                 -- pii: none
  decided_by uuid not null,                 -- pii: none
  bulk_id uuid not null,                    -- pii: none
  case_id uuid not null,                    -- pii: none
  position integer not null,                -- pii: none
  case_version integer not null,            -- pii: none
  state text not null check (state in ('waiting', 'decided', 'refused')), -- pii: none
  code text,                                -- pii: none
  primary key (subject_id, decided_by, bulk_id, case_id),
  check ((state = 'refused') = (code is not null))
);
create index bulk_case_state on review.bulk_case (decided_by, bulk_id, state, position);

-- What an inbox is asked for besides its order: few among many, so that a walk along the order would not find them.
create index task_due on review.task (office_id, due_on) where state = 'open';
create index task_sampled on review.task (office_id, opened_at, task_id) where sampled;
create index task_claimed on review.task (claimed_by) where claimed_by is not null;
create index task_reopenings on review.task (office_id, opened_at, task_id) where kind = 'reopening';
create index case_person_name on review.case ((summary->>'personName') text_pattern_ops);
create index case_person_pinyin on review.case ((summary->>'personPinyin') text_pattern_ops);
create index case_number on review.case (number);
