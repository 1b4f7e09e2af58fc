// What is being made in the background asks for itself again until it is ready. Without JavaScript a link does it by hand.
const PAUSE = 2000;
const LONGEST = 10000;

const follow = (part, pause) => {
  if (!part.dataset.progress) return;
  byHand(part, false);
  setTimeout(() => ask(part, pause), pause);
};

const byHand = (part, isOn) => {
  part.querySelector("[data-follows]").hidden = isOn;
  part.querySelector("[data-by-hand]").hidden = !isOn;
};

const ask = async (part, pause) => {
  const packet = { redirect: "error", signal: AbortSignal.timeout(LONGEST) };
  const fresh = await fetch(part.dataset.progress, packet)
    .then(async (answer) => ({ isGone: !answer.ok, text: await answer.text() }))
    .catch(() => null); // the line is down, or the session has ended
  if (!fresh || fresh.isGone) byHand(part, true);
  if (fresh?.isGone) return;
  const next = fresh && new DOMParser().parseFromString(fresh.text, "text/html").body.firstElementChild;
  const hasNews = next && next.textContent !== part.textContent; // the same words are not read out again
  if (hasNews) part.replaceWith(next);
  if (hasNews) follow(next, PAUSE);
  else if (fresh) follow(part, Math.min(pause * 1.2, LONGEST));
  else setTimeout(() => ask(part, LONGEST), LONGEST);
};

document.querySelectorAll("[data-progress]").forEach((part) => follow(part, PAUSE));
