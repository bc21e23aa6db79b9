-- ORG-2: two more months, once, announced within the first; a proof of identity asked on reasonable doubt
alter table demande_rgpd
    add column prolongee_le timestamptz,
    add column identite_demandee_le timestamptz;
