-- owner: hours; safe

-- Time of a day that other platforms have reported of a person: nobody learns in two places at once. What was learnt
-- over several days takes its share off each of them.
create view hours.pub_reported_time as
  select r.person_id, d.on_day,
    coalesce((r.facts -> 'qty' ->> 'minutes')::numeric, 0) / r.days as minutes,
    case when r.facts -> 'qty' ? 'minutes' then 0
      else coalesce((r.facts -> 'qty' ->> 'hours')::numeric, 0) end / r.days as hours
  from (
    select person_id, facts, on_day, coalesce((facts ->> 'from')::date, on_day) as from_day,
      on_day - coalesce((facts ->> 'from')::date, on_day) + 1 as days
    from hours.record
    where source_kind = 'platform' and status = 'approved'
  ) r
  cross join lateral (
    select (r.from_day + n) as on_day from generate_series(0, r.days - 1) as n
  ) d;
