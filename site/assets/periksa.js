// Works out the check of a busy hour in small portions, then sends the form by itself, unless
// somebody is typing in it. Where this does not run, the question beside it can be answered.
const form = document.getElementById("periksa");
const task = JSON.parse(form.dataset.task);
const say = form.querySelector("[role=status]");
const question = form.elements.check_ticket.parentNode;
const start = parseInt(task.challenge.slice(0, 8), 16);
let working = true;
const fits = async (number) => {
  const bytes = new TextEncoder().encode(task.salt + number);
  return new DataView(await crypto.subtle.digest("SHA-256", bytes)).getUint32(0) === start;
};
const work = async () => {
  for (let from = 0; from <= task.maxnumber; from += 50) {
    const percent = Math.round((100 * from) / task.maxnumber);
    if (from % 5000 === 0) say.textContent = `Sebentar, HP Anda sedang memeriksa: ${percent} persen.`;
    const found = await Promise.all([...Array(50).keys()].map((more) => fits(from + more)));
    if (found.includes(true)) return { ...task, number: from + found.indexOf(true) };
  }
  throw Error("no number fits");
};
if (crypto.subtle) {
  question.hidden = "send" in form.dataset;
  form.addEventListener("input", () => delete form.dataset.send);
  // Whoever presses before it is done has sent: it goes as soon as it can.
  form.addEventListener("submit", (event) => {
    if (!working) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    form.dataset.send = "";
  });
  work().then((done) => {
    working = false;
    form.elements.check.value = btoa(JSON.stringify(done));
    const send = "send" in form.dataset;
    say.textContent = send ? "Selesai. Laporan sedang dikirim." : "Selesai. Tekan Kirim.";
    if (send) (form.requestSubmit || form.submit).call(form);
  }).catch((error) => {
    console.warn(error);
    working = false;
    say.textContent = "";
    question.hidden = false;
  });
}
