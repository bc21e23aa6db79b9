package fr.trophees.securite;

import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** Groups, what they may do, the filters of Tasklist and the first accounts: brought about at each start, once each. */
@Component
@Order(1)
class ComptesInitiaux implements ApplicationRunner {

    private final IdentityService identites;
    private final AuthorizationService droits;
    private final FilterService filtres;
    private final TaskService taches;
    private final PremiersComptes premiers;

    ComptesInitiaux(
            IdentityService identites,
            AuthorizationService droits,
            FilterService filtres,
            TaskService taches,
            PremiersComptes premiers) {
        this.identites = identites;
        this.droits = droits;
        this.filtres = filtres;
        this.taches = taches;
        this.premiers = premiers;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        groupe(Groupe.EQUIPE, "Équipe");
        groupe(Groupe.JURY, "Jury");
        groupe(Groupe.PILOTES, "Pilotes");
        groupe(Groupe.ADMIN, "Administration");

        permettre(Groupe.EQUIPE, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        permettre(Groupe.JURY, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        permettre(Groupe.PILOTES, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        for (String processus : List.of("edition", "demande-rgpd")) {
            permettre(
                    Groupe.EQUIPE,
                    Resources.PROCESS_DEFINITION,
                    processus,
                    Permissions.READ,
                    Permissions.CREATE_INSTANCE);
        }
        permettre(Groupe.EQUIPE, Resources.PROCESS_DEFINITION, "*", Permissions.READ, Permissions.READ_INSTANCE);
        permettre(Groupe.EQUIPE, Resources.PROCESS_INSTANCE, "*", Permissions.CREATE);
        permettre(Groupe.PILOTES, Resources.DEPLOYMENT, "*", Permissions.CREATE, Permissions.READ);
        retirer(Groupe.PILOTES, Resources.PROCESS_DEFINITION, "*", Permissions.READ_INSTANCE, Permissions.READ_HISTORY);
        permettre(
                Groupe.PILOTES,
                Resources.PROCESS_DEFINITION,
                "*",
                Permissions.READ,
                ProcessDefinitionPermissions.RETRY_JOB);
        for (String processus : RegardDesPilotes.SANS_SECRET) {
            permettre(
                    Groupe.PILOTES,
                    Resources.PROCESS_DEFINITION,
                    processus,
                    Permissions.READ_INSTANCE,
                    Permissions.READ_HISTORY);
        }
        permettre(
                Groupe.PILOTES_HORS_SECRET,
                Resources.PROCESS_DEFINITION,
                "*",
                Permissions.READ_INSTANCE,
                Permissions.READ_HISTORY);
        permettre(Groupe.PILOTES, Resources.DECISION_DEFINITION, "*", Permissions.READ);
        for (Resource tout : Resources.values()) {
            permettre(Groupe.ADMIN, tout, "*", Permissions.ALL);
        }

        filtre(
                "Mes tâches",
                10,
                "Les tâches que j'ai prises en charge",
                requete().taskAssigneeExpression("${currentUser()}"),
                Groupe.EQUIPE);
        filtre(
                "Tâches de l'équipe",
                0,
                "Ce qui attend l'équipe",
                requete().taskCandidateGroup(Groupe.EQUIPE).taskUnassigned(),
                Groupe.EQUIPE);
        filtre(
                "Votes",
                0,
                "Les catégories où je suis invité à voter",
                requete().taskAssigneeExpression("${currentUser()}").taskDefinitionKey("userTask_voter"),
                Groupe.JURY);

        premiers.comptes().forEach(this::compte);
    }

    private TaskQuery requete() {
        return taches.createTaskQuery();
    }

    private void groupe(String id, String nom) {
        if (identites.createGroupQuery().groupId(id).count() == 0) {
            Group groupe = identites.newGroup(id);
            groupe.setName(nom);
            groupe.setType("WORKFLOW");
            identites.saveGroup(groupe);
        }
    }

    private void permettre(String groupe, Resource sur, String ressource, Permission... permissions) {
        Authorization droit = droit(groupe, sur, ressource);
        if (droit == null) {
            droit = droits.createNewAuthorization(AUTH_TYPE_GRANT);
            droit.setGroupId(groupe);
            droit.setResource(sur);
            droit.setResourceId(ressource);
        }
        for (Permission permission : permissions) {
            droit.addPermission(permission);
        }
        droits.saveAuthorization(droit);
    }

    /** What an earlier version granted. */
    private void retirer(String groupe, Resource sur, String ressource, Permission... permissions) {
        Authorization droit = droit(groupe, sur, ressource);
        if (droit != null) {
            for (Permission permission : permissions) {
                droit.removePermission(permission);
            }
            droits.saveAuthorization(droit);
        }
    }

    private Authorization droit(String groupe, Resource sur, String ressource) {
        return droits.createAuthorizationQuery()
                .groupIdIn(groupe)
                .resourceType(sur)
                .resourceId(ressource)
                .authorizationType(AUTH_TYPE_GRANT)
                .singleResult();
    }

    private void filtre(String nom, int priorite, String description, TaskQuery requete, String groupe) {
        Filter filtre = filtres.createTaskFilterQuery().filterName(nom).singleResult();
        if (filtre == null) {
            filtre = filtres.newTaskFilter(nom);
        }
        Map<String, Object> proprietes = new HashMap<>();
        proprietes.put("description", description);
        proprietes.put("priority", priorite);
        proprietes.put("refresh", true);
        proprietes.put(
                "variables",
                List.of(
                        Map.of("name", "numero", "label", "Dossier"),
                        Map.of("name", "categorie", "label", "Catégorie"),
                        Map.of("name", "edition", "label", "Édition")));
        filtre.setProperties(proprietes);
        filtre.setQuery(requete);
        filtres.saveFilter(filtre);
        permettre(groupe, Resources.FILTER, filtre.getId(), Permissions.READ);
    }

    private void compte(PremiersComptes.Compte compte) {
        if (identites.createUserQuery().userId(compte.id()).count() > 0) {
            return;
        }
        User utilisateur = identites.newUser(compte.id());
        utilisateur.setFirstName(compte.prenom());
        utilisateur.setLastName(compte.nom());
        utilisateur.setPassword(compte.motDePasse());
        identites.saveUser(utilisateur);
        identites.createMembership(compte.id(), compte.groupe());
    }
}
