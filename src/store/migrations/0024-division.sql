-- How each scan file falls into documents and separator sheets, and the cuts of a person, which no machine changes.

create table vankho.file_division (
  scan_file_id text primary key references vankho.scan_file on delete cascade,
  -- Of the content that was divided: cuts hold for no other.
  sha256 text not null,
  -- Division of src/domain/division/division.ts; null where nothing of the file may be kept.
  body jsonb,
  -- PersonCuts of src/domain/division/person-cuts.ts; null: the machine's cuts count.
  cuts jsonb,
  cut_by text,
  cut_at timestamptz,
  check ((cuts is null) = (cut_by is null) and (cuts is null) = (cut_at is null))
);
