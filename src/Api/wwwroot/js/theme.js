// Runs before anything is drawn: whoever has chosen nothing gets what the system says, without a flash.
(() => {
  const root = document.documentElement;
  if (root.dataset.theme !== 'auto') return;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => { root.dataset.bsTheme = dark.matches ? 'dark' : 'light'; };
  dark.addEventListener('change', apply);
  apply();
})();
