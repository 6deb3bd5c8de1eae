// Passkeys: asks the server for a question, the device for an answer, and brings the answer back.
// Without this script, or in a browser without passkeys, its part of the page stays hidden; a link by mail does the same.

const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');

/** The server's question as browsers take it: binary parts as bytes. */
function asOptions(publicKey) {
  const named = (list) => list?.map((one) => ({ ...one, id: bytes(one.id) }));
  const options = { ...publicKey, challenge: bytes(publicKey.challenge) };
  if (options.user) options.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) options.excludeCredentials = named(options.excludeCredentials);
  if (options.allowCredentials) options.allowCredentials = named(options.allowCredentials);
  return options;
}

/** The device's answer as the server takes it: binary parts as text. */
function asAnswer(credential) {
  const response = {};
  for (const part of ['attestationObject', 'clientDataJSON', 'authenticatorData', 'signature', 'userHandle']) {
    if (credential.response[part]) response[part] = text(credential.response[part]);
  }
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response, extensions: {} };
}

async function post(path, token, body) {
  const answer = await fetch(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-form-token': token },
    body: JSON.stringify(body),
  });
  if (!answer.headers.get('content-type')?.startsWith('application/json')) throw new Error(`answered ${answer.status}`);
  return answer.json();
}

/** From the press of the button to the next page, or to a sentence that says why not. */
async function use({ passkey, question, answer, token, next, stopped, failed }) {
  try {
    const asked = await post(question, token, {});
    if (asked.problem) return asked.problem;
    const publicKey = asOptions(asked.options.publicKey);
    const credential = await navigator.credentials[passkey]({ publicKey });
    const done = await post(answer, token, { challenge: asked.challenge, credential: asAnswer(credential), next });
    if (done.problem) return done.problem;
    location.assign(done.go);
    return '';
  } catch (error) {
    return error instanceof DOMException ? stopped : failed;
  }
}

for (const part of globalThis.PublicKeyCredential ? document.querySelectorAll('[data-passkey]') : []) {
  const button = part.querySelector('button');
  const said = part.querySelector('[role=status]');
  part.hidden = false;
  button.addEventListener('click', async () => {
    button.disabled = true;
    said.textContent = '';
    said.textContent = await use(part.dataset);
    button.disabled = false;
  });
}
