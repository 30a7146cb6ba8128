-- Written at every start: a commit that does not reach the disk must be found before the first real one.
create table vankho.durability_probe (
  id integer primary key check (id = 1),
  opened_at timestamptz not null
);
