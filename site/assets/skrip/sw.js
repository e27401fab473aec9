// The service worker: the few pages that filing needs open without a network, and what waits in
// the outbox is sent when the network is back. Answers to forms, everything under /api/, and the
// pages of agencies and staff pass it by: nothing personal is ever kept here.
// The builder sets BUILD, FIRST and the outbox (kotak.js) in front.

const OFFLINE = "/luring/";
const KEPT = /^\/($|lapor\/|kontak\/|luring\/|lapor\.js$)/; // static, and the same for everybody
const PASSED = /^\/(api|admin|jawab|setujui|_local)\//;
const PATIENCE = 6000; // three round trips of a bad line; then a page from yesterday is better

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(BUILD).then((cache) => cache.addAll(fresh(FIRST))));
});

addEventListener("activate", (event) => event.waitUntil(tidy()));

addEventListener("fetch", (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin || PASSED.test(pathname)) return;
  if (KEPT.test(pathname)) event.respondWith(newest(event, pathname));
  else if (request.mode === "navigate") event.respondWith(fetch(request).catch(offline));
});

addEventListener("sync", (event) => {
  if (event.tag === "kirim") event.waitUntil(sendWaiting());
});

const fresh = (paths) => paths.map((path) => new Request(path, { cache: "reload" }));

const offline = () => caches.match(OFFLINE);

async function tidy() {
  const old = (await caches.keys()).filter((name) => name !== BUILD);
  await Promise.all(old.map((name) => caches.delete(name)));
}

/** The page from the network, kept for the next time; the kept one when the network dawdles. */
function newest(event, path) {
  const asked = asking(event.request, path);
  event.waitUntil(asked.catch(() => {})); // so that a slow page is kept even when nobody waited
  const patience = new Promise((_, reject) => setTimeout(reject, PATIENCE));
  const kept = async () => (await caches.match(path)) || asked.catch(offline);
  return Promise.race([asked, patience]).catch(kept);
}

async function asking(request, path) {
  const answer = await fetch(request);
  if (answer.ok) await (await caches.open(BUILD)).put(path, answer.clone());
  return answer;
}

/** Throwing makes the browser try again later. What was filed or refused the page shows: it sends
    with the same key once more, and the outbox stays full until it has. */
async function sendWaiting() {
  const body = await boxed();
  if (!body) return;
  const { status } = await post(body, "application/json");
  if (status === 429 || status >= 500) throw new Error(`status ${status}`);
}
