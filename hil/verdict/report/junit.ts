import builder from 'junit-report-builder';
import type { Verdict } from '../verdict';

/** The verdict as JUnit XML, one test case a check, for CI systems. */
export function verdictJunit(verdict: Verdict): string {
  const report = builder.newBuilder();
  const suite = report
    .testSuite()
    .name(`dawnline ${verdict.scenario} (${verdict.world})`)
    .time(verdict.wallSeconds);
  suite.property('seed', String(verdict.seed)).property('fingerprint', verdict.fingerprint);
  for (const check of verdict.checks) {
    const item = suite
      .testCase()
      .className(`dawnline.${verdict.scenario}.${check.id.split('/')[0]}`)
      .name(check.title);
    if (check.outcome === 'failed') item.failure(`expected ${check.expected}, got ${check.got}`);
    if (check.outcome === 'not-judged') {
      item.skipped();
      item.standardOutput(`not judged: expected ${check.expected}, got ${check.got}`);
    }
  }
  return report.build();
}
