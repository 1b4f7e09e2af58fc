// What is being made in the background asks for itself again until it is ready. Without JavaScript a link does it by hand.
const PAUSE = 2000;
const LONGEST = 10000;
const PATIENCE = 10 * 60 * 1000; // asking counts as using the desk: a page that was left alone must not keep its reader signed in
const began = Date.now();

// What the reader is told: it "follows" by itself, the line is "cut", she is signed "out", or it takes "long".
const say = (part, state) =>
  part.querySelectorAll("[data-when]").forEach((each) => (each.hidden = !each.dataset.when.split(" ").includes(state)));

const goOn = (part, found, pause) => {
  if (!part.dataset.progress) return;
  const state = found === "follows" && Date.now() - began > PATIENCE ? "long" : found;
  say(part, state);
  if (state === "follows" || state === "cut") setTimeout(() => ask(part, pause), pause);
};

const ask = async (part, pause) => {
  const { state, next } = await answerOf(part.dataset.progress);
  const hasNews = next && next.textContent !== part.textContent; // the same words are not read out again
  if (hasNews) part.replaceWith(next);
  goOn(hasNews ? next : part, state, hasNews ? PAUSE : Math.min(pause * 1.2, LONGEST));
};

const answerOf = async (address) => {
  const stop = new AbortController();
  const clock = setTimeout(() => stop.abort(), LONGEST);
  try {
    const answer = await fetch(address, { redirect: "manual", signal: stop.signal });
    if (answer.type === "opaqueredirect" || answer.status === 403 || answer.status === 404) return { state: "out" };
    const next = answer.ok && new DOMParser().parseFromString(await answer.text(), "text/html").querySelector("[data-files]");
    return next ? { state: "follows", next } : { state: "cut" };
  } catch {
    return { state: "cut" };
  } finally {
    clearTimeout(clock);
  }
};

document.querySelectorAll("[data-progress]").forEach((part) => goOn(part, "follows", PAUSE));
