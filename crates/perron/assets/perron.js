// Nine behaviours on data-* attributes. Every page works without them.
//
//   data-smooth   on a form: sent without a reload; what comes back replaces the content, and is announced
//   data-again    on such a form, whose second sending changes nothing: what is said while there is no line to the server
//   data-live     on any element: address of a stream of changes; the element is then asked for again
//   data-on       on a part of it: the event of the stream at which this part alone is asked for, at the address data-from
//   data-seconds  on any element: so many seconds are left of something; counted down
//   data-most     on a textarea: how many characters are left, said beside it
//   data-keep     on a textarea or input: a draft, kept while this tab is open
//   data-suggest  on an input with a list: address that answers with names to offer, asked while one types
//   data-hash     on an input: filled with what stands after # in the address, which no server sees
//   data-record   on any element: shown where there is a microphone; what is recorded goes into the named file input
//   data-gauge    on a form: address that answers, while one types, with how full the page is
//   data-focus    on an error summary: takes the focus when the page opens

/** Says a sentence to screen readers. */
function announce(text) {
  const said = document.getElementById('said');
  said.textContent = '';
  setTimeout(() => (said.textContent = text), 60);
}

// 1. Forms without a reload

const read = async (response) => new DOMParser().parseFromString(await response.text(), 'text/html');

async function send(form, button) {
  const fields = new FormData(form);
  if (button?.name) fields.append(button.name, button.value);
  form.setAttribute('aria-busy', 'true');
  try {
    const response = await fetch(form.getAttribute('action') ?? location, { method: 'POST', body: new URLSearchParams(fields) });
    const page = await read(response);
    if (response.ok) forget(form);
    if (response.ok || response.status === 422) show(page, response.redirected ? response.url : location.href, button?.id);
    else excuse(form, [...page.querySelectorAll('.head :is(h1, .lead)')].map((part) => part.textContent));
  } catch {
    if (form.dataset.again && form.isConnected) {
      if (!form.querySelector('.excuse')) excuse(form, [form.dataset.again]);
      await new Promise((done) => setTimeout(done, 1500));
      return form.isConnected && send(form, button);
    }
    // no line to the server: let the browser send it and say so in its own words
    delete form.dataset.smooth;
    form.requestSubmit(button);
  }
  form.removeAttribute('aria-busy');
}

/** Says above a form why it was not taken; what was typed stays. */
function excuse(form, sentences) {
  const note = document.createElement('div');
  note.className = 'notice apart excuse';
  note.tabIndex = -1;
  for (const sentence of sentences) {
    const line = document.createElement('p');
    line.textContent = sentence;
    note.append(line);
  }
  form.querySelector('.excuse')?.remove();
  form.prepend(note);
  note.focus();
}

/** Puts the content of another page in place of this one's. */
function show(page, address, button) {
  const main = page.getElementById('main');
  if (!main) return location.assign(address);
  document.title = page.title;
  const language = page.querySelector('.lang');
  if (language) document.querySelector('.lang')?.replaceWith(language);
  const moved = new URL(address).pathname !== location.pathname;
  if (address !== location.href) history.pushState({}, '', address);
  document.getElementById('main').replaceWith(main);
  start(main);
  hangUp((address) => !main.querySelector(`[data-live="${address}"]`));
  if (moved) scrollTo(0, 0);
  const faults = main.querySelector('[data-focus]');
  const again = button && document.getElementById(button);
  const next = faults ?? (again || (main.querySelector('[data-next]') ?? main.querySelector('h1')));
  if (next) {
    if (next.tabIndex < 0) next.setAttribute('tabindex', '-1');
    next.focus({ preventScroll: !faults });
  }
  if (!faults) announce([...main.querySelectorAll('.said, h1')].map((part) => part.textContent.trim()).join('. '));
}

document.addEventListener('submit', (event) => {
  const form = event.target.closest('form[data-smooth]');
  if (!form || form.getAttribute('method') !== 'post' || event.defaultPrevented) return;
  if (!event.submitter && form.querySelector('button[name]')) return; // an old browser does not say which button
  event.preventDefault();
  if (form.getAttribute('aria-busy') !== 'true') send(form, event.submitter);
});

addEventListener('popstate', () => location.reload());

// 2. Live parts

const streams = new Map();

function live(part) {
  const address = part.dataset.live;
  if (streams.has(address)) return;
  const source = new EventSource(address);
  streams.set(address, source);
  const here = `[data-live="${address}"]`;
  for (const name of ['change', 'note', 'table', 'desk']) {
    const parts = name === 'change' ? here : `${here} [data-on="${name}"]`;
    source.addEventListener(name, () => document.querySelectorAll(parts).forEach(refresh));
  }
  // a server that is starting again may answer once in another way, after which a browser gives up
  source.addEventListener('error', () => {
    if (source.readyState !== EventSource.CLOSED) return;
    streams.delete(address);
    setTimeout(() => document.querySelectorAll(here).forEach(live), 2000);
  });
}

const typing = (part) => part.contains(document.activeElement) && document.activeElement.value && document.activeElement.matches('input:not([type=checkbox], [type=radio]), textarea, select');

/** Asks for a part again. What is ticked, open and in focus stays so; while somebody types in it, it waits. */
async function refresh(part) {
  if (typing(part)) return part.addEventListener('focusout', () => setTimeout(refresh, 0, part), { once: true });
  const response = await fetch(part.dataset.from ?? location.href, part.tag ? { headers: { 'If-None-Match': part.tag } } : {}).catch(() => null);
  if (!response?.ok) return;
  const fresh = (await read(response)).getElementById(part.id);
  if (!fresh || !part.isConnected || typing(part)) return;
  part.tag = response.headers.get('ETag');
  const open = [...part.querySelectorAll('details')].map((details) => details.open);
  const ticked = [...part.querySelectorAll('input:checked')].map((input) => input.id);
  const focus = part.contains(document.activeElement) ? document.activeElement.id : '';
  part.replaceChildren(...fresh.childNodes);
  part.querySelectorAll('details').forEach((details, i) => (details.open = open[i] ?? details.open));
  ticked.forEach((id) => id && part.querySelector(`#${id}`) && (part.querySelector(`#${id}`).checked = true));
  start(part);
  if (focus) document.getElementById(focus)?.focus({ preventScroll: true });
  const words = part.querySelector('[data-say]')?.textContent.trim();
  if (words && words !== part.said) announce(words);
  part.said = words;
}

function hangUp(isOver) {
  for (const [address, source] of streams) {
    if (!isOver(address)) continue;
    source.close();
    streams.delete(address);
  }
}

addEventListener('pagehide', () => hangUp(() => true));
addEventListener('pageshow', (event) => {
  if (event.persisted) document.querySelectorAll('[data-live]').forEach(live);
});

/** How many minutes and seconds are left; past the end, how many it is over. */
function countDown(part) {
  const end = performance.now() + 1000 * Number(part.dataset.seconds);
  const tick = () => {
    if (!part.isConnected) return clearInterval(timer);
    const left = Math.round((end - performance.now()) / 1000);
    const [minutes, seconds] = [Math.floor(Math.abs(left) / 60), Math.abs(left) % 60];
    part.textContent = `${left < 0 ? '+' : ''}${minutes}:${String(seconds).padStart(2, '0')}`;
    part.classList.toggle('fault', left < 0);
  };
  const timer = setInterval(tick, 1000);
  tick();
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

const key = (input) => `draft ${new URL(input.form?.getAttribute('action') ?? '', location).pathname} ${input.name}`;

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

// 5. Names to offer

function suggest(input) {
  const address = input.dataset.suggest;
  input.addEventListener('input', async () => {
    const words = input.value.trim();
    await new Promise((done) => setTimeout(done, 150));
    // a postal code is nobody's business before it is sent, and then only its beginning
    if (input.value.trim() !== words || words.length < 2 || /^.\d/.test(words)) return;
    const response = await fetch(`${address}?q=${encodeURIComponent(words)}`);
    if (!response.ok || input.value.trim() !== words) return;
    const names = await response.json();
    if (names.length) input.list.replaceChildren(...names.map((name) => Object.assign(new Option(), { value: name })));
  });
}

// 6. A code that a phone scanned

function fillFromHash(input) {
  if (location.hash.length < 2 || input.value) return;
  input.value = decodeURIComponent(location.hash.slice(1));
  history.replaceState({}, '', location.pathname + location.search);
}

// 7. One's voice

function record(part) {
  if (!navigator.mediaDevices || !globalThis.MediaRecorder) return;
  const input = document.getElementById(part.dataset.record);
  const [begin, end] = part.querySelectorAll('button');
  const [said, player] = [part.querySelector('[role=status]'), part.querySelector('audio')];
  const show = (isOn) => ([begin.hidden, end.hidden] = [isOn, !isOn]);
  let recorder;
  part.hidden = false;
  begin.addEventListener('click', async () => {
    try {
      const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
      recorder = new MediaRecorder(stream, { audioBitsPerSecond: 32000 });
      const parts = [];
      recorder.addEventListener('dataavailable', ({ data }) => parts.push(data));
      recorder.addEventListener('stop', () => {
        stream.getTracks().forEach((track) => track.stop());
        const sound = new Blob(parts, { type: recorder.mimeType });
        const files = new DataTransfer();
        files.items.add(new File([sound], 'recording', { type: sound.type }));
        input.files = files.files;
        player.src = URL.createObjectURL(sound);
        player.hidden = false;
        said.textContent = part.dataset.done;
        show(false);
        begin.focus();
      });
      recorder.start(1000);
      said.textContent = part.dataset.on;
      show(true);
      end.focus();
    } catch {
      said.textContent = part.dataset.refused;
    }
  });
  end.addEventListener('click', () => recorder.stop());
}

// 8. How full the page is

function gauge(form) {
  let waiting;
  form.addEventListener('input', () => {
    clearTimeout(waiting);
    waiting = setTimeout(async () => {
      const response = await fetch(form.dataset.gauge, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
      const [old, fresh] = [document.getElementById('gauge'), response.ok && (await read(response)).getElementById('gauge')];
      if (!old || !fresh) return;
      const words = (part) => [...part.querySelectorAll('[data-say]')].map((line) => line.textContent.trim()).join(' ');
      const full = (part) => part.querySelectorAll('.fault').length;
      if (full(old) !== full(fresh)) announce(words(fresh));
      old.replaceChildren(...fresh.childNodes);
    }, 400);
  });
}

// 9. Errors first, and the beginning of the rest

function start(root) {
  root.querySelectorAll('[data-live]').forEach(live);
  root.querySelectorAll('[data-seconds]').forEach(countDown);
  root.querySelectorAll('[data-keep]').forEach(keep);
  root.querySelectorAll('[data-suggest]').forEach(suggest);
  root.querySelectorAll('[data-hash]').forEach(fillFromHash);
  root.querySelectorAll('[data-record]').forEach(record);
  root.querySelectorAll('[data-gauge]').forEach(gauge);
  root.querySelectorAll('[data-most]').forEach((area) => {
    if (area.value) count(area);
    area.addEventListener('input', () => count(area));
  });
}

start(document);
document.querySelector('[data-focus]')?.focus();
