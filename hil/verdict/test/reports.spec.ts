import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Script } from 'node:vm';
import { verdictJson } from '../report/json';
import { verdictJunit } from '../report/junit';
import { verdictPage } from '../report/page';
import { verdictTable } from '../report/table';
import type { Check, Verdict } from '../verdict';
import { judged, killedFlight } from './case';
import { malformed } from './xml';

const HOSTILE = '<script>alert("x")</script> & \u0007 ]]> \'quoted\'';
const check = (outcome: Check['outcome'], title: string): Check => ({
  id: `inv/${title}`,
  title,
  outcome,
  expected: 'held < 1 & more',
  got: outcome === 'passed' ? 'held' : HOSTILE,
});
const passed = judged(killedFlight());
const failed: Verdict = {
  ...passed,
  passed: false,
  checks: [check('passed', 'P1'), check('failed', 'T1'), check('not-judged', 'K1')],
};

describe('JSON', () => {
  it('holds the verdict and nothing less', () => {
    expect(JSON.parse(verdictJson(failed))).toEqual(failed);
  });
});

describe('JUnit XML', () => {
  it('is well-formed whatever the texts hold', () => {
    expect(malformed(verdictJunit(passed))).toBeNull();
    expect(malformed(verdictJunit(failed))).toBeNull();
    expect(malformed(verdictJunit({ ...failed, scenario: HOSTILE }))).toBeNull();
  });

  it('counts failures and skips', () => {
    const xml = verdictJunit(failed);
    expect(xml).toMatch(/<testsuite [^>]*tests="3" failures="1" errors="0" skipped="1"/);
    expect(xml.match(/<testcase /g)).toHaveLength(3);
    expect(xml.match(/<failure message="expected held &lt; 1 &amp; more, got &lt;script/g)).toHaveLength(1);
    expect(xml.match(/<skipped/g)).toHaveLength(1);
    expect(verdictJunit(passed)).not.toMatch(/<failure|<skipped/);
  });

  it('names seed and fingerprint', () => {
    expect(verdictJunit(passed)).toContain('<property name="seed" value="1"/>');
    expect(verdictJunit(passed)).toContain('<property name="fingerprint" value="ab12"/>');
  });
});

describe('table', () => {
  it('tells the verdict in plain text', () => {
    const text = verdictTable(passed, false);
    expect(text).toContain('PASSED  first-orbit, simulated world, seed 1: 13 checks, 0 failed, 0 not judged');
    expect(text).toContain('100.00 s of mission in 2.0 s (50x)');
    expect(text).toContain('fingerprint ab12');
    expect(text).toMatch(/process\.killed .* job-executor .* T\+00:00:25\.000 .* 3\.00 s .* 7\.00 s/);
    expect(text).toMatch(/train .* COMPLETED .* 2 .* 7 .* cafe .* yes/);
  });

  it('tells failures and what was not judged', () => {
    const text = verdictTable(failed, false);
    expect(text).toContain('FAILED  first-orbit, simulated world, seed 1: 3 checks, 1 failed, 1 not judged');
    expect(text).toMatch(/FAIL .* T1 /);
    expect(text).toMatch(/not judged .* K1 /);
  });

  it('leaves out what there is not', () => {
    const bare = verdictTable({ ...passed, faults: [], jobs: [], fingerprint: '' }, false);
    expect(bare).not.toMatch(/lost steps|detected after|fingerprint/);
  });
});

describe('page', () => {
  const uplot = join(__dirname, '../../../node_modules/uplot');
  const asset = (path: string): string => readFileSync(join(uplot, path), 'utf8');
  const assets = {
    script: asset('dist/uPlot.iife.min.js'),
    style: asset('dist/uPlot.min.css'),
    licence: asset('LICENSE'),
  };
  const entries = killedFlight().event(
    99,
    'job-executor',
    'JOB_HELD',
    { job: HOSTILE },
    'HIGH',
    HOSTILE,
  ).entries;
  const page = verdictPage(failed, entries, assets);

  it('holds the verdict', () => {
    expect(page).toContain('<span class="failed">failed</span>');
    expect(page).toContain('3 checks, 1 failed, 1 not judged');
    expect(verdictPage(passed, entries, assets)).toContain('<span class="passed">passed</span>');
  });

  it('escapes what comes from the flight', () => {
    const hostile = {
      ...failed,
      scenario: HOSTILE,
      title: HOSTILE,
      jobs: [{ ...failed.jobs[0], job: HOSTILE }],
    };
    for (const one of [page, verdictPage(hostile, entries, assets)]) {
      expect(one).not.toContain('<script>alert');
      expect(one.match(/<script>/g)).toHaveLength(2);
      expect(one.match(/<\/script>/g)).toHaveLength(2);
      expect(one).toContain('&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp;');
    }
  });

  it('needs nothing but itself', () => {
    expect(page).not.toMatch(/https?:\/\//);
    expect(page).not.toMatch(/<(link|img|iframe|base)\b/);
    expect(page).not.toMatch(/\b(src|href)\s*=|@import|url\(/);
    expect(page).toContain('Permission is hereby granted');
  });

  it('has scripts that parse and data that the plots can read', () => {
    const scripts = [...page.matchAll(/<script>([^]*?)<\/script>/g)].map((match) => match[1]);
    for (const script of scripts) expect(() => new Script(script)).not.toThrow();
    const data = /const flight = (.*);\n/.exec(scripts[1]);
    const flight = JSON.parse(data![1]);
    expect(flight.end).toBe(100);
    expect(flight.seconds).toEqual([0, 62]);
    expect(flight.shades).toEqual([{ from: 30, to: 70 }]);
    expect(flight.onsets).toEqual([{ number: 1, at: 25 }]);
    expect(flight.plots.map((plot: { title: string }) => plot.title)).toEqual([
      'State of charge',
      'Temperatures',
      'Job progress',
      'Mode',
    ]);
    expect(flight.charts.map((chart: { title: string }) => chart.title)).toEqual([
      'Faults and recoveries',
      'Jobs',
      'Services',
    ]);
  });

  it('refuses a library that would end its own script', () => {
    expect(() => verdictPage(passed, entries, { ...assets, script: '</script>' })).toThrow('inside a page');
  });
});
