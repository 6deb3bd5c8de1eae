// Five behaviours on data-* attributes. Every page works without them.
//
//   data-smooth   on a form: sent without a reload; what comes back replaces the content, and is announced
//   data-live     on any element: address of a stream of changes; the element is then asked for again
//   data-most     on a textarea: how many characters are left, said beside it
//   data-keep     on a textarea or input: a draft, kept while this tab is open
//   data-focus    on an error summary: takes the focus when the page opens

const said = () => document.getElementById('said');

/** Says a sentence to screen readers. */
function announce(text) {
  const line = document.createElement('p');
  line.className = 'unseen';
  line.textContent = text;
  said()?.replaceChildren(line);
}

// 1. Forms without a reload

async function send(form, button) {
  const body = new URLSearchParams(new FormData(form, button));
  form.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(form.action, { method: 'POST', body, headers: { accept: 'text/html' } });
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    if (response.ok) forget(form);
    show(page, response.redirected ? response.url : location.href);
  } catch {
    // no line to the server: let the browser send it and say so in its own words
    form.removeAttribute('aria-busy');
    delete form.dataset.smooth;
    form.requestSubmit(button);
  }
}

/** Puts the content of another page in place of this one's. */
function show(page, address) {
  const main = page.getElementById('main');
  if (!main) return location.assign(address);
  const was = document.activeElement?.closest('form')?.id;
  document.title = page.title;
  const language = page.querySelector('.lang');
  if (language) document.querySelector('.lang')?.replaceWith(language);
  if (address !== location.href) history.pushState({}, '', address);
  document.getElementById('main').replaceWith(main);
  start(main);
  const faults = main.querySelector('[data-focus]');
  const next = faults ?? main.querySelector('[data-next]') ?? main.querySelector('h1');
  if (next) {
    if (!next.hasAttribute('tabindex')) next.setAttribute('tabindex', '-1');
    next.focus({ preventScroll: !faults && Boolean(was) });
  }
  if (!faults) announce([...main.querySelectorAll('.said, h1')].map((part) => part.textContent.trim()).join('. '));
}

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-smooth]');
  if (!form || form.method !== 'post' || event.defaultPrevented) return;
  event.preventDefault();
  if (form.getAttribute('aria-busy') !== 'true') send(form, event.submitter);
});

addEventListener('popstate', () => location.reload());

// 2. Live parts

function live(part) {
  const source = new EventSource(part.dataset.live);
  source.addEventListener('change', async () => {
    if (!part.isConnected) return source.close();
    const response = await fetch(location.href, { headers: { accept: 'text/html' } });
    if (!response.ok) return;
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.getElementById(part.id);
    if (!fresh || part.contains(document.activeElement)) return;
    const open = [...part.querySelectorAll('details')].map((details) => details.open);
    part.replaceChildren(...fresh.childNodes);
    part.querySelectorAll('details').forEach((details, i) => (details.open = open[i] ?? details.open));
    const words = part.querySelector('[data-say]')?.textContent.trim();
    if (words) announce(words);
  });
  addEventListener('pagehide', () => source.close(), { once: true });
}

// 3. Characters left

const plain = new Intl.NumberFormat(document.documentElement.lang);

function count(area) {
  const line = document.getElementById(`${area.id}-count`);
  if (!line) return;
  const left = Number(area.dataset.most) - [...area.value.trim()].length;
  line.textContent = `${plain.format(Math.abs(left))} ${left < 0 ? line.dataset.over : line.dataset.left}`;
  line.classList.toggle('fault', left < 0);
}

// 4. Drafts: in this tab only, since the phone may be borrowed

const key = (input) => `draft ${location.pathname} ${input.id}`;

function keep(input) {
  const draft = sessionStorage.getItem(key(input));
  if (draft && !input.value) input.value = draft;
  input.addEventListener('input', () => sessionStorage.setItem(key(input), input.value));
}

function forget(form) {
  for (const input of form.querySelectorAll('[data-keep]')) sessionStorage.removeItem(key(input));
}

addEventListener('submit', (event) => {
  // without data-smooth the page goes away: a draft of what was sent must not come back, one of what was refused is shown again by the server
  if (!event.target.closest('[data-smooth]')) forget(event.target);
});

// 5. Errors first

function start(root) {
  root.querySelectorAll('[data-live]').forEach(live);
  root.querySelectorAll('[data-keep]').forEach(keep);
  root.querySelectorAll('[data-most]').forEach((area) => {
    if (area.value) count(area);
    area.addEventListener('input', () => count(area));
  });
}

start(document);
document.querySelector('[data-focus]')?.focus();
