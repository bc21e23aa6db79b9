-- What editions, dossiers, juries and votes are. Where they stand in their course is the engine's business (schema public).

create table edition (
    id                    text primary key,
    prefixe               text        not null unique check (prefixe ~ '^[A-Z0-9]{2,10}$'),
    titre                 text        not null,
    definition            jsonb       not null,            -- the running copy of the definition
    ouverte_le            timestamptz not null,
    calendrier_valide_le  timestamptz,
    calendrier_change_le  timestamptz not null,            -- a reminder due before this instant is overtaken
    suspendue_le          timestamptz,                     -- not null while suspended
    annulee_le            timestamptz,
    jury_complet_le       timestamptz,
    palmares_valide_le    timestamptz,
    proclamee_le          timestamptz,
    version               bigint      not null default 0
);

create table jalon (
    edition          text        not null references edition,
    code             text        not null,
    instant          timestamptz not null,
    premier_instant  timestamptz not null,                 -- as first announced (D-3)
    primary key (edition, code)
);

-- Guards what an echeance causes: one row for each (element, date), so nothing is done twice.
create table echeance_accomplie (
    edition       text        not null references edition,
    element       text        not null,
    instant       timestamptz not null,
    accomplie_le  timestamptz not null,
    primary key (edition, element, instant)
);

-- What people decided, with the reason: the memory that minutes and answers to candidates are written from.
create table decision (
    id         bigint generated always as identity primary key,
    edition    text        not null references edition,
    dossier    uuid,
    categorie  text,
    sujet      text        not null,
    issue      text        not null,
    motif      text,
    presents   text,
    par        text        not null,
    le         timestamptz not null,
    details    jsonb       not null default '{}'
);
create index on decision (edition, sujet);
create index on decision (dossier);

create table dossier (
    id                   uuid primary key,
    edition              text        not null references edition,
    numero               text unique,                      -- null while it is a draft
    categorie            text,                             -- where it stands; AVE may move it (ELIG-7)
    donnees              jsonb       not null default '{}',
    manque               jsonb       not null default '[]',
    version              bigint      not null default 1,
    contact_courriel     text        not null,
    siren                text,
    structure_nom        text,
    projet_titre         text,
    entite_distincte     text,                             -- null, 'demandee', 'acceptee', 'refusee'
    instruction          text        not null default 'brouillon'
        check (instruction in ('brouillon', 'en-cours', 'admis', 'refuse', 'incomplet', 'retire', 'annule')),
    correction_jusqua    timestamptz,                      -- staff asked for a correction until then
    reglement_version    text,
    reglement_accepte_le timestamptz,
    cree_le              timestamptz not null,
    modifie_le           timestamptz not null,
    depose_le            timestamptz,
    complet_le           timestamptz,                      -- the later of deposit and first effective attestation (DEP-2)
    tardif               text check (tardif in ('admis', 'refuse')),  -- decision on a late completion (D-1)
    reconnaissance       text check (reconnaissance in ('non-requise', 'a-demander', 'reconnue', 'non-reconnue')),
    decide_le            timestamptz,
    constraint depose_a_un_numero check (numero is null = (depose_le is null))
);
create index on dossier (edition, categorie) where numero is not null;
create index on dossier (edition, siren) where numero is not null;
create index on dossier (edition, instruction);
create index on dossier (contact_courriel);

create table lien (
    empreinte   bytea primary key,                         -- sha-256 of the token
    dossier     uuid        not null references dossier on delete cascade,
    serie       int         not null,
    cree_le     timestamptz not null,
    revoque_le  timestamptz,
    unique (dossier, serie)
);

create table attestation (
    id                  uuid primary key,
    dossier             uuid        not null references dossier on delete cascade,
    contenu             bytea       not null,
    empreinte           bytea       not null,              -- sha-256 of the original bytes
    type_media          text        not null,
    nom                 text        not null,
    recue_le            timestamptz not null,
    enregistree_le      timestamptz not null,
    voie                text        not null check (voie in ('depot', 'courriel')),
    signataire_nom      text,
    signataire_qualite  text,
    statut              text        not null check (statut in ('a-verifier', 'conforme', 'refusee', 'remplacee', 'caduque')),
    sans_effet          boolean     not null default false, -- unsigned: its arrival doesn't count (D-5)
    motif               text,
    verifiee_par        text,
    verifiee_le         timestamptz
);
create index on attestation (dossier, recue_le);
alter table dossier add column attestation_avant timestamptz; -- exclusive: staff asked for a better one (D-5)

create table piece (
    id          uuid primary key,
    dossier     uuid        not null references dossier on delete cascade,
    nature      text        not null check (nature in ('mandat', 'illustration', 'autre')),
    nom         text        not null,
    type_media  text        not null,
    contenu     bytea       not null,
    empreinte   bytea       not null,
    recue_le    timestamptz not null
);
create index on piece (dossier);

create table verdict (
    dossier  uuid    not null references dossier on delete cascade,
    rang     int     not null,
    regle    text    not null,
    issue    text    not null,
    motif    text    not null,
    article  text    not null,
    primary key (dossier, rang)
);

create table jure (
    edition        text    not null references edition,
    id             text    not null,                       -- the user id in Tasklist
    nom            text    not null,
    courriel       text    not null,
    structure_nom  text,
    siren          text,
    domaine        text,
    president      boolean not null default false,
    parti_le       timestamptz,
    primary key (edition, id)
);

-- Professional ties (JURY-3): confirmed by staff, or declared by the juror on a dossier's structure or on a whole category.
create table lien_professionnel (
    edition    text        not null,
    jure       text        not null,
    siren      text,
    categorie  text,
    origine    text        not null check (origine in ('confirme', 'declare')),
    le         timestamptz not null,
    par        text        not null,
    check ((siren is null) <> (categorie is null)),
    unique nulls not distinct (edition, jure, siren, categorie),
    foreign key (edition, jure) references jure
);

create table scrutin (
    edition       text        not null references edition,
    categorie     text        not null,
    tour          int         not null,
    ouvert_le     timestamptz not null,
    ferme_le      timestamptz,                             -- null: the calendar's closing of votes
    depouille_le  timestamptz,
    primary key (edition, categorie, tour)
);

-- A ballot stays with its voter only until the close; then ballots go to suffrage, which knows no voter (JURY-8).
create table bulletin (
    edition    text        not null,
    categorie  text        not null,
    tour       int         not null,
    jure       text        not null,
    choix      text,                                       -- a dossier number, null = blank
    primary key (edition, categorie, tour, jure),
    foreign key (edition, categorie, tour) references scrutin
);

-- Who may vote in a round, and whether they did.
create table emargement (
    edition    text    not null,
    categorie  text    not null,
    tour       int     not null,
    jure       text    not null,
    presence   text    not null check (presence in ('invite', 'a-vote', 'absent', 'recuse')),
    primary key (edition, categorie, tour, jure),
    foreign key (edition, categorie, tour) references scrutin
);

create table suffrage (
    id         uuid primary key,                           -- drawn at the close; says nothing of the voter
    edition    text not null,
    categorie  text not null,
    tour       int  not null,
    choix      text,
    foreign key (edition, categorie, tour) references scrutin
);
create index on suffrage (edition, categorie, tour);

create table resultat (
    edition    text not null references edition,
    categorie  text not null,
    issue      text not null check (issue in ('laureat', 'ex-aequo', 'aucun', 'a-deliberer')),
    primary key (edition, categorie)
);

create table laureat (
    edition    text not null references edition,
    categorie  text not null,                              -- 'coup-de-coeur' for the extra prize (JURY-6)
    dossier    uuid not null references dossier,
    primary key (edition, categorie, dossier)
);

create table demande_rgpd (
    id           uuid primary key,
    edition      text        not null references edition,
    dossier      uuid        references dossier on delete set null,
    numero       text,
    nature       text        not null check (nature in ('acces', 'rectification', 'opposition', 'effacement')),
    message      text,
    voie         text        not null check (voie in ('page', 'courriel', 'courrier')),
    recue_le     timestamptz not null,
    echeance     timestamptz not null,                     -- one month (ORG-2)
    decision     text check (decision in ('accepter', 'refuser')),
    motif        text,
    traitee_par  text,
    traitee_le   timestamptz
);
