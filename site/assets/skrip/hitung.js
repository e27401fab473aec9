// How much room is left under a long text, said when typing pauses: a live region that changes with
// every key would talk over the person.

function count(field) {
  const [least, most] = field.dataset.huruf.split(" ").map(Number);
  const length = [...field.value.trim()].length; // characters, as the server counts them
  if (!length) return "";
  if (length < least) return `Tambah paling sedikit ${least - length} huruf lagi.`;
  if (length <= most) return `Sisa ${(most - length).toLocaleString("id")} huruf.`;
  return `Kelebihan ${(length - most).toLocaleString("id")} huruf.`;
}

function watch() {
  for (const field of document.querySelectorAll("[data-huruf]")) {
    const words = document.createElement("p");
    words.className = "hint small";
    words.setAttribute("role", "status");
    field.after(words);
    let timer;
    const soon = () => {
      clearTimeout(timer);
      timer = setTimeout(() => (words.textContent = count(field)), 700);
    };
    field.addEventListener("input", soon);
    soon();
  }
}

document.addEventListener("formulir", watch);
watch();
