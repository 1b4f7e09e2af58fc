// A passkey: the button is shown where the browser knows them, and what the device answers goes with the form.
(() => {
  "use strict";
  const asked = document.getElementById("asked");
  if (!asked || !window.webauthnJSON || !window.webauthnJSON.supported()) return;
  const form = document.querySelector("form[data-passkey]");
  const failed = document.querySelector("[data-passkey-failed]");
  document.querySelector("[data-passkey-missing]").hidden = true;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    failed.hidden = true;
    try {
      const answer = await window.webauthnJSON[form.dataset.passkey](JSON.parse(asked.textContent));
      form.elements.q.value = JSON.stringify(answer);
      form.submit();
    } catch {
      failed.hidden = false; // refused, cancelled, none there, or one there already
    }
  });
})();
