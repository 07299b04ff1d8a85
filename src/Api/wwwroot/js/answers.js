// The answer form: keeps a draft while one types, grids for matrices, the formula editor when it is wanted. The form works without this.
const form = document.querySelector('[data-answers]');
const words = form.dataset;
const fill = (text, ...values) => text.replace(/\{(\d)\}/g, (_, n) => values[n]);
const button = (text, press) => {
  const made = Object.assign(document.createElement('button'), { type: 'button', className: 'btn btn-quiet btn-sm', textContent: text });
  made.addEventListener('click', press);
  return made;
};
const changed = input => input.dispatchEvent(new Event('input', { bubbles: true }));

// Draft

const state = form.querySelector('[data-state]');
let timer = 0;
let saving = Promise.resolve();

function fields() {
  const data = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') data.append(name, value);
  return data;
}

async function save() {
  clearTimeout(timer);
  timer = 0;
  state.textContent = words.wordSaving;
  try {
    const answer = await fetch(words.draft, { method: 'POST', body: fields(), headers: { RequestVerificationToken: form.elements.__RequestVerificationToken.value }, keepalive: true });
    if (!answer.ok) throw new Error(answer.status);
    state.textContent = `${words.wordSaved} · ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })}`;
  } catch {
    state.textContent = words.wordUnsaved;
    timer = setTimeout(() => { saving = save(); }, 10000);
  }
}

form.addEventListener('input', event => {
  if (event.target.type === 'file') return;
  clearTimeout(timer);
  timer = setTimeout(() => { saving = saving.then(save); }, 1500);
});
addEventListener('visibilitychange', () => { if (document.hidden && timer) save(); });
form.addEventListener('submit', () => clearTimeout(timer));

// "None of these" and the other boxes exclude each other.
form.addEventListener('change', event => {
  const box = event.target;
  if (box.type !== 'checkbox' || !box.checked) return;
  for (const other of form.elements[box.name].forEach ? form.elements[box.name] : [box]) {
    if (other !== box && ('none' in box.dataset || 'none' in other.dataset)) other.checked = false;
  }
});

// Grids for matrices of any size

for (const place of form.querySelectorAll('[data-matrix]')) {
  const text = place.querySelector('input');
  let cells = null;
  const toggle = button(words.wordGrid, () => (cells ? close() : open()));
  const frame = Object.assign(document.createElement('div'), { className: 'grid-scroll', hidden: true });
  const more = Object.assign(document.createElement('div'), { className: 'grid-buttons', hidden: true });
  more.append(button(words.wordRow, () => grow(1, 0)), button(words.wordColumn, () => grow(0, 1)));
  place.append(frame, more, toggle);

  function parse() {
    try {
      const value = JSON.parse(text.value || '[]');
      const rows = Array.isArray(value[0]) ? value : [value];
      return rows.every(row => Array.isArray(row) && row.every(cell => !Array.isArray(cell))) ? rows.map(row => row.map(String)) : null;
    } catch {
      return null;
    }
  }

  function open() {
    const rows = parse();
    if (!rows) return; // another notation stays as it is
    const height = Number(place.dataset.rows) || Math.max(rows.length, 1);
    const width = Number(place.dataset.columns) || Math.max(3, ...rows.map(row => row.length));
    cells = Array.from({ length: height }, (_, r) => Array.from({ length: width }, (_, c) => rows[r]?.[c] ?? ''));
    text.hidden = true;
    frame.hidden = more.hidden = false;
    toggle.textContent = words.wordText;
    draw();
    frame.querySelector('input').focus();
  }

  function close() {
    cells = null;
    text.hidden = false;
    frame.hidden = more.hidden = true;
    toggle.textContent = words.wordGrid;
    text.focus();
  }

  function grow(rows, columns) {
    cells = cells.map(row => [...row, ...Array(columns).fill('')]);
    for (let n = 0; n < rows; n++) cells.push(Array(cells[0].length).fill(''));
    draw();
    frame.querySelectorAll('tr')[rows ? cells.length - 1 : 0].children[rows ? 0 : cells[0].length - 1].firstChild.focus();
  }

  function draw() {
    const table = document.createElement('table');
    table.className = 'grid';
    table.setAttribute('role', 'presentation');
    cells.forEach((row, r) => {
      const line = table.insertRow();
      row.forEach((value, c) => {
        const input = Object.assign(document.createElement('input'), { className: 'form-control', value, autocomplete: 'off', maxLength: 400 });
        input.setAttribute('aria-label', fill(words.wordCell, r + 1, c + 1));
        input.addEventListener('input', event => {
          event.stopPropagation();
          cells[r][c] = input.value;
          write();
        });
        line.insertCell().append(input);
      });
    });
    frame.replaceChildren(table);
  }

  // As the server writes grids: plain numbers as they are, anything else in quotes; empty ends are left out.
  function write() {
    const trimmed = cells.map(row => row.map(cell => cell.trim()));
    while (trimmed.length > 0 && trimmed.at(-1).every(cell => cell === '')) trimmed.pop();
    const width = Math.max(0, ...trimmed.map(row => row.findLastIndex(cell => cell !== '') + 1));
    const rows = trimmed.map(row => row.slice(0, width));
    const plain = rows.flat().every(cell => cell.length <= 30 && /^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/.test(cell));
    const list = row => `[${row.map(cell => (plain ? cell : JSON.stringify(cell))).join(', ')}]`;
    text.value = rows.length === 0 ? '' : rows.length === 1 ? list(rows[0]) : `[${rows.map(list).join(', ')}]`;
    changed(text);
  }
}

// Formulas: the editor is large, so it comes only when somebody wants it.

let library = null;
function load() {
  library ??= import(`${words.math}mathlive.min.mjs`).then(module => {
    module.MathfieldElement.fontsDirectory = `${words.math}fonts`;
    module.MathfieldElement.soundsDirectory = null;
    module.MathfieldElement.plonkSound = null;
    module.MathfieldElement.keypressSound = null;
    return module;
  });
  return library;
}

for (const place of form.querySelectorAll('[data-formula]')) {
  const text = place.querySelector('input');
  let editor = null;
  const toggle = button(words.wordEditor, async () => {
    if (editor) { close(); text.focus(); } else { await open(); editor.focus(); }
  });
  place.append(toggle);
  if (text.value.includes('\\')) open();

  async function open() {
    const { MathfieldElement } = await load();
    editor = new MathfieldElement();
    editor.mathVirtualKeyboardPolicy = matchMedia('(pointer: coarse)').matches ? 'auto' : 'manual';
    editor.smartFence = true;
    editor.className = 'form-control';
    editor.setAttribute('aria-label', document.querySelector(`label[for="${text.id}"]`).textContent.trim());
    editor.setAttribute('aria-describedby', text.getAttribute('aria-describedby'));
    // What was typed as text means the same as a formula only if it is LaTeX; otherwise the editor begins empty and the text stays until something is typed.
    editor.value = text.value.includes('\\') ? text.value : '';
    editor.addEventListener('input', event => {
      event.stopPropagation();
      text.value = editor.getValue('latex');
      changed(text);
    });
    text.hidden = true;
    place.prepend(editor);
    toggle.textContent = words.wordPlain;
  }

  function close() {
    editor.remove();
    editor = null;
    text.hidden = false;
    toggle.textContent = words.wordEditor;
  }
}
