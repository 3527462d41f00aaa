// The form of a rule: another condition is added by a click, and a range alone has an end.
const form = document.querySelector("[data-lines]");

const lines = () => [...form.querySelectorAll(".condition")];
const fit = (line) => {
  const end = line.querySelector("[name=to]");
  const isUsed = line.querySelector("select").value.endsWith(":between");
  end.classList.toggle("unused", !isUsed); // It keeps its place, so that nothing moves.
  if (!isUsed) end.value = "";
};
lines().forEach(fit);

form.addEventListener("change", (event) => event.target.matches("select") && fit(event.target.closest(".condition")));
form.querySelector("[data-adds-line]").addEventListener("click", () => {
  const last = lines().at(-1);
  const copy = last.cloneNode(true);
  for (const input of copy.querySelectorAll("input")) input.value = "";
  last.after(copy);
  fit(copy);
  copy.querySelector("select").focus();
});
