// Sends forms so that nothing is lost without network: what could not be sent waits on the page, is sent again when the
// network is back, and carries a key by which the server saves it once. Without script the browser sends forms itself.

const longestWait = 30_000;
const againAfter = 5000;
const away = new Set([502, 503, 504]);
const words = document.body.dataset;

/** Under which key a form was sent last, and with what in it. */
const lastOf = new WeakMap();
/** Forms that are on their way, or wait to be sent again. */
const sendings = new Map();

/** Remembered with the draft: the key outlives a page that is loaded again. */
const memoryOf = (form) => (form.dataset.draft ? `stadtfaden:${form.dataset.draft}:sent` : null);

function keyFor(form, content) {
  const memory = memoryOf(form);
  const last = lastOf.get(form) ?? JSON.parse((memory && localStorage.getItem(memory)) || 'null');
  const next =
    last?.content === content
      ? last
      : { key: crypto.randomUUID(), content, former: last ? [...last.former, last.key].slice(-20) : [] };
  lastOf.set(form, next);
  if (memory) localStorage.setItem(memory, JSON.stringify(next));
  return next;
}

function answered(form) {
  sendings.delete(form);
  lastOf.delete(form);
  const memory = memoryOf(form);
  if (memory) localStorage.removeItem(memory);
}

async function send(form, sending) {
  const { action, body, sent } = sending;
  clearTimeout(sending.timer);
  sending.busy = new AbortController();
  form.setAttribute('aria-busy', 'true');
  let answer = null;
  let page = '';
  try {
    answer = await fetch(action, {
      method: 'POST',
      body,
      headers: { 'Idempotency-Key': sent.key, 'Idempotency-Former': sent.former.join(' ') },
      signal: AbortSignal.any([sending.busy.signal, AbortSignal.timeout(longestWait)]),
    });
    page = await answer.text();
  } catch {
    answer = null;
  }
  form.removeAttribute('aria-busy');
  sending.busy = null;
  if (sendings.get(form) !== sending) return;
  if (!answer || away.has(answer.status)) {
    sending.timer = setTimeout(() => send(form, sending), againAfter);
    tell(form, sending);
    return;
  }
  answered(form);
  const to = answer.headers.get('Stadtfaden-Location');
  if (to === null) show(page);
  else goTo(new URL(to, location.href));
}

/** The way a browser goes after a form, also where the page is the same but for its anchor. */
function goTo(target) {
  const here = location.pathname + location.search === target.pathname + target.search;
  location.assign(target);
  if (here && target.hash) location.reload();
}

/** The answer's own part of the page in the place of this one's. */
function show(page) {
  const next = new DOMParser().parseFromString(page, 'text/html');
  const main = next.querySelector('main');
  if (!main) {
    location.reload();
    return;
  }
  document.title = next.title;
  document.querySelector('main').replaceWith(document.adoptNode(main));
  scrollTo(0, 0);
  main.focus({ preventScroll: true });
  document.dispatchEvent(new Event('stadtfaden:answer'));
}

/** Says beside the form that it waits; while it does, it stays as it was sent. */
function tell(form, sending) {
  if (sending.note) return;
  const note = document.createElement('div');
  sending.note = note;
  note.className = 'unsent';
  note.setAttribute('role', 'alert');
  const said = document.createElement('p');
  said.textContent = form.dataset.draft ? words.unsentDraft : words.unsent;
  const again = () => {
    if (!sending.busy) send(form, sending);
  };
  note.append(
    said,
    button(words.sendAgain, again),
    button(words.writeOn, () => giveUp(form, sending)),
  );
  for (const child of form.children) child.inert = true;
  const end = form.querySelector('.form__end');
  if (end) end.before(note);
  else form.after(note);
  note.scrollIntoView({ block: 'nearest' });
  note.querySelector('button').focus({ preventScroll: true });
}

function button(word, press) {
  const made = document.createElement('button');
  made.type = 'button';
  made.className = 'quiet';
  made.textContent = word;
  made.addEventListener('click', press);
  return made;
}

/** She goes on writing; what was sent may have arrived, and its key says so with the next sending. */
function giveUp(form, sending) {
  sendings.delete(form);
  clearTimeout(sending.timer);
  sending.busy?.abort();
  sending.note.remove();
  for (const child of form.children) child.inert = false;
  form.querySelector('input:not([type=hidden]), textarea, select, button')?.focus();
}

addEventListener('online', () => {
  for (const [form, sending] of sendings) if (!sending.busy) send(form, sending);
});

document.addEventListener('submit', (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || (submitter?.getAttribute('formmethod') ?? form.getAttribute('method')) !== 'post')
    return;
  // Files are sent by the browser, which shows how far it is; passwords, so that it offers to keep them.
  if (form.enctype === 'multipart/form-data' || form.querySelector('[type=password]')) return;
  event.preventDefault();
  if (sendings.has(form)) return;
  const body = new FormData(form, submitter);
  const action = new URL(submitter?.getAttribute('formaction') ?? form.getAttribute('action') ?? '', location.href)
    .href;
  // What the page says of the last time is not true of this one yet.
  const said = document.querySelector('[data-saved]');
  if (said instanceof HTMLElement) said.style.visibility = 'hidden';
  const sending = { action, body, sent: keyFor(form, JSON.stringify([action, ...body])) };
  sendings.set(form, sending);
  send(form, sending);
});

// A page that comes back out of the browser's memory is a page that nobody has sent yet.
addEventListener('pageshow', (event) => {
  if (event.persisted) for (const form of document.forms) answered(form);
});
