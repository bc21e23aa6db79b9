-- Of which structures a dossier was told whether they have deposited: a bound against reading the list of candidates (ORG-4).
create table siren_consulte (
    dossier uuid not null references dossier (id) on delete cascade,
    siren   text not null,
    primary key (dossier, siren)
);
