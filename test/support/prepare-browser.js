import chromium from '@sparticuz/chromium';

/** Unpacks the browser of the npm package once, before tests that run side by side would each do it. */
export default async function prepareBrowser() {
  process.env.CHROMIUM_PATH ??= await chromium.executablePath();
}
