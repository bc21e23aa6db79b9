-- The definition is most of an edition's row and hardly ever changes: its hash says whether it has been read already.
alter table edition add column empreinte text not null generated always as (md5(definition::text)) stored;
