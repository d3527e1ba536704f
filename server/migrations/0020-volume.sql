-- owner: intake; breaking
-- What a unit wrote down is the declaration itself, not a row beside it: one imported record is one row (ADR 0048).
-- Who entered it and when are what the declaration has always said.
alter table declarations.declaration add column registered_in uuid; -- pii: none
-- Digest of form, category and values: the same row, list or tick again is the same registration.
alter table declarations.declaration add column entry_key bytea; -- pii: none
alter table declarations.declaration add column objection text; -- pii: basic
alter table declarations.declaration add column objected_at timestamptz; -- pii: none
update declarations.declaration d set registered_in = r.unit_id, entry_key = decode(r.entry_key, 'hex'),
    objection = r.objection, objected_at = r.objected_at
  from declarations.registration r
  where r.person_id = d.person_id and r.declaration_id = d.declaration_id;
alter table declarations.declaration
  add check (length(entry_key) = 32),
  add check ((registered_in is null) = (entry_key is null)),
  add check (length(objection) between 2 and 500),
  add check ((objection is null) = (objected_at is null)),
  add check (objection is null or registered_in is not null);
drop table declarations.registration;
-- Nobody has so many declarations that an order among them needs an index; each one written paid for it.
drop index declarations.declaration_state;
create unique index declaration_entry on declarations.declaration (person_id, entry_key)
  where entry_key is not null;
create index declaration_registered on declarations.declaration (registered_in, created_at desc, declaration_id)
  where registered_in is not null;

-- Rows of one file that share their fate, some thousand to a lot: ready until they are brought in, applied until they
-- are taken back. A row that goes a way of its own leaves its lot and becomes an intake.row.
create table intake.lot (
  unit_id uuid not null,                    -- pii: none
  batch_id uuid not null,                   -- pii: none
  first_row integer not null check (first_row > 0), -- pii: none
  last_row integer not null,                -- pii: none
  version integer not null default 1,       -- pii: none
  state text not null check (state in ('ready', 'applied', 'undone')), -- pii: none
  outcome text not null check (outcome in ('created', 'updated', 'unchanged', 'sent-for-matching')), -- pii: none
  row_nos integer[] not null,               -- pii: none
  -- What follows has an element for each of row_nos, in that order; the sealed ones inside the seal.
  cells bytea,                              -- pii: sensitive
  -- What the room read in the cells, and under what, so that bringing in need not read them again.
  kept bytea,                               -- pii: sensitive
  kept_under text,                          -- pii: none
  row_keys text[],                          -- pii: sensitive
  subject_ids uuid[],                       -- pii: none
  undo bytea,                               -- pii: sensitive
  changed_at timestamptz not null,          -- pii: none
  primary key (unit_id, batch_id, first_row),
  foreign key (unit_id, batch_id) references intake.batch,
  check (cardinality(row_nos) > 0),
  check (first_row = row_nos[1] and last_row = row_nos[cardinality(row_nos)]),
  check (row_keys is null or cardinality(row_keys) = cardinality(row_nos)),
  check (subject_ids is null or cardinality(subject_ids) = cardinality(row_nos))
);
-- Sealed bytes do not shrink; trying costs more than writing them.
alter table intake.lot alter column cells set storage external, alter column kept set storage external,
  alter column undo set storage external, alter column row_keys set storage external;
