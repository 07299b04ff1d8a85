// Handing in files: drop zone, a list with sizes, checks before sending, progress. The form works without this.
const form = document.querySelector('[data-submit]');
if (form) enhance(form);

function enhance(form) {
  const words = form.dataset;
  const input = form.querySelector('input[type=file]');
  const at = name => form.querySelector(`[data-${name}]`);
  const drop = at('drop');
  let chosen = []; // { file, name } with folders in the name
  let sending = false;

  const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n]);
  const size = bytes => bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;
  const total = () => chosen.reduce((sum, entry) => sum + entry.file.size, 0);

  at('drop-hint').hidden = false;
  const folder = document.createElement('input');
  folder.type = 'file';
  folder.webkitdirectory = true;
  at('folder').addEventListener('click', () => folder.click());
  folder.addEventListener('change', () => { add([...folder.files].map(file => ({ file, name: file.webkitRelativePath || file.name }))); folder.value = ''; });
  input.addEventListener('change', () => { add([...input.files].map(file => ({ file, name: file.name }))); input.value = ''; });

  for (const type of ['dragenter', 'dragover']) drop.addEventListener(type, event => { event.preventDefault(); drop.classList.add('over'); });
  for (const type of ['dragleave', 'drop']) drop.addEventListener(type, () => drop.classList.remove('over'));
  drop.addEventListener('drop', async event => {
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map(item => item.webkitGetAsEntry?.()).filter(Boolean);
    add(entries.length > 0 ? (await Promise.all(entries.map(read))).flat() : [...event.dataTransfer.files].map(file => ({ file, name: file.name })));
  });

  // A dropped entry is a file or a folder; a folder gives its entries in portions.
  async function read(entry) {
    if (entry.isFile) return [{ file: await new Promise((done, failed) => entry.file(done, failed)), name: entry.fullPath.replace(/^\//, '') }];
    const reader = entry.createReader();
    const all = [];
    for (;;) {
      const some = await new Promise((done, failed) => reader.readEntries(done, failed));
      if (some.length === 0) break;
      all.push(...some);
    }
    return (await Promise.all(all.map(read))).flat();
  }

  // Chosen again under the same name: the newer one is meant.
  function add(files) {
    for (const entry of files) {
      chosen = chosen.filter(other => other.name !== entry.name);
      chosen.push(entry);
    }
    input.required = chosen.length === 0;
    show();
  }

  function show() {
    at('chosen').hidden = chosen.length === 0;
    at('list').replaceChildren(...chosen.map(line));
    at('total').textContent = fill(chosen.length === 1 ? words.wordOne : words.wordTotal, chosen.length, size(total()));
    at('notes').replaceChildren(...notes().map(text => Object.assign(document.createElement('li'), { textContent: text })));
    problem('');
  }

  function line(entry) {
    const item = document.createElement('li');
    const name = Object.assign(document.createElement('span'), { className: 'chosen-name', textContent: entry.name });
    const bytes = Object.assign(document.createElement('span'), { className: 'quiet', textContent: size(entry.file.size) });
    const remove = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-quiet btn-sm', textContent: '×' });
    remove.setAttribute('aria-label', fill(words.wordRemove, entry.name));
    remove.addEventListener('click', () => {
      const place = chosen.indexOf(entry);
      chosen.splice(place, 1);
      input.required = chosen.length === 0;
      show();
      const buttons = at('list').querySelectorAll('button');
      (buttons[Math.min(place, buttons.length - 1)] ?? input).focus();
    });
    item.append(name, bytes, remove);
    return item;
  }

  // Worth knowing, but no reason not to send: an archive may hold what is asked for.
  function notes() {
    const found = chosen.filter(entry => entry.file.size === 0).map(entry => fill(words.wordEmpty, entry.name));
    const packed = chosen.some(entry => /\.(zip|tar|gz|tgz)$/i.test(entry.name));
    if (chosen.length > 0 && !packed) {
      for (const pattern of words.patterns.split('|').filter(Boolean)) {
        const fits = new RegExp(`^${pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '.*').replace(/\?/g, '.')}$`, 'i');
        if (!chosen.some(entry => fits.test(entry.name.split('/').pop()))) found.push(fill(words.wordMissing, pattern));
      }
    }
    return found;
  }

  function mistake() {
    if (chosen.length === 0) return words.wordNone;
    if (total() > Number(words.most)) return fill(words.wordLarge, size(Number(words.most)));
    if (chosen.length > Number(words.mostFiles)) return fill(words.wordMany, words.mostFiles);
    return '';
  }

  function problem(text) {
    at('problem').hidden = text === '';
    at('problem').textContent = text;
    if (text !== '') at('problem').focus();
  }

  form.addEventListener('submit', event => {
    event.preventDefault();
    if (sending) return;
    const wrong = mistake();
    problem(wrong);
    if (wrong === '') send();
  });

  function send() {
    const data = new FormData();
    // The token comes before the first file, or nothing is taken.
    for (const field of form.querySelectorAll('input[type=hidden]')) data.append(field.name, field.value);
    for (const entry of chosen) data.append('files', entry.file, entry.name);
    const request = new XMLHttpRequest();
    let said = -1;
    request.upload.addEventListener('progress', event => {
      const part = event.lengthComputable ? Math.round(100 * event.loaded / event.total) : 0;
      at('progress').value = part;
      const step = Math.floor(part / 10); // read out in steps of ten
      if (step !== said) at('progress-words').textContent = part < 100 ? fill(words.wordSending, part) : words.wordWorking;
      said = step;
    });
    request.addEventListener('load', () => {
      let answer = {};
      try { answer = JSON.parse(request.responseText); } catch { /* a page instead of an answer: said below */ }
      if (request.status === 200 && answer.next) { location.assign(answer.next); return; }
      busy(false);
      problem(answer.problems?.join(' ') ?? words.wordRefused);
    });
    request.addEventListener('error', () => { busy(false); problem(words.wordLost); });
    request.open('POST', form.action);
    request.setRequestHeader('Accept', 'application/json');
    busy(true);
    request.send(data);
  }

  function busy(now) {
    sending = now;
    at('sending').hidden = !now;
    at('send').disabled = now;
    at('progress').value = 0;
  }
}
