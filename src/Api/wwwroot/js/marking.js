// The marking page with keys, a live total, zoom, and the claim kept while it is open. The form works without.

const form = document.getElementById('sheet');
const readonly = form.dataset.readonly === 'true';
const token = () => form.querySelector('input[name="__RequestVerificationToken"]').value;
const say = document.getElementById('say');
const fill = (text, ...values) => values.reduce((said, value, at) => said.replace(`{${at}}`, value), text);
let spoken = '';
let dirty = false;

// The total, as saving would make it.

const total = document.querySelector('#total strong');
const words = document.getElementById('total-words');
let asking;

async function showTotal() {
  asking?.abort();
  asking = new AbortController();
  try {
    const answer = await fetch(`${form.dataset.url}/total`, { method: 'POST', body: new FormData(form), signal: asking.signal });
    if (!answer.ok) return;
    const now = await answer.json();
    total.textContent = now.marks;
    words.textContent = now.words;
    if (spoken) say.textContent = `${spoken}, ${now.marks}`;
    spoken = '';
  } catch (problem) {
    if (problem.name !== 'AbortError') words.textContent = '';
  }
}

let waiting;
function changed() {
  dirty = true;
  clearTimeout(waiting);
  waiting = setTimeout(showTotal, 250);
}

form.addEventListener('input', event => {
  const part = event.target.closest('.part');
  if (part?.value) part.closest('.to-decide').querySelector('[value=part]').checked = true;
  if (!event.target.matches('textarea, [name=Use]')) changed(); else dirty = true;
});

// A criterion goes from full to none and back; a line on and off.

function announceChoice(box, input) {
  spoken = fill(say.dataset.set, box.dataset.key, input.nextElementSibling.textContent.trim());
}

form.addEventListener('change', event => {
  const box = event.target.closest('.to-decide');
  if (box && event.target.type === 'radio') announceChoice(box, event.target);
});

function toggle(number) {
  const box = form.querySelector(`[data-key="${number}"]`);
  if (!box) return;
  const line = box.querySelector('input[type=checkbox]');
  if (line) {
    line.checked = !line.checked;
    spoken = fill(line.checked ? say.dataset.on : say.dataset.off, number);
  } else {
    const hidden = box.querySelector('details:not(.remark)');
    if (hidden) hidden.open = true;
    const next = box.querySelector('[value=full]').checked ? 'none' : 'full';
    const input = box.querySelector(`[value=${next}]`);
    input.checked = true;
    announceChoice(box, input);
  }
  box.scrollIntoView({ block: 'nearest' });
  changed();
}

// Keys.

const keys = document.getElementById('keys');
const help = document.getElementById('help');
help.hidden = form.dataset.shortcuts !== 'on';
help.addEventListener('click', () => keys.showModal());

const actions = {
  n: () => document.getElementById('go-on').requestSubmit(),
  p: () => document.getElementById('go-back').requestSubmit(),
  c: () => document.getElementById('Comment').focus(),
  s: () => document.getElementById('save-next')?.click(),
  '+': () => zoomBy(1),
  '=': () => zoomBy(1),
  '-': () => zoomBy(-1),
  '?': () => keys.showModal(),
};

const typing = element => element.closest('textarea, select, [contenteditable], input:not([type=radio]):not([type=checkbox])');

if (form.dataset.shortcuts === 'on') {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keys.open || typing(event.target)) return;
    const number = /^[0-9]$/.test(event.key) ? Number(event.key) || 10 : 0;
    if (number && !readonly) toggle(number);
    else if (Object.hasOwn(actions, event.key) && !(readonly && 'cs'.includes(event.key))) actions[event.key]();
    else return;
    event.preventDefault();
  });
}

// Escape leaves a text, so that keys work again.
form.addEventListener('keydown', event => {
  if (event.key === 'Escape' && typing(event.target)) document.getElementById('sheet-title').focus();
});

// Saved comments are put into the comment at once.
for (const box of form.querySelectorAll('[name=Use]')) {
  box.addEventListener('change', () => {
    const comment = document.getElementById('Comment');
    if (!comment.value.includes(box.dataset.text)) comment.value = `${comment.value.trimEnd()}\n${box.dataset.text}`.trim();
    box.checked = false;
    comment.focus();
  });
}

// Pages: zoom, and the one with the answer first.

const frame = document.querySelector('.pages-frame');
let zoom = Number(sessionStorage.getItem('marking-zoom')) || 1;

function zoomBy(step) {
  if (!frame) return;
  const middle = frame.scrollHeight === 0 ? 0 : (frame.scrollTop + frame.clientHeight / 2) / frame.scrollHeight;
  zoom = Math.min(4, Math.max(.5, Math.round((zoom + step * .25) * 100) / 100));
  frame.style.setProperty('--zoom', zoom);
  document.querySelector('.zoom output').textContent = fill(document.querySelector('.zoom').dataset.zoom, Math.round(zoom * 100));
  sessionStorage.setItem('marking-zoom', zoom);
  frame.scrollTop = middle * frame.scrollHeight - frame.clientHeight / 2;
}

if (frame) {
  document.querySelector('.zoom').hidden = false;
  for (const button of document.querySelectorAll('[data-zoom-by]')) button.addEventListener('click', () => zoomBy(Number(button.dataset.zoomBy)));
  zoomBy(0);
  const first = document.getElementById(`page-${frame.dataset.first}`);
  if (first) frame.scrollTop = first.offsetTop - frame.offsetTop;
}

// The sheet stays this marker's while the page is open and becomes free when it is left.

let leaving = false;
form.addEventListener('submit', () => { leaving = true; dirty = false; });

if (!readonly) {
  const body = () => { const data = new FormData(); data.append('__RequestVerificationToken', token()); return data; };
  setInterval(async () => {
    const answer = await fetch(`${form.dataset.url}/hold`, { method: 'POST', body: body() }).catch(() => null);
    const now = answer?.ok ? await answer.json() : null;
    if (now && !now.held) words.textContent = say.textContent = now.words;
  }, 5 * 60 * 1000);
  addEventListener('pagehide', () => { if (!leaving) navigator.sendBeacon(`${form.dataset.url}/release`, body()); });
  addEventListener('beforeunload', event => { if (dirty) event.preventDefault(); });
}
