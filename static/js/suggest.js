// Suggestions below a search field while she types. What is typed is posted, never part of an address, and nothing is kept here.
// Without this script, or while the server is away, the field is a plain one.
(() => {
  "use strict";
  const PAUSE = 250;
  const set = (element, attributes) => {
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  const attach = (form, number) => {
    const input = form.elements.q;
    const list = document.createElement("ul");
    let waiting = 0;
    let asking = null;
    set(list, { id: `suggestions-${number}`, class: "suggestions", role: "listbox", "aria-label": form.dataset.suggestLabel });
    set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": list.id });
    input.after(list);
    input.parentElement.classList.add("has-suggestions");

    const optionOf = (text, place) => {
      const option = set(document.createElement("li"), { id: `${list.id}-${place}`, role: "option" });
      option.textContent = text;
      if (/\p{Script=Han}/u.test(text)) option.lang = "zh-CN"; // on an English page too
      return option;
    };
    const choose = (chosen) => {
      for (const option of list.children) option.setAttribute("aria-selected", String(option === chosen));
      input.setAttribute("aria-activedescendant", chosen?.id ?? "");
    };
    const show = (found) => {
      list.replaceChildren(...found.map(optionOf));
      list.hidden = found.length === 0;
      input.setAttribute("aria-expanded", String(!list.hidden));
      choose(null);
    };
    const close = () => {
      clearTimeout(waiting);
      asking?.abort();
      show([]);
    };
    const ask = async () => {
      asking?.abort();
      asking = new AbortController();
      const packet = { method: "POST", body: new URLSearchParams({ q: input.value }), signal: asking.signal };
      const answer = await fetch(form.dataset.suggest, packet).catch(() => null); // another letter was faster, or the line is down
      if (answer) show(answer.ok ? (await answer.json()).found : []);
    };
    const search = (option) => {
      input.value = option.textContent;
      close();
      form.requestSubmit();
    };
    input.addEventListener("input", () => {
      clearTimeout(waiting);
      if (input.value.trim()) waiting = setTimeout(ask, PAUSE);
      else close();
    });
    input.addEventListener("keydown", (event) => {
      const options = [...list.children];
      const here = options.findIndex((option) => option.matches("[aria-selected=true]"));
      if (event.isComposing || list.hidden) return;
      if (event.key === "ArrowDown") choose(options[here + 1] ?? options[0]);
      else if (event.key === "ArrowUp") choose(options.at(Math.max(here - 1, -1)));
      else if (event.key === "Enter" && here >= 0) search(options[here]);
      else if (event.key === "Escape") close();
      else return;
      event.preventDefault();
    });
    list.addEventListener("pointerdown", (event) => event.preventDefault()); // or the field loses the focus, and the list closes
    list.addEventListener("click", (event) => event.target.matches("[role=option]") && search(event.target));
    input.addEventListener("blur", close);
    addEventListener("pagehide", close);
    show([]);
  };

  document.querySelectorAll("form[data-suggest]").forEach(attach);
})();
