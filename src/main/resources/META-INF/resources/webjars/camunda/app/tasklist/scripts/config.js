/*
 * Settings of Tasklist. This file, its neighbours and locales/fr.json take the place of the ones in
 * Camunda's own jar because the product's resources come first on the class path.
 */

// The page says lang="en": screen readers and translation offers need the truth.
document.documentElement.lang = 'fr';

export default {
  app: { vendor: 'Trophées –', name: 'Tâches' },
  locales: { availableLocales: ['fr'], fallbackLocale: 'fr' },
  // its link leads to a page that the product does not have
  disableWelcomeMessage: true,
  customScripts: ['scripts/calendriers-en-francais', 'scripts/formulaires-en-francais'],
  shortcuts: {
    claimTask: { key: 'ctrl+alt+c', description: 'prendre en charge la tâche choisie' },
    focusFilter: { key: 'ctrl+shift+f', description: 'aller au premier filtre' },
    focusList: { key: 'ctrl+alt+l', description: 'aller à la première tâche de la liste' },
    focusForm: { key: 'ctrl+alt+f', description: 'aller au premier champ du formulaire' },
    startProcess: { key: 'ctrl+alt+p', description: 'démarrer un processus' }
  }
};
