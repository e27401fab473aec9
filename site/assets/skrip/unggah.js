// Photos and papers, where scripts run: several at once, made small before they leave, with how far
// each one is and what became of it. Everything works without this, one form for each file.
//
// On the complaint form (an element "lampiran") files are only held: in this browser's own store,
// for this tab, since a page that is left forgets what was chosen. On the receipt (a form "unggah")
// they are sent: by then the complaint is safe, whatever becomes of the files.
(() => {
  "use strict";
  const MOST = 3, BYTES = 5 * 1024 * 1024, SIDE = 2000, DAY = 864e5;
  const TYPES = ["image/jpeg", "image/png", "image/webp", "application/pdf"];
  const HEIC = "berformat HEIC. Di iPhone: Pengaturan, Kamera, Format, Paling Kompatibel, lalu foto lagi.";
  const root = document.documentElement.dataset;
  if (!window.indexedDB || root.lampiran) return; // it is at work already: pages are shown in place
  root.lampiran = "ya";
  let form = null, place = null;

  const make = (tag, text = "", more = {}) => Object.assign(document.createElement(tag), { textContent: text }, more);
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));

  // ---------------------------------------------------------------- the store of this tab

  let tab = "memory";
  try {
    tab = sessionStorage.tab = sessionStorage.tab || `${Date.now()}-${Math.random()}`;
  } catch (error) { /* storage is switched off: the files then stay with this page alone */ }
  const memory = new Map();

  const store = (mode, act) => new Promise((done, fail) => {
    const asked = indexedDB.open("lampiran", 1);
    asked.onupgradeneeded = () => asked.result.createObjectStore("file", { autoIncrement: true });
    asked.onerror = () => fail(asked.error);
    asked.onsuccess = () => {
      const change = asked.result.transaction("file", mode);
      const answer = act(change.objectStore("file"));
      change.oncomplete = () => { asked.result.close(); done(answer.result); };
      change.onabort = () => { asked.result.close(); fail(change.error); };
    };
  });
  const keep = (file) => store("readwrite", (files) => files.add({ tab, file, at: Date.now() }))
    .catch(() => { const key = Symbol(file.name); memory.set(key, file); return key; });
  // What was sent is known by its upload: if its answer is lost, a reload must not send it anew.
  const note = ({ key, file, upload }) => typeof key === "number" &&
    store("readwrite", (files) => files.put({ tab, file, upload, at: Date.now() }, key)).catch(() => null);
  const drop = (key) => (memory.delete(key) ? null : store("readwrite", (files) => files.delete(key)).catch(() => null));
  const kept = async () => {
    const found = [...memory];
    try {
      const [keys, rows] = [await store("readonly", (f) => f.getAllKeys()), await store("readonly", (f) => f.getAll())];
      for (const [place, row] of rows.entries()) {
        if (Date.now() - row.at > DAY) await drop(keys[place]);
        else if (row.tab === tab) found.push([keys[place], row.file, row.upload]);
      }
    } catch (error) { /* no store in this browser: there is what the page holds */ }
    return found;
  };

  // ---------------------------------------------------------------- one file

  const fault = (file) => {
    if (/hei[cf]$/i.test(file.type || file.name)) return HEIC;
    if (!TYPES.includes(file.type)) return "bukan foto JPEG, PNG, WebP, atau PDF.";
    if (!file.size) return "kosong.";
    return file.size > BYTES ? "lebih dari 5 MB. Perkecil dulu, lalu pilih lagi." : "";
  };
  // A phone's photo is ten times as large as anybody needs: what is made small here saves the
  // sender's quota and minutes. What the browser cannot open is left for the portal to judge.
  const small = async (file) => {
    if (!/^image.(jpeg|png|webp)/.test(file.type) || file.size < 5e5 || !window.createImageBitmap) return file;
    try {
      const picture = await createImageBitmap(file), part = Math.min(1, SIDE / Math.max(picture.width, picture.height));
      const sheet = make("canvas", "", { width: Math.round(picture.width * part), height: Math.round(picture.height * part) });
      const pen = sheet.getContext("2d");
      pen.fillStyle = "#fff";
      pen.fillRect(0, 0, sheet.width, sheet.height);
      pen.drawImage(picture, 0, 0, sheet.width, sheet.height);
      const blob = await new Promise((done) => sheet.toBlob(done, "image/jpeg", 0.85));
      return blob && blob.size < file.size ? new File([blob], file.name, { type: blob.type }) : file;
    } catch (error) { return file; }
  };

  // ---------------------------------------------------------------- what is shown

  const list = make("ul", "", { className: "plain" });
  list.setAttribute("aria-live", "polite");
  const said = make("div", "", { className: "error" });
  said.setAttribute("role", "status");
  const input = make("input", "", { type: "file", id: "file", multiple: true, accept: TYPES.join() });
  const hint = make("p", "Paling banyak 3 file: foto (JPEG, PNG, WebP) atau PDF, masing-masing paling besar 5 MB.", { className: "hint", id: "file-hint" });
  input.setAttribute("aria-describedby", "file-hint");
  const group = make("div", "", { className: "group" });
  group.append(make("label", "Foto atau dokumen (tidak wajib)", { htmlFor: "file" }), hint, input, said, list);

  const line = (key, file, upload) => {
    const row = make("li", `${file.name} `), state = make("span"), bar = make("progress", "", { max: 1, value: 0, hidden: true });
    bar.setAttribute("aria-label", `Terkirim dari ${file.name}`);
    const button = make("button", "Hapus", { type: "button", className: "button second" });
    button.setAttribute("aria-label", `Hapus ${file.name}`);
    button.onclick = async () => { await drop(key); row.remove(); input.focus(); };
    row.append(bar, state, " ", button);
    list.append(row);
    return { key, file, upload, row, state, bar, button };
  };
  const add = async (files) => {
    const faults = [];
    for (const chosen of files) {
      const file = await small(chosen), wrong = fault(file);
      if (wrong) faults.push(`${chosen.name}: ${wrong}`);
      else if (list.children.length >= MOST) faults.push(`${chosen.name}: paling banyak ${MOST} file.`);
      else {
        const row = line(await keep(file), file);
        if (form) await send([row]);
      }
    }
    said.replaceChildren(...faults.map((words) => make("p", words)));
    input.value = "";
  };

  // ---------------------------------------------------------------- sending

  const ask = async (path) => {
    const answer = await fetch(path, { method: "POST", headers: { Accept: "application/json" }, body: new URLSearchParams(new FormData(form)) });
    const data = await answer.json();
    if (!answer.ok) throw new Error(data.message);
    return data;
  };
  const post = (upload, row) => new Promise((done, fail) => {
    const body = new FormData(), request = new XMLHttpRequest();
    for (const [name, value] of Object.entries(upload.fields)) body.append(name, value);
    body.append("file", row.file);
    request.upload.onprogress = (sent) => { row.bar.value = sent.loaded / sent.total; };
    request.onload = () => {
      if (request.status < 300) return done();
      row.upload = null; // its form may be too old
      return fail(new Error("Penyimpanan menolak file ini."));
    };
    request.onerror = () => fail(new Error("Sambungan terputus."));
    request.open("POST", upload.url);
    request.send(body);
  });
  const seen = async (slot) => ((await ask("/api/track")).attachments || []).find((each) => each.slot === slot);
  const outcome = async (slot) => {
    for (let turn = 0; turn < 20; turn += 1) {
      await wait(1500);
      const found = await seen(slot);
      if (found && found.state === "accepted") return "sudah kami terima.";
      if (found && found.state === "refused") return `tidak kami terima. ${found.reason}`;
    }
    return "terkirim, dan sedang diperiksa. Hasilnya ada di halaman lacak.";
  };
  const send = async (rows) => {
    for (const row of rows) {
      row.bar.hidden = false;
      row.button.remove();
      row.state.textContent = "sedang dikirim …";
      try {
        const again = row.upload;
        row.upload = again || (await ask("/api/complaints/uploads")).uploads[0];
        const slot = Number(row.upload.fields.key.split("/")[2][0]);
        if (!again) await note(row);
        if (!again || !(await seen(slot))) await post(row.upload, row);
        await drop(row.key);
        row.bar.hidden = true;
        row.state.textContent = "terkirim, sedang diperiksa …";
        row.state.textContent = await outcome(slot);
      } catch (error) {
        row.bar.hidden = true;
        row.button.textContent = "Coba lagi";
        row.button.setAttribute("aria-label", `Kirim lagi ${row.file.name}`);
        row.button.onclick = () => send([row]);
        row.row.append(row.button);
        row.state.textContent = `belum terkirim: ${error.message} `;
      }
    }
  };

  // ---------------------------------------------------------------- start

  const start = async () => {
    const found = document.getElementById("lampiran") || document.getElementById("unggah");
    if (!found || found === place) return;
    place = found;
    form = found.id === "unggah" ? found : null;
    list.textContent = said.textContent = "";
    if (form) {
      form.hidden = true;
      for (const plain of document.querySelectorAll("[data-plain]")) plain.hidden = true;
      form.after(group);
    } else found.append(group);
    const rows = (await kept()).map((held) => line(...held));
    if (form) send(rows);
  };
  input.onchange = () => add([...input.files]);
  start();
  // A form that was sent by another script is followed by its receipt in the same page.
  new MutationObserver(start).observe(document.body, { childList: true, subtree: true });
})();
