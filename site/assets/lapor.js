// The page is one request and works without any of this. What helps on a bad line (keeping the
// draft, sending again, counting) is fetched when somebody touches the form, or at once when
// something of theirs still waits on this phone.
(() => {
  const load = () => {
    const files = document.getElementById("lampiran") ? ["/unggah.js"] : [];
    for (const src of ["/lapor.js", ...files]) {
      const script = document.createElement("script");
      document.head.append(Object.assign(script, { type: "module", src }));
    }
  };
  let waiting = false;
  try {
    waiting = "draf" in localStorage || "draf" in sessionStorage || "terima" in sessionStorage;
  } catch (blocked) {
    console.warn(blocked);
  }
  if (waiting) load();
  else addEventListener("focusin", load, { once: true });
})();
