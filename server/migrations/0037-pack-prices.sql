-- owner: learning; breaking
-- A pack of electives may have a price, paid as that of a course is; its courses cost whoever paid for it nothing more.
alter table learning.pack add column price_fen integer not null default 0 check (price_fen >= 0); -- pii: none
alter table learning.pack add column pay_how text not null default ''; -- pii: none
alter table learning.pack_choice add column state text not null default 'chosen' -- pii: none
  check (state in ('chosen', 'awaiting-payment'));
alter table learning.fee alter column enrolment_id drop not null, alter column course_id drop not null;
alter table learning.fee add column pack_id uuid references learning.pack; -- pii: none
alter table learning.fee
  add check ((pack_id is null) = (enrolment_id is not null)),
  add check ((pack_id is null) = (course_id is not null));
create unique index fee_pack on learning.fee (person_id, pack_id) where state in ('open', 'paid');
