-- owner: hours; safe

-- Time of a day that other platforms have reported of a person: nobody learns in two places at once.
create view hours.pub_reported_time as
  select person_id, on_day,
    coalesce((facts -> 'qty' ->> 'minutes')::numeric, 0) as minutes,
    case when facts -> 'qty' ? 'minutes' then 0
      else coalesce((facts -> 'qty' ->> 'hours')::numeric, 0) end as hours
  from hours.record
  where source_kind = 'platform' and status = 'approved' and not facts ? 'from';
