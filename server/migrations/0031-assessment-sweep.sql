-- owner: assessment; safe
-- Pictures that no version of a question ever named go after some days; what a version names stays for good, which the
-- room's statement sees to. So the table is no longer one that may only be added to.
comment on table assessment.picture is 'swept: what no version names';
create index picture_age on assessment.picture (made_at);
-- Prints of sessions go some days after the session; when that was, the task says.
create index print_batch_ended on assessment.print_batch (ended_at) where ended_at is not null;
