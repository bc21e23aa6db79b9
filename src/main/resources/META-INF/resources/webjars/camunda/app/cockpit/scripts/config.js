/* Settings of Cockpit; see Tasklist's config.js for how this file comes to be used. */

// French, unless the browser asks for English first: the rule by which Cockpit chooses its language.
document.documentElement.lang = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'fr';

export default {
  app: { vendor: 'Trophées –', name: 'Cockpit' },
  locales: { availableLocales: ['fr', 'en'], fallbackLocale: 'fr' },
  disableWelcomeMessage: true
};
