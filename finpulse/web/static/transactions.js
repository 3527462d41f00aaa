// The list of transactions: a row opens beside it, what is selected is counted, and a split says what is left to place.
const one = document.getElementById("one");
const beside = window.matchMedia("(min-width: 80rem)");

document.addEventListener("click", (event) => {
  const opener = event.target.closest("[data-opens-beside]");
  if (opener && beside.matches && one && !event.ctrlKey && !event.metaKey && !event.shiftKey) {
    event.preventDefault();
    const row = opener.closest(".tx");
    for (const other of document.querySelectorAll(".tx.at")) {
      other.classList.remove("at");
      other.removeAttribute("aria-current");
    }
    row.classList.add("at");
    row.setAttribute("aria-current", "true");
    one.hidden = false;
    htmx.ajax("GET", opener.getAttribute("href"), { target: "#one", swap: "innerHTML" });
  }
  const closer = event.target.closest("[data-closes]");
  if (closer && document.getElementById("list")) {
    event.preventDefault();
    one.hidden = true;
    document.querySelector(".tx.at .what a")?.focus();
  }
  if (event.target.closest("[data-adds-part]")) {
    const parts = event.target.closest("form").querySelectorAll(".part");
    const copy = parts[parts.length - 1].cloneNode(true);
    copy.querySelector("input").value = "";
    parts[parts.length - 1].after(copy);
    copy.querySelector("select").focus();
  }
});

const counted = () => {
  const bar = document.querySelector("[data-count]");
  if (!bar) return;
  const picked = [...document.querySelectorAll(".tx input:checked")];
  bar.textContent = `${picked.length} ${bar.dataset.count}`;
};
// Shift x, and a click with Shift, select from the row that was picked last to this one.
let lastPicked = null;
const pickUpTo = (box) => {
  const boxes = [...document.querySelectorAll(".tx input[name=id]")];
  const [from, to] = [boxes.indexOf(lastPicked), boxes.indexOf(box)].sort((a, b) => a - b);
  for (const each of boxes.slice(Math.max(from, 0), to + 1)) each.checked = true;
  lastPicked = box;
  counted();
};
document.addEventListener("click", (event) => event.shiftKey && event.target.matches(".tx input[name=id]") && pickUpTo(event.target));
document.addEventListener("change", (event) => {
  if (!event.target.matches(".tx input[name=id]")) return;
  lastPicked = event.target;
  counted();
});
document.addEventListener("keydown", (event) => {
  const box = document.querySelector(".tx.at input[name=id]");
  if (event.key !== "X" || !box || document.documentElement.dataset.keys === "off") return;
  if (event.target.closest("input:not([type=checkbox]), select, textarea, dialog")) return;
  pickUpTo(box);
});
document.addEventListener("click", (event) => {
  if (!event.target.closest("[data-clears]")) return;
  for (const box of document.querySelectorAll(".tx input:checked")) box.checked = false;
  counted();
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !event.target.closest("dialog")) document.querySelector("[data-clears]")?.click();
});

document.addEventListener("input", (event) => {
  const form = event.target.closest("[data-split]");
  if (!form) return;
  const typed = [...form.querySelectorAll("[name=part_amount]")].map((input) => Number(input.value.replace(/\s/g, "").replace(",", ".")) || 0);
  const left = Number(form.dataset.split) - typed.reduce((sum, amount) => sum + amount, 0);
  const output = form.querySelector("[data-left]");
  output.textContent = `${output.dataset.left} ${left.toFixed(2)}`;
});

// Rows that were deleted are no longer shown beside the list, and what had the focus may be one of them.
document.addEventListener("rows-gone", () => {
  if (one) one.hidden = true;
  const heading = document.querySelector("main h1");
  heading.tabIndex = -1;
  heading.focus();
});

// A row that is swapped stays the current one, and what it asks for gets the focus.
let wasCurrent = false;
document.addEventListener("htmx:beforeSwap", (event) => (wasCurrent = event.detail.target.classList?.contains("at") ?? false));
document.addEventListener("htmx:afterSettle", (event) => {
  const row = event.detail.elt;
  if (!row.matches?.(".tx")) return;
  if (wasCurrent) {
    row.classList.add("at");
    row.setAttribute("aria-current", "true");
  }
  if (document.activeElement === document.body) (row.querySelector("[data-focus]") ?? row.querySelector(".what a"))?.focus();
});
