// Starts Broadsheet. Trunk names the built files in this script's own tag (see Trunk.toml);
// the page's policy allows no inline script, so there is no start-up code anywhere else.

const tag = document.querySelector("script[data-js]");
const say = (english) => words.say(english) ?? english;
const url = (path) => new URL(path, document.baseURI).href;

const worker = tag.dataset.worker;
const workerLoader = url(`${worker}_loader.js`);
const serviceWorker = url("sw.js");

// Trusted Types: two scripts of our own may be started by their address, and nothing else.
// There is no createHTML and no createScript, so a string never becomes mark-up or code.
const startable = new Set([workerLoader, serviceWorker]);
globalThis.trustedTypes?.createPolicy("default", {
  createScriptURL: (address) => (startable.has(url(address)) ? address : null),
});

// The app starts its worker as soon as it runs. On a first visit the worker's files are fetched
// beside the app's instead of after them; later the service worker has them anyway.
if (!navigator.serviceWorker?.controller) {
  for (const file of [workerLoader, url(`${worker}.js`), url(`${worker}_bg.wasm`)]) {
    fetch(file, { priority: "low" }).then((answer) => answer.blob()).catch(() => {});
  }
}

// What a text is about (crates/digest) is fetched when it is asked for the first time (src/digest.rs).
let digest;
globalThis.digest = () => digest ??= (async () => {
  const module = await import(url("broadsheet-digest.js"));
  await module.default();
  return module;
})().catch(() => (digest = undefined));

// Where the browser has models of its own, they are offered as an extra.
globalThis.own = async (...article) => {
  if (globalThis.Summarizer || globalThis.Translator) (await import(url("own.js"))).offer(...article);
};

try {
  const { default: start } = await import(url(tag.dataset.js));
  await words.loaded;
  await start({ module_or_path: url(tag.dataset.wasm) });
  if (document.readyState === "complete") keepOffline();
  else addEventListener("load", keepOffline);
} catch (error) {
  console.error(error);
  const place = document.getElementById("boot-error");
  if (place) {
    const possible = typeof WebAssembly === "object";
    place.textContent = say(
      possible
        ? "Broadsheet could not start. Reload the page to try again."
        : "Broadsheet needs WebAssembly, which this browser does not have or does not allow.",
    );
    place.hidden = false;
  }
}

// Offline use is a plus: where it is not to be had (a private window, no HTTPS), the app works without.
function keepOffline() {
  navigator.serviceWorker
    ?.register("sw.js", { updateViaCache: "none" })
    .catch((error) => console.info("Broadsheet will not work offline here:", error.message));
}
