-- What the course of a candidature has to remember between two looks at the calendar.

alter table dossier
    add column constate_hors_delai boolean not null default false, -- what the process last saw (D-1)
    add column recale_le timestamptz;                              -- edition.calendrier_change_le that its timers follow

create index on dossier (lower(contact_courriel));

-- At most one attestation stands; the others are replaced, refused or outdated.
create unique index attestation_en_vigueur on attestation (dossier) where statut in ('a-verifier', 'conforme');
