-- What was printed on an attestation when it came: put back as it was signed, it holds again (DEP-2).
alter table attestation
    add column imprime jsonb,
    add column sans_effet_avant boolean; -- as it was before what it attests changed; null while it holds
