// What pages need beyond HTML: keys, palette, dialogs, drops and toasts. Reading works without any of it.
const $ = (selector, root = document) => root.querySelector(selector);
const all = (selector, root = document) => [...root.querySelectorAll(selector)];

// A toast is spoken by its live region, and stays while the pointer or the focus is on it. It never is the only place
// of an error that somebody has to mend.
const say = (text, seconds = 6) => {
  const toast = Object.assign(document.createElement("div"), { className: "toast", textContent: text });
  $(".toasts")?.append(toast);
  const leave = () => (toast.matches(":hover, :focus-within") ? setTimeout(leave, 1000) : toast.remove());
  setTimeout(leave, seconds * 1000);
  return toast;
};

// Dialogs: <button data-opens="id">; the browser does focus, Escape and inertness.
const open = (id) => {
  const dialog = document.getElementById(id);
  if (dialog && !dialog.open) dialog.showModal();
};
document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens]");
  if (opener) open(opener.dataset.opens);
  if (event.target.matches("dialog")) event.target.close();
  event.target.closest("[data-closes]")?.closest("dialog").close();
  const hit = event.target.closest("#palette [role=option]");
  if (hit) follow(hit);
});

// The palette: what fits what is typed; arrows move, Enter follows.
const palette = document.getElementById("palette");
const hits = () => all("[role=option]:not([hidden])", palette);
const select = (hit) => {
  all("[role=option]", palette).forEach((each) => each.setAttribute("aria-selected", String(each === hit)));
  if (!hit) return;
  $("input", palette).setAttribute("aria-activedescendant", hit.id);
  hit.scrollIntoView({ block: "nearest" });
};
const follow = (hit) => {
  const typed = $("input", palette).value.trim();
  if (hit.dataset.search) location.href = hit.dataset.search + encodeURIComponent(typed);
  else location.href = hit.dataset.address;
  palette.close();
};
if (palette) {
  const input = $("input", palette);
  input.addEventListener("input", () => {
    const typed = input.value.trim().toLocaleLowerCase();
    for (const hit of all("[role=option]", palette)) {
      hit.hidden = !("always" in hit.dataset) && !hit.textContent.toLocaleLowerCase().includes(typed);
    }
    for (const group of all("[role=group]", palette)) group.hidden = !$("[role=option]:not([hidden])", group);
    const places = hits().filter((hit) => hit.dataset.address);
    select(typed && places.length ? places[0] : hits()[0]);
  });
  input.addEventListener("keydown", (event) => {
    const shown = hits(), at = shown.findIndex((hit) => hit.ariaSelected === "true");
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) select(shown[(at + step + shown.length) % shown.length]);
    else if (event.key === "Enter" && shown[at]) follow(shown[at]);
    else if (event.key === "Escape") palette.close(); // Else it would only empty the field.
    else return;
    event.preventDefault();
  });
}

// Files: choosing sends the form; so does dropping them on its zone, or pasting them into the page.
const send = (form, files) => {
  const input = $("input[type=file]", form);
  if (files) input.files = files;
  if (input.files.length) form.requestSubmit();
};
document.addEventListener("change", (event) => {
  if (event.target.matches("[data-sends]")) send(event.target.form);
});
for (const kind of ["dragover", "dragleave", "drop"]) {
  document.addEventListener(kind, (event) => {
    const zone = event.target.closest?.("[data-drop]");
    if (!zone) return;
    event.preventDefault();
    zone.classList.toggle("over", kind === "dragover");
    if (kind === "drop" && event.dataTransfer.files.length) send(zone, event.dataTransfer.files);
  });
}
document.addEventListener("paste", (event) => {
  const zone = $("[data-drop]");
  if (zone && event.clipboardData.files.length) send(zone, event.clipboardData.files);
});

// Keys, never while somebody types. j k walk the rows; g then a letter goes somewhere; any other key presses what says
// data-key with it: in the row where one is, else on the page.
const rows = () => all(".tx, [data-row]");
const current = () => $(".at");
const walk = (step) => {
  const lines = rows();
  if (!lines.length) return;
  const at = lines.indexOf(current());
  const next = lines[Math.min(Math.max(at + step, 0), lines.length - 1)];
  current()?.removeAttribute("aria-current");
  current()?.classList.remove("at");
  next.classList.add("at");
  next.setAttribute("aria-current", "true");
  $("a, button, input", next)?.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
};
const press = (key) => {
  const name = `[data-key="${CSS.escape(key)}"]`;
  const control = (current() && $(name, current())) ?? $(`main ${name}`);
  if (!control) return false;
  if (control.matches("input:not([type=checkbox]), textarea, select")) control.focus();
  else control.click();
  return true;
};
const PLACES = { h: "/", t: "/transactions", a: "/accounts", i: "/imports", r: "/rules", q: "/ask" };
let going = false;
document.addEventListener("keydown", (event) => {
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k") {
    event.preventDefault();
    return open("palette");
  }
  if (document.documentElement.dataset.keys === "off") return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea, dialog")) return;
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (going) {
    going = false;
    if (PLACES[event.key]) location.href = PLACES[event.key];
    return;
  }
  const act = {
    j: () => walk(1),
    k: () => walk(-1),
    g: () => { going = true; setTimeout(() => (going = false), 1200); },
    u: () => (location.href = "/imports#drop"),
    "/": () => $("main [type=search]")?.focus(),
    "?": () => open("keys"),
  }[event.key];
  if (act) act();
  else if (!press(event.key)) return;
  event.preventDefault();
});

// What stays said until it is no longer so: in the corner, where it moves nothing.
const keepSaying = (id, text) => {
  if (document.getElementById(id) || !text) return;
  $(".toasts")?.append(Object.assign(document.createElement("div"), { id, className: "toast", textContent: text }));
};
const stopSaying = (id) => document.getElementById(id)?.remove();

// htmx: what did not arrive, or was refused, is told in the part where it belongs, and all that was typed stays there.
// A part that was only looked at has a button that asks for it again; one that asks every few seconds goes on doing so.
const told = document.body.dataset;
const asksByItself = (source) => /every/.test(source.getAttribute("hx-trigger") ?? "");
const missed = ({ detail }) => {
  const { elt: source, target, requestConfig, pathInfo, xhr } = detail;
  if (asksByItself(source)) return keepSaying("lost", told.lost);
  const part = new DOMParser().parseFromString(xhr.responseText, "text/html");
  const sentences = all("[data-problem] > p", part).map((each) => each.textContent);
  const note = $("#missed").content.firstElementChild.cloneNode(true);
  $("b", note).textContent = $("h1", part)?.textContent ?? (navigator.onLine ? told.failed : told.offline);
  $("span", note).textContent = sentences.join(" ");
  if (requestConfig.verb === "get") $("[data-again]", note).addEventListener("click", () => askAgain(source, target, pathInfo.finalRequestPath));
  else $("[data-again]", note).remove();
  all("[data-missed]", target).forEach((each) => each.remove());
  if (target.matches(".tx")) target.append(note);
  else target.prepend(note);
};
const askAgain = (source, target, path) => {
  if (source.matches("a, button")) source.click();
  else if (source.matches("form")) htmx.trigger(source, "submit");
  else htmx.ajax("GET", path, { source, target, swap: source.getAttribute("hx-swap") ?? "innerHTML" });
};
for (const kind of ["sendError", "timeout", "responseError"]) document.addEventListener(`htmx:${kind}`, missed);
document.addEventListener("htmx:beforeRequest", ({ detail }) => all("[data-missed]", detail.target).forEach((each) => each.remove()));
document.addEventListener("htmx:afterOnLoad", () => stopSaying("lost"));
// A form comes back with what is wrong in it; any other refusal is told beside what was there.
document.addEventListener("htmx:beforeSwap", ({ detail }) => {
  if (![409, 422].includes(detail.xhr.status) || detail.xhr.responseText.includes("data-problem")) return;
  detail.shouldSwap = true;
  detail.isError = false;
});
document.addEventListener("toast", ({ detail }) => {
  const { text, undo } = detail.text ? detail : { text: detail.value };
  const toast = say(text, undo ? 8 : 6);
  if (!undo) return;
  const button = Object.assign(document.createElement("button"), { className: "btn bare small", textContent: undo.name });
  button.addEventListener("click", () => {
    toast.remove();
    htmx.ajax("POST", undo.action, { values: undo.values, swap: "none" });
  });
  toast.append(button);
});

// The focus stays on what has the same id; where that is gone, what replaced it names its heading by data-focus.
document.addEventListener("htmx:afterSwap", (event) => {
  if (document.activeElement === document.body) $("[data-focus]", event.detail.target)?.focus();
  if (event.target.matches("#month")) $("#h-month")?.focus();
});
$("[data-focus]")?.focus();

// The browser knows the time zone, by which a user's days begin.
const zone = $("[data-time-zone]");
if (zone) zone.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";

// While there is no connection, the page says that it is as it was.
const offline = () => (navigator.onLine ? stopSaying("offline") : keepSaying("offline", told.offline));
window.addEventListener("online", offline);
window.addEventListener("offline", offline);

// Whoever asked too often waits, and what was asked for comes by itself.
const waiting = $("[data-goes-on]");
if (waiting) {
  const began = Date.now();
  const tick = setInterval(() => {
    waiting.value = (Date.now() - began) / 1000;
    if (waiting.value < waiting.max) return;
    clearInterval(tick);
    location.replace(waiting.dataset.goesOn);
  }, 250);
}
