// What a person sees of keeping and sending: words, buttons, and the server's answer in the page.

const RECEIPT = "terima";

/** A line under the story that says what this phone keeps, with a button that ends it. */
export function saved(form, words, stop) {
  const line = document.getElementById("simpan") || savedLine(form);
  const [status, button] = line.children;
  if (status.textContent !== words) status.textContent = words;
  button.hidden = !stop;
  button.onclick = stop;
}

function savedLine(form) {
  const line = document.createElement("p");
  line.id = "simpan";
  line.className = "small";
  line.innerHTML = `<span role="status"></span>
<button type="button" class="link">Hapus dari HP ini</button>`;
  form.elements.description.closest(".group").append(line);
  return line;
}

/** The words for a submission that waits; `until` is when it goes out again, 0 for "on network". */
export function waitingWords(reason, until, kept) {
  const time = new Date(until).toLocaleTimeString("id", { hour: "2-digit", minute: "2-digit" });
  const next = until ? `Kami kirim lagi pukul ${time}.` : "Kami kirim lagi begitu ada sinyal.";
  const safety = kept
    ? "Tulisan Anda aman di HP ini. Kalau halaman ini tertutup, buka lagi untuk melihat nomornya."
    : "Jangan tutup halaman ini, karena isiannya tidak kami simpan di HP.";
  return `${reason} ${safety} ${next}`;
}

/** Words in the form's place; `acts` are functions by the names of the buttons. */
export function say(form, words, acts) {
  const box = document.getElementById("tunggu") || waitingBox(form);
  const status = box.querySelector("[role=status]");
  if (status.textContent !== words) status.textContent = words;
  for (const button of box.querySelectorAll("button")) {
    button.hidden = !acts[button.name];
    button.onclick = acts[button.name];
  }
}

/** Let the buttons that send say that they do; returns what ends it. */
export function busy(form) {
  const now = document.querySelector("#tunggu [name=now]");
  const buttons = [form.querySelector("button:not([type])"), now].filter(Boolean);
  const labels = buttons.map((button) => button.textContent);
  const set = (words, wait) =>
    buttons.forEach((button, i) => {
      button.textContent = words[i];
      button.setAttribute("aria-disabled", wait);
    });
  set(["Mengirim…", "Mengirim…"], true);
  return () => set(labels, false);
}

/** Give the form its place back. */
export function unsay(form) {
  const box = document.getElementById("tunggu");
  if (box) box.remove();
  form.hidden = false;
  const told = form.querySelector("p[role=status]"); // of the check: it said that the form is on its way
  if (told) told.textContent = "";
  form.elements.description.focus();
}

function waitingBox(form) {
  const box = document.createElement("section");
  box.id = "tunggu";
  box.className = "note warn";
  box.setAttribute("aria-labelledby", "tunggu-judul");
  box.innerHTML = `<h2 id="tunggu-judul" tabindex="-1">Laporan Anda belum terkirim</h2>
<p role="status"></p>
<div class="actions"><button class="button" type="button" name="now">Kirim sekarang</button>
<button class="button second" type="button" name="edit">Ubah tulisan</button>
<button class="button second" type="button" name="remove">Hapus dari HP ini</button></div>`;
  for (const old of document.querySelectorAll(".errors")) old.remove(); // what it says is mended
  document.title = document.title.replace("Galat: ", "");
  form.hidden = true;
  form.before(box);
  box.querySelector("h2").focus();
  return box;
}

export const parsed = (html) => new DOMParser().parseFromString(html, "text/html");

/** Show a page of the server's in this one: scripts and what they know stay. */
export function show(page) {
  document.title = page.title;
  const sheets = [...document.querySelectorAll("head style")].map((sheet) => sheet.textContent);
  for (const sheet of page.querySelectorAll("head style")) {
    if (!sheets.includes(sheet.textContent)) document.head.append(sheet);
  }
  const main = page.querySelector("main");
  document.querySelector("main").replaceWith(main);
  for (const { src, type, text } of main.querySelectorAll("script")) {
    run(src ? { type, src } : { type, text });
  }
  scrollTo(0, 0);
  const first = main.querySelector(".errors") || main.querySelector("h1");
  first.tabIndex = -1;
  first.focus();
}

/** A script that came with a page shown in this one is dead; a fresh element is not. */
const run = (script) => document.head.append(Object.assign(document.createElement("script"), script));

/** Keep the receipt for this tab alone: a careless pull reloads it, or the phone by itself. */
export function keepReceipt() {
  try {
    sessionStorage.setItem(RECEIPT, document.querySelector("main").outerHTML);
  } catch (blocked) {
    console.warn(blocked);
  }
}

/** Show the receipt again after a reload; whoever comes here in another way begins anew. */
export function showReceiptAgain() {
  const html = takeReceipt();
  const [arrival] = performance.getEntriesByType("navigation");
  if (!html || !(document.wasDiscarded || (arrival && arrival.type === "reload"))) return false;
  show(parsed(html));
  keepReceipt();
  return true;
}

function takeReceipt() {
  try {
    const html = sessionStorage.getItem(RECEIPT);
    sessionStorage.removeItem(RECEIPT);
    return html;
  } catch (blocked) {
    console.warn(blocked);
    return null;
  }
}

/** What this phone still keeps of a complaint that has been filed. */
export function receiptNote(edited) {
  const note = document.createElement("section");
  note.className = "note noprint";
  note.innerHTML = edited
    ? `<p>Laporan Anda yang pertama ternyata sudah kami terima. Perubahan sesudahnya masih
tersimpan di HP ini: <a href="/lapor/">buka tulisan itu</a>.</p>`
    : `<p>Tulisan Anda sudah dihapus dari HP ini. Memakai HP bersama? Catat nomor dan kodenya, lalu
<a href="/">tutup tanda terima ini</a>.</p>`;
  note.addEventListener("click", leave);
  document.querySelector("main .page").append(note);
}

/** Leave the receipt so that "back" does not show it to the next person. */
function leave(event) {
  if (!event.target.href) return;
  event.preventDefault();
  takeReceipt();
  document.querySelector("main").replaceChildren();
  location.replace(event.target.href);
}
