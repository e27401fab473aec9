// "Pakai lokasi saya": an extra beside the landmark. The phone is asked only after a press, and
// what it said goes along as two hidden fields that can be taken out again.

import { draft } from "./simpan.js";

const NAMES = ["latitude", "longitude"];
const FAILED = {
  1: "HP Anda tidak mengizinkan lokasi dibaca. Tulis patokan tempatnya saja.",
  2: "Lokasi tidak ditemukan. Tulis patokan tempatnya saja.",
  3: "Lokasi belum ditemukan. Coba lagi di tempat terbuka, atau tulis patokan tempatnya saja.",
};

function offer() {
  const field = document.querySelector("[data-wilayah]");
  if (!field || !navigator.geolocation || !isSecureContext) return;
  const line = document.createElement("p");
  line.className = "small";
  line.innerHTML = '<span role="status"></span> <button type="button" class="link"></button>';
  field.after(line);
  const [status, button] = line.children;
  const area = field.dataset.wilayah.split(" ").map(Number);

  const ask = () => {
    status.textContent = "Mencari lokasi…";
    navigator.geolocation.getCurrentPosition(found, failed, {
      enableHighAccuracy: true,
      timeout: 30000,
    });
  };
  const failed = (error) => none(FAILED[error.code]);
  const found = ({ coords }) => {
    if (!within(area, coords)) {
      none("HP Anda sedang di luar Tanah Bumbu, jadi lokasinya tidak kami pakai.");
      return;
    }
    for (const name of NAMES) put(field.form, name, coords[name].toFixed(5));
    taken(`ketelitian sekitar ${Math.ceil(coords.accuracy)} meter`);
  };
  const none = (words) => {
    for (const name of NAMES) put(field.form, name, "");
    show(words, "Pakai lokasi saya", ask);
  };
  const taken = (how) => show(`Lokasi HP Anda ikut dikirim (${how}).`, "Hapus lokasi", remove);
  const remove = () => none("Lokasi tidak ikut dikirim.");
  const show = (words, label, act) => {
    status.textContent = words;
    button.textContent = label;
    button.onclick = act;
    field.dispatchEvent(new Event("input", { bubbles: true })); // the draft changed
  };

  const { values } = draft();
  const [south, east] = NAMES.map((name) => value(field.form, name) || values[name]);
  if (south && east) {
    NAMES.forEach((name, i) => put(field.form, name, [south, east][i]));
    taken(`${south}, ${east}`);
  } else {
    button.textContent = "Pakai lokasi saya";
    button.onclick = ask;
  }
}

/** Whether a place lies in the area (south, west, north, east). */
function within([south, west, north, east], { latitude, longitude }) {
  return south <= latitude && latitude <= north && west <= longitude && longitude <= east;
}

const value = (form, name) => form.elements[name] && form.elements[name].value;

function put(form, name, text) {
  let field = form.elements[name];
  if (!field) {
    field = document.createElement("input");
    field.type = "hidden";
    field.name = name;
    form.append(field);
  }
  field.value = text;
}

document.addEventListener("formulir", offer);
offer();
