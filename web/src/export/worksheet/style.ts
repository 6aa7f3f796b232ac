/** Of the worksheet, on screen and on paper; black on white, since it is to be written on. */
export const worksheetStyle = `
@page { size: A4; margin: 16mm; }
body { font: 15px/1.45 system-ui, sans-serif; color: #1a1a20; background: #fff; max-width: 46rem; margin: 24px auto; padding-inline: 16px; }
h1 { font-size: 22px; margin: 0 0 4px; }
h2 { font-size: 16px; margin: 22px 0 4px; break-after: avoid; }
p { margin: 4px 0 8px; }
.quiet { color: #5d5d6b; }
.who { margin-block: 14px; border-block-end: 1px solid #85858f; padding-block-end: 2px; max-width: 20rem; color: #5d5d6b; }
section { break-inside: avoid; }
.scroller { overflow-x: auto; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { border: 1px solid #85858f; padding: 5px 9px; text-align: right; min-width: 3.4em; height: 1.5em; font-weight: 400; }
thead th { color: #5d5d6b; }
tbody th { text-align: left; }
.query { color: #0069a6; }
.key { color: #b04d00; }
.value { color: #007a59; }
.find { border-width: 2px; border-color: #1a1a20; }
.answer { color: #5b35a8; font-weight: 600; }
@media print { body { margin: 0; max-width: none; padding: 0; font-size: 12pt; } }
`;
