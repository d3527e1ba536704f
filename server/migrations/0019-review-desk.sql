-- owner: review; safe
-- What speaks for looking at a case twice, as codes: the owner's, and `review.first_time`.
alter table review.case add column risks jsonb not null default '[]'; -- pii: none

-- The day by which somebody should look: the last day for a decision or for silence, brought forward by every reason. It
-- does not depend on today, so that the order by risk is a walk along an index.
alter table review.task add column look_on date; -- pii: none
update review.task set look_on = coalesce(least(due_on, silent_on), (opened_at at time zone 'Asia/Shanghai')::date + 15);
alter table review.task alter column look_on set not null;
-- Whoever takes a case from somebody says why.
alter table review.movement add column reason text check (length(reason) <= 2000); -- pii: basic
create index task_look on review.task (office_id, state, look_on, opened_at, task_id);

-- Whoever asks for a file is asked whether it came with an objection.
create index objection_evidence on reporting.objection (evidence_id) where evidence_id is not null;

-- The filters of the inbox are kept under a name as those of the people's list are.
alter table reporting.saved_view drop constraint saved_view_page_check;
alter table reporting.saved_view add constraint saved_view_page_check check (page in ('people', 'inbox'));
