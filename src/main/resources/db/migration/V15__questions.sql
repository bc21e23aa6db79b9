-- What people ask about a call, and the one answer that is published for all.
create table question (
    id           uuid primary key,
    edition      text        not null references edition,
    courriel     text,                                     -- who asked; erased with the answer, never published
    texte        text,                                     -- as it was asked, null where staff adds one; erased with the answer
    posee_le     timestamptz not null,
    question     text,                                     -- as published, in staff's words
    reponse      text,
    publiee_le   timestamptz,
    modifiee_le  timestamptz,                              -- published otherwise since
    ecartee_le   timestamptz,                              -- not published, or not any more
    par          text,                                     -- account that did the last of these
    version      int         not null default 1,
    constraint question_une_seule_suite check (publiee_le is null or ecartee_le is null),
    constraint question_publiee_entiere check (publiee_le is null or (question is not null and reponse is not null)),
    constraint question_sans_auteur check (publiee_le is null and ecartee_le is null or courriel is null)
);
create index on question (edition, publiee_le);
create index on question (lower(courriel)) where courriel is not null;
