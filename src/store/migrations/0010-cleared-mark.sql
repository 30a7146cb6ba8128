-- Secrecy marks that a person declared to be none, by content: another content has none of them.
create table vankho.cleared_mark (
  sha256 text not null,
  page integer not null,
  level text not null,
  actor text not null,
  cleared_at timestamptz not null,
  primary key (sha256, page, level)
);
