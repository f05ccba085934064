// Sets the colour scheme before the first paint, so that a dark screen doesn't flash. A file of its own because the
// content security policy allows no inline script. The key is the one src/design/theme.ts names.
(() => {
  let choice = null;
  try {
    choice = localStorage.getItem('flexpbx-color-scheme');
  } catch {
    // Storage may be forbidden; then the system decides.
  }
  const dark = choice === 'dark' || (choice !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
