-- The ceremony: who was invited and comes, and who may see the results before it.

create table invitation (
    dossier     uuid primary key references dossier on delete cascade,
    edition     text        not null references edition,
    invite_le   timestamptz not null,
    vient       boolean,                                   -- null: no answer yet
    personnes   int check (personnes between 1 and 99),    -- how many will come
    repondu_le  timestamptz,
    check ((vient is null) = (repondu_le is null)),
    check (coalesce(vient, false) = (personnes is not null))
);
create index on invitation (edition);

-- Whom staff lets see results before the ceremony, and until when; the link itself is kept nowhere.
create table embargo (
    id          uuid primary key,
    edition     text        not null references edition,
    nom         text        not null,
    organisme   text,
    diplomes    boolean     not null,
    presse      boolean     not null,
    empreinte   bytea       not null unique,               -- sha-256 of the token
    cree_le     timestamptz not null,
    cree_par    text        not null,
    expire_le   timestamptz not null,
    revoque_le  timestamptz,
    revoque_par text,
    check (diplomes or presse)
);

-- Every look at a result before it is proclaimed: by an account of the team, or by a name of the embargo list.
create table acces_aux_resultats (
    id      bigint generated always as identity primary key,
    edition text        not null references edition,
    compte  text,
    embargo uuid        references embargo,
    quoi    text        not null,
    le      timestamptz not null,
    check ((compte is null) <> (embargo is null))
);
create index on acces_aux_resultats (edition);
