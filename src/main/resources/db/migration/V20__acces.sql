-- Links that others than the contact of a dossier hold, and what bounds the mails that forms cause.

create table acces (
    id         uuid primary key,
    dossier    uuid references dossier on delete cascade,
    nature     text        not null check (nature in ('collegue', 'signataire', 'cession', 'adresse')),
    empreinte  bytea       not null unique,                -- sha-256 of the token; a revoked link is a row deleted
    courriel   text        not null,
    nom        text,
    qualite    text,
    cree_le    timestamptz not null,
    expire_le  timestamptz,                                -- exclusive; null: until revoked
    constraint adresse_sans_dossier check ((nature = 'adresse') = (dossier is null)),
    constraint bref_expire check (nature not in ('adresse', 'cession') or expire_le is not null)
);
create index on acces (dossier);
create index on acces (lower(courriel)) where nature = 'collegue';
create index on acces (expire_le) where expire_le is not null;

alter table attestation add column acces uuid references acces on delete set null; -- sent by the signatory's own link

alter table lien add column reserve_a text; -- only mails to this address, or to the contact's, carry the link; null: all do

create table demande_de_courriel (
    cle     bytea       not null,                          -- hmac of who or what is counted
    heure   timestamptz not null,
    nombre  int         not null,
    primary key (cle, heure)
);
create index on demande_de_courriel (heure);

update courriel set parametres = parametres - 'renouvele' where type = 'lien'; -- a renewed link has a mail of its own
