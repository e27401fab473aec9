// How much room is left in the SMS that is being worded: 160 places of the phone alphabet
// (functions/domain/gsm.py), where some signs take two and others do not fit at all.
(function () {
  var field = document.getElementById("relay-sms_text");
  var plain = /^[@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !"#¤%&'()*+,\-.\/0-9:;<=>?¡A-ZÄÖÑÜ§¿a-zäöñüà]$/;
  var double = /^[\^{}\\\[~\]|€]$/;
  if (!field) return;
  var words = document.createElement("p");
  words.className = "hint small";
  words.setAttribute("role", "status");
  field.after(words);
  function said() {
    var left = 160, odd = "";
    Array.from(field.value.trim()).forEach(function (sign) {
      left -= double.test(sign) ? 2 : 1;
      if (!plain.test(sign) && !double.test(sign)) odd = odd || sign;
    });
    if (!field.value.trim()) return "";
    if (odd) return "SMS tidak bisa memuat “" + odd + "”.";
    return left < 0 ? "Kelebihan " + -left + " huruf." : "Sisa " + left + " huruf.";
  }
  var timer;
  function soon() {
    clearTimeout(timer);
    timer = setTimeout(function () { words.textContent = said(); }, 500);
  }
  field.addEventListener("input", soon);
  soon();
})();
