-- The desk's list goes by number, page after page, over a whole call or one of its categories.
create index dossier_par_numero on dossier (edition, length(numero), numero) where numero is not null;
create index dossier_par_categorie on dossier (edition, categorie, length(numero), numero) where numero is not null;
drop index dossier_edition_categorie_idx; -- what begins the one above
