// One box ticks all of the page. Without JavaScript it is not there.
const all = document.querySelector("[data-all]");
const boxes = [...document.querySelectorAll("input[name=cases]")];
if (all) {
  all.hidden = false;
  all.addEventListener("change", () => boxes.forEach((box) => (box.checked = all.checked)));
}

// J and K move along the rows of the inbox; Enter follows the link that has focus by itself.
const rows = [...document.querySelectorAll("[data-row]")];
const hint = document.querySelector("[data-keys]");
if (hint) hint.hidden = rows.length === 0;

document.addEventListener("keydown", (event) => {
  const step = { j: 1, k: -1 }[event.key.toLowerCase()];
  const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
  if (!step || isTyping || event.ctrlKey || event.metaKey || event.altKey || rows.length === 0) return;
  const here = rows.indexOf(document.activeElement);
  const next = here < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(here + step, 0), rows.length - 1);
  rows[next].focus();
  event.preventDefault();
});
