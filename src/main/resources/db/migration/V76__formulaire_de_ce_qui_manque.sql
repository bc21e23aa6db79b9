-- The deployed version of the form by which manque was said; null when unknown. Process owners change forms between two saves.
alter table dossier
    add column manque_formulaire text;
