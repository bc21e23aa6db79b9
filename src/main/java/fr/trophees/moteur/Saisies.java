package fr.trophees.moteur;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.trophees.formulaire.Formulaire;
import fr.trophees.formulaire.RegleDeChamp;
import fr.trophees.formulaire.ResultatValidation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Collection;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.form.FormData;
import org.camunda.bpm.engine.form.FormField;
import org.camunda.bpm.engine.form.TaskFormData;
import org.camunda.bpm.engine.impl.cmd.AbstractGetDeployedFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.form.FormFieldImpl;
import org.camunda.bpm.engine.impl.form.handler.TaskFormHandler;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.variable.Variables;
import org.camunda.bpm.engine.variable.value.TypedValue;
import org.camunda.spin.json.SpinJsonNode;
import org.camunda.spin.plugin.variable.SpinValues;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * The way of everything that people submit in Tasklist: checked against the newest deployed form, handed to the feature
 * that owns the task, kept out of the engine. The engine doesn't validate Camunda Forms itself.
 */
@Component
class Saisies {

    /** Request attribute that tells {@link RefusEnClairFilter} the message of a refused submission. */
    static final String REFUS = Saisies.class.getName() + ".refus";

    private static final Logger JOURNAL = LoggerFactory.getLogger(Saisies.class);

    private static final Formulaire SANS_CHAMP =
            Formulaire.lire("{\"type\":\"default\",\"id\":\"sansChamp\",\"components\":[]}", Map.of());

    private final ObjectProvider<Tache> taches;
    private final ObjectProvider<Ouverture> ouvertures;
    private final Map<String, RegleDeChamp> regles;
    private final ObjectProvider<RegistreDesSaisies> registre;
    private final ObjectProvider<ProcessEngine> moteur;
    private final ObjectMapper json;
    private final Map<String, Formulaire> formulaires = new ConcurrentHashMap<>();
    /** The files of forms that were read: what a deployment holds never changes. */
    private final Map<Fichier, byte[]> fichiers = new ConcurrentHashMap<>();

    /** The task whose form is being submitted on this thread: the engine completes it right after, in the same call. */
    private final ThreadLocal<String> enCours = new ThreadLocal<>();

    Saisies(
            ObjectProvider<Tache> taches,
            ObjectProvider<Ouverture> ouvertures,
            Map<String, RegleDeChamp> regles,
            ObjectProvider<RegistreDesSaisies> registre,
            ObjectProvider<ProcessEngine> moteur,
            ObjectMapper json) {
        this.taches = taches;
        this.ouvertures = ouvertures;
        this.regles = regles;
        this.registre = registre;
        this.moteur = moteur;
        this.json = json;
    }

    /**
     * What the task shows; and nothing for a flag that an earlier task of the same diagram raised, or the form would open with a
     * box that nobody ticked.
     *
     * @param affichage the engine's own handling of the task's form, which says where it is deployed
     */
    List<FormField> champsAffiches(TaskEntity task, TaskFormHandler affichage) {
        Map<String, Object> champs = new LinkedHashMap<>();
        formulaireDe(task, affichage).drapeaux().stream()
                .filter(task.getExecution()::hasVariable)
                .forEach(drapeau -> champs.put(drapeau, null));
        tache(task).ifPresent(tache -> champs.putAll(tache.afficher(contexte(task))));
        return champs.entrySet().stream()
                .map(champ -> champAffiche(champ.getKey(), champ.getValue()))
                .toList();
    }

    /** @param affichage the engine's own handling of the task's form, which says where it is deployed */
    void accomplir(TaskEntity task, TaskFormHandler affichage, Map<String, Object> saisie) {
        refuserEnClair(task.getTaskDefinitionKey(), () -> {
            Formulaire formulaire = formulaireDe(task, affichage);
            Tache tache = tache(task)
                    .orElseGet(() -> new TacheLibre(
                            task.getTaskDefinitionKey(), task.getName(), formulaire, registre.getObject()));
            ContexteTache contexte = contexte(task);
            Map<String, Object> valeurs = valider(formulaire, saisie, tache.afficher(contexte));
            Map<String, Object> drapeaux = tache.accomplir(contexte, valeurs);
            enCours.set(task.getId());
            lever(task.getExecution(), drapeaux);
        });
    }

    /** A flag that stands already isn't written again. */
    private static void lever(ExecutionEntity execution, Map<String, Object> drapeaux) {
        drapeaux.forEach((nom, valeur) -> {
            if (!execution.hasVariable(nom) || !Objects.equals(execution.getVariable(nom), valeur)) {
                execution.setVariable(nom, valeur);
            }
        });
    }

    /** The list of tasks tells apart what the diagram calls by one name. */
    void intituler(DelegateTask task) {
        tache((TaskEntity) task).ifPresent(tache -> {
            Tache.Annonce annonce = tache.annoncer(contexte((TaskEntity) task));
            if (annonce.intitule() != null) {
                task.setName(annonce.intitule());
            }
            if (annonce.echeance() != null) {
                task.setDueDate(Date.from(annonce.echeance()));
            }
        });
    }

    void demarrer(ExecutionEntity instance, Map<String, Object> saisie) {
        String processus = instance.getProcessDefinition().getKey();
        refuserEnClair(processus, () -> {
            Ouverture ouverture = ouvertures.stream()
                    .filter(candidate -> candidate.processus().equals(processus))
                    .findFirst()
                    .orElseThrow(() -> new SaisieRefusee("Ce processus ne se démarre pas par un formulaire."));
            Formulaire formulaire = formulaireDe(
                    moteur.getObject().getFormService().getDeployedStartForm(instance.getProcessDefinitionId()));
            Ouverture.Demarrage demarrage =
                    ouverture.demarrer(valider(formulaire, saisie, Map.of()), utilisateurCourant());
            instance.setProcessBusinessKey(demarrage.cleMetier());
            instance.setVariables(demarrage.variables());
        });
    }

    /** A completion by any other way than the form would skip every check. */
    void verifierPassageParLeFormulaire(DelegateTask task) {
        String attendu = enCours.get();
        enCours.remove();
        if (!task.getId().equals(attendu)) {
            throw new SaisieRefusee("Cette tâche se termine par son formulaire, dans la liste des tâches.");
        }
    }

    private Map<String, Object> valider(
            Formulaire formulaire, Map<String, Object> saisie, Map<String, Object> affichage) {
        Map<String, Object> lues = new LinkedHashMap<>();
        saisie.forEach((nom, valeur) -> lues.put(nom, enJava(valeur)));
        ResultatValidation resultat = formulaire.valider(lues, affichage);
        if (!resultat.estValide()) {
            throw new SaisieRefusee(resultat.message());
        }
        return resultat.valeurs();
    }

    /** Tasklist sends lists as JSON of the engine's own kind. */
    private Object enJava(Object valeur) {
        if (!(valeur instanceof SpinJsonNode noeud)) {
            return valeur;
        }
        try {
            return json.readValue(noeud.toString(), Object.class);
        } catch (JsonProcessingException e) {
            throw new SaisieRefusee("Une réponse n'est pas lisible.");
        }
    }

    /** What owns a task, if anything does. */
    private Optional<Tache> tache(TaskEntity task) {
        String cle = task.getTaskDefinitionKey();
        return taches.stream().filter(tache -> tache.cle().equals(cle)).findFirst();
    }

    private ContexteTache contexte(TaskEntity task) {
        return new ContexteTache(
                task.getId(),
                task.getExecution().getBusinessKey() != null
                        ? task.getExecution().getBusinessKey()
                        : task.getProcessInstance().getBusinessKey(),
                task.getAssignee(),
                utilisateurCourant(),
                task.getExecution().getVariables());
    }

    private String utilisateurCourant() {
        Authentication authentification =
                moteur.getObject().getIdentityService().getCurrentAuthentication();
        return authentification == null ? null : authentification.getUserId();
    }

    /** A task without a form is completed without an answer. */
    private Formulaire formulaireDe(TaskEntity task, TaskFormHandler affichage) {
        return task.getTaskDefinition().getCamundaFormDefinitionKey() == null
                        && task.getTaskDefinition().getFormKey() == null
                ? SANS_CHAMP
                : formulaireDe(
                        new FichierDeFormulaire(affichage.createTaskForm(task)).execute(Context.getCommandContext()));
    }

    private Formulaire formulaireDe(InputStream fichier) {
        try (fichier) {
            String texte = new String(fichier.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            return formulaires.computeIfAbsent(
                    texte,
                    t -> Formulaire.lire(
                            new ByteArrayInputStream(t.getBytes(java.nio.charset.StandardCharsets.UTF_8)), regles));
        } catch (IOException e) {
            throw new IllegalStateException("Formulaire illisible", e);
        }
    }

    /** As the engine's {@code getDeployedTaskForm}, which would prepare everything that {@link FormulaireDeTache} shows. */
    private final class FichierDeFormulaire extends AbstractGetDeployedFormCmd {

        private final TaskFormData donnees;

        private FichierDeFormulaire(TaskFormData donnees) {
            this.donnees = donnees;
        }

        @Override
        protected FormData getFormData() {
            return donnees;
        }

        @Override
        protected InputStream getDeploymentResource(String deploiement, String nom) {
            return new ByteArrayInputStream(fichiers.computeIfAbsent(new Fichier(deploiement, nom), nouveau -> {
                try (InputStream fichier = super.getDeploymentResource(deploiement, nom)) {
                    return fichier.readAllBytes();
                } catch (IOException e) {
                    throw new IllegalStateException("Formulaire illisible", e);
                }
            }));
        }

        @Override
        protected void checkAuthorization() {
            // whoever submits the form may read it
        }
    }

    private record Fichier(String deploiement, String nom) {}

    private FormField champAffiche(String nom, Object valeur) {
        FormFieldImpl champ = new FormFieldImpl();
        champ.setId(nom);
        champ.setValue(typer(valeur));
        return champ;
    }

    private TypedValue typer(Object valeur) {
        if (valeur instanceof Collection<?> || valeur instanceof Map<?, ?>) {
            try {
                return SpinValues.jsonValue(json.writeValueAsString(valeur)).create();
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("Valeur d'affichage inattendue", e);
            }
        }
        return Variables.untypedValue(valeur);
    }

    /** What a feature does is its own business: the engine has already checked that this user may submit this form. */
    private static void refuserEnClair(String cle, Runnable saisie) {
        try {
            Context.getCommandContext().runWithoutAuthorization(() -> {
                saisie.run();
                return null;
            });
        } catch (SaisieRefusee refus) {
            JOURNAL.info("{} : saisie refusée (422)", cle);
            RequestAttributes requete = RequestContextHolder.getRequestAttributes();
            if (requete != null) {
                requete.setAttribute(REFUS, refus.getMessage(), RequestAttributes.SCOPE_REQUEST);
            }
            throw refus;
        }
    }
}
