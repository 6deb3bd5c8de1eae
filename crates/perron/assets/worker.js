// Keeps the page of notes for when there is no connection. With a connection everything comes from the server.

const KEPT = 'perron-notes';

self.addEventListener('install', () => self.skipWaiting());
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()));

// the page says what it is made of
self.addEventListener('message', (event) => {
  const keep = async () => {
    const kept = await caches.open(KEPT);
    await kept.addAll(event.data);
    return 'kept';
  };
  event.waitUntil(keep().catch(() => 'not kept').then((answer) => event.ports[0].postMessage(answer)));
});

async function answer(request) {
  try {
    // a line that is there and carries nothing is no line
    const signal = request.mode === 'navigate' ? AbortSignal.timeout(5000) : undefined;
    return await fetch(request, { signal });
  } catch (problem) {
    const kept = await caches.match(request, { ignoreVary: true, ignoreSearch: request.mode === 'navigate' });
    if (kept) return kept;
    throw problem;
  }
}

self.addEventListener('fetch', (event) => {
  if (event.request.method === 'GET' && !event.request.url.endsWith('/queue')) event.respondWith(answer(event.request));
});
