import { Form } from '@bpmn-io/form-js-viewer';
import { composants } from './composants.js';

/**
 * The edition's Camunda Form on the page.
 *
 * @param conteneur where it goes
 * @param schema as deployed
 * @param donnees the dossier's
 * @param contexte see {@link composants}, and erreurs(composant, valeur): French messages for a field as it stands
 */
export async function ouvrir(conteneur, schema, donnees, contexte) {
  const forme = new Form({
    container: conteneur,
    debounce: false, // each key counts: the page may go away at any moment
    additionalModules: [module(composants(contexte), contexte)],
  });
  forme.setProperty('textLinkTarget', '_blank');
  forme.setProperty('ariaLabel', 'Votre dossier');
  await forme.importSchema(schema, donnees);
  return {
    valeurs: () => forme._getState().data,
    /** Sets fields without anybody having typed. */
    poser(valeurs) {
      const data = { ...forme._getState().data };
      for (const [cle, valeur] of Object.entries(valeurs)) {
        data[cle] = valeur ?? (Array.isArray(data[cle]) ? [] : typeof data[cle] === 'boolean' ? false : typeof data[cle] === 'string' ? '' : null);
      }
      forme._setState({ data });
      forme.validate();
    },
    verifier: () => forme.validate(),
    /** Keys of the fields that no condition hides. */
    visibles: () => new Set(forme.get('formFieldInstanceRegistry').getAllKeyed().map(({ valuePath }) => valuePath[0])),
    figer: (figee) => forme.setProperty('readOnly', figee),
    surChangement: (fonction) => forme.on('changed', () => fonction()),
  };
}

function module(composantsParType, contexte) {
  function inscrire(formFields) {
    Object.entries(composantsParType).forEach(([type, composant]) => formFields.register(type, composant));
  }
  inscrire.$inject = ['formFields'];

  /** In the place of form-js's own, in English and unknown to the server. */
  function Validateur(formFieldRegistry) {
    this.validateField = (composant, valeur) => contexte.erreurs(composant, valeur);
    this.validateFieldInstance = ({ id }, valeur) => this.validateField(formFieldRegistry.get(id), valeur);
  }
  Validateur.$inject = ['formFieldRegistry'];

  return {
    __init__: ['composantsEnFrancais'],
    composantsEnFrancais: ['type', inscrire],
    validator: ['type', Validateur],
  };
}
