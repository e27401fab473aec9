// Sending the form, again and again if need be, until the receipt is on the screen. A submission
// keeps its idempotency key, so that sending it ten times files it once.
//
// For other scripts, on document:
//   "jawaban"   cancelable, before an answer is shown; detail {status, page, resend(fields)}.
//               Whoever prevents it takes over, and may send the same form again with more fields.
//   "formulir"  the form is on the page again, with what is wrong in it
//   "receipt"   the receipt is on the page

import { boxed, emptyBox, intoBox, post } from "./kotak.js";
import { clear, differs, draft, forget, isOff, isSecond, keep } from "./simpan.js";
import { newKey, restore, settle, stop, typed } from "./simpan.js";
import { busy, keepReceipt, parsed, receiptNote, saved, say } from "./tampil.js";
import { show, showReceiptAgain, unsay, waitingWords } from "./tampil.js";

let timer;
let sending = false;
let unsent = ""; // the body that waits for the network
let notBefore = 0; // when the server wants to hear from us again
let failures = 0;
let unknown = ""; // a body that got no answer: it may have arrived

const theForm = () => document.querySelector('form[action="/api/complaints"]');

// The law asks for the NIK; it is never written to the phone, so neither is a form that holds it.
// The outbox has room for one form, the first tab's.
const mayKeep = (form) => !isOff() && !isSecond() && !form.elements.national_id;

async function start() {
  await settle();
  unknown = draft().sent || "";
  if ("serviceWorker" in navigator) navigator.serviceWorker.register("/sw.js").catch(console.warn);
  const manifest = { rel: "manifest", href: "/manifest.webmanifest" };
  document.head.append(Object.assign(document.createElement("link"), manifest));
  document.addEventListener("submit", submitted);
  document.addEventListener("input", changed);
  document.addEventListener("change", changed);
  addEventListener("online", () => unsent && Date.now() >= notBefore && send(unsent));
  if (document.querySelector(".code") || showReceiptAgain()) arrived();
  else if (theForm()) pickUp(theForm());
}

/** Put the draft back, and send what still waits once more: its answer may have been lost. */
async function pickUp(form) {
  const again = restore(form, draft().values);
  if (again) keepTyped(form, "Tulisan Anda yang belum terkirim kami tampilkan lagi.");
  else if (form.elements.description.value) keepTyped(form);
  const body = isSecond() ? "" : await boxed().catch(console.warn);
  if (body) send(body);
}

function changed(event) {
  const form = event.target.form;
  if (form && form === theForm()) keepTyped(form);
}

function keepTyped(form, words = "") {
  const kept = keep({ values: { ...draft().values, ...typed(form) }, key: keyOf(form) });
  const where = isSecond()
    ? "Laporan lain sedang ditulis di tab lain. Yang ini disimpan di tab ini."
    : "Tersimpan di HP ini.";
  if (kept) saved(form, `${words} ${where}`.trim(), dontKeep);
}

function dontKeep() {
  stop();
  empty();
  saved(theForm(), "Sudah dihapus dari HP ini. Selama halaman ini terbuka, tidak disimpan lagi.");
}

/** The form's key; the same after a reload, or the complaint would be filed twice. */
function keyOf(form) {
  const field = form.elements.idempotency_key;
  field.value = field.value || draft().key || newKey();
  return field.value;
}

function submitted(event) {
  const form = event.target;
  if (form !== theForm()) return;
  event.preventDefault();
  keyOf(form);
  const body = new URLSearchParams(new FormData(form)).toString();
  if (!unknown && mayKeep(form)) keep({ sent: body });
  unknown = unknown || body;
  send(body);
}

async function send(body) {
  if (sending) return;
  sending = true;
  clearTimeout(timer);
  unsent = body;
  const answer = await delivered(theForm(), body);
  sending = false;
  if (answer) answered(answer, body);
  else later(body, "Menunggu jaringan.");
}

/** The answer, or null when the network gave none. */
async function delivered(form, body) {
  const done = busy(form);
  try {
    if (mayKeep(form)) await intoBox(body).catch(console.warn);
    return await post(body, "text/html");
  } catch (noAnswer) {
    console.warn(noAnswer);
    return null;
  } finally {
    done();
  }
}

function answered({ status, after, text }, body) {
  const page = parsed(text);
  const resend = (fields) => send(`${body}&${new URLSearchParams(fields)}`);
  const told = { cancelable: true, detail: { status, page, resend } };
  if (!document.dispatchEvent(new CustomEvent("jawaban", told))) return;
  if (page.querySelector("#periksa")) refused(page, status, body); // a check to be solved first
  else if (status === 429) later(body, "Kiriman sedang terlalu banyak.", after || 60);
  else if (status >= 500) later(body, "Layanan sedang sibuk.", after);
  else if (!page.querySelector("main h1")) later(body, "Menunggu jaringan."); // not ours
  else if (status < 300) filed(page, body);
  else if (status === 409 && !body.startsWith(unknown)) send(unknown); // that one had arrived
  else refused(page, status, body);
}

/** Wait for the network, or as long as the server said (in seconds), and send again. */
function later(body, words, after) {
  const form = theForm();
  const wait = Number(after) || Math.min(5 * 2 ** failures, 60);
  failures += 1;
  notBefore = after ? Date.now() + wait * 1000 : 0;
  const again = () => send(body);
  timer = setTimeout(again, wait * 1000);
  const safe = mayKeep(form);
  const acts = { now: after ? null : again, edit: () => edit(form), remove: () => remove(form) };
  say(form, waitingWords(words, notBefore, safe), acts);
  if (safe) sendWhenClosed().catch(console.warn); // a browser may forbid it
}

/** Let the service worker send when the line is back, though this page may be closed by then. */
async function sendWhenClosed() {
  if (!("serviceWorker" in navigator)) return;
  const worker = await navigator.serviceWorker.ready;
  if (worker.sync) await worker.sync.register("kirim");
}

function edit(form) {
  rest();
  unsay(form);
}

function remove(form) {
  if (!confirm("Hapus tulisan ini dari HP? Laporan ini mungkin belum sampai kepada kami.")) return;
  rest();
  forget();
  unknown = "";
  clear(form);
  unsay(form);
  saved(form, "Sudah dihapus dari HP ini.");
}

/** Nothing waits any more. */
function rest() {
  clearTimeout(timer);
  unsent = "";
  failures = 0;
  empty();
}

const empty = () => isSecond() || emptyBox().catch(console.warn);

/** The form again, with what is wrong in it. */
function refused(page, status, body) {
  rest();
  if (body.startsWith(unknown)) unknown = "";
  show(page);
  const form = theForm();
  // A key that stands for another complaint would be refused for ever.
  if (form && status === 409) form.elements.idempotency_key.value = newKey();
  if (form) keep({ key: keyOf(form), sent: unknown });
  document.dispatchEvent(new CustomEvent("formulir"));
}

function filed(page, body) {
  const edited = differs(theForm(), body);
  show(page);
  keepReceipt();
  arrived(edited);
}

/** The receipt is on the screen: the phone has nothing more to keep. */
function arrived(edited = false) {
  rest();
  unknown = "";
  const kept = edited && keep({ key: newKey(), sent: "" });
  if (!kept) forget();
  receiptNote(kept);
  document.dispatchEvent(new CustomEvent("receipt"));
}

start();
