-- Kept as they came, uncompressed: a slice of a file is then read without the rest of it.
alter table piece alter column contenu set storage external;
alter table attestation alter column contenu set storage external;
