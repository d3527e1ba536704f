-- owner: organisations; safe
create schema organisations;

-- Reference tables: the tree and its dated edges and relations are small and read everywhere.
-- Dated rows hold on [from_on, to_on); a row that was ended on its first day holds on no day and stays for the record.
create table organisations.node (
  node_id uuid primary key,                 -- pii: none
  kind text not null check (kind in ('region', 'bureau', 'department', 'unit', 'provider', 'office')), -- pii: none
  name text not null check (length(name) between 1 and 120), -- pii: none
  short_name text,                          -- pii: none
  region_code text check (region_code ~ '^[0-9]{6}$'), -- pii: none
  credit_code text unique,                  -- pii: none
  contact text,                             -- pii: basic
  state text not null default 'active' check (state in ('active', 'merged', 'closed')), -- pii: none
  successor_id uuid references organisations.node, -- pii: none
  created_at timestamptz not null,          -- pii: none
  check ((state = 'merged') = (successor_id is not null))
);
create index node_name on organisations.node using gin (name gin_trgm_ops);
create index node_successor on organisations.node (successor_id) where successor_id is not null;
create table organisations.edge (
  edge_id uuid primary key,                 -- pii: none
  child_id uuid not null references organisations.node, -- pii: none
  parent_id uuid not null references organisations.node, -- pii: none
  from_on date not null,                    -- pii: none
  to_on date,                               -- pii: none
  check (child_id <> parent_id),
  check (to_on is null or to_on >= from_on),
  exclude using gist (child_id with =, daterange(from_on, to_on) with &&)
);
create index edge_parent on organisations.edge (parent_id);
create table organisations.relation (
  relation_id uuid primary key,             -- pii: none
  unit_id uuid not null references organisations.node, -- pii: none
  relation text not null check (relation in ('authority', 'bureau', 'hr-account', 'title-review', 'printing')), -- pii: none
  office_id uuid not null references organisations.node, -- pii: none
  from_on date not null,                    -- pii: none
  to_on date,                               -- pii: none
  check (to_on is null or to_on >= from_on),
  exclude using gist (unit_id with =, relation with =, daterange(from_on, to_on) with &&)
);
create index relation_office on organisations.relation (office_id, relation);

create table organisations.membership (
  person_id uuid not null,                  -- pii: none
  membership_id uuid not null,              -- pii: none
  unit_id uuid not null references organisations.node, -- pii: none
  staff_number text check (length(staff_number) between 1 and 40), -- pii: basic
  from_on date not null,                    -- pii: none
  to_on date,                               -- pii: none
  primary key (person_id, membership_id),
  check (to_on is null or to_on >= from_on),
  exclude using gist (person_id with =, daterange(from_on, to_on) with &&)
);
create index membership_unit on organisations.membership (unit_id, person_id);
-- A role held at a node for a time. What a person may do follows from these alone.
create table organisations.appointment (
  person_id uuid not null,                  -- pii: none
  appointment_id uuid not null,             -- pii: none
  node_id uuid not null references organisations.node, -- pii: none
  role text not null check (role in ('unit-administrator', 'unit-reader', 'department-officer', 'bureau-officer', 'auditor', 'system-administrator')), -- pii: none
  from_on date not null,                    -- pii: none
  to_on date,                               -- pii: none
  granted_by uuid,                          -- pii: none
  granted_at timestamptz not null,          -- pii: none
  primary key (person_id, appointment_id),
  check (to_on is null or to_on >= from_on),
  -- Nobody appoints himself; only set-up, which is nobody yet, leaves this empty.
  check (granted_by <> person_id),
  exclude using gist (person_id with =, node_id with =, role with =, daterange(from_on, to_on) with &&)
);
create index appointment_node on organisations.appointment (node_id, role);
create index appointment_id on organisations.appointment (appointment_id);
-- A unit named someone who belongs elsewhere: whoever answers for that person decides.
create table organisations.matching (
  person_id uuid not null,                  -- pii: none
  matching_id uuid not null,                -- pii: none
  unit_id uuid not null references organisations.node, -- pii: none
  staff_number text,                        -- pii: basic
  asked_by uuid,                            -- pii: none
  asked_at timestamptz not null,            -- pii: none
  state text not null default 'open' check (state in ('open', 'moved', 'refused', 'withdrawn')), -- pii: none
  decided_by uuid,                          -- pii: none
  decided_at timestamptz,                   -- pii: none
  primary key (person_id, matching_id),
  check ((state = 'open') = (decided_at is null))
);
create index matching_id on organisations.matching (matching_id);
create unique index matching_open on organisations.matching (person_id, unit_id) where state = 'open';

-- What rooms above may join with.
create view organisations.pub_membership as
  select person_id, unit_id, staff_number, from_on, to_on from organisations.membership;
create view organisations.pub_unit as
  select node_id, kind, name, short_name, region_code, state, successor_id from organisations.node;
