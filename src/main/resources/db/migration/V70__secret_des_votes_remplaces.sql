-- JURY-8: beside the votes of the round that replaced it, those of a void round tell how a member recused since had voted. Who
-- voted stays in emargement, why the category was voted again in decision.
delete from suffrage s
where s.tour < (select max(tour) from scrutin p where (p.edition, p.categorie) = (s.edition, s.categorie) and p.rang = 1);

-- A cancelled contest counts no vote: its ballots don't stay beside their voters' names.
delete from bulletin b using edition e where e.id = b.edition and e.annulee_le is not null;
