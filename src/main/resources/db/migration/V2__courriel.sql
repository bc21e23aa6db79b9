-- The outbox. A row is written in the transaction that causes the mail, and rendered when it is delivered.
create table courriel (
    id           uuid primary key      default gen_random_uuid(), -- also the Message-ID: a mail sent twice is seen as one
    rang         bigint generated always as identity,             -- order of writing; time may stand still
    edition      text,
    type         text         not null,
    destinataire text         not null,
    dossier      uuid,                                            -- whose personal link is made at delivery
    numero       text,                                            -- of that dossier when the mail was written
    jure         text,
    parametres   jsonb        not null default '{}',
    cle          text unique,                                     -- a fact to tell: the same key is written once
    en_masse     boolean      not null default false,             -- lets a mail that somebody is waiting for pass
    cree_le      timestamptz  not null,
    a_envoyer_le timestamptz  not null,
    tentatives   integer      not null default 0,
    envoye_le    timestamptz,
    abandonne_le timestamptz,
    sans_objet   boolean      not null default false,             -- given up because it had nothing to say any more
    erreur       text,
    constraint courriel_une_seule_fin check (envoye_le is null or abandonne_le is null),
    constraint courriel_sans_objet_abandonne check (not sans_objet or abandonne_le is not null)
);

create index courriel_a_envoyer on courriel (en_masse, a_envoyer_le, rang)
    where envoye_le is null and abandonne_le is null;
create index courriel_abandonne on courriel (rang) where abandonne_le is not null;
create index courriel_dossier on courriel (dossier) where dossier is not null;
create unique index courriel_rang on courriel (rang);

-- Members of the association, as imported: a dated list is never changed, the next import adds another.
create table membre (
    liste_du date not null,
    siren    text not null check (siren ~ '^[0-9]{9}$'),
    nom      text not null,
    courriel text not null default '' check (courriel = lower(courriel)), -- empty: none known
    offre    text not null check (offre in ('toute', 'clause')),
    region   text,
    primary key (liste_du, siren, courriel)
);

-- Who asked not to receive the calls any more (DEP-5).
create table desinscription (
    courriel text primary key check (courriel = lower(courriel)),
    le       timestamptz not null
);
