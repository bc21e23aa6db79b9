/* Settings of Admin; see Tasklist's config.js for how this file comes to be used. */

// French, unless the browser asks for English first: the rule by which Admin chooses its language.
document.documentElement.lang = navigator.language.toLowerCase().startsWith('en') ? 'en' : 'fr';

export default {
  app: { vendor: 'Trophées –', name: 'Comptes et droits' },
  locales: { availableLocales: ['fr', 'en'], fallbackLocale: 'fr' },
  disableWelcomeMessage: true
};
