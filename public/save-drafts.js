// @ts-check
/*
 * Saves a form while it is written. Without this module the form works by its button, and nothing is lost. What a page gives it:
 *
 *   <form data-save-drafts data-guard autocomplete="off" method="post" action="…">   with hidden `_csrf`, `revision` and `seen`
 *   data-save-held          on a form that came back with a conflict or a fault: only its button saves
 *   <p data-save-state>     in the form: where "Saved 2 minutes ago" stands
 *   data-save-length="name" where the length of a field's text stands
 *   data-save-field="name"  around each field: where a text that was saved elsewhere is shown
 *   <p data-save-news class="vh" role="status">   once a page: what is said aloud, which is only what changes
 *
 * It posts the fields of the form with `autosave=yes` and gets JSON, see server/web/save-reply.ts.
 */

const pause = 1500;
const longestWait = 15_000;
const firstRetry = 4000;
const slowestRetry = 60_000;

/** @type {Draft[]} */
const drafts = [];
for (const form of document.querySelectorAll('form[data-save-drafts]')) if (form instanceof HTMLFormElement) follow(form);
setInterval(() => drafts.forEach(showAge), 15_000);
addEventListener('online', () => drafts.filter((draft) => draft.unsure).forEach(save));
document.addEventListener('visibilitychange', () => {
  if (document.visibilityState === 'hidden') drafts.filter(hasNews).forEach(save);
});

// The answer to whatever is sent shows this page anew: what was written in other forms is saved first, once, so that it stands there.
document.addEventListener('submit', waitForOthers, true);

/** @type {WeakSet<HTMLFormElement>} */
const waited = new WeakSet();

/** @param {SubmitEvent} event */
function waitForOthers(event) {
  const form = event.target;
  if (!(form instanceof HTMLFormElement) || waited.delete(form) || !navigator.onLine) return;
  const others = drafts.filter((draft) => draft.form !== form && !draft.unsure && (draft.running || hasNews(draft)));
  if (others.length === 0) return;
  event.preventDefault();
  event.stopPropagation();
  const button = event.submitter;
  Promise.all(others.map((draft) => save(draft).then(() => hasNews(draft) && draft.fault === '' && save(draft)))).finally(() => {
    waited.add(form);
    form.requestSubmit(button);
  });
}

/** @param {HTMLFormElement} form */
function follow(form) {
  /** @type {Draft} */
  const draft = { form, edits: 0, saved: 0, held: form.hasAttribute('data-save-held'), wait: 0, fault: '' };
  drafts.push(draft);
  show(draft, draft.held ? 'Not saved: press the button when it is right.' : 'Saves by itself while you write.');
  form.addEventListener('input', () => {
    draft.edits++;
    count(form);
    draft.since ??= Date.now();
    if (draft.held) return;
    if (!draft.unsure) show(draft, 'Not saved yet.');
    later(draft, Date.now() - draft.since > longestWait ? 0 : pause);
  });
  form.addEventListener('submit', (event) => {
    clearTimeout(draft.timer);
    if (!draft.running && !draft.unsure && navigator.onLine) return;
    // What is under way must be known first, or the form would meet its own words as somebody else's. Without a line, the text stays on the page.
    event.preventDefault();
    const button = event.submitter;
    save(draft).finally(() => {
      if (!navigator.onLine && !draft.unsure) show(draft, 'Not sent: this device is offline. Press the button again when the line is back.');
      else if (!draft.unsure) form.requestSubmit(button);
    });
  });
}

/** @param {HTMLFormElement} form */
function count(form) {
  for (const place of form.querySelectorAll('[data-save-length]')) {
    const field = form.elements.namedItem(place.getAttribute('data-save-length') ?? '');
    if (field instanceof HTMLTextAreaElement || field instanceof HTMLInputElement) place.textContent = String(field.value.length);
  }
}

/** @param {Draft} draft */
function hasNews(draft) {
  return !draft.held && draft.edits !== draft.saved;
}

/**
 * @param {Draft} draft
 * @param {number} milliseconds
 */
function later(draft, milliseconds) {
  clearTimeout(draft.timer);
  draft.timer = setTimeout(() => save(draft), milliseconds);
}

/** @param {Draft} draft */
function save(draft) {
  clearTimeout(draft.timer);
  draft.running ??= send(draft).finally(() => {
    draft.running = undefined;
    if (hasNews(draft) && !draft.unsure && draft.fault === '') later(draft, pause);
  });
  return draft.running;
}

/** What got lost on the way may have arrived: it is sent again as it was, and what was written since after it. */
async function send(/** @type {Draft} */ draft) {
  if (!hasNews(draft)) return;
  const sent = draft.unsure ?? { edits: draft.edits, body: bodyOf(draft.form) };
  sent.body.set('_csrf', hidden(draft.form, '_csrf').value);
  const reply = await post(draft.form.action, sent.body);
  const again = reply === 'sign in' ? await renewToken() : false;
  if (again) sent.body.set('_csrf', hidden(draft.form, '_csrf').value);
  const answer = again ? await post(draft.form.action, sent.body) : reply;
  if (answer === undefined || answer === 'sign in') {
    draft.unsure = sent;
    draft.wait = Math.min(Math.max(draft.wait * 2, firstRetry), slowestRetry);
    complain(
      draft,
      answer === undefined
        ? whyUnreached()
        : 'Not saved: you are signed out. Your text is still here. Sign in in another tab; it is then saved by itself.',
    );
    later(draft, draft.wait);
    return;
  }
  draft.unsure = undefined;
  draft.wait = 0;
  take(draft, sent.edits, answer);
}

/**
 * @param {Draft} draft
 * @param {number} edits
 * @param {SaveReply} answer
 */
function take(draft, edits, answer) {
  if (answer.outcome === 'saved' || answer.outcome === 'conflict') {
    hidden(draft.form, 'revision').value = String(answer.revision);
    hidden(draft.form, 'seen').value = answer.seen;
  }
  if (answer.outcome === 'saved') {
    draft.saved = edits;
    draft.since = hasNews(draft) ? Date.now() : undefined;
    if (draft.fault !== '' || draft.savedAt === undefined) announce(`${nameOf(draft)}: saved.`);
    draft.fault = '';
    draft.savedAt = Date.now();
    showAge(draft);
    if (!hasNews(draft)) draft.form.dispatchEvent(new CustomEvent('draft-saved', { bubbles: true }));
    return;
  }
  draft.held = answer.outcome !== 'refused';
  complain(draft, answer.outcome === 'conflict' ? answer.message : `Not saved: ${answer.message}`);
  if (answer.outcome === 'conflict') for (const field of answer.theirs) showTheirs(draft.form, field);
}

/**
 * @param {HTMLFormElement} form
 * @param {{ name: string, paragraphs: string[] }} field
 */
function showTheirs(form, { name, paragraphs }) {
  const place = form.querySelector(`[data-save-field="${name}"]`);
  if (!place) return;
  const note = document.createElement('div');
  note.className = 'note warn stacked';
  note.setAttribute('role', 'group');
  note.setAttribute('aria-label', `Saved elsewhere: ${place.querySelector('label, legend')?.textContent ?? name}`);
  for (const [index, text] of ['Saved elsewhere meanwhile', ...paragraphs].entries()) {
    const line = note.appendChild(document.createElement('p'));
    line.append(index === 0 ? Object.assign(document.createElement('b'), { textContent: text }) : text);
  }
  place.append(note);
}

/**
 * @param {string} url
 * @param {URLSearchParams} body
 * @returns {Promise<SaveReply | 'sign in' | undefined>} undefined when nobody knows whether it arrived
 */
async function post(url, body) {
  try {
    const keepalive = body.toString().length < 60_000;
    const options = { method: 'POST', body, keepalive, signal: AbortSignal.timeout(20_000) };
    const answer = await fetch(url, { ...options, redirect: 'manual', headers: { accept: 'application/json' } });
    if (answer.type === 'opaqueredirect' || answer.status === 403) return 'sign in';
    if (answer.headers.get('content-type')?.startsWith('application/json')) return await answer.json();
    if (answer.status >= 500) return undefined;
    return { outcome: 'locked', message: 'it cannot be changed any more. Keep a copy of your text, then open the filing to see why.' };
  } catch {
    return undefined;
  }
}

/** After the same person has signed in again: the token of the new session, for every form of this page. */
async function renewToken() {
  try {
    const page = await fetch(location.href, { redirect: 'manual' });
    if (!page.ok) return false;
    const there = new DOMParser().parseFromString(await page.text(), 'text/html');
    const token = there.querySelector('input[name="_csrf"]');
    const isSame = there.querySelector('.who')?.textContent === document.querySelector('.who')?.textContent;
    if (!(token instanceof HTMLInputElement) || !isSame) return false;
    for (const form of document.forms) if (form.elements.namedItem('_csrf')) hidden(form, '_csrf').value = token.value;
    return true;
  } catch {
    return false;
  }
}

/** @param {HTMLFormElement} form */
function bodyOf(form) {
  const body = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (typeof value === 'string') body.append(name, value);
  body.set('autosave', 'yes');
  return body;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} name
 */
function hidden(form, name) {
  const input = form.elements.namedItem(name);
  if (!(input instanceof HTMLInputElement)) throw new Error(`The form has no ${name}.`);
  return input;
}

function whyUnreached() {
  const why = navigator.onLine ? 'the server cannot be reached' : 'this device is offline';
  return `Not saved: ${why}. Your text is still on this page, and saving is tried again by itself.`;
}

/**
 * @param {Draft} draft
 * @param {string} text
 */
function complain(draft, text) {
  if (draft.fault !== text) announce(`${nameOf(draft)}: ${text}`);
  draft.fault = text;
  show(draft, text);
}

/** @param {Draft} draft */
function showAge(draft) {
  if (draft.savedAt === undefined || draft.fault !== '' || hasNews(draft)) return;
  const minutes = Math.floor((Date.now() - draft.savedAt) / 60_000);
  const [count, unit] = minutes < 60 ? [minutes, 'minute'] : [Math.floor(minutes / 60), 'hour'];
  show(draft, count === 0 ? 'Saved just now.' : `Saved ${count} ${unit}${count === 1 ? '' : 's'} ago.`);
}

/**
 * @param {Draft} draft
 * @param {string} text
 */
function show({ form, fault }, text) {
  const place = form.querySelector('[data-save-state]');
  place?.classList.toggle('bad', fault !== '');
  if (place && place.textContent !== text) place.textContent = text;
}

/** @param {string} text */
function announce(text) {
  const place = document.querySelector('[data-save-news]');
  if (place) place.textContent = text;
}

/** @param {Draft} draft */
function nameOf({ form }) {
  return form.querySelector('h2')?.textContent ?? 'This form';
}

/**
 * @typedef {{ form: HTMLFormElement, edits: number, saved: number, held: boolean, wait: number, fault: string, since?: number, savedAt?: number,
 *   timer?: ReturnType<typeof setTimeout>, running?: Promise<void>, unsure?: { edits: number, body: URLSearchParams } }} Draft
 * @typedef {{ outcome: 'saved', revision: number, seen: string }
 *   | { outcome: 'conflict', message: string, theirs: { name: string, paragraphs: string[] }[], revision: number, seen: string }
 *   | { outcome: 'refused' | 'locked', message: string }} SaveReply
 */
