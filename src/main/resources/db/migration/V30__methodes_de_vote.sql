-- Voting methods: a vote may have two rounds, and a round may be about some of the dossiers only.
alter table scrutin
    add column rang          int not null default 1 check (rang in (1, 2)),  -- of the round in its vote; 2 follows tour - 1
    add column retenus       text[],                                        -- numbers of the dossiers it is about; null: all that stand
    add column interrompu_le timestamptz;                                   -- voted again from the first round (JURY-3): its ballots are void

comment on column bulletin.choix is 'in the syntax of the edition''s method; null = blank';
comment on column suffrage.choix is 'in the syntax of the edition''s method; null = blank';
