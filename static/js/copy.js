// Copy buttons: shown only where copying works; the button itself says that it is done.
(() => {
  "use strict";
  if (!navigator.clipboard) return;
  for (const button of document.querySelectorAll("[data-copy]")) {
    button.hidden = false;
    button.addEventListener("click", async () => {
      try {
        await navigator.clipboard.writeText(button.dataset.copy);
        button.querySelector("[data-said]").textContent = button.dataset.done;
      } catch {
        button.hidden = true; // the browser forbids it
      }
    });
  }
})();
