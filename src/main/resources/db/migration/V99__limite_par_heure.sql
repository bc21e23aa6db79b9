-- Not mails alone: passwords tried are counted too.
alter table demande_de_courriel rename to limite_par_heure;
