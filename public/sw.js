// The service worker: keeps one whole version of the app and of its bundled articles on the device.
//
// A version is installed only if every one of its files arrives with the content it was built with,
// so a half-finished deployment is never taken for a version. A newer one then waits until the page
// posts {type: "skip-waiting"}: the reader has agreed. Requests to other origins are never touched.
"use strict";

// `cargo xtask build` writes both: a digest of all files, and each file with its own.
const VERSION = "dev";
const FILES = {};

const SCOPE = new URL(self.registration.scope);
// The scope is part of the name: two copies of the app can live under two paths of one host.
const OURS = `broadsheet ${SCOPE.pathname} `;
const CACHE = OURS + VERSION;

self.addEventListener("install", (event) => {
  // A development build keeps nothing, and takes the place of a release that would hide it.
  if (VERSION === "dev") self.skipWaiting();
  else event.waitUntil(install());
});

const waits = (path) => path.startsWith("fonts/chosen/");

// A file that is what it was built with.
const whole = (path, cache) => new Request(new URL(path, SCOPE), { cache, integrity: FILES[path] });

async function install() {
  const known = await caches.has(CACHE);
  try {
    const cache = await caches.open(CACHE);
    // What only some readers choose is kept for those who have used it.
    const used = await Promise.all(Object.keys(FILES).map((path) => !waits(path) || caches.match(new URL(path, SCOPE))));
    await cache.addAll(Object.keys(FILES).filter((_, n) => used[n]).map((path) => whole(path, "reload")));
  } catch (error) {
    if (!known) await caches.delete(CACHE);
    throw error;
  }
}

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      for (const name of await caches.keys()) {
        if (name.startsWith(OURS) && (name !== CACHE || VERSION === "dev")) await caches.delete(name);
      }
      await self.clients.claim();
    })(),
  );
});

self.addEventListener("message", (event) => {
  if (event.data?.type === "skip-waiting") self.skipWaiting();
});

self.addEventListener("fetch", (event) => {
  if (event.request.method !== "GET") return;
  const path = ownPath(new URL(event.request.url));
  if (path !== undefined) event.respondWith(answer(event.request, path));
});

// The file of this version that an address stands for. What the app shows is in the query and
// the fragment, so every address of the app itself is the one page.
function ownPath(url) {
  if (url.origin !== SCOPE.origin || !url.pathname.startsWith(SCOPE.pathname)) return undefined;
  const path = url.pathname.slice(SCOPE.pathname.length);
  if (path === "" || path === "index.html") return VERSION === "dev" ? undefined : "./";
  return Object.hasOwn(FILES, path) ? path : undefined;
}

async function answer(request, path) {
  const cache = await caches.open(CACHE);
  const kept = await cache.match(new URL(path, SCOPE), { ignoreVary: true });
  if (kept || !waits(path)) return kept ?? fetch(request);
  const answer = await fetch(whole(path));
  if (answer.ok) await cache.put(answer.url, answer.clone());
  return answer;
}
