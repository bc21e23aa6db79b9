#!/bin/bash
# Run once, by the PostgreSQL image, on an empty volume: the product's account owns its database and is no superuser; the
# superuser can no longer log in over the network.
set -euo pipefail

psql --set=ON_ERROR_STOP=1 --username=postgres --dbname=postgres \
    --set=compte="$TROPHEES_COMPTE" --set=mot_de_passe="$POSTGRES_PASSWORD" <<'SQL'
create role :"compte" login password :'mot_de_passe';
create database trophees owner :"compte";
alter role postgres password null;
SQL
