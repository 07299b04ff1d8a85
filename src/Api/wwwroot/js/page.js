// What every page does beyond plain HTML. All of it only helps: pages work without.

// Problems with a form are read and seen first.
document.querySelector('[data-focus]')?.focus();

// A menu closes when one leaves it or presses Escape.
for (const menu of document.querySelectorAll('details.menu')) {
  document.addEventListener('click', event => { if (!menu.contains(event.target)) menu.open = false; });
  menu.addEventListener('keydown', event => {
    if (event.key !== 'Escape' || !menu.open) return;
    menu.open = false;
    menu.querySelector('summary').focus();
  });
}

// A form that is being sent is not sent again by a second click.
document.addEventListener('submit', event => {
  const form = event.target;
  if (form.method !== 'post' || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = 'true';
  setTimeout(() => delete form.dataset.sent, 5000); // A download leaves the page where it is.
});
addEventListener('pageshow', () => { for (const form of document.forms) delete form.dataset.sent; });

// "data-confirm" asks before something that is hard to take back.
document.addEventListener('click', event => {
  const button = event.target.closest?.('[data-confirm]');
  if (button && !confirm(button.dataset.confirm)) event.preventDefault();
});

// "data-copy" puts the text of an element on the clipboard.
for (const button of document.querySelectorAll('[data-copy]')) {
  button.hidden = !navigator.clipboard;
  button.addEventListener('click', async () => {
    const source = document.getElementById(button.dataset.copy);
    await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
    button.textContent = button.dataset.copied;
  });
}

// Forms for htmx: the token travels in a header, so that fragments need no hidden field.
document.body.addEventListener('htmx:configRequest', event => {
  const token = document.querySelector('input[name="__RequestVerificationToken"]')?.value;
  if (token && event.detail.verb !== 'get') event.detail.headers.RequestVerificationToken = token;
});
