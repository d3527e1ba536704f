-- owner: declarations; safe
-- What a unit wrote down for one of its people: by whom, under which natural key, and what the person says against it.
create table declarations.registration (
  person_id uuid not null,                  -- pii: none
  declaration_id uuid not null,             -- pii: none
  unit_id uuid not null,                    -- pii: none
  form_id text not null,                    -- pii: none
  -- Digest of form, category and values: the same row, list or tick again is the same registration.
  entry_key text not null check (entry_key ~ '^[0-9a-f]{64}$'), -- pii: none
  registered_by uuid not null,              -- pii: none
  registered_at timestamptz not null,       -- pii: none
  objection text check (length(objection) between 2 and 500), -- pii: basic
  objected_at timestamptz,                  -- pii: none
  primary key (person_id, declaration_id),
  unique (person_id, entry_key),
  foreign key (person_id, declaration_id) references declarations.declaration,
  check ((objection is null) = (objected_at is null))
);
create index registration_unit on declarations.registration (unit_id, registered_at desc, declaration_id);
create index registration_session on declarations.registration (unit_id, form_id, entry_key);
-- "Nothing to declare" for a year, said by the person. Nothing else follows from it.
create table declarations.nothing_declared (
  person_id uuid not null,                  -- pii: none
  year integer not null check (year between 1990 and 2200), -- pii: none
  said_at timestamptz not null,             -- pii: none
  primary key (person_id, year)
);
