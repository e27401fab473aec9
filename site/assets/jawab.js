// The mailed link carries its token in the fragment, which no server and no log sees.
// Posting it only opens the complaint; nothing changes until a typed answer is sent.
(function () {
  function open() {
    var token = location.hash.slice(1);
    if (!token) return;
    var form = document.getElementById("tautan");
    form.elements.token.value = token;
    form.hidden = false;
    document.getElementById("ketik").hidden = true;
    form.submit();
  }
  addEventListener("hashchange", open);
  open();
})();
