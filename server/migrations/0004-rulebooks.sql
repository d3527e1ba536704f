-- owner: rulebooks; safe
create schema rulebooks;

-- Editions of packs that this server uses: immutable, hashed, complete text. A draft may be revised under its version: then
-- the newest revision is in force and the older ones explain what was decided under them.
create table rulebooks.edition (
  pack_id text not null,                    -- pii: none
  version text not null,                    -- pii: none
  first_on date not null,                   -- pii: none
  hash text not null,                       -- pii: none
  source text not null,                     -- pii: none
  published_at timestamptz not null,        -- pii: none
  published_by uuid,                        -- pii: none
  primary key (pack_id, version, hash)
);
-- Which pack governs the people under a node, from when, with the values the source leaves to the place.
create table rulebooks.adoption (
  adoption_id uuid primary key,             -- pii: none
  node_id uuid not null,                    -- pii: none
  pack_id text not null,                    -- pii: none
  number_prefix text not null check (number_prefix ~ '^[A-Z0-9]{1,8}$'), -- pii: none
  parameters jsonb not null default '{}',   -- pii: none
  readings jsonb not null default '{}',     -- pii: none
  from_on date not null,                    -- pii: none
  to_on date,                               -- pii: none
  check (to_on is null or to_on > from_on),
  exclude using gist (node_id with =, daterange(from_on, to_on) with &&)
);
