-- How a juror gets in, what they accept and declare before any dossier opens (JURY-3, JURY-9), and what the system proposed.

-- Personal links: the token is derived, only its hash is kept.
create table lien_de_jure (
    empreinte   bytea       primary key,                   -- sha-256 of the token
    edition     text        not null,
    jure        text        not null,
    serie       int         not null,
    cree_le     timestamptz not null,
    revoque_le  timestamptz,
    unique (edition, jure, serie),
    foreign key (edition, jure) references jure
);

-- Confidentiality and impartiality, in the version of the edition's text.
create table engagement (
    edition     text        not null,
    jure        text        not null,
    version     text        not null,
    accepte_le  timestamptz not null,
    primary key (edition, jure, version),
    foreign key (edition, jure) references jure
);

-- A member has said with which of the structures that they were shown they have ties, "none" included.
create table declaration_de_liens (
    edition   text        not null,
    jure      text        not null,
    le        timestamptz not null,                        -- the latest
    d_avance  boolean     not null default false,          -- demonstration only: holds for structures to come
    primary key (edition, jure),
    foreign key (edition, jure) references jure
);

create table structure_declaree (
    edition  text        not null,
    jure     text        not null,
    siren    text        not null,
    lien     boolean     not null,
    le       timestamptz not null,
    primary key (edition, jure, siren),
    foreign key (edition, jure) references jure
);

-- A tie that the system proposed and somebody dismissed: a fact of that kind is not proposed again.
create table lien_ecarte (
    edition  text        not null,
    jure     text        not null,
    siren    text        not null,
    nature   text        not null,
    origine  text        not null check (origine in ('membre', 'equipe')),
    motif    text,
    par      text        not null,
    le       timestamptz not null,
    primary key (edition, jure, siren, nature),
    foreign key (edition, jure) references jure
);

-- What the member declares and what staff confirms are two facts: taking one back leaves the other.
alter table lien_professionnel drop constraint lien_professionnel_edition_jure_siren_categorie_key;
alter table lien_professionnel add unique nulls not distinct (edition, jure, siren, categorie, origine);
