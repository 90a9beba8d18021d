// The last line of a run: plain words for whoever reads only the end.
import type { FullResult, Reporter, TestCase, TestResult } from '@playwright/test/reporter';

export default class Summary implements Reporter {
  private readonly outcomes = new Map<string, TestResult['status']>();

  onTestEnd(test: TestCase, result: TestResult): void {
    this.outcomes.set(test.id, result.status);
  }

  onEnd(result: FullResult): void {
    if (this.outcomes.size === 0) return;
    const count = (wanted: (status: string) => boolean) => [...this.outcomes.values()].filter(wanted).length;
    const passed = count((status) => status === 'passed');
    const skipped = count((status) => status === 'skipped');
    const failed = this.outcomes.size - passed - skipped;
    console.log(`browser tests: ${passed} passed, ${failed} failed, ${skipped} skipped, ${(result.duration / 1000).toFixed(0)} s`);
  }

  printsToStdio(): boolean {
    return false;
  }
}
