/** The look of a report that travels alone: the site’s two inks, the reader’s own typefaces, nothing fetched. */
export const style = `
:root {
  color-scheme: light dark;
  --paper: #fbf8f2; --tint: #f6e3d8; --ink: #1b1916; --mute: #5c554b; --accent: #9e3516; --edge: #837a6c; --rule: #d9d1c4;
  --sans: "Source Sans 3", system-ui, sans-serif;
  --serif: Newsreader, Georgia, serif;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #181513; --tint: #3a231a; --ink: #efe9de; --mute: #b8aea0; --accent: #f2956f; --edge: #8f8577; --rule: #3d3731;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0; background: var(--paper); color: var(--ink);
  font: 400 1.0625rem / 1.55 var(--sans); font-synthesis: none; overflow-wrap: break-word;
}
.wrap { max-width: 78rem; margin-inline: auto; padding-inline: 1.25rem; }
h1, h2, h3 { margin: 0; font: 500 1.5rem / 1.16 var(--serif); letter-spacing: -0.008em; text-wrap: balance; }
h1 { font-size: 2.25rem; line-height: 1.08; }
p, ul, ol, dl, dd, pre { margin: 0; padding: 0; }
ul, ol { list-style: none; }
b, dt, summary { font-weight: 600; }
a { color: inherit; text-decoration: underline 1px var(--accent); text-underline-offset: 0.2em; }
a:hover { color: var(--accent); text-decoration-thickness: 2px; }
:focus-visible { outline: 3px solid var(--ink); outline-offset: 3px; }
code, pre { font: 0.9375rem / 1.5 ui-monospace, "Liberation Mono", monospace; }
.mute { color: var(--mute); }
.small { font-size: 0.9375rem; line-height: 1.5; }
.label { font: 600 0.8125rem / 1.3 var(--sans); letter-spacing: 0.055em; text-transform: uppercase; color: var(--mute); }
.example { border-block-end: 1px solid var(--rule); font-size: 0.875rem; padding-block: 0.5rem; }
.example b { color: var(--accent); }
.masthead { border-block-end: 1px solid var(--ink); padding-block: 1rem; font: 500 1.5rem / 1.2 var(--serif); }
.head { padding-block: 2.5rem 1.5rem; }
.head h1 { margin-block-start: 0.5rem; }
.place { padding-block-start: 0.75rem; }
.lead { font-size: 1.1875rem; line-height: 1.5; max-width: 31em; margin-block-start: 0.75rem; }
.counts { display: grid; grid-template-columns: repeat(3, minmax(0, 1fr)); border-block-start: 3px solid var(--ink); border-block-end: 1px solid var(--ink); }
.counts > div { padding: 0.5rem 0 0.75rem 0; display: flex; flex-direction: column-reverse; justify-content: flex-end; }
.counts > div + div { border-inline-start: 1px solid var(--rule); padding-inline-start: 0.75rem; }
.counts dd { font: 500 3rem / 1 var(--serif); letter-spacing: -0.02em; }
.counts .hot dd { color: var(--accent); }
.level { display: inline-flex; align-items: baseline; gap: 0.5rem; font-weight: 600; }
.shape { flex: none; width: 0.75rem; height: 0.75rem; border: 0.375rem solid currentcolor; }
.counts .level { font-size: 0.9375rem; gap: 0.375rem; }
.blocking { color: var(--accent); }
.to-check .shape { border-color: currentcolor transparent transparent currentcolor; outline: 1px solid currentcolor; outline-offset: -1px; }
.advice .shape, .done .shape { border: 2px solid currentcolor; border-radius: 50%; }
.part { border-block-start: 1px solid var(--ink); margin-block-start: 3rem; padding-block-start: 1rem; }
.file { margin-block-start: 3.5rem; }
.point { border-block-start: 1px solid var(--ink); margin-block-start: 2.5rem; padding-block-start: 1rem; }
.side { margin-block-end: 0.5rem; }
.side p { font-size: 0.9375rem; line-height: 1.45; }
.wrote { border-inline-start: 1px solid var(--ink); padding: 0.25rem 0 0.25rem 1rem; margin-block: 0.75rem; white-space: pre-wrap; }
mark { background: var(--tint); color: inherit; border-block-end: 2px solid var(--accent); }
.said { margin-block: 0.75rem; }
.said dd { max-width: 37rem; margin-block-end: 0.5rem; }
.way { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.25rem 1.5rem; }
.way > * { min-width: 0; }
.way a, .way span, .go { display: inline-block; padding-block: 0.6rem; }
.steps li { display: flex; justify-content: space-between; gap: 1rem; border-block-start: 1px solid var(--rule); padding-block: 0.5rem; }
.steps li:first-child { border-block-start: 0; }
.steps span { min-width: 0; }
.steps span:last-child { flex: none; max-width: 45%; text-align: end; }
.steps :is(.done, .optional) span { color: var(--mute); }
summary { cursor: pointer; padding-block: 0.75rem; }
pre { border: 1px solid var(--edge); padding: 0.75rem; margin-block: 0.5rem 1rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.lists { display: grid; gap: 1rem 2rem; }
.bullets li { padding-inline-start: 1.25em; position: relative; }
.bullets li::before { content: ""; position: absolute; inset-inline-start: 0; inset-block-start: 0.75em; width: 0.75em; border-block-start: 2px solid var(--accent); }
.foot { border-block-start: 1px solid var(--ink); margin-block-start: 3.5rem; padding-block: 1rem 2.5rem; }
@media (min-width: 56.25rem) {
  .wrap { padding-inline: 3rem; }
  h1 { font-size: 3.25rem; max-width: 18em; }
  .lead { font-size: 1.375rem; }
  .counts dd { font-size: 4.5rem; }
  .counts .level { font-size: inherit; gap: 0.5rem; }
  .part, .point { display: grid; grid-template-columns: minmax(0, 3fr) minmax(0, 8fr); column-gap: 2rem; }
  .part > .side { grid-area: 1 / 1; }
  .part > .wide { grid-area: 1 / 1 / auto / -1; }
  .wide > summary { padding-block-start: 0; padding-inline-start: calc(3 / 11 * (100% - 2rem) + 2rem); }
  .point h3 { font-size: 1.75rem; }
  .said { display: grid; grid-template-columns: 10rem minmax(0, 1fr); }
  .lists { grid-template-columns: repeat(2, minmax(0, 1fr)); }
}
@media (forced-colors: active) {
  .shape { border-color: CanvasText; forced-color-adjust: none; }
  .to-check .shape { border-color: CanvasText Canvas Canvas CanvasText; outline-color: CanvasText; }
  mark { outline: 1px solid CanvasText; }
}
@media print {
  :root { --paper: #fff; --tint: #fff; --ink: #1b1916; --mute: #5c554b; --accent: #9e3516; --edge: #837a6c; --rule: #d9d1c4; }
  @page { size: A4; margin: 18mm; }
  body { font-size: 10.5pt; }
  h1 { font-size: 22pt; }
  .head { padding-block-start: 1rem; }
  .part, .point, .file { margin-block-start: 1.5rem; }
  .point, .steps li { break-inside: avoid; }
  details:not(.paste)::details-content { content-visibility: visible; block-size: auto; }
}
`
