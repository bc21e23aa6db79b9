// The upload of an attestation, better: drag and drop, progress, and on a refusal the file stays chosen. The form works without.
'use strict';

const TAILLE_MAXIMALE = 10 * 1024 * 1024;

/** In milliseconds: a connection over which nothing has moved for so long is taken as lost. */
const SILENCE = 30000;

for (const formulaire of document.querySelectorAll('form[data-envoi]')) {
  const fichier = formulaire.querySelector('input[type=file]');
  const zone = formulaire.querySelector('[data-depot]');
  const bouton = formulaire.querySelector('button[type=submit]');
  preparerLeDepot(zone, fichier);
  const progression = creerLaProgression(formulaire, bouton);

  formulaire.addEventListener('submit', evenement => {
    evenement.preventDefault();
    effacerLesErreurs(formulaire);
    const choisi = fichier.files[0];
    if (choisi && choisi.size > TAILLE_MAXIMALE) {
      montrerLesErreurs(formulaire, [['fichier', 'Ce fichier dépasse 10 Mio. Prenez la photo avec une résolution plus faible.']]);
      return;
    }
    envoyer(formulaire, bouton, progression);
  });
}

function preparerLeDepot(zone, fichier) {
  const aide = zone.querySelector('.aide');
  aide.append(' Vous pouvez aussi déposer le fichier ici.');
  zone.classList.add('actif');
  for (const nom of ['dragenter', 'dragover']) {
    zone.addEventListener(nom, evenement => {
      evenement.preventDefault();
      zone.classList.add('survol');
    });
  }
  zone.addEventListener('dragleave', () => zone.classList.remove('survol'));
  zone.addEventListener('drop', evenement => {
    evenement.preventDefault();
    zone.classList.remove('survol');
    if (evenement.dataTransfer.files.length > 0) {
      const un = new DataTransfer();
      un.items.add(evenement.dataTransfer.files[0]);
      fichier.files = un.files;
      fichier.focus();
    }
  });
}

function creerLaProgression(formulaire, bouton) {
  const bloc = document.createElement('div');
  bloc.className = 'envoi-progression';
  bloc.hidden = true;
  const barre = document.createElement('progress');
  barre.max = 100;
  barre.setAttribute('aria-label', 'Envoi du fichier');
  const texte = document.createElement('span');
  texte.setAttribute('role', 'status');
  const annuler = document.createElement('button');
  annuler.type = 'button';
  annuler.className = 'discret';
  annuler.textContent = 'Annuler l’envoi';
  bloc.append(barre, texte, annuler);
  bouton.before(bloc);
  return {
    montrer(pourCent) {
      bloc.hidden = false;
      barre.value = pourCent;
      // announced by quarters: a screen reader is not to be flooded
      const palier = pourCent === 100 ? 100 : Math.floor(pourCent / 25) * 25;
      const phrase = palier === 100 ? 'Fichier envoyé, enregistrement en cours…' : 'Envoi en cours : ' + palier + ' %';
      if (texte.textContent !== phrase) {
        texte.textContent = phrase;
      }
    },
    surAnnulation(arreter) {
      annuler.onclick = arreter;
    },
    cacher() {
      bloc.hidden = true;
      texte.textContent = '';
    }
  };
}

function envoyer(formulaire, bouton, progression) {
  const requete = new XMLHttpRequest();
  requete.open('POST', formulaire.action);
  requete.setRequestHeader('Accept', 'text/html');
  requete.responseType = 'document';
  // a connection may stop without a word (a tunnel): nothing is sent any more, and no error comes
  let veille;
  const veiller = () => {
    clearTimeout(veille);
    veille = setTimeout(() => requete.abort(), SILENCE);
  };
  requete.addEventListener('loadend', () => clearTimeout(veille));
  requete.addEventListener('abort', () => {
    terminer(bouton, progression);
    montrerLesErreurs(formulaire, [['', 'L’envoi est arrêté : la connexion ne répondait plus, ou vous l’avez annulé. Votre fichier est toujours choisi : envoyez-le de nouveau, le recevoir deux fois ne gêne pas.']]);
  });
  requete.upload.addEventListener('progress', evenement => {
    veiller();
    if (evenement.lengthComputable) {
      progression.montrer(Math.round(100 * evenement.loaded / evenement.total));
    }
  });
  requete.addEventListener('load', () => {
    if (requete.status >= 200 && requete.status < 300) {
      window.location.assign(requete.responseURL);
      return;
    }
    terminer(bouton, progression);
    montrerLesErreurs(formulaire, lireLesErreurs(requete.response));
  });
  requete.addEventListener('error', () => {
    terminer(bouton, progression);
    montrerLesErreurs(formulaire, [['', 'Le réseau a coupé l’envoi : rien n’a été reçu. Votre fichier est toujours choisi, réessayez.']]);
  });
  bouton.disabled = true;
  progression.montrer(0);
  progression.surAnnulation(() => requete.abort());
  veiller();
  requete.send(new FormData(formulaire));
}

function terminer(bouton, progression) {
  bouton.disabled = false;
  progression.cacher();
}

/** What the server's page says: its summary of errors, or else its only sentence. */
function lireLesErreurs(page) {
  const erreurs = [];
  for (const ligne of page ? page.querySelectorAll('#erreurs li') : []) {
    const lien = ligne.querySelector('a');
    erreurs.push([lien ? lien.getAttribute('href').slice(1) : '', ligne.textContent.trim()]);
  }
  if (erreurs.length === 0) {
    const phrase = page && page.querySelector('main p');
    erreurs.push(['', phrase ? phrase.textContent.trim() : 'L’envoi n’a pas pu être fait : réessayez.']);
  }
  return erreurs;
}

function effacerLesErreurs(formulaire) {
  const resume = document.getElementById('erreurs');
  if (resume) {
    resume.remove();
  }
  for (const erreur of formulaire.querySelectorAll('.erreur')) {
    erreur.remove();
  }
  for (const champ of formulaire.querySelectorAll('[aria-invalid]')) {
    champ.removeAttribute('aria-invalid');
    const aide = champ.id + '-aide';
    if (document.getElementById(aide)) {
      champ.setAttribute('aria-describedby', aide);
    } else {
      champ.removeAttribute('aria-describedby');
    }
  }
}

function montrerLesErreurs(formulaire, erreurs) {
  const resume = document.createElement('div');
  resume.id = 'erreurs';
  resume.className = 'erreurs';
  resume.tabIndex = -1;
  resume.setAttribute('role', 'alert');
  const titre = document.createElement('h2');
  titre.textContent = 'L’envoi n’a pas été fait';
  const liste = document.createElement('ul');
  for (const [nom, message] of erreurs) {
    const ligne = document.createElement('li');
    const champ = nom && formulaire.querySelector('#' + CSS.escape(nom));
    if (champ) {
      const lien = document.createElement('a');
      lien.href = '#' + nom;
      lien.textContent = message;
      ligne.append(lien);
      marquer(champ, message);
    } else {
      ligne.textContent = message;
    }
    liste.append(ligne);
  }
  resume.append(titre, liste);
  document.getElementById('contenu').prepend(resume);
  resume.focus();
}

function marquer(champ, message) {
  const erreur = document.createElement('span');
  erreur.className = 'erreur';
  erreur.id = champ.id + '-erreur';
  erreur.textContent = message;
  champ.before(erreur);
  champ.setAttribute('aria-invalid', 'true');
  const aide = champ.id + '-aide';
  champ.setAttribute('aria-describedby', document.getElementById(aide) ? erreur.id + ' ' + aide : erreur.id);
}
