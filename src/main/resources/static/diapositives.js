// One slide at a time; a category's names stay hidden until somebody asks for them. Nothing is fetched.
(() => {
  "use strict";
  const diapos = [...document.querySelectorAll(".diapo")];
  const annonce = document.getElementById("annonce");
  const position = document.getElementById("position");
  let rang = 0;

  const cache = (diapo) => diapo.querySelector("[data-revele]");

  function montrer(nouveau) {
    rang = Math.max(0, Math.min(diapos.length - 1, nouveau));
    diapos.forEach((diapo, i) => {
      diapo.hidden = i !== rang;
      const laureats = cache(diapo);
      if (laureats) {
        laureats.hidden = true;
      }
    });
    position.textContent = `${rang + 1} sur ${diapos.length}`;
    annonce.textContent = diapos[rang].querySelector("h2").textContent;
  }

  function avancer() {
    const laureats = cache(diapos[rang]);
    if (laureats && laureats.hidden) {
      laureats.hidden = false;
      annonce.textContent = laureats.innerText;
    } else {
      montrer(rang + 1);
    }
  }

  function reculer() {
    const laureats = cache(diapos[rang]);
    if (laureats && !laureats.hidden) {
      laureats.hidden = true;
    } else {
      montrer(rang - 1);
    }
  }

  document.getElementById("suivante").addEventListener("click", avancer);
  document.getElementById("precedente").addEventListener("click", reculer);
  document.getElementById("plein").addEventListener("click", () => {
    if (document.fullscreenElement) {
      document.exitFullscreen();
    } else {
      document.documentElement.requestFullscreen();
    }
  });
  document.addEventListener("keydown", (touche) => {
    if (touche.ctrlKey || touche.altKey || touche.metaKey) {
      return;
    }
    const surBouton = touche.target.closest("button") && (touche.key === " " || touche.key === "Enter");
    const gestes = {
      ArrowRight: avancer,
      PageDown: avancer,
      " ": avancer,
      Enter: avancer,
      ArrowLeft: reculer,
      PageUp: reculer,
      Home: () => montrer(0),
    };
    const geste = gestes[touche.key];
    if (geste && !surBouton) {
      touche.preventDefault();
      geste();
    }
  });
  montrer(0);
})();
