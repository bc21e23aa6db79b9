-- The instant of a virtual clock; one row in a rehearsal's database, none in any other.
create table horloge_virtuelle (
    seule      boolean primary key default true check (seule),
    maintenant timestamptz not null
);
