package fr.trophees;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import fr.trophees.edition.Echeance;
import fr.trophees.moteur.EcheanceDuDiagramme;
import fr.trophees.moteur.Nom;
import fr.trophees.moteur.VisibleDesDiagrammes;
import java.beans.Introspector;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.CatchEvent;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnEdge;
import org.camunda.bpm.model.bpmn.instance.bpmndi.BpmnShape;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaScript;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.bpmn.instance.dc.Bounds;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.stereotype.Component;

/** What every diagram promises: names derived from each other, save points, dates said once, nothing hidden. */
class ModelesTest {

    private static final Path PROCESSUS = Path.of("processes");
    private static final Path FORMULAIRES = Path.of("forms");

    /** User tasks that people, checks and diagrams know by name. */
    private static final Map<String, Set<String>> TACHES = Map.of(
            "edition",
            Set.of(
                    "userTask_verifierCalendrier",
                    "userTask_composerJury",
                    "userTask_arbitrerCumul",
                    "userTask_designerCoupDeCoeur",
                    "userTask_validerPalmares",
                    "userTask_proclamer"),
            "candidature",
            Set.of(
                    "userTask_verifierAttestation",
                    "userTask_consulterCoordination",
                    "userTask_trancherHorsDelai",
                    "userTask_instruireDossier"),
            "vote",
            Set.of("userTask_voter", "userTask_pallierManqueVotants", "userTask_deliberer"),
            "demande-rgpd",
            Set.of("userTask_traiterDemande"));

    /** Messages that clients know by name. */
    private static final Set<String> MESSAGES_CONVENUS = Set.of(
            "candidature.deplacee",
            "candidature.deposee",
            "attestation.recue",
            "candidature.retiree",
            "calendrier.modifie",
            "edition.suspendue",
            "edition.reprise",
            "edition.annulee",
            "recusation.tardive");

    private static final Set<String> GROUPES = Set.of("equipe", "jury", "pilotes");

    /** Only reads, right after a save point: what it finds is decided in the transaction that led there. */
    private static final Set<String> SANS_POINT_DE_SAUVEGARDE_AVANT = Set.of("serviceTask_constaterAttestation");

    /** Their effect is seen by who caused it: the edition's first task, the juror's invitation taken away. */
    private static final Set<String> SANS_POINT_DE_SAUVEGARDE_APRES =
            Set.of("startEvent_editionOuverte", "vote/boundaryEvent_recusationTardive");

    private static final Pattern CONDITION = Pattern.compile("\\$\\{(!?[a-z]\\w*|[a-z]\\w* == '[a-z-]+')}");
    private static final Pattern APPEL = Pattern.compile("\\$\\{([a-z]\\w*)\\.\\w+\\(");
    private static final Pattern INFINITIF = Pattern.compile("(Re-)?\\p{L}+(er|ir|re)( .*)?");
    private static final Pattern DELEGATE = Pattern.compile("#\\{(([a-z]\\w*)Delegate)}");

    private static JavaClasses classes;

    @BeforeAll
    static void lireLesClasses() {
        classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("fr.trophees");
    }

    static List<Diagramme> diagrammes() {
        try (Stream<Path> fichiers = Files.list(PROCESSUS)) {
            return fichiers.filter(fichier -> fichier.toString().endsWith(".bpmn"))
                    .sorted()
                    .map(Diagramme::lire)
                    .toList();
        } catch (IOException echec) {
            throw new UncheckedIOException(echec);
        }
    }

    @Test
    void les_quatre_diagrammes_sont_la() {
        assertThat(diagrammes()).extracting(Diagramme::nom).containsExactlyInAnyOrderElementsOf(TACHES.keySet());
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void un_fichier_porte_un_processus_executable_qui_a_son_nom(Diagramme diagramme) {
        assertThat(diagramme.tous(Process.class)).singleElement().satisfies(processus -> {
            assertThat(processus.getId()).isEqualTo(diagramme.nom());
            assertThat(processus.isExecutable()).isTrue();
            assertThat(processus.getName()).isNotBlank();
            assertThat(processus.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
            assertThat(documentation(processus)).isNotBlank();
        });
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void un_service_appelle_le_delegate_qui_porte_son_nom(Diagramme diagramme) {
        diagramme.chacun(ServiceTask.class, tache -> {
            assertThat(tache.getId()).matches("serviceTask_[a-z]\\w*");
            String expression = tache.getCamundaDelegateExpression();
            assertThat(expression).isNotNull().matches(DELEGATE);
            Matcher lu = DELEGATE.matcher(expression);
            assertThat(lu.matches()).isTrue();
            // one delegate may serve several tasks: relancerCandidats14Jours, relancerCandidats3Jours
            assertThat(tache.getId().substring("serviceTask_".length()))
                    .matches(Pattern.quote(lu.group(2)) + "([A-Z0-9]\\w*)?");
            assertThat(beans(JavaDelegate.class)).contains(lu.group(1));
            assertThat(tache.getCamundaClass()).isNull();
            assertThat(tache.getCamundaExpression()).isNull();
        });
    }

    @Test
    void tout_delegate_sert_dans_un_diagramme() {
        Set<String> appeles = diagrammes().stream()
                .flatMap(diagramme -> diagramme.tous(ServiceTask.class).stream())
                .map(tache -> tache.getCamundaDelegateExpression().replaceAll("[#{}]", ""))
                .collect(Collectors.toSet());
        assertThat(beans(JavaDelegate.class)).containsExactlyInAnyOrderElementsOf(appeles);
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void un_service_et_un_evenement_recu_sont_des_points_de_sauvegarde(Diagramme diagramme) {
        diagramme.chacun(ServiceTask.class, tache -> {
            if (SANS_POINT_DE_SAUVEGARDE_AVANT.contains(tache.getId())) {
                return;
            }
            assertThat(tache.isCamundaAsyncBefore()).isTrue();
            assertThat(essais(tache)).matches("R\\d+/PT\\d+M");
        });
        diagramme.chacun(CatchEvent.class, evenement -> {
            boolean debut = evenement instanceof StartEvent && evenement.getParentElement() instanceof Process;
            boolean message =
                    evenement.getEventDefinitions().stream().anyMatch(MessageEventDefinition.class::isInstance);
            boolean excepte = SANS_POINT_DE_SAUVEGARDE_APRES.contains(evenement.getId())
                    || SANS_POINT_DE_SAUVEGARDE_APRES.contains(diagramme.nom() + "/" + evenement.getId());
            if ((debut || message) && !excepte) {
                assertThat(evenement.isCamundaAsyncAfter()).isTrue();
            }
        });
        diagramme.chacun(MultiInstanceLoopCharacteristics.class, boucle -> assertThat(
                        boucle.isCamundaAsyncBefore() || boucle.isCamundaAsyncAfter())
                .isTrue());
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void les_taches_des_personnes_sont_celles_convenues_avec_leur_formulaire(Diagramme diagramme) {
        assertThat(diagramme.tous(UserTask.class))
                .extracting(UserTask::getId)
                .containsExactlyInAnyOrderElementsOf(TACHES.get(diagramme.nom()));
        diagramme.chacun(UserTask.class, tache -> {
            assertThat(tache.getCamundaFormRef()).isEqualTo(tache.getId().substring("userTask_".length()));
            assertThat(tache.getCamundaFormRefBinding()).isEqualTo("latest");
            assertThat(tache.getCamundaFormKey()).isNull();
            assertThat(idDuFormulaire(tache.getCamundaFormRef())).isEqualTo(tache.getCamundaFormRef());
            if (tache.getCamundaAssignee() == null) {
                assertThat(tache.getCamundaCandidateGroupsList()).isNotEmpty().isSubsetOf(GROUPES);
            } else {
                assertThat(tache.getCamundaAssignee()).isEqualTo("${" + Nom.VARIABLE_JURE + "}");
            }
            assertThat(tache.getCamundaCandidateUsers()).isNull();
        });
        diagramme.chacun(StartEvent.class, debut -> {
            if (debut.getCamundaFormRef() != null) {
                assertThat(debut.getCamundaFormRefBinding()).isEqualTo("latest");
                assertThat(idDuFormulaire(debut.getCamundaFormRef())).isEqualTo(debut.getCamundaFormRef());
            }
        });
    }

    @Test
    void les_messages_sont_ceux_du_code_et_ceux_convenus() {
        Set<String> desDiagrammes = diagrammes().stream()
                .flatMap(diagramme -> diagramme.tous(Message.class).stream())
                .map(Message::getName)
                .collect(Collectors.toSet());
        Set<String> duCode = constantes("MESSAGE_");
        assertThat(desDiagrammes).isEqualTo(duCode);
        assertThat(desDiagrammes).containsAll(MESSAGES_CONVENUS);
        assertThat(constantes("PROCESSUS_")).isEqualTo(TACHES.keySet());
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void un_message_porte_un_identifiant_derive_de_son_nom_et_sert(Diagramme diagramme) {
        Set<Message> attendus = diagramme.tous(MessageEventDefinition.class).stream()
                .map(MessageEventDefinition::getMessage)
                .collect(Collectors.toSet());
        diagramme.chacun(Message.class, message -> {
            String[] mots = message.getName().split("\\.");
            assertThat(message.getId())
                    .isEqualTo("message_" + mots[0] + mots[1].substring(0, 1).toUpperCase() + mots[1].substring(1));
            assertThat(attendus).contains(message);
        });
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void un_choix_est_une_question_avec_une_reponse_par_defaut(Diagramme diagramme) {
        diagramme.chacun(ExclusiveGateway.class, choix -> {
            if (choix.getOutgoing().size() < 2) {
                assertThat(choix.getName())
                        .as("un choix qui réunit des chemins")
                        .isNull();
                return;
            }
            assertThat(choix.getName()).isNotNull().matches("\\p{Lu}.*\\h\\?");
            assertThat(choix.getDefault()).isNotNull();
            choix.getOutgoing().forEach(chemin -> {
                assertThat(chemin.getName()).as(chemin.getId()).isNotBlank();
                if (chemin.equals(choix.getDefault())) {
                    assertThat(chemin.getConditionExpression())
                            .as(chemin.getId())
                            .isNull();
                } else {
                    assertThat(chemin.getConditionExpression())
                            .as(chemin.getId())
                            .isNotNull();
                }
            });
        });
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void une_condition_lit_un_seul_drapeau(Diagramme diagramme) {
        diagramme.chacun(SequenceFlow.class, chemin -> {
            assertThat(chemin.getId())
                    .isEqualTo("flow_" + chemin.getSource().getId() + "__"
                            + chemin.getTarget().getId());
            if (chemin.getConditionExpression() != null) {
                assertThat(chemin.getSource()).isInstanceOf(ExclusiveGateway.class);
                assertThat(chemin.getConditionExpression().getTextContent()).matches(CONDITION);
                assertThat(chemin.getConditionExpression().getLanguage()).isNull();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void une_minuterie_dit_sa_date_comme_son_etiquette(Diagramme diagramme) {
        diagramme.chacun(TimerEventDefinition.class, minuterie -> {
            CatchEvent evenement = (CatchEvent) minuterie.getParentElement();
            assertThat(minuterie.getTimeCycle()).isNull();
            assertThat(minuterie.getTimeDuration()).isNull();
            String expression = minuterie.getTimeDate().getTextContent();
            String phrase = EcheanceDuDiagramme.phrase(expression).orElseThrow();
            assertThat(phrase).as(evenement.getId()).isEqualTo(evenement.getName());
            // a request's deadline belongs to no calendar: its own vocabulary is read when the timer is armed
            if (!expression.startsWith("${demandes.")) {
                assertThatCode(() -> Echeance.lire(phrase)).as(phrase).doesNotThrowAnyException();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void une_expression_n_appelle_que_ce_qui_est_ouvert_aux_diagrammes(Diagramme diagramme) {
        Stream<String> dates = diagramme.tous(TimerEventDefinition.class).stream()
                .map(minuterie -> minuterie.getTimeDate().getTextContent());
        Stream<String> collections = diagramme.tous(MultiInstanceLoopCharacteristics.class).stream()
                .map(MultiInstanceLoopCharacteristics::getCamundaCollection);
        Set<String> ouverts = beansOuverts();
        assertThat(Stream.concat(dates, collections)).allSatisfy(expression -> {
            Matcher appel = APPEL.matcher(expression);
            assertThat(appel.lookingAt()).as(expression).isTrue();
            assertThat(ouverts).contains(appel.group(1));
        });
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void rien_n_est_cache_dans_un_script_ou_un_ecouteur(Diagramme diagramme) {
        assertThat(diagramme.tous(ScriptTask.class)).isEmpty();
        assertThat(diagramme.tous(CamundaScript.class)).isEmpty();
        assertThat(diagramme.tous(CamundaExecutionListener.class)).isEmpty();
        assertThat(diagramme.tous(CamundaTaskListener.class)).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void une_etiquette_dit_un_verbe_et_chaque_element_dit_pourquoi(Diagramme diagramme) {
        Stream.of(UserTask.class, ServiceTask.class, CallActivity.class)
                .forEach(type -> diagramme.chacun(type, tache -> {
                    assertThat(tache.getName()).isNotNull().matches(INFINITIF);
                    assertThat(documentation(tache)).isNotBlank();
                }));
        diagramme.chacun(SubProcess.class, phase -> {
            assertThat(documentation(phase)).isNotBlank();
            if (!phase.triggeredByEvent()) {
                assertThat(phase.getName()).isNotNull().matches(INFINITIF);
            }
        });
        diagramme.chacun(CatchEvent.class, evenement -> {
            if (!evenement.getEventDefinitions().isEmpty()) {
                assertThat(evenement.getName()).as(evenement.getId()).isNotBlank();
            }
        });
    }

    @ParameterizedTest
    @MethodSource("diagrammes")
    void chaque_element_est_dessine_et_aucun_n_en_cache_un_autre(Diagramme diagramme) {
        Map<String, BpmnShape> formes = new TreeMap<>();
        diagramme
                .tous(BpmnShape.class)
                .forEach(forme -> formes.put(forme.getBpmnElement().getId(), forme));
        Set<String> traits = diagramme.tous(BpmnEdge.class).stream()
                .map(trait -> trait.getBpmnElement().getId())
                .collect(Collectors.toSet());
        assertThat(diagramme.tous(FlowNode.class))
                .extracting(BaseElement::getId)
                .isSubsetOf(formes.keySet());
        assertThat(diagramme.tous(SequenceFlow.class))
                .extracting(BaseElement::getId)
                .isSubsetOf(traits);
        assertThat(chevauchements(new ArrayList<>(formes.values()))).isEmpty();
    }

    private static List<String> chevauchements(List<BpmnShape> formes) {
        List<String> trouves = new ArrayList<>();
        for (int i = 0; i < formes.size(); i++) {
            for (int j = i + 1; j < formes.size(); j++) {
                BaseElement un = formes.get(i).getBpmnElement();
                BaseElement autre = formes.get(j).getBpmnElement();
                boolean permis = contient(un, autre) || contient(autre, un) || attache(un, autre) || attache(autre, un);
                if (!permis
                        && seTouchent(formes.get(i).getBounds(), formes.get(j).getBounds())) {
                    trouves.add(un.getId() + " et " + autre.getId());
                }
            }
        }
        return trouves;
    }

    private static boolean contient(ModelElementInstance phase, ModelElementInstance element) {
        for (ModelElementInstance dehors = element.getParentElement();
                dehors != null;
                dehors = dehors.getParentElement()) {
            if (dehors.equals(phase)) {
                return true;
            }
        }
        return false;
    }

    private static boolean attache(BaseElement bord, BaseElement activite) {
        return bord instanceof BoundaryEvent evenement
                && evenement.getAttachedTo().equals(activite);
    }

    private static boolean seTouchent(Bounds un, Bounds autre) {
        return un.getX() < autre.getX() + autre.getWidth()
                && autre.getX() < un.getX() + un.getWidth()
                && un.getY() < autre.getY() + autre.getHeight()
                && autre.getY() < un.getY() + un.getHeight();
    }

    private static String documentation(BaseElement element) {
        return element.getDocumentations().stream()
                .map(Documentation::getTextContent)
                .collect(Collectors.joining(" "));
    }

    private static String essais(BaseElement element) {
        return element.getExtensionElements() == null
                ? ""
                : element.getExtensionElements()
                        .getElementsQuery()
                        .filterByType(CamundaFailedJobRetryTimeCycle.class)
                        .singleResult()
                        .getTextContent();
    }

    private static String idDuFormulaire(String nom) {
        try {
            JsonNode formulaire = new ObjectMapper()
                    .readTree(FORMULAIRES.resolve(nom + ".form").toFile());
            return formulaire.path("id").asText();
        } catch (IOException echec) {
            throw new UncheckedIOException(echec);
        }
    }

    private static Set<String> constantes(String prefixe) {
        return Arrays.stream(Nom.class.getDeclaredFields())
                .filter(champ -> Modifier.isStatic(champ.getModifiers()))
                .filter(champ -> champ.getName().startsWith(prefixe))
                .map(ModelesTest::valeur)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String valeur(Field champ) {
        try {
            return (String) champ.get(null);
        } catch (IllegalAccessException inaccessible) {
            throw new IllegalStateException(inaccessible);
        }
    }

    private static Set<String> beans(Class<?> type) {
        return classes.stream()
                .filter(classe -> classe.isAssignableTo(type))
                .filter(classe -> !classe.getModifiers().contains(JavaModifier.ABSTRACT))
                .map(ModelesTest::nomDeBean)
                .collect(Collectors.toSet());
    }

    private static Set<String> beansOuverts() {
        return classes.stream()
                .filter(classe -> classe.isAnnotatedWith(VisibleDesDiagrammes.class))
                .map(ModelesTest::nomDeBean)
                .collect(Collectors.toSet());
    }

    private static String nomDeBean(JavaClass classe) {
        String donne = classe.tryGetAnnotationOfType(Component.class)
                .map(Component::value)
                .orElse("");
        return donne.isEmpty() ? Introspector.decapitalize(classe.getSimpleName()) : donne;
    }

    /** One file of {@code processes/}. */
    record Diagramme(String nom, BpmnModelInstance modele) {

        static Diagramme lire(Path fichier) {
            return new Diagramme(
                    fichier.getFileName().toString().replace(".bpmn", ""), Bpmn.readModelFromFile(fichier.toFile()));
        }

        <T extends ModelElementInstance> Collection<T> tous(Class<T> type) {
            return modele.getModelElementsByType(type);
        }

        <T extends ModelElementInstance> void chacun(Class<T> type, Consumer<T> exigence) {
            assertThat(tous(type)).allSatisfy(exigence);
        }

        @Override
        public String toString() {
            return nom;
        }
    }
}
