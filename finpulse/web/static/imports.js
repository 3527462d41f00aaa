// Imports: several files go one by one, each with its own line and its own progress; the summary line says how many are done.
const zone = document.getElementById("drop");
const input = zone?.querySelector("[data-several]");
if (input) input.multiple = true;

const line = (file) => {
  const article = document.getElementById("sending").content.firstElementChild.cloneNode(true);
  article.querySelector("h3").textContent = file.name;
  const now = document.getElementById("now");
  now.hidden = false;
  now.querySelector("header").after(article);
  return article;
};

const told = (html) => {
  const part = new DOMParser().parseFromString(html, "text/html");
  return [...part.querySelectorAll("[data-problem] > h1, [data-problem] > p")].map((each) => each.textContent).join(" · ");
};

const send = (file, article, fields) =>
  new Promise((done) => {
    const request = new XMLHttpRequest();
    const form = new FormData();
    for (const [name, value] of fields) form.append(name, value);
    form.append("file", file, file.name);
    request.upload.onprogress = (event) => (article.querySelector("progress").value = (100 * event.loaded) / event.total);
    request.onload = () => {
      const elsewhere = request.getResponseHeader("HX-Redirect"); // To sign in, and back.
      if (elsewhere) location.href = elsewhere;
      else if (request.status === 200) {
        article.outerHTML = request.responseText;
        const shown = document.getElementById(/id="(file-\d+)"/.exec(request.responseText)?.[1]);
        // The same bytes again are the same import: its line stands once.
        document.querySelectorAll(`[id="${shown.id}"]`).forEach((other) => other !== shown && other.remove());
        htmx.process(shown);
        follow();
      } else {
        article.querySelector("ol").remove();
        article.querySelector("p.small:last-child").textContent = told(request.responseText) || document.body.dataset.failed;
      }
      done();
    };
    request.onerror = () => {
      article.querySelector("p.small:last-child").textContent = document.body.dataset.failed;
      done();
    };
    request.open("POST", "/imports");
    request.setRequestHeader("HX-Request", "true");
    request.setRequestHeader("HX-Current-URL", location.href);
    request.send(form);
  });

zone?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const files = [...input.files];
  const fields = [...new FormData(zone)].filter(([name]) => name !== "file");
  const lines = files.map(line);
  input.value = "";
  for (const [place, file] of files.entries()) await send(file, lines[place], fields);
  summarise();
});

// What runs is followed by its events, each of which lets htmx fetch the line anew. A connection that was cut is taken up
// by the browser; where that fails thrice, htmx goes on asking by itself, and the stream is tried again later.
const MOST_FAILURES = 2;
const REST = 15_000;
const sources = new Map();
const follow = () => {
  for (const [file, source] of sources) {
    if (file.isConnected) continue;
    source.close();
    sources.delete(file);
  }
  for (const file of document.querySelectorAll("[data-follows]")) {
    if (sources.has(file)) continue;
    const source = new EventSource(file.dataset.follows);
    let failures = 0;
    source.onmessage = () => {
      failures = 0;
      htmx.trigger(file, "told");
    };
    source.onopen = () => failures && htmx.trigger(file, "told"); // What came meanwhile is made up for.
    source.onerror = () => {
      if (++failures <= MOST_FAILURES && source.readyState !== EventSource.CLOSED) return;
      source.close();
      setTimeout(() => sources.delete(file) && follow(), REST);
    };
    sources.set(file, source);
  }
};
document.addEventListener("htmx:afterSettle", follow);
window.addEventListener("online", follow);
follow();

// Spoken at most every five seconds, and never percentages.
const words = document.getElementById("states")?.dataset;
let last = 0;
const summarise = () => {
  const summary = document.getElementById("summary");
  if (!summary || Date.now() - last < 5000) return;
  const counts = {};
  for (const file of document.querySelectorAll("#now [data-state]")) counts[file.dataset.state] = (counts[file.dataset.state] ?? 0) + 1;
  summary.textContent = Object.entries(counts).map(([state, count]) => `${count} ${words[state]}`).join(", ");
  last = Date.now();
};
document.addEventListener("htmx:afterSettle", summarise);
setInterval(summarise, 5000);
summarise();
