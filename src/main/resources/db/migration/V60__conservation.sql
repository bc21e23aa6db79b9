-- What is kept no longer than the edition's periods is erased; the dossier stays as a number with its place in the contest.
alter table dossier add column efface_le timestamptz;

-- A dismissed tie is remembered by the facts that matched, so that another fact of the same kind is proposed again (JURY-3).
alter table lien_ecarte
    add column du_membre text not null default '',
    add column de_la_structure text not null default '';
alter table lien_ecarte alter column du_membre drop default, alter column de_la_structure drop default;
alter table lien_ecarte drop constraint lien_ecarte_pkey;
alter table lien_ecarte add primary key (edition, jure, siren, nature, du_membre, de_la_structure);
