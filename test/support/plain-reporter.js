/** Prints one plain closing line, so that a run that executed nothing is seen. */
export default class PlainReporter {
  onRunComplete(_contexts, results) {
    console.log(`jest: ${results.numPassedTests} passed, ${results.numFailedTests} failed, ${results.numPendingTests} skipped`);
  }
}
