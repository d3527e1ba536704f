-- owner: certificates; breaking
-- A certificate for one course or examination that was passed (合格证) rests on one record; one for a period on none.
alter table certificates.certificate add column record_id uuid; -- pii: none
-- What the record came from: an enrolment, an examination. Its holder finds the paper there.
alter table certificates.certificate add column source_id uuid; -- pii: none
-- What it is a record of: whoever keeps the course sees its certificates.
alter table certificates.certificate add column course_key text; -- pii: none
alter table certificates.certificate drop constraint certificate_kind_check;
alter table certificates.certificate
  add constraint certificate_kind_check check (kind in ('certificate', 'statement', 'course')),
  add check ((kind = 'course') = (record_id is not null)),
  add check (course_key is null or record_id is not null);
drop index certificates.certificate_one_valid;
create unique index certificate_one_valid
  on certificates.certificate (person_id, pack_id, period_from, period_to, record_id) nulls not distinct
  where state in ('prepared', 'issued');
create index certificate_course on certificates.certificate (course_key, issued_at desc, certificate_id desc)
  where course_key is not null and issued_at is not null;

-- Nought: of the period itself.
alter table certificates.obstacle
  add column record_id uuid not null default '00000000-0000-0000-0000-000000000000'; -- pii: none
alter table certificates.obstacle drop constraint obstacle_pkey,
  add primary key (person_id, pack_id, period_from, period_to, record_id);

-- Stretches of a person's time that are spent, in milliseconds since 1970; before `used_until` all of it is. Who studied off
-- the net on one device, and then on another, is credited both.
alter table learning.stream add column spent int8multirange not null default '{}'; -- pii: none
