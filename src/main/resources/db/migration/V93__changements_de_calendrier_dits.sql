-- Each change of a calendar is told once, for itself: those that were decided until now have been.
insert into echeance_accomplie (edition, element, instant, accomplie_le)
select edition, 'calendrier/' || id, le, le from decision where sujet = 'calendrier' and issue = 'modifie';
