-- Asked with each picture, since the laureates' may be published (DEP-4).

alter table piece
    add column credit text,                            -- who made the picture, in the candidate's words
    add column accord boolean not null default false;  -- whoever can be recognised has agreed, or nobody can
