// Notes written without a connection: kept in this browser, sent as soon as there is one. Whatever is sent twice is kept
// once by the server; whatever was worded elsewhere meanwhile is kept both ways.

const page = document.getElementById('offline');
const { session, queue, token } = page.dataset;
const part = (id) => document.getElementById(id);
const says = (word) => page.querySelector(`[data-says="${word}"]`).textContent;

/** Says a sentence to screen readers. */
function announce(text) {
  const said = part('said');
  said.textContent = '';
  setTimeout(() => (said.textContent = text), 60);
}

// 1. What is kept here: one record a note, of this session and others

const database = new Promise((done, fail) => {
  const request = indexedDB.open('perron-notes', 1);
  request.onupgradeneeded = () => request.result.createObjectStore('notes', { keyPath: ['session', 'client'] });
  request.onsuccess = () => done(request.result);
  request.onerror = () => fail(request.error);
});

/** Does something with the notes; ends once it is on disk. */
async function notes(mode, act) {
  const transaction = (await database).transaction('notes', mode);
  const request = act(transaction.objectStore('notes'));
  return new Promise((done, fail) => {
    transaction.oncomplete = () => done(request?.result);
    transaction.onerror = transaction.onabort = () => fail(transaction.error);
  });
}

const put = (note) => notes('readwrite', (all) => all.put({ ...note, session }));
const get = (client) => notes('readonly', (all) => all.get([session, client]));
const all = () => notes('readonly', (all) => all.getAll(IDBKeyRange.bound([session], [session, []])));
const number = () => crypto.randomUUID();

// 2. Writing, and wording anew

let reworded = null;

async function write(form) {
  const said = new FormData(form);
  const before = reworded && (await get(reworded));
  const client = before?.client ?? number();
  await put({
    client,
    edit: before ? number() : client,
    version: before?.version ?? 0,
    text: said.get('text').trim(),
    kind: said.get('kind'),
    language: said.get('language'),
    quote: said.has('quote'),
    may_quote: said.has('may_quote'),
    sensitive: said.has('sensitive'),
    round: before?.round ?? Number(said.get('round') ?? page.dataset.round),
    table: before?.table ?? Number(said.get('table') ?? page.dataset.table),
    made: before?.made ?? Date.now(),
    state: 'waits',
  });
  reworded = null;
  for (const box of form.querySelectorAll('[type=checkbox]')) box.checked = false;
  form.elements.text.value = '';
  form.elements.text.focus();
  announce(says('written'));
  await draw();
  await sync();
}

function reword(note) {
  const { elements } = part('write');
  reworded = note.client;
  elements.text.value = note.text;
  elements.kind.value = note.kind;
  elements.language.value = note.language;
  elements.quote.checked = note.quote;
  elements.text.focus();
  announce(says('reworded'));
}

async function draw() {
  const kept = (await all()).sort((a, b) => (b.made ?? 0) - (a.made ?? 0));
  const line = (note) => {
    const item = document.createElement('li');
    const text = Object.assign(document.createElement('p'), { textContent: note.text, lang: note.language });
    const state = Object.assign(document.createElement('p'), { className: 'source', textContent: says(note.state) });
    state.dataset.state = note.state;
    const button = Object.assign(document.createElement('button'), { className: 'link', type: 'button', textContent: says('reword') });
    button.append(Object.assign(document.createElement('span'), { className: 'unseen', textContent: ` ${note.text}` }));
    button.addEventListener('click', () => reword(note));
    item.className = 'tight';
    item.append(text, state);
    if (note.why) item.append(Object.assign(document.createElement('p'), { className: 'fault', textContent: says(note.why) }));
    item.append(button);
    return item;
  };
  const none = Object.assign(document.createElement('li'), { textContent: says('none') });
  part('notes').replaceChildren(...(kept.length ? kept.map(line) : [none]));
}

// 3. Sending what waits, and asking what the table has

const columns = ['client', 'edit', 'version', 'kind', 'text', 'language', 'quote', 'may_quote', 'sensitive', 'round', 'table'];

/** What the server made of a note; one that was worded again meanwhile waits on. */
async function settle(taken) {
  const note = await get(taken.client);
  if (!note) return;
  if (note.edit !== taken.edit) {
    if (taken.state === 'kept') await put({ ...note, version: taken.version });
    return;
  }
  if (taken.state === 'kept') await put({ ...note, state: 'kept', why: null, version: taken.version, text: taken.text });
  else if (taken.state === 'beside') {
    await put({ ...note, client: taken.edit, edit: taken.edit, version: 1, state: 'beside', why: null });
    await put({ ...note, state: 'kept', why: null, version: taken.version, text: taken.text });
  } else await put({ ...note, state: 'refused', why: taken.state });
}

let isSending = false;

async function sync() {
  if (isSending) return;
  isSending = true;
  let isCut = false;
  let trouble = '';
  try {
    const waiting = (await all()).filter((note) => note.state === 'waits');
    if (waiting.length) {
      const body = JSON.stringify(waiting.map((note) => Object.fromEntries(columns.map((name) => [name, note[name] ?? false]))));
      const response = await fetch(queue, { method: 'POST', headers: { 'Content-Type': 'application/json', 'X-Form-Token': token }, body });
      if (response.ok) for (const taken of await response.json()) await settle(taken);
      else if (response.status === 403) trouble = says('stranger');
      else isCut = true;
    }
    const response = isCut || trouble ? null : await fetch(queue);
    for (const known of response?.ok ? await response.json() : []) {
      const mine = await get(known.client);
      const state = known.beside ? 'beside' : 'kept';
      if (!mine || mine.state === 'kept' || mine.state === 'beside') await put({ edit: known.client, ...mine, ...known, state });
    }
  } catch {
    isCut = true;
  }
  isSending = false;
  part('line').textContent = says(isCut ? 'cut' : 'online');
  part('line').classList.toggle('now', isCut);
  part('trouble').textContent = trouble;
  await draw();
}

// 4. The page itself, for when there is no connection

async function keepPage() {
  if (!navigator.serviceWorker) return says('not-ready');
  await navigator.serviceWorker.register('/notes-worker.js', { scope: location.pathname });
  const { active } = await navigator.serviceWorker.ready;
  const parts = [...document.querySelectorAll('link[rel=stylesheet], link[rel=icon], script[src]')].map((one) => one.href || one.src);
  const channel = new MessageChannel();
  const answer = new Promise((done) => (channel.port1.onmessage = ({ data }) => done(data)));
  active.postMessage([location.pathname, ...parts], [channel.port2]);
  return says((await answer) === 'kept' ? 'ready' : 'not-ready');
}

async function remove() {
  const here = await all();
  if (here.some((note) => note.state === 'waits' || note.state === 'refused')) {
    part('trouble').textContent = says('unsent');
    return;
  }
  await notes('readwrite', (all) => all.delete(IDBKeyRange.bound([session], [session, []])));
  const registration = await navigator.serviceWorker?.getRegistration();
  await registration?.unregister();
  await caches.delete('perron-notes');
  part('ready').textContent = says('removed');
  announce(says('removed'));
  await draw();
}

part('write').addEventListener('submit', (event) => {
  event.preventDefault();
  write(event.target);
});
part('send').addEventListener('click', sync);
part('remove').addEventListener('click', remove);
addEventListener('online', sync);
addEventListener('offline', sync);
setInterval(sync, 10_000);
part('writing').hidden = false;
await draw();
await sync();
part('ready').textContent = await keepPage().catch(() => says('not-ready'));
