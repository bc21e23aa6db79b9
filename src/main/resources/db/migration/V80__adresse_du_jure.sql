-- The address that a ballot and a note were written under: whoever is given the link at another one reads neither (JURY-8).
alter table bulletin add column courriel text;
update bulletin b set courriel = j.courriel from jure j where j.edition = b.edition and j.id = b.jure;
alter table bulletin alter column courriel set not null;

alter table note_de_jure add column courriel text;
update note_de_jure n set courriel = j.courriel from jure j where j.edition = n.edition and j.id = n.jure;
alter table note_de_jure alter column courriel set not null;
