export default async function stopPostgres() {
  await globalThis.changeoutTestPostgres.stop();
}
