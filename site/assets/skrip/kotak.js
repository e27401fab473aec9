// The outbox: one submission that waits for the network. In IndexedDB, the only store that page
// and service worker share. Part of sw.js, too.

function inBox(mode, act) {
  return new Promise((resolve, reject) => {
    const opening = indexedDB.open("lapor", 1);
    opening.onupgradeneeded = () => opening.result.createObjectStore("kotak");
    opening.onerror = () => reject(opening.error);
    opening.onsuccess = () => {
      const transaction = opening.result.transaction("kotak", mode);
      const request = act(transaction.objectStore("kotak"));
      transaction.oncomplete = () => resolve(request.result);
      transaction.onabort = () => reject(transaction.error);
    };
  });
}

/** The body of the form that waits, or undefined. */
export const boxed = () => inBox("readonly", (box) => box.get("kirim"));

export const intoBox = (body) => inBox("readwrite", (box) => box.put(body, "kirim"));

export const emptyBox = () => inBox("readwrite", (box) => box.delete("kirim"));

/** Send a form's body; `accept` says which sort of answer is wanted. */
export async function post(body, accept) {
  const patience = new AbortController();
  const timer = setTimeout(() => patience.abort(), 30000);
  try {
    const answer = await fetch("/api/complaints", {
      method: "POST",
      headers: { Accept: accept, "Content-Type": "application/x-www-form-urlencoded" },
      body,
      cache: "no-store",
      signal: patience.signal,
    });
    const after = answer.headers.get("Retry-After");
    return { status: answer.status, after, text: await answer.text() };
  } finally {
    clearTimeout(timer);
  }
}
