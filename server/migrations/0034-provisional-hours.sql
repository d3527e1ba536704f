-- owner: hours; safe

-- Provisional hours say from which day on they count by themselves; null: somebody decides.
alter table hours.record add column settles_on date; -- pii: none
update hours.record r set settles_on = e.settles_on from learning.enrolment e
  where r.person_id = e.person_id and r.record_id = e.record_id and r.status = 'pending'
    and not exists (select 1 from learning.anomaly a where a.person_id = e.person_id
      and a.enrolment_id = e.enrolment_id and a.state in ('open', 'asked'));

-- Cases that decide no hours of their own say none.
update review.case set summary = jsonb_set(summary, '{hours}', 'null')
  where owner_kind in ('result-appeal', 'study-appeal', 'reflection');
