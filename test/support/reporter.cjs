// The spec reporter, and as very last line the count that the build server reads: `N passed, N failed`.
const Mocha = require('mocha');

class CountingReporter extends Mocha.reporters.Spec {
  epilogue() {
    super.epilogue();
    const { passes = 0, failures = 0, pending = 0 } = this.stats;
    if (pending > 0) console.log(`  ${pending} left out: what they need is not on this machine (see above)\n`);
    console.log(`${passes} passed, ${failures} failed`);
  }
}
module.exports = CountingReporter;
