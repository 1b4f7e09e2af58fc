// Leave at once: a blank page with a neutral title first, then tell the server, then replace this page in the history.
// Three presses of Shift within five seconds do the same. A page that comes back from the browser's memory hides and reloads.
(() => {
  "use strict";
  const link = document.querySelector("[data-exit]");
  if (!link) return;
  const WINDOW = 5000;
  let presses = [];
  let alone = false;

  const leave = () => {
    document.documentElement.hidden = true;
    document.body.replaceChildren();
    document.title = link.dataset.exitTitle;
    const isTold = navigator.sendBeacon?.(link.getAttribute("href"));
    location.replace((isTold && link.dataset.exitTo) || link.href); // no message can be sent: the way leads by the server
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  // Shift counts when it goes up again with no other key pressed meanwhile: as a modifier it never does.
  addEventListener("keydown", (event) => {
    alone = event.key === "Shift" && !event.repeat;
    if (event.key !== "Shift") presses = [];
  });
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    presses = [...presses, event.timeStamp].filter((time) => event.timeStamp - time < WINDOW);
    if (presses.length >= 3) leave();
  });

  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.documentElement.hidden = true;
    location.reload();
  });
})();
