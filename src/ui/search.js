// Search fields offer what is found while one types; arrow keys choose, Enter goes there, Escape closes. Ctrl or Cmd K
// comes here from anywhere. Without this script the form asks the search page, which does it all.

const fields = [...document.querySelectorAll('form[data-search] input[type=search]')];

addEventListener('keydown', (event) => {
  if (event.key.toLowerCase() !== 'k' || !(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return;
  const field = fields.find((each) => each.offsetParent !== null);
  const link = document.querySelector('a[data-search-link]');
  if (!field && !link) return;
  event.preventDefault();
  if (!field) link.click();
  else {
    field.focus();
    field.select();
  }
});

for (const field of fields) offer(field);

function offer(field) {
  const { form } = field;
  const list = document.createElement('ul');
  list.id = `${field.id}-vorschlaege`;
  list.className = 'search__list';
  list.hidden = true;
  list.setAttribute('role', 'listbox');
  list.setAttribute('aria-label', field.labels[0].textContent);
  const status = document.createElement('span');
  status.className = 'kern-sr-only';
  status.setAttribute('role', 'status');
  field.parentElement.append(list, status);
  field.setAttribute('role', 'combobox');
  field.setAttribute('aria-autocomplete', 'list');
  field.setAttribute('aria-controls', list.id);
  field.setAttribute('aria-expanded', 'false');

  let chosen = -1;
  let asked = 0;
  let timer;

  const close = () => {
    list.hidden = true;
    chosen = -1;
    field.setAttribute('aria-expanded', 'false');
    field.removeAttribute('aria-activedescendant');
    status.textContent = '';
  };
  const choose = (index) => {
    const options = [...list.children];
    chosen = (index + options.length + 1) % (options.length + 1);
    if (chosen === options.length) chosen = -1;
    options.forEach((option, i) => {
      option.setAttribute('aria-selected', String(i === chosen));
    });
    const option = options[chosen];
    if (!option) return field.removeAttribute('aria-activedescendant');
    field.setAttribute('aria-activedescendant', option.id);
    option.scrollIntoView({ block: 'nearest' });
  };
  const show = (found) => {
    list.replaceChildren(...found.map((each, index) => optionOf(each, `${list.id}-${index}`)));
    chosen = -1;
    field.removeAttribute('aria-activedescendant');
    list.hidden = found.length === 0;
    field.setAttribute('aria-expanded', String(found.length > 0));
    const words = found.length === 1 ? form.dataset.countOne : form.dataset.countOther;
    status.textContent = words.replace(/\d+/, String(found.length));
  };
  const ask = async () => {
    const mine = ++asked;
    const typed = field.value.trim();
    if (typed.length < 2) return close();
    const url = new URL(form.dataset.search, location.href);
    url.searchParams.set('q', typed);
    try {
      const answer = await fetch(url, { headers: { accept: 'application/json' } });
      // Signed out meanwhile, or a slower answer to what is typed no longer.
      if (!answer.ok || answer.redirected || mine !== asked || document.activeElement !== field) return;
      show(await answer.json());
    } catch {
      close();
    }
  };

  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(ask, 120);
  });
  field.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (list.hidden) return void ask();
      event.preventDefault();
      choose(event.key === 'ArrowDown' ? chosen + 1 : chosen < 0 ? list.children.length - 1 : chosen - 1);
    } else if (event.key === 'Enter' && !list.hidden && chosen >= 0) {
      event.preventDefault();
      location.assign(list.children[chosen].dataset.href);
    } else if (event.key === 'Escape' && !list.hidden) {
      event.preventDefault();
      close();
    }
  });
  field.addEventListener('blur', () => setTimeout(close, 150));
  form.addEventListener('submit', () => {
    asked++;
    clearTimeout(timer);
  });
}

function optionOf({ kind, code, title, href }, id) {
  const option = document.createElement('li');
  option.id = id;
  option.dataset.href = href;
  option.setAttribute('role', 'option');
  option.setAttribute('aria-selected', 'false');
  const name = document.createElement('span');
  name.lang = 'de';
  if (code) name.append(`${code} `);
  for (const { text, found } of title) {
    const piece = document.createElement(found ? 'mark' : 'span');
    piece.textContent = text;
    name.append(piece);
  }
  const of = document.createElement('span');
  of.className = 'search__kind';
  of.textContent = ` ${kind}`;
  option.append(name, of);
  // Before the field loses its focus and the list closes.
  option.addEventListener('pointerdown', (event) => event.preventDefault());
  option.addEventListener('click', () => location.assign(href));
  return option;
}
