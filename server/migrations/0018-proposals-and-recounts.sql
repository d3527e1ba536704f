-- owner: rulebooks; safe
-- A department proposes a change of the rules, tried on its own people; the bureau takes it up as a trial of its own, on
-- everybody, or declines it with a reason. A proposal itself is never published.
alter table rulebooks.trial
  add column proposed_by uuid,              -- pii: none
  add column proposal_id uuid,              -- pii: none
  add column answer text;                   -- pii: none
alter table rulebooks.trial drop constraint trial_state_check;
alter table rulebooks.trial add constraint trial_state_check check (state in ('checking', 'faulty', 'counting', 'counted',
  'failed', 'submitted', 'published', 'dropped', 'taken-up', 'declined'));
alter table rulebooks.trial add constraint trial_proposal check (
  case when proposed_by is null then state not in ('taken-up', 'declined') else state <> 'published' and proposal_id is null end
  and (state = 'declined') = (answer is not null));
-- One trial of the bureau for each proposal that was taken up.
create unique index trial_of_proposal on rulebooks.trial (proposal_id) where proposal_id is not null;

-- How many people of a recount have a period that was left as it is.
alter table rulebooks.trial add column recount_left integer not null default 0; -- pii: none

-- A period that rules or facts changed and that holds sealed hours: it keeps what it holds, and this says why and what it
-- would be. Gone as soon as the period is posted again.
create table hours.recount_left (
  person_id uuid not null,                  -- pii: none
  pack_id text not null,                    -- pii: none
  period_from date not null,                -- pii: none
  period_to date not null,                  -- pii: none
  sealed_from date not null,                -- pii: none
  sealed_to date not null,                  -- pii: none
  held text not null,                       -- pii: none
  would text not null,                      -- pii: none
  cause text not null check (cause in ('rules', 'facts')), -- pii: none
  because jsonb not null,                   -- pii: none
  left_at timestamptz not null,             -- pii: none
  primary key (person_id, pack_id, period_from, period_to)
);

-- An edition that arrives with a new release of the program: nobody of the place made it, and its recount goes the same
-- way as that of a publication.
alter table rulebooks.trial alter column made_by drop not null;
alter table rulebooks.trial drop constraint trial_kind_check;
alter table rulebooks.trial add constraint trial_kind_check
  check (kind in ('settings', 'version', 'edition', 'release'));
alter table rulebooks.trial drop constraint trial_check;
alter table rulebooks.trial add constraint trial_two_persons
  check (state <> 'published' or kind = 'release' or (decided_by is not null and decided_by <> made_by));
alter table rulebooks.trial add constraint trial_made_by check ((kind = 'release') = (made_by is null));
