/* Settings of the welcome page; see Tasklist's config.js for how this file comes to be used. */

document.documentElement.lang = 'fr';

export default {
  app: { vendor: 'Trophées –', name: 'Accueil' },
  locales: { availableLocales: ['fr'], fallbackLocale: 'fr' },
  disableWelcomeMessage: true
};
