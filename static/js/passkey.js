// A passkey that was refused, cancelled or is not there: allauth tells the console alone, this tells whoever pressed the button.
(() => {
  "use strict";
  document.addEventListener("allauth.error", (event) => {
    event.preventDefault();
    for (const notice of document.querySelectorAll("[data-passkey-failed]")) notice.hidden = false;
  });
})();
