package fr.trophees.eligibilite;

import fr.trophees.territoire.Siren;
import java.time.LocalDate;
import java.util.List;

/** A candidature for the tests: of an invented association, eligible unless a test says otherwise. */
final class UnDossier {

    /** Unknown to official data. */
    static final Siren ASSOCIATION = new Siren("123456782");

    private String numero;
    private Siren siren = ASSOCIATION;
    private TypeStructure structureType = TypeStructure.PLIE;
    private String collectiviteMandante;
    private boolean mandatFourni;
    private boolean adherenteDeclaree;
    private Adhesion adhesion = Adhesion.nonAdherente(LocalDate.of(2024, 10, 1));
    private Coordination coordination = Coordination.aDemander();
    private String facilitateurs = "Camille Exemple";
    private String categorie = "it1";
    private String projetTitre = "Permis solidaire du bassin d’Armelle";
    private LocalDate dateDebut = LocalDate.of(2021, 1, 1);
    private LocalDate dateFin;
    private EntiteDistincte entiteDistincte = EntiteDistincte.NON_DEMANDEE;
    private Aire aire = Aire.ABSENTE;

    static UnDossier initiatives() {
        return new UnDossier();
    }

    static UnDossier achat() {
        return new UnDossier().type(TypeStructure.STRUCTURE_PORTEUSE).categorie("asr1");
    }

    static UnDossier rural(String... communes) {
        return achat().categorie("asr5").aire(new Aire(List.of(communes), null));
    }

    UnDossier numero(String numero) {
        this.numero = numero;
        return this;
    }

    UnDossier siren(String siren) {
        this.siren = new Siren(siren);
        return this;
    }

    UnDossier type(TypeStructure type) {
        this.structureType = type;
        return this;
    }

    UnDossier mandatee(String par, boolean mandatFourni) {
        this.structureType = TypeStructure.ORGANISATION_MANDATEE;
        this.collectiviteMandante = par;
        this.mandatFourni = mandatFourni;
        return this;
    }

    UnDossier adherenteDeclaree() {
        this.adherenteDeclaree = true;
        return this;
    }

    UnDossier adhesion(Adhesion adhesion) {
        this.adhesion = adhesion;
        return this;
    }

    UnDossier coordination(Coordination coordination) {
        this.coordination = coordination;
        return this;
    }

    UnDossier facilitateurs(String facilitateurs) {
        this.facilitateurs = facilitateurs;
        return this;
    }

    UnDossier categorie(String categorie) {
        this.categorie = categorie;
        return this;
    }

    UnDossier titre(String titre) {
        this.projetTitre = titre;
        return this;
    }

    UnDossier commence(LocalDate debut) {
        this.dateDebut = debut;
        return this;
    }

    UnDossier commence(String debut) {
        return commence(LocalDate.parse(debut));
    }

    UnDossier termine(LocalDate fin) {
        this.dateFin = fin;
        return this;
    }

    UnDossier termine(String fin) {
        return termine(LocalDate.parse(fin));
    }

    UnDossier entiteDistincte(EntiteDistincte entiteDistincte) {
        this.entiteDistincte = entiteDistincte;
        return this;
    }

    UnDossier aire(Aire aire) {
        this.aire = aire;
        return this;
    }

    DossierExamine examine() {
        return new DossierExamine(
                numero,
                siren,
                "Association Exemple",
                structureType,
                collectiviteMandante,
                mandatFourni,
                adherenteDeclaree,
                adhesion,
                coordination,
                facilitateurs,
                "35238",
                categorie,
                projetTitre,
                dateDebut,
                dateFin,
                entiteDistincte,
                aire);
    }

    DossierDepose depose(String numero) {
        return new DossierDepose(numero, siren, categorie, projetTitre, entiteDistincte);
    }
}
