-- The jury's session (JURY-9). Its date is the calendar's; what was last announced is kept, so that a change is seen.
create table seance (
    edition      text primary key references edition,
    lieu         text,                                     -- null: the place that the edition's definition gives; empty: none
    visio        text,                                     -- link of the video conference
    duree        int         not null default 180 check (duree between 15 and 1440), -- minutes
    sequence     int         not null default 0,           -- of the calendar file: one more at each change announced
    annonce      text,                                     -- what was last announced, to compare with
    convoquee_le timestamptz                               -- first announced
);

create table presence_en_seance (
    edition      text        not null,
    jure         text        not null,
    statut       text        not null check (statut in ('present', 'a-distance', 'excuse', 'absent', 'remplace')),
    remplace_par text,
    le           timestamptz not null,
    par          text        not null,
    primary key (edition, jure),
    foreign key (edition, jure) references jure,
    foreign key (edition, remplace_par) references jure,
    check ((statut = 'remplace') = (remplace_par is not null))
);

-- Minutes as they were drawn up: the bytes are kept, a new version never takes the place of another (ORG-3).
create table proces_verbal (
    edition   text        not null references edition,
    version   int         not null,
    contenu   bytea       not null,
    empreinte bytea       not null,                        -- sha-256 of the bytes
    decision  bigint      not null references decision,    -- that had them drawn up
    etabli_le timestamptz not null,
    primary key (edition, version)
);
