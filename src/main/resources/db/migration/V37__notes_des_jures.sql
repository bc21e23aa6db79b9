-- What a juror writes for themselves: shown to that juror alone, in no screen of staff and no export; erased at the
-- proclamation, when the contest is cancelled, when the member leaves the jury, or as soon as the juror asks.
create table note_de_jure (
    edition      text        not null,
    jure         text        not null,
    dossier      uuid        not null references dossier on delete cascade,
    texte        text        not null default '',
    modifiee_le  timestamptz not null,
    primary key (edition, jure, dossier),
    foreign key (edition, jure) references jure
);

create table appreciation (
    edition   text     not null,
    jure      text     not null,
    dossier   uuid     not null,
    critere   text     not null,
    points    smallint not null check (points between 1 and 5),
    primary key (edition, jure, dossier, critere),
    foreign key (edition, jure, dossier) references note_de_jure on delete cascade
);
