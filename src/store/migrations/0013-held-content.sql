-- Contents that a person withholds, whatever the machine finds on them.
create table vankho.held_content (
  sha256 text primary key,
  level text not null,
  page integer not null,
  actor text not null,
  held_at timestamptz not null
);
