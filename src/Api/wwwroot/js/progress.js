// Shows how a submission gets on, as the server tells it. The page says the same without this, reloaded now and then.
const panel = document.querySelector('[data-progress-of]');
const find = name => panel.querySelector(`[data-${name}]`);
let seconds = Number(panel.dataset.seconds);
let since = performance.now();

const fill = (words, ...values) => words.replace(/\{(\d)\}/g, (_, n) => values[n]);

function showElapsed() {
  const now = Math.floor(seconds + (performance.now() - since) / 1000);
  find('elapsed').textContent = now < 60 ? fill(panel.dataset.wordSeconds, now) : fill(panel.dataset.wordMinutes, Math.floor(now / 60), now % 60);
}

function show(state) {
  for (const step of panel.querySelectorAll('.steps li')) {
    const n = Number(step.dataset.n);
    step.className = n < state.step ? 'done' : n === state.step ? 'now' : '';
    if (n === state.step) step.setAttribute('aria-current', 'step'); else step.removeAttribute('aria-current');
  }
  // Only what changed is written, so that it is read out once.
  for (const [name, words] of [['title', state.title], ['detail', state.detail], ['estimate', state.estimate]]) {
    const place = find(name);
    if (place.textContent !== words) place.textContent = words;
  }
  seconds = state.seconds;
  since = performance.now();
  showElapsed();
}

const events = new EventSource(panel.dataset.progressOf);
events.addEventListener('progress', event => {
  find('lost').hidden = true;
  const state = JSON.parse(event.data);
  show(state);
  if (state.over) {
    events.close();
    location.reload();
  }
});
events.addEventListener('error', () => {
  find('lost').hidden = false;
  find('lost').textContent = panel.dataset.wordLost;
  // Closed for good, as after signing out: the page itself says what is the matter.
  if (events.readyState === EventSource.CLOSED) setTimeout(() => location.reload(), 5000);
});
setInterval(showElapsed, 1000);
