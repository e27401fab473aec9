// A page that works in steps presses its own button; without a script, a person does.
document.querySelector("form[data-lanjut]").submit();
