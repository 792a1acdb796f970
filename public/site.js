// @ts-check
// What the pages gain from JavaScript; each works without it.

const keysOff = 'changeout-keys-off';

document.documentElement.classList.add('js');
setUpKeys();
setUpSelection();
setUpForms();
setUpExplanations();
for (const element of document.querySelectorAll('[data-progress-url]')) if (element instanceof HTMLElement) followProgress(element);

/** Keys for lists: `/` search, j and k move, Enter opens (it is a link), x selects. They can be turned off, and stay off in this browser. */
function setUpKeys() {
  const toggles = [...document.querySelectorAll('[data-keys-toggle]')];
  const isOff = () => localStorage.getItem(keysOff) === 'yes';
  const label = () => {
    for (const toggle of toggles) toggle.textContent = isOff() ? 'turn keys on' : 'turn keys off';
  };
  for (const toggle of toggles) {
    toggle.addEventListener('click', () => {
      if (isOff()) localStorage.removeItem(keysOff);
      else localStorage.setItem(keysOff, 'yes');
      label();
    });
  }
  if (toggles.length === 0) return;
  label();
  document.addEventListener('keydown', (event) => {
    if (isOff() || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
    if (actOn(event.key)) event.preventDefault();
  });
}

/** @param {EventTarget | null} target */
function isTyping(target) {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !['checkbox', 'radio', 'button', 'submit'].includes(target.type);
  return target.isContentEditable || target.closest('select, textarea, [data-site-map]') !== null;
}

/** @param {string} key */
function actOn(key) {
  if (key === '/') return focusOn(document.querySelector('[data-search]'));
  const rows = [...document.querySelectorAll('table[data-keys] tbody tr')];
  const at = rows.findIndex((row) => row.contains(document.activeElement));
  if (key === 'j') return focusOn(linkIn(rows[Math.min(at + 1, rows.length - 1)]));
  if (key === 'k') return focusOn(linkIn(rows[at < 0 ? 0 : Math.max(at - 1, 0)]));
  const box = rows[at]?.querySelector('.select input');
  if (key !== 'x' || !(box instanceof HTMLInputElement)) return false;
  box.click();
  return true;
}

/** @param {Element | undefined} row */
function linkIn(row) {
  return row?.querySelector('.key a') ?? row?.querySelector('a, input, summary') ?? null;
}

/** @param {Element | null} element */
function focusOn(element) {
  if (!(element instanceof HTMLElement)) return false;
  element.focus();
  if (element instanceof HTMLInputElement) element.select();
  return true;
}

/** The box in the head selects the rows of this page; the bar counts. "All that match" takes the place of single rows. */
function setUpSelection() {
  for (const form of document.querySelectorAll('form[data-bulk]')) {
    if (!(form instanceof HTMLFormElement)) continue;
    const boxes = [...document.querySelectorAll(`td.select input[form="${form.id}"]`)].filter((box) => box instanceof HTMLInputElement);
    const head = boxes[0]?.closest('table')?.querySelector('[data-select-page]');
    const all = form.querySelector('[data-select-all]');
    const count = form.querySelector('[data-bulk-count]');
    const show = () => {
      const ticked = boxes.filter((box) => box.checked).length;
      const everything = all instanceof HTMLInputElement && all.checked;
      if (count) count.textContent = everything ? 'All that match' : `${ticked || 'None'} ticked`;
      for (const button of form.querySelectorAll('button')) button.disabled = ticked === 0 && !everything;
      if (!(head instanceof HTMLInputElement)) return;
      head.checked = ticked > 0 && ticked === boxes.length;
      head.indeterminate = ticked > 0 && ticked < boxes.length;
    };
    if (head instanceof HTMLInputElement) {
      head.hidden = false;
      head.addEventListener('change', () => {
        for (const box of boxes) box.checked = head.checked;
        show();
      });
    }
    for (const box of boxes) box.addEventListener('change', show);
    all?.addEventListener('change', show);
    show();
  }
}

/** A form is sent once, and `data-guard` asks before changes are left behind. */
function setUpForms() {
  /** @type {Set<HTMLFormElement>} */
  const changed = new Set();
  document.addEventListener('input', (event) => {
    const form = event.target instanceof Element ? event.target.closest('form[data-guard]') : null;
    if (form instanceof HTMLFormElement) changed.add(form);
  });
  for (const form of document.querySelectorAll('form[data-guard="unsaved"]')) if (form instanceof HTMLFormElement) changed.add(form);
  // A form that saves itself has nothing left to lose.
  document.addEventListener('draft-saved', (event) => {
    if (event.target instanceof HTMLFormElement) changed.delete(event.target);
  });
  addEventListener('beforeunload', (event) => {
    if (changed.size > 0) event.preventDefault();
  });
  document.addEventListener('submit', (event) => {
    const form = event.target;
    if (!(form instanceof HTMLFormElement) || event.defaultPrevented) return;
    changed.delete(form);
    if (form.method !== 'post' || form.hasAttribute('data-repeat')) return;
    if (form.dataset.sent) event.preventDefault();
    form.dataset.sent = 'yes';
    // After the browser has read the pressed button's own name and value.
    setTimeout(() => markSent(form, true));
  });
  addEventListener('pageshow', () => {
    for (const form of document.forms) markSent(form, false);
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {boolean} sent
 */
function markSent(form, sent) {
  if (!sent) delete form.dataset.sent;
  for (const button of form.querySelectorAll('button')) {
    if (sent) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
}

/** One explanation at a time; Escape and a click elsewhere close it, and focus goes back to its figure. */
function setUpExplanations() {
  document.addEventListener(
    'toggle',
    (event) => {
      const opened = event.target;
      if (!(opened instanceof HTMLDetailsElement) || !opened.open || !opened.matches('.why')) return;
      for (const other of openExplanations()) if (other !== opened) other.open = false;
      opened.classList.remove('end');
      const box = opened.querySelector('.because');
      if (box && box.getBoundingClientRect().right > document.documentElement.clientWidth - 8) opened.classList.add('end');
    },
    true,
  );
  document.addEventListener('click', (event) => {
    for (const open of openExplanations()) if (event.target instanceof Node && !open.contains(event.target)) open.open = false;
  });
  document.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    for (const open of openExplanations()) {
      if (open.contains(document.activeElement)) focusOn(open.querySelector('summary'));
      open.open = false;
    }
  });
}

/** @returns {NodeListOf<HTMLDetailsElement>} */
function openExplanations() {
  return document.querySelectorAll('details.why[open]');
}

/**
 * Asks every second how far the work is, and goes on when it is done. When the server cannot be reached it waits longer each time.
 * @param {HTMLElement} element
 */
async function followProgress(element) {
  const bar = element.querySelector('progress');
  const label = element.querySelector('[data-progress-label]');
  for (let wait = 1000; ; ) {
    await new Promise((resolve) => setTimeout(resolve, wait));
    const state = await askProgress(element.dataset.progressUrl ?? '');
    wait = state ? 1000 : Math.min(wait * 2, 15_000);
    if (!state) continue;
    if (bar) [bar.max, bar.value] = [Math.max(1, state.total), state.done];
    if (label && label.textContent !== state.label) label.textContent = state.label;
    if (state.status === 'running') continue;
    if (state.next) location.assign(state.next);
    else location.reload();
    return;
  }
}

/**
 * @param {string} url
 * @returns {Promise<{ done: number, total: number, label: string, status: 'running' | 'done' | 'failed', next?: string } | undefined>}
 */
async function askProgress(url) {
  try {
    const answer = await fetch(url, { headers: { accept: 'application/json' }, cache: 'no-store' });
    return answer.ok ? await answer.json() : undefined;
  } catch {
    return undefined;
  }
}
