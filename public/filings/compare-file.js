// @ts-check
// Compares a chosen file with a SHA-256, in the browser alone. Browsers offer the hash only on secure pages; elsewhere the words beside it serve.

for (const element of document.querySelectorAll('[data-compare-sha256]')) {
  if (element instanceof HTMLElement && globalThis.crypto?.subtle) offer(element);
}

/** @param {HTMLElement} element */
function offer(element) {
  const input = element.querySelector('input');
  const outcome = element.querySelector('[data-compare-outcome]');
  if (!input || !outcome) return;
  element.hidden = false;
  input.addEventListener('change', async () => {
    const [file] = input.files ?? [];
    if (!file) return;
    outcome.textContent = 'Comparing …';
    const found = await hashOf(file);
    if (file !== input.files?.[0]) return;
    outcome.textContent =
      found === element.dataset.compareSha256
        ? `${file.name} is, byte for byte, the PDF that was filed.`
        : `${file.name} is not the PDF that was filed: its SHA-256 is ${found}. It may be its public copy, which carries the same code and leaves out what is confidential, another version, a scan, or a copy that was changed or saved anew.`;
  });
}

/** @param {File} file */
async function hashOf(file) {
  const hash = await crypto.subtle.digest('SHA-256', await file.arrayBuffer());
  return [...new Uint8Array(hash)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
