// The style of a briefing. No fonts, pictures or scripts from elsewhere.
#pragma once

#include <string_view>

namespace sayso {

constexpr std::string_view kBriefingStyle = R"(
:root { --ink: #1b1b1b; --faint: #555; --paper: #fff; --line: #c8c8c8;
  --link: #0b4f9e; --sure: #1b5e20; --perhaps: #8a4b00; --wash: #f4f4f1; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececec; --faint: #b5b5b5; --paper: #16181b; --line: #4a4d52; --link: #8ab8f5;
    --sure: #8fce94; --perhaps: #f0b26a; --wash: #202327; } }
body { margin: 0 auto; max-width: 52rem; padding: 1rem 1.25rem 3rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 Georgia, "Times New Roman", serif; }
h1, h2, h3, .facts, svg text, table { font-family: system-ui, "Helvetica Neue", Arial, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; } h2 { border-bottom: 1px solid var(--line);
  font-size: 1.25rem; margin-top: 2.2rem; } h3 { font-size: 1.05rem; margin-bottom: .2rem; }
a { color: var(--link); } a:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.facts { color: var(--faint); font-size: .875rem; margin-top: 0; }
blockquote { border-left: 3px solid var(--line); margin: .3rem 0 .3rem .2rem;
  padding: 0 0 0 .8rem; overflow-wrap: anywhere; }
li { margin: .25rem 0; } .against { color: var(--perhaps); }
svg.ledger { width: 100%; height: auto; background: var(--wash); }
svg.ledger text { fill: var(--ink); font-size: 13px; }
svg.ledger path { fill: none; stroke-width: 1.6; } svg.ledger .certain { stroke: var(--sure); }
svg.ledger .perhaps { stroke: var(--perhaps); stroke-dasharray: 5 4; }
svg.ledger .member { fill: var(--ink); } svg.ledger .outside { fill: var(--paper);
  stroke: var(--ink); }
table { border-collapse: collapse; font-size: .875rem; width: 100%; }
th, td { border-bottom: 1px solid var(--line); padding: .25rem .5rem .25rem 0; text-align: left;
  vertical-align: top; }
@media print { :root { --ink: #000; --paper: #fff; --wash: #fff; --link: #000; --faint: #333; }
  body { max-width: none; font-size: 10.5pt; } h2, h3 { break-after: avoid; }
  article, svg, tr, li { break-inside: avoid; } a { text-decoration: none; } }
)";

}  // namespace sayso
