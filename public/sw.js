// Keeps the shell of the application on the device: all files of one build together, so that a page never mixes two
// versions. A new build is fetched whole, then waits until the page sends "activate" (the person agreed) or until no
// page of the old one is open. The server's data (`/api/`) never enters this cache: the application keeps its own copy.

// The build replaces this line with its name and its files; without files (cargo xtask dev) nothing is kept.
const SHELL = { version: "dev", hashed: [], plain: [] };

const PREFIX = "shell-";
const CACHE = PREFIX + SHELL.version;
const INDEX = "/";
const FILES = new Set([INDEX, ...SHELL.hashed, ...SHELL.plain]);

// A captive portal answers everything with its own page: one such answer and the installation is tried again later.
function isGenuine(path, response) {
  const html = (response.headers.get("content-type") ?? "").startsWith("text/html");
  return response.ok && !response.redirected && html === (path === INDEX);
}

// Hashed names never change their content: the browser's own cache may answer. The others are asked again.
async function keep(cache, path, mode) {
  const response = await fetch(path, { cache: mode, credentials: "same-origin" });
  if (!isGenuine(path, response)) throw new Error(`unexpected answer for ${path}: ${response.status}`);
  await cache.put(path, response);
}

async function install() {
  const cache = await caches.open(CACHE);
  await Promise.all([
    ...SHELL.hashed.map((path) => keep(cache, path, "default")),
    ...[INDEX, ...SHELL.plain].map((path) => keep(cache, path, "no-cache")),
  ]);
}

async function activate() {
  const names = await caches.keys();
  const old = names.filter((name) => name.startsWith(PREFIX) && name !== CACHE);
  await Promise.all(old.map((name) => caches.delete(name)));
  await self.clients.claim();
}

// The browser may drop a cache under pressure: the network then answers for what is missing.
async function fromShell(path, request) {
  const cache = await caches.open(CACHE);
  return (await cache.match(path)) ?? fetch(request);
}

// What the server answers itself, never the page: its programming interface, its health, its published files.
function isServers(path) {
  return path.startsWith("/api/") || path === "/healthz";
}

if (SHELL.hashed.length > 0) {
  self.addEventListener("install", (event) => event.waitUntil(install()));
  self.addEventListener("activate", (event) => event.waitUntil(activate()));
  self.addEventListener("fetch", (event) => {
    const { request } = event;
    const url = new URL(request.url);
    if (request.method !== "GET" || url.origin !== location.origin || isServers(url.pathname)) return;
    if (request.mode === "navigate") event.respondWith(fromShell(INDEX, request));
    else if (FILES.has(url.pathname)) event.respondWith(fromShell(url.pathname, request));
  });
}

self.addEventListener("message", (event) => {
  if (event.data === "activate") self.skipWaiting();
});
