// The draft, kept on this phone as it is typed: an empty battery takes nothing along. One for all
// forms, so that who chose the wrong kind finds the words in the right one. While it is open in one
// tab, another begins a draft of its own, which that tab alone keeps: two would overwrite each other.

const PLACE = "draf";
const LIFETIME = 7 * 24 * 60 * 60 * 1000;

let off = false;
let second = false;

/** Whether this tab keeps a draft of its own, for another one is writing the phone's. */
export const isSecond = () => second;

const store = () => (second ? sessionStorage : localStorage);

/** Find out which draft is this tab's. A tab holds a lock by its name for as long as it is open. */
export async function settle() {
  try {
    const tab = (sessionStorage.tab = sessionStorage.tab || newKey());
    const { held } = await navigator.locks.query();
    const { tab: owner } = draft();
    second = owner !== tab && held.some((lock) => lock.name === `draf ${owner}`);
    navigator.locks.request(`draf ${tab}`, () => new Promise(() => {})); // until it is closed
  } catch (blocked) {
    console.warn(blocked); // an old browser, or one that keeps nothing: there is one draft
  }
}

/** The draft {values, key, sent, at}; an empty one when there is none, or none this young. */
export function draft() {
  try {
    const found = JSON.parse(store().getItem(PLACE));
    if (found && Date.now() - found.at < LIFETIME) return found;
    store().removeItem(PLACE);
  } catch (unreadable) {
    console.warn(unreadable); // storage is blocked, or holds what is no draft
  }
  return { values: {} };
}

/** Keep the draft; false when this phone keeps nothing, or is not to. */
export function keep(changes) {
  if (off) return false;
  try {
    const { tab } = sessionStorage;
    store().setItem(PLACE, JSON.stringify({ ...draft(), ...changes, tab, at: Date.now() }));
    return true;
  } catch (full) {
    console.warn(full);
    return false;
  }
}

export function forget() {
  try {
    store().removeItem(PLACE);
  } catch (blocked) {
    console.warn(blocked); // then there is nothing to remove either
  }
}

/** Forget the draft and keep none while this page is open. */
export function stop() {
  off = true;
  forget();
}

/** Whether the form says something else by now than a body of the same kind. */
export function differs(form, body) {
  const sent = new URLSearchParams(body);
  const changed = ([name, value]) => value !== (sent.get(name) || "");
  return sent.get("kind") === form.elements.kind.value && [...new FormData(form)].some(changed);
}

export function newKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

export const isOff = () => off;

/** What was typed, by name: nothing hidden but the place, and nothing that the browser must not
    remember either (autocomplete="off": the NIK). */
export function typed(form) {
  const values = {};
  for (const field of form.elements) {
    if (!field.name || field.type === "file" || field.autocomplete === "off") continue;
    if (field.type === "hidden" && !/itude$/.test(field.name)) continue;
    values[field.name] = field.type === "checkbox" ? field.checked : field.value;
  }
  return values;
}

/** Take out of the form what was typed, and the key that it was to be sent with. */
export function clear(form) {
  for (const name of [...Object.keys(typed(form)), "idempotency_key"]) {
    const field = form.elements[name];
    if (field.type === "checkbox") field.checked = false;
    else field.value = "";
  }
}

/** Put the draft into the fields that are still empty; whether anything was put. */
export function restore(form, values) {
  let restored = false;
  for (const [name, value] of Object.entries(values)) {
    const field = form.elements[name];
    if (!value || !field || field.value === value || field.checked) continue;
    if (field.type === "checkbox") field.checked = true;
    else if (field.tagName === "SELECT") restored = choose(field, value) || restored;
    else if (!field.value) {
      field.value = value;
      restored = true;
    }
    const more = field.closest("details");
    if (more) more.open = true;
  }
  return restored;
}

function choose(select, value) {
  const known = [...select.options].some((option) => option.value === value);
  if (select.value || !known) return false;
  select.value = value;
  return true;
}
