-- What is known of the use of dossiers and of documents in them beside their descriptions: groups of restricted material,
-- when and by whom a level of secrecy was set, extensions, decisions by which it was lifted.
create table vankho.access_facts (
  -- A dossier or a document of one. No foreign key: a document may leave its dossier, the decisions stay.
  subject_id text primary key,
  -- By schemas/archive/access-facts.schema.json.
  body jsonb not null
);

create index dossier_secret on vankho.dossier (fonds_id, position) where secret;
create index dossier_document_secret on vankho.dossier_document (dossier_id)
  where entry ? 'secrecy' or entry ->> 'accessConditions' = 'Mật';
