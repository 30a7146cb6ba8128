-- Documents of dossiers by the scan file in which they lie: before each file that is destroyed, all others that it holds are looked for.
create index dossier_document_by_file on vankho.dossier_document (left(scan_document_id, 32));
