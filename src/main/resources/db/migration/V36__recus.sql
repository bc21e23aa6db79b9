-- A ballot's receipt (JURY-8). Until the close it stands beside the ballot, for its voter; the close destroys it, and the
-- vote keeps only the hash of receipt and choice, which tells neither the voter nor, without the receipt, the choice.
alter table bulletin
    add column depose_le  timestamptz,
    add column recu       text,
    add column empreinte  bytea;
alter table suffrage add column empreinte bytea;
create unique index suffrage_empreinte on suffrage (empreinte) where empreinte is not null;
