/** Colours follow the reader's light or dark setting; the script reads them from here. */
export const PAGE_STYLE = `
:root {
  color-scheme: light dark;
  --ink: #1b1f24; --dim: #57606a; --paper: #fff; --line: #d8dee4; --soft: #f3f5f7; --shade: #6e778126;
  --ok: #1a7f37; --wait: #bf8700; --bad: #cf222e; --info: #0969da; --idle: #8c959f;
  --line0: #0969da; --line1: #bc4c00; --line2: #1a7f37; --line3: #8250df; --line4: #bf3989; --line5: #57606a;
}
@media (prefers-color-scheme: dark) {
  :root {
    --ink: #dfe4ea; --dim: #9aa4af; --paper: #14181d; --line: #2d343c; --soft: #1c222a; --shade: #8b949e33;
    --ok: #3fb950; --wait: #d29922; --bad: #f85149; --info: #58a6ff; --idle: #6e7681;
    --line0: #58a6ff; --line1: #f0883e; --line2: #3fb950; --line3: #bc8cff; --line4: #f778ba; --line5: #9aa4af;
  }
}
body { margin: 0; font: 14px/1.45 system-ui, sans-serif; color: var(--ink); background: var(--paper); }
main { max-width: 1120px; margin: 0 auto; padding: 8px 16px 32px; }
h1 { margin: 12px 0 4px; } h2 { margin: 28px 0 8px; } p { margin: 4px 0 12px; } .dim { color: var(--dim); }
h1 span { padding: 2px 10px; border-radius: 4px; color: #fff; font-size: 0.65em; vertical-align: middle; text-transform: uppercase; }
h1 span.passed { background: #1a7f37; } h1 span.failed { background: #cf222e; }
.scroll { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
th, td { text-align: left; padding: 3px 10px 3px 4px; border-bottom: 1px solid var(--line); vertical-align: top; }
th { background: var(--soft); white-space: nowrap; }
td.time, td.word { white-space: nowrap; } td.digest { font-family: ui-monospace, monospace; font-size: 12px; }
td.digest, td.long { overflow-wrap: anywhere; min-width: 9em; }
tr.passed td:first-child { color: var(--ok); }
tr.failed td:first-child, tr.high td, tr.fault td { color: var(--bad); font-weight: 600; }
tr.not-judged td:first-child, tr.medium td { color: var(--wait); }
.plot { margin-bottom: 18px; } .plot h3 { margin: 0 0 2px; font-size: 14px; }
.plot h3 small { margin-left: 8px; font-weight: normal; color: var(--dim); }
.plot h3 span { white-space: nowrap; } .plot h3 i { display: inline-block; width: 10px; height: 10px; margin: 0 4px 0 10px; border-radius: 2px; }
.u-legend { font-size: 12px; text-align: left; } .u-legend.u-inline .u-value { min-width: 4.5em; text-align: left; }
.u-legend tr, .u-legend th, .u-legend td { border: 0; background: none; }
.u-select { background: #8b949e40; }
@media (max-width: 640px) { main { padding: 4px 8px 24px; } h1 { font-size: 22px; } body { font-size: 13px; } }
`;
