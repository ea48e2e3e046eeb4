// What makes forms pleasanter where script runs; everything works without it.

/** A running job looks again by itself. */
let reloading;

/** Prepares a page, or the part of it that the answer to a form has put in its place. */
function prepare(root) {
  applyFilters(root);
  filterLists(root);
  forgetSent();
  for (const form of root.querySelectorAll('form[data-draft]')) keepDraft(form);
  clearTimeout(reloading);
  const job = document.querySelector('[data-reload]');
  if (job) reloading = setTimeout(() => location.reload(), Number(job.dataset.reload));
  // Without a script the stylesheet leaves them out.
  for (const button of root.querySelectorAll('[data-print]')) button.addEventListener('click', () => print());
}

// Filters apply as they are chosen; typing waits a moment.
function applyFilters(root) {
  for (const form of root.querySelectorAll('form[data-auto]')) {
    form.addEventListener('change', (event) => {
      if (!(event.target instanceof HTMLInputElement && event.target.type === 'search')) form.requestSubmit();
    });
    form.addEventListener('submit', () => {
      // An address names only what differs from the standard.
      for (const field of form.elements)
        if ('value' in field && (field.value === '' || field.value === field.dataset.standard)) field.disabled = true;
    });
  }
}
addEventListener('pageshow', () => {
  for (const field of document.querySelectorAll('form[data-auto] [disabled]')) field.disabled = false;
});

// A menu closes when one goes on elsewhere.
const closeMenus = (except) => {
  for (const menu of document.querySelectorAll('details[data-menu][open]'))
    if (!except || !menu.contains(except)) menu.open = false;
};
addEventListener('click', (event) => closeMenus(event.target));
addEventListener('keydown', (event) => {
  if (event.key !== 'Escape') return;
  document.activeElement?.closest('details[data-menu][open]')?.querySelector('summary').focus();
  closeMenus();
});

// Long lists of ticks are filtered as one types.
function filterLists(root) {
  for (const filter of root.querySelectorAll('[data-filter]')) {
    const items = [...filter.parentElement.querySelectorAll('.ticks__item')];
    filter.addEventListener('input', () => {
      const wanted = filter.value.toLowerCase();
      for (const item of items)
        item.hidden = !item.textContent.toLowerCase().includes(wanted) && !item.querySelector('input').checked;
    });
    filter.addEventListener('keydown', (event) => {
      if (event.key === 'Enter') event.preventDefault();
    });
  }
}

// What was typed is kept in this browser until it is saved: a lost connection costs nothing.
function keepDraft(form) {
  const key = `stadtfaden:${form.dataset.draft}`;
  const fields = () =>
    [...form.elements].filter(
      (field) =>
        field.name && field.name !== 'revision' && !['hidden', 'password', 'file', 'submit'].includes(field.type),
    );
  const isTick = (field) => field.type === 'checkbox' || field.type === 'radio';
  const read = () => fields().map((field) => [field.name, isTick(field) ? [field.value, field.checked] : field.value]);
  const blank = JSON.stringify(read());
  const kept = localStorage.getItem(key);
  if (kept && kept !== blank && !form.querySelector('.kern-alert')) {
    const values = JSON.parse(kept);
    fields().forEach((field, index) => {
      const [name, value] = values[index] ?? [];
      if (name !== field.name) return;
      if (isTick(field)) field.checked = value[1];
      else field.value = value;
    });
    const note = document.createElement('p');
    note.className = 'draft';
    note.setAttribute('role', 'status');
    note.textContent = `${document.body.dataset.draft} `;
    const discard = document.createElement('button');
    discard.type = 'button';
    discard.className = 'quiet';
    discard.textContent = document.body.dataset.discard;
    discard.addEventListener('click', () => {
      localStorage.removeItem(key);
      localStorage.removeItem(`${key}:sent`);
      location.reload();
    });
    note.append(discard);
    form.prepend(note);
  }
  let timer;
  form.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => localStorage.setItem(key, JSON.stringify(read())), 400);
  });
  form.addEventListener('submit', () => {
    clearTimeout(timer);
    // Cleared when the next page arrives without an error; until then the draft stays.
    localStorage.setItem(key, JSON.stringify(read()));
    sessionStorage.setItem('stadtfaden:sent', key);
  });
}

function forgetSent() {
  const sent = sessionStorage.getItem('stadtfaden:sent');
  if (!sent) return;
  sessionStorage.removeItem('stadtfaden:sent');
  if (!document.querySelector('[data-saved]')) return;
  localStorage.removeItem(sent);
  localStorage.removeItem(`${sent}:sent`);
}

prepare(document);
document.addEventListener('stadtfaden:answer', () => prepare(document.querySelector('main')));
