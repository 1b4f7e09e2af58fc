// Keeps a page on the server after five seconds of quiet, tells how long the answers live, and asks before their time is over.
// Nothing is stored in the browser. A packet that comes late is refused by the server: each carries the clock of its typing.
(() => {
  "use strict";
  const form = document.querySelector("form[data-keep]");
  if (!form) return;
  const QUIET = 5000;
  const WARN = 5 * 60;
  const said = document.querySelector("[data-keep-said]");
  const warning = document.querySelector("[data-keep-ends]");
  const toggle = document.querySelector("[data-keep-switch]");
  let isOn = form.dataset.keepOn === "1";
  let endsAt = Date.now() + Number(form.dataset.keep) * 1000;
  let waiting = 0;
  let sending = null;

  const say = (name) => {
    said.textContent = said.dataset[name];
  };

  const send = async (act) => {
    sending?.abort();
    sending = new AbortController();
    const body = new FormData(form);
    body.set("do", act);
    body.set("at", Date.now());
    try {
      const answer = await fetch(form.dataset.keepTo, { method: "POST", body, signal: sending.signal });
      if (!answer.ok) return answer.status;
      const { v, left } = await answer.json();
      form.elements.v.value = v;
      endsAt = Date.now() + left * 1000;
      warning.hidden = true;
      return 200;
    } catch {
      return 0;
    }
  };

  const keep = async () => {
    const status = await send("keep");
    if (status === 200) say("kept");
    else if (status === 409) say("other");
    else if (status === 410) say("over");
    else {
      say("later");
      waiting = setTimeout(keep, QUIET);
    }
  };

  form.addEventListener("input", () => {
    clearTimeout(waiting);
    if (isOn) waiting = setTimeout(keep, QUIET);
  });
  form.addEventListener("submit", () => {
    clearTimeout(waiting);
    sending?.abort();
  });

  toggle.hidden = false;
  toggle.addEventListener("click", async () => {
    clearTimeout(waiting);
    if ((await send(isOn ? "off" : "on")) !== 200) return say("later");
    isOn = !isOn;
    toggle.setAttribute("aria-pressed", String(isOn));
    say(isOn ? "on" : "off");
  });

  warning.querySelector("button").addEventListener("click", async () => {
    const status = await send("stay");
    say(status === 200 ? "stayed" : status === 410 ? "over" : "later");
  });

  setInterval(() => {
    const left = (endsAt - Date.now()) / 1000;
    if (left < WARN) warning.hidden = false;
    if (left < 0) say("over");
  }, 1000);
})();
