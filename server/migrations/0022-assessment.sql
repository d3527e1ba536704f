-- owner: assessment; safe
create schema assessment;

-- A question bank of an organisation. Reference data: kept on every node.
create table assessment.bank (
  node_id uuid not null,                    -- pii: none
  bank_id uuid not null,                    -- pii: none
  name text not null check (name <> ''),    -- pii: none
  made_at timestamptz not null,             -- pii: none
  made_by uuid not null,                    -- pii: none
  primary key (node_id, bank_id)
);
-- The newest version of a question and what it is found by; what a version says never changes.
create table assessment.question (
  node_id uuid not null,                    -- pii: none
  bank_id uuid not null,                    -- pii: none
  question_id uuid not null,                -- pii: none
  version integer not null check (version > 0), -- pii: none
  kind text not null check (kind in ('single', 'multiple', 'true-false', 'fill', 'order', 'short')), -- pii: none
  difficulty integer not null check (difficulty between 1 and 5), -- pii: none
  tags text[] not null,                     -- pii: none
  prompt text not null check (prompt <> ''), -- pii: none
  retired_at timestamptz,                   -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (node_id, bank_id, question_id),
  foreign key (node_id, bank_id) references assessment.bank
);
create index question_order on assessment.question (node_id, bank_id, changed_at desc, question_id);
-- The same question twice in one bank would be drawn twice into one paper.
create unique index question_once on assessment.question (node_id, bank_id, md5(prompt), kind) where retired_at is null;
create table assessment.question_version (
  node_id uuid not null,                    -- pii: none
  bank_id uuid not null,                    -- pii: none
  question_id uuid not null,                -- pii: none
  version integer not null check (version > 0), -- pii: none
  -- What whoever sits the exam is shown.
  shown jsonb not null,                     -- pii: none
  -- What is right, and why. Never read by a route of whoever sits the exam before the window closed for all.
  key jsonb not null,                       -- pii: none
  explanation text not null,                -- pii: none
  made_at timestamptz not null,             -- pii: none
  made_by uuid not null,                    -- pii: none
  primary key (node_id, bank_id, question_id, version),
  foreign key (node_id, bank_id, question_id) references assessment.question
);
comment on table assessment.question_version is 'append-only';
-- Parts of a paper: fixed questions, or so many drawn by tag, kind and difficulty.
create table assessment.paper (
  node_id uuid not null,                    -- pii: none
  paper_id uuid not null,                   -- pii: none
  name text not null check (name <> ''),    -- pii: none
  version integer not null check (version > 0), -- pii: none
  content jsonb not null,                   -- pii: none
  -- Sum of the points of its places, in hundredths.
  points integer not null check (points >= 0), -- pii: none
  -- Somebody may sit it: what it asks is settled.
  used_at timestamptz,                      -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (node_id, paper_id)
);
-- What a person passes: homework and exam under one pass rule, in one year.
create table assessment.offering (
  node_id uuid not null,                    -- pii: none
  offering_id uuid not null,                -- pii: none
  title text not null check (title <> ''),  -- pii: none
  -- The same code in another year is the same course; who passed it needs it no more.
  code text not null check (code <> ''),    -- pii: none
  year integer not null,                    -- pii: none
  state text not null check (state in ('draft', 'open', 'released')), -- pii: none
  version integer not null check (version > 0), -- pii: none
  -- Homework, weight, pass mark, re-sit: from the pack of the place where it has such, frozen when opened.
  rules jsonb not null,                     -- pii: none
  -- What a pass is recorded as: kind, category, quantity.
  facts jsonb not null,                     -- pii: none
  -- The course whose learners may sit it; null: everybody the organisation answers for.
  course_id uuid,                           -- pii: none
  sign_up_from timestamptz not null,        -- pii: none
  sign_up_to timestamptz not null,          -- pii: none
  -- Whether passing is told as soon as it is known, or with everybody's results.
  tells text not null check (tells in ('at-once', 'together')), -- pii: none
  -- Two people mark; farther apart than so many hundredths, a third decides. Null: one person marks.
  marking_difference integer check (marking_difference >= 0), -- pii: none
  -- So many days after results are told they may be contested; 0: not at all.
  appeal_days integer not null default 0 check (appeal_days between 0 and 60), -- pii: none
  made_by uuid not null,                    -- pii: none
  changed_at timestamptz not null,          -- pii: none
  released_at timestamptz,                  -- pii: none
  primary key (node_id, offering_id),
  check (sign_up_to > sign_up_from),
  check ((state = 'released') = (released_at is not null))
);
create index offering_open on assessment.offering (node_id, sign_up_to) where state <> 'draft';
-- One piece of work in an offering.
create table assessment.task (
  node_id uuid not null,                    -- pii: none
  offering_id uuid not null,                -- pii: none
  task_id uuid not null,                    -- pii: none
  kind text not null check (kind in ('homework', 'exam', 'resit')), -- pii: none
  sequence integer not null check (sequence > 0), -- pii: none
  paper_id uuid not null,                   -- pii: none
  opens_at timestamptz not null,            -- pii: none
  closes_at timestamptz not null,           -- pii: none
  -- The common start of a central session; null: at one's own time within the window.
  starts_at timestamptz,                    -- pii: none
  minutes integer not null check (minutes > 0), -- pii: none
  primary key (node_id, offering_id, task_id),
  unique (node_id, offering_id, kind, sequence),
  foreign key (node_id, offering_id) references assessment.offering,
  foreign key (node_id, paper_id) references assessment.paper,
  check (closes_at > opens_at)
);

-- Where central sessions are held. Reference data of an organisation: a place and its rooms.
create table assessment.venue (
  node_id uuid not null,                    -- pii: none
  venue_id uuid not null,                   -- pii: none
  name text not null check (name <> ''),    -- pii: none
  address text not null,                    -- pii: none
  version integer not null check (version > 0), -- pii: none
  changed_at timestamptz not null,          -- pii: none
  primary key (node_id, venue_id)
);
create table assessment.room (
  node_id uuid not null,                    -- pii: none
  room_id uuid not null,                    -- pii: none
  venue_id uuid not null,                   -- pii: none
  position integer not null,                -- pii: none
  name text not null check (name <> ''),    -- pii: none
  -- Seats are numbered from 1, so many to a row.
  seats integer not null check (seats between 1 and 500), -- pii: none
  per_row integer not null check (per_row between 1 and 50), -- pii: none
  -- Numbers of the seats that can be reached without steps.
  accessible integer[] not null,            -- pii: none
  -- No longer offered; who was seated in it still is.
  retired boolean not null default false,   -- pii: none
  primary key (node_id, room_id),
  foreign key (node_id, venue_id) references assessment.venue
);
create index room_venue on assessment.room (node_id, venue_id, position);
-- A draw of seats: with its seed anybody can repeat it.
create table assessment.seat_draw (
  node_id uuid not null,                    -- pii: none
  offering_id uuid not null,                -- pii: none
  task_id uuid not null,                    -- pii: none
  draw_id uuid not null,                    -- pii: none
  seed bigint not null,                     -- pii: none
  rooms uuid[] not null,                    -- pii: none
  -- Whether everybody was seated anew, and not only who had no seat.
  afresh boolean not null,                  -- pii: none
  seated integer not null,                  -- pii: none
  -- How many sit beside somebody of the same unit, as it could not be helped.
  beside integer not null,                  -- pii: none
  at timestamptz not null,                  -- pii: none
  by_id uuid not null,                      -- pii: none
  primary key (node_id, offering_id, task_id, draw_id)
);
comment on table assessment.seat_draw is 'append-only';
-- Papers for a session: tickets or lists of rooms, printed part by part.
create table assessment.print_batch (
  node_id uuid not null,                    -- pii: none
  batch_id uuid not null,                   -- pii: none
  offering_id uuid not null,                -- pii: none
  task_id uuid not null,                    -- pii: none
  kind text not null check (kind in ('tickets', 'rooms')), -- pii: none
  people integer not null check (people > 0), -- pii: none
  made_at timestamptz not null,             -- pii: none
  made_by uuid not null,                    -- pii: none
  -- When the last part was finished; one that stands still has lost its worker.
  touched_at timestamptz not null,          -- pii: none
  ended_at timestamptz,                     -- pii: none
  primary key (node_id, batch_id)
);
create index print_batch_task on assessment.print_batch (node_id, offering_id, task_id, made_at desc);
create index print_batch_open on assessment.print_batch (touched_at) where ended_at is null;
create table assessment.print_part (
  node_id uuid not null,                    -- pii: none
  batch_id uuid not null,                   -- pii: none
  part integer not null check (part > 0),   -- pii: none
  room_id uuid,                             -- pii: none
  people uuid[] not null,                   -- pii: none
  -- Null: still to be printed.
  storage_key text,                         -- pii: none
  -- Characters that the font lacks, and somebody writes in.
  missing text not null default '',         -- pii: basic
  primary key (node_id, batch_id, part),
  foreign key (node_id, batch_id) references assessment.print_batch
);

-- A person who signed up: the head row of everything of theirs in the offering.
create table assessment.entry (
  person_id uuid not null,                  -- pii: none
  offering_id uuid not null,                -- pii: none
  node_id uuid not null,                    -- pii: none
  state text not null check (state in ('in', 'withdrawn', 'passed', 'failed')), -- pii: none
  signed_up_at timestamptz not null,        -- pii: none
  -- Minutes more than others, for everything in the offering.
  extra_minutes integer not null default 0 check (extra_minutes between 0 and 600), -- pii: none
  resit_signed_up_at timestamptz,           -- pii: none
  -- Asked for by the person; told to nobody but whoever seats people.
  accessible boolean not null default false, -- pii: sensitive
  -- Hundredths of a point, and what they were computed from.
  outcome jsonb,                            -- pii: basic
  decided_at timestamptz,                   -- pii: none
  record_id uuid,                           -- pii: none
  primary key (person_id, offering_id)
);
create index entry_offering on assessment.entry (node_id, offering_id, person_id);
-- An admission ticket: one a person and task; printing it again is the same ticket.
create table assessment.ticket (
  person_id uuid not null,                  -- pii: none
  task_id uuid not null,                    -- pii: none
  offering_id uuid not null,                -- pii: none
  number text not null,                     -- pii: none
  issued_at timestamptz not null,           -- pii: none
  -- When the person printed it; null: only its organiser did, and nothing is owed for that.
  printed_at timestamptz,                   -- pii: none
  primary key (person_id, task_id)
);
-- Whose ticket a number is. Keyed by what is claimed.
create table assessment.ticket_claim (
  number text primary key,                  -- pii: none
  person_id uuid not null,                  -- pii: none
  task_id uuid not null                     -- pii: none
);
-- Where a person sits in a central session.
create table assessment.seat (
  person_id uuid not null,                  -- pii: none
  task_id uuid not null,                    -- pii: none
  offering_id uuid not null,                -- pii: none
  node_id uuid not null,                    -- pii: none
  room_id uuid not null,                    -- pii: none
  number integer not null check (number > 0), -- pii: none
  primary key (person_id, task_id)
);
create index seat_room on assessment.seat (node_id, offering_id, task_id, room_id, number);
-- One person a seat. Keyed by what is claimed.
create table assessment.seat_claim (
  task_id uuid not null,                    -- pii: none
  room_id uuid not null,                    -- pii: none
  number integer not null,                  -- pii: none
  person_id uuid not null,                  -- pii: none
  primary key (task_id, room_id, number)
);
-- Who was put elsewhere by hand, and why.
create table assessment.seat_move (
  person_id uuid not null,                  -- pii: none
  move_id uuid not null,                    -- pii: none
  task_id uuid not null,                    -- pii: none
  from_room uuid,                           -- pii: none
  from_number integer,                      -- pii: none
  to_room uuid not null,                    -- pii: none
  to_number integer not null,               -- pii: none
  reason text not null,                     -- pii: basic
  at timestamptz not null,                  -- pii: none
  by_id uuid not null,                      -- pii: none
  primary key (person_id, move_id)
);
comment on table assessment.seat_move is 'append-only';
-- What a person owes, recorded, never collected here; one a person and task.
create table assessment.obligation (
  person_id uuid not null,                  -- pii: none
  task_id uuid not null,                    -- pii: none
  offering_id uuid not null,                -- pii: none
  reason text not null check (reason in ('ticket-printed')), -- pii: none
  amount_fen integer not null check (amount_fen >= 0), -- pii: none
  rule_id text not null,                    -- pii: none
  at timestamptz not null,                  -- pii: none
  primary key (person_id, task_id)
);
comment on table assessment.obligation is 'append-only';
create table assessment.attempt (
  person_id uuid not null,                  -- pii: none
  attempt_id uuid not null,                 -- pii: none
  node_id uuid not null,                    -- pii: none
  offering_id uuid not null,                -- pii: none
  task_id uuid not null,                    -- pii: none
  number integer not null check (number > 0), -- pii: none
  -- void: homework that was never handed in; it counts as if it had not been begun.
  state text not null check (state in ('open', 'marking', 'graded', 'void')), -- pii: none
  -- The one device whose saves are taken.
  device text not null check (device <> ''), -- pii: none
  started_at timestamptz not null,          -- pii: none
  -- When the questions are shown: later than started where one may enter before the common start.
  begins_at timestamptz not null,           -- pii: none
  deadline_at timestamptz not null,         -- pii: none
  saved_at timestamptz,                     -- pii: none
  submitted_at timestamptz,                 -- pii: none
  submitted_by text check (submitted_by in ('person', 'time', 'proctor')), -- pii: none
  late boolean not null default false,      -- pii: none
  -- Hundredths; null until every place is marked.
  points integer check (points >= 0),       -- pii: none
  -- Points by place, of those that the key decides.
  by_key jsonb,                             -- pii: none
  primary key (person_id, attempt_id),
  check ((state = 'open') = (submitted_at is null)),
  check ((submitted_at is null) = (submitted_by is null)),
  check ((state = 'graded') = (points is not null))
);
-- One that counts at a time: a second start of the same piece of work finds the first.
create unique index attempt_once on assessment.attempt (person_id, task_id, number) where state <> 'void';
create index attempt_expiring on assessment.attempt (deadline_at) where state = 'open';
create index attempt_offering on assessment.attempt (node_id, offering_id, task_id, person_id);
-- The paper as it was drawn for this attempt: question versions, their order, the order of their options.
create table assessment.attempt_paper (
  person_id uuid not null,                  -- pii: none
  attempt_id uuid not null,                 -- pii: none
  paper_id uuid not null,                   -- pii: none
  paper_version integer not null,           -- pii: none
  seed bigint not null,                     -- pii: none
  places jsonb not null,                    -- pii: none
  primary key (person_id, attempt_id),
  foreign key (person_id, attempt_id) references assessment.attempt
);
comment on table assessment.attempt_paper is 'append-only';
create table assessment.answer (
  person_id uuid not null,                  -- pii: none
  attempt_id uuid not null,                 -- pii: none
  place integer not null check (place > 0), -- pii: none
  revision integer not null check (revision > 0), -- pii: none
  value jsonb not null,                     -- pii: basic
  saved_at timestamptz not null,            -- pii: none
  primary key (person_id, attempt_id, place),
  foreign key (person_id, attempt_id) references assessment.attempt
);
-- What happened in an attempt, so that it explains itself.
create table assessment.attempt_event (
  person_id uuid not null,                  -- pii: none
  attempt_id uuid not null,                 -- pii: none
  event_id uuid not null,                   -- pii: none
  kind text not null check (kind in ('started', 'moved', 'extended', 'submitted', 'forced', 'expired', 'void', 'note')), -- pii: none
  at timestamptz not null,                  -- pii: none
  by_id uuid,                               -- pii: none
  detail jsonb not null,                    -- pii: basic
  primary key (person_id, attempt_id, event_id),
  foreign key (person_id, attempt_id) references assessment.attempt
);
comment on table assessment.attempt_event is 'append-only';
-- What a person gave for an answer that no key decides. The third mark decides where two are too far apart.
create table assessment.mark (
  person_id uuid not null,                  -- pii: none
  attempt_id uuid not null,                 -- pii: none
  place integer not null,                   -- pii: none
  -- 1 to 3: marking; 4: what a person gave who looked again after an appeal, and what counts from then on.
  sequence integer not null check (sequence between 1 and 4), -- pii: none
  marker_id uuid not null,                  -- pii: none
  points integer not null check (points >= 0), -- pii: none
  note text not null,                       -- pii: basic
  at timestamptz not null,                  -- pii: none
  primary key (person_id, attempt_id, place, sequence),
  unique (person_id, attempt_id, place, marker_id),
  foreign key (person_id, attempt_id) references assessment.attempt
);
comment on table assessment.mark is 'append-only';
-- A person asks to have a result looked at again (成绩复核): once an attempt, decided as a case.
create table assessment.appeal (
  person_id uuid not null,                  -- pii: none
  appeal_id uuid not null,                  -- pii: none
  attempt_id uuid not null,                 -- pii: none
  offering_id uuid not null,                -- pii: none
  case_id uuid not null,                    -- pii: none
  text text not null check (text <> ''),    -- pii: basic
  state text not null check (state in ('open', 'granted', 'refused')), -- pii: none
  -- Hundredths, before and after.
  points_before integer not null check (points_before >= 0), -- pii: none
  points_after integer check (points_after >= points_before), -- pii: none
  made_at timestamptz not null,             -- pii: none
  settled_at timestamptz,                   -- pii: none
  primary key (person_id, appeal_id),
  unique (person_id, attempt_id),
  foreign key (person_id, attempt_id) references assessment.attempt,
  check ((state = 'open') = (settled_at is null)),
  check ((state = 'granted') = (points_after is not null))
);
create index appeal_case on assessment.appeal (person_id, case_id);
-- What whoever looks again would give; it counts once the appeal is granted.
create table assessment.appeal_mark (
  person_id uuid not null,                  -- pii: none
  appeal_id uuid not null,                  -- pii: none
  place integer not null check (place > 0), -- pii: none
  points integer not null check (points >= 0), -- pii: none
  note text not null,                       -- pii: basic
  by_id uuid not null,                      -- pii: none
  at timestamptz not null,                  -- pii: none
  primary key (person_id, appeal_id, place),
  foreign key (person_id, appeal_id) references assessment.appeal
);
-- One computer, one account at a time: claimed by its first open attempt. Keyed by what is claimed.
create table assessment.device_claim (
  device text primary key,                  -- pii: none
  person_id uuid not null,                  -- pii: none
  attempt_id uuid not null,                 -- pii: none
  claimed_at timestamptz not null           -- pii: none
);
