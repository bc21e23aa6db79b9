package fr.trophees.courriel;

import java.net.URI;

/**
 * The addresses that a mail may show, made when it is delivered.
 *
 * @param dossier the personal link, null for none
 * @param jure the juror's personal link, null for none
 * @param appel public page of the edition, null when the mail is about none
 * @param taches where jurors and staff work
 * @param page the page to open that the mail itself names, null for none
 * @param desinscription null when one can't unsubscribe
 */
record Liens(URI dossier, URI jure, URI appel, URI taches, URI page, URI desinscription) {}
