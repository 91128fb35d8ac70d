// Starts the application: loads the WebAssembly, shows a panel when that fails or when it stops, and looks after the
// service worker. The page and the application talk by events on `window` and attributes on <html>:
//   parcours:ready     (from the application) its first content is on screen: the service worker may start
//   parcours:activate  (from the application) the person accepts the new version: take it and reload
//   parcours:panic     (from the application) it cannot go on: show the panel
//   parcours:update    (to the application) a new version waits; also data-update="waiting" on <html>
//   parcours:offline   (to the application) this device now keeps it; also data-offline="ready"
//   data-offline="ready" | "unavailable"      this device keeps the application, or cannot (plain http, old browser)

const root = document.documentElement;
const { js, wasm } = document.querySelector("script[data-wasm]").dataset;
const reload = () => location.reload();

// The display settings kept on this device, applied before the application is there.
function applyDisplay() {
  try {
    const kept = new URLSearchParams(localStorage.getItem("parcours.display") ?? "");
    for (const [name, value] of kept) root.dataset[name] = value;
  } catch {
    // Storage is blocked: the defaults hold.
  }
}

// The keys that the help names: « / » goes to the search, « ? » to the help. The settings switch them off (data-keys="off").
function listenToKeys() {
  const typing = "input:not([type=radio], [type=checkbox]), textarea, select, dialog";
  window.addEventListener("keydown", (event) => {
    const { key, target, ctrlKey, altKey, metaKey } = event;
    const page = { "/": "/metiers", "?": "/aide" }[key];
    if (!page || root.dataset.keys || ctrlKey || altKey || metaKey || target.closest?.(typing)) return;
    // Over a dialog nobody leaves the page: it may show words that are shown once.
    if (document.querySelector("dialog[open]")) return;
    event.preventDefault();
    const search = key === "/" && document.querySelector("input[data-search]");
    search ? search.focus() : document.querySelector(`a[href="${page}"]`)?.click();
  });
}

function element(tag, className, text) {
  const node = document.createElement(tag);
  node.className = className;
  if (text) node.textContent = text;
  return node;
}

let failed = false;

function showPanel(title, lines, detail) {
  if (failed) return;
  failed = true;
  const panel = element("div", "boot-panel");
  panel.setAttribute("role", "alertdialog");
  panel.setAttribute("aria-labelledby", "boot-title");
  const card = element("div", "boot-card");
  const heading = element("h1", "", title);
  heading.id = "boot-title";
  const button = element("button", "btn btn-primary", "Recharger la page");
  button.type = "button";
  button.addEventListener("click", reload);
  card.append(heading, ...lines.map((line) => element("p", "", line)), button);
  if (detail) card.append(element("p", "boot-detail", `Pour l’équipe technique : ${detail}`));
  panel.append(card);
  for (const other of document.body.children) other.inert = true;
  document.body.append(panel);
  button.focus();
}

function showPanic(detail) {
  showPanel("Oups, la page s’est arrêtée", [
    "Ce n’est pas ta faute. Ce qui est enregistré sur cet appareil est toujours là.",
    "Recharge la page pour continuer.",
  ], detail);
}

function watchPanics() {
  const isPanic = (error) => error instanceof WebAssembly.RuntimeError;
  window.addEventListener("error", (event) => isPanic(event.error) && showPanic(event.error.message));
  window.addEventListener("unhandledrejection", (event) => isPanic(event.reason) && showPanic(event.reason.message));
  window.addEventListener("parcours:panic", (event) => showPanic(String(event.detail ?? "")));
}

async function start() {
  if (typeof WebAssembly !== "object") {
    showPanel("Ce navigateur est trop ancien", ["Mets-le à jour, ou essaie avec un autre : Firefox, Chrome, Edge ou Safari."]);
    return false;
  }
  watchPanics();
  try {
    const app = await import(js);
    await app.default({ module_or_path: wasm });
  } catch (error) {
    if (error instanceof WebAssembly.RuntimeError) showPanic(error.message);
    else
      showPanel("La page n’a pas pu se charger", [
        navigator.onLine ? "Le réseau a peut-être coupé au mauvais moment." : "Tu es hors ligne, et cet appareil n’a pas encore gardé la page.",
        "Ce qui est enregistré sur cet appareil est toujours là. Recharge la page pour réessayer.",
      ], error.message);
    return false;
  }
  document.getElementById("shell")?.remove();
  listenToKeys();
  return true;
}

// A worker that is installed while another one is in charge is a new version: it waits until the person agrees.
function announce(registration) {
  const { waiting } = registration;
  if (!waiting || !navigator.serviceWorker.controller) return;
  root.dataset.update = "waiting";
  window.dispatchEvent(new CustomEvent("parcours:update"));
}

async function keepOffline() {
  const registration = await navigator.serviceWorker.register("/sw.js");
  announce(registration);
  registration.addEventListener("updatefound", () => {
    const { installing } = registration;
    installing?.addEventListener("statechange", () => announce(registration));
  });
  document.addEventListener("visibilitychange", () => {
    if (!document.hidden && navigator.onLine) registration.update().catch(() => {});
  });
  window.addEventListener("parcours:activate", () => {
    if (!registration.waiting) return reload();
    navigator.serviceWorker.addEventListener("controllerchange", reload, { once: true });
    registration.waiting.postMessage("activate");
  });
  await navigator.serviceWorker.ready;
  root.dataset.offline = "ready";
  window.dispatchEvent(new CustomEvent("parcours:offline"));
}

// After the first content, so that it never competes with it; a page that says nothing waits a while.
function afterFirstContent() {
  return new Promise((resolve) => {
    window.addEventListener("parcours:ready", resolve, { once: true });
    setTimeout(resolve, 15000);
  });
}

applyDisplay();
const canKeepOffline = isSecureContext && "serviceWorker" in navigator;
if (!canKeepOffline) root.dataset.offline = "unavailable";
const firstContent = afterFirstContent();
const started = await start();
if (canKeepOffline) {
  if (started) await firstContent;
  keepOffline().catch((error) => console.warn("no offline copy:", error.message));
}
