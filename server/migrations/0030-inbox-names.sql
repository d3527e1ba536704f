-- owner: review; safe
-- What a case is looked for by, beside its task: an office that looks for a name reads its own tasks along one index, and
-- needs no case of anybody else. In lower case, as it is looked for.
alter table review.task add column sought_name text;   -- pii: basic
alter table review.task add column sought_pinyin text; -- pii: basic
update review.task t set sought_name = lower(c.summary->>'personName'), sought_pinyin = lower(c.summary->>'personPinyin')
  from review.case c
  where c.subject_id = t.subject_id and c.case_id = t.case_id and t.state in ('open', 'standing');
create index task_name on review.task (office_id, sought_name text_pattern_ops)
  where state in ('open', 'standing');
create index task_pinyin on review.task (office_id, sought_pinyin text_pattern_ops)
  where state in ('open', 'standing');
-- Names of cases that are over, too: every case paid for them, and no office's were together.
drop index review.case_person_name, review.case_person_pinyin;
